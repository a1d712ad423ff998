import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"jobspy", "numpy", "pandas", "playwright", "sklearn", "torch", "transformers", "typst"}


@pytest.mark.parametrize(
    "what",
    ["import peregrine.urls", "import django_q.cluster, peregrine.tasks.run", "import jobs.tasks"],
    ids=["the pages", "an idle worker", "the tasks before they work"],
)
def test_heavy_libraries_are_loaded_by_the_work_that_needs_them_only(what: str) -> None:
    code = f"import django, sys; django.setup(); {what}; print(*sorted(set(sys.modules) & {HEAVY}))"
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "peregrine.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.stdout.strip(), result.returncode) == ("", 0), result.stderr

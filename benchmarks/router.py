"""What the router of the language models adds to a bare request, beside litellm's.

In a process of its own with a fresh SQLite file, since each call leaves its rows. All three ask the
same server, in turns: a bare httpx client, Peregrine's router, litellm's. Figures are medians of
what is added to the bare request, in milliseconds.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parent.parent
_LOADING = {
    "Peregrine": "import django; django.setup(); before = now(); import peregrine.llm",
    "litellm": "before = now(); import litellm",
}
_LOAD = """
import os, time, psutil
def now(): return time.perf_counter(), psutil.Process().memory_info().rss
{statement}
after = now()
print(after[0] - before[0], (after[1] - before[1]) / 1e6)
"""


def run(data: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        environment = os.environ | {
            "SECRET_KEY": "only-for-measuring-" + "x" * 50,
            "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            "PEREGRINE_DATA_DIR": f"{folder}/data",
            "PEREGRINE_CONFIG_DIR": f"{folder}/config",
            "DATABASE_URL": "",
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        }
        Path(folder, "data").mkdir()
        _run([sys.executable, "manage.py", "migrate", "-v0"], environment)
        measured = json.loads(
            _run([sys.executable, "-m", "benchmarks.router_rounds"], environment).splitlines()[-1]
        )
        loading = {name: _load(statement, environment) for name, statement in _LOADING.items()}
    _print(measured, loading)
    return {
        **measured,
        "import_seconds": loading["Peregrine"][0],
        "import_mb": loading["Peregrine"][1],
        "litellm_import_seconds": loading["litellm"][0],
        "litellm_import_mb": loading["litellm"][1],
    }


def _print(measured: dict[str, Any], loading: dict[str, tuple[float, float]]) -> None:
    names = {
        "overhead_ms": "added to a whole answer, ms",
        "first_token_added_ms": "added to the first word, ms",
        "fallback_refused_ms": "past a backend that refuses, ms",
        "fallback_hanging_first_ms": "past one that hangs, the first time, ms",
        "fallback_hanging_ms": "… and then, ms",
        "requests_per_call": "requests for each call",
    }
    rows = [[label, measured[key], measured[f"litellm_{key}"]] for key, label in names.items()]
    rows += [
        [label, loading["Peregrine"][at], loading["litellm"][at]]
        for at, label in enumerate(("seconds to import", "memory to import, MB"))
    ]
    print_table(["", "Peregrine", "litellm"], rows)
    print(
        f"  A bare request takes {measured['bare_ms']:.2f} ms; a hang is {measured['wait_ms']} ms."
    )


def _load(statement: str, environment: dict[str, str]) -> tuple[float, float]:
    lines = _run([sys.executable, "-c", _LOAD.format(statement=statement)], environment)
    seconds, megabytes = lines.splitlines()[-1].split()
    return round(float(seconds), 3), round(float(megabytes), 1)


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout

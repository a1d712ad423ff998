"""Every prompt tried on your own models: is the form kept, is it the language, is it true?

Asks each model of `fallback_order` in config/llm.yaml that is on your own network: one in the cloud
would need a consent, which a measurement does not have. Without such a model it is skipped.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parent.parent


def run(data: Path | None) -> dict[str, Any]:
    config = Path(os.environ.get("PEREGRINE_CONFIG_DIR", ROOT / "config")) / "llm.yaml"
    tried = _try_in_own_process(config) if config.is_file() else {}
    if not tried:
        print("  Skipped: no language model of your own network is named in config/llm.yaml.")
        return {"skipped": True}
    rows, result = [], {}
    for name, cases in tried.items():
        answered = [case for case in cases if "failed" not in case]
        good = [case for case in answered if not case["faults"]]
        doubtful = sum(len(case["doubtful"]) for case in answered)
        seconds = round(median(case["seconds"] for case in answered), 2) if answered else None
        result[name] = {
            "cases": len(cases),
            "answered": len(answered),
            "without_fault": len(good),
            "doubtful_sentences": doubtful,
            "median_seconds": seconds,
            "by_case": cases,
        }
        rows.append([name, len(cases), len(answered), len(good), doubtful, seconds])
    print_table(["model", "cases", "answered", "without fault", "doubtful sentences", "s"], rows)
    for name, cases in tried.items():
        for case in cases:
            for fault in case.get("faults", [case.get("failed", "")]):
                print(f"  {name}, {case['prompt']} ({case['case']}): {fault}")
    return {"models": result}


def _try_in_own_process(config: Path) -> dict[str, list[dict[str, Any]]]:
    """Let the models write with a fresh database and no other file of the person's."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        environment = os.environ | {
            "SECRET_KEY": "only-for-measuring-" + "x" * 50,
            "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            "PEREGRINE_DATA_DIR": f"{folder}/data",
            "PEREGRINE_CONFIG_DIR": f"{folder}/config",
            "DATABASE_URL": "",
        }
        Path(folder, "data").mkdir()
        Path(folder, "config").mkdir()
        shutil.copy(config, Path(folder, "config"))
        _run([sys.executable, "manage.py", "migrate", "-v0"], environment)
        output = _run([sys.executable, "-m", "benchmarks.draft_rounds"], environment)
        tried: dict[str, list[dict[str, Any]]] = json.loads(output.splitlines()[-1])
        return tried


def _run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout

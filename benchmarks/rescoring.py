"""Scoring 100,000 stored jobs again, in SQLite on disk, while somebody else writes.

Part of the benchmark `match`. Three runs: every job gets its first score, then one keyword changes
and few scores move, then all that is wanted is another and nearly all scores move.
"""

import json
import random
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import django

from benchmarks.apart import measured_apart
from benchmarks.postings import SEED, choose_keywords, write_descriptions

JOBS = 100_000
COMPANIES = 5_000
BATCH = 5_000
KEYWORDS = 60
PAUSE = 0.02  # seconds between the writes of the other one
PLACES = ("Winnipeg, MB", "Toronto, ON", "Remote", "Berlin, Germany", "")
TITLES = ("Data Analyst", "Senior Data Engineer", "Clerk", "Project Manager", "Registered Nurse")


def run(jobs: int = JOBS) -> dict[str, Any]:
    """Measure in a process of its own, whose data and config folders are temporary."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        return measured_apart("benchmarks.rescoring", folder, folder, str(jobs))


def measure(folder: Path, jobs: int) -> dict[str, Any]:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    _write_files(folder, changed=0)
    call_command("migrate", verbosity=0)
    fill(jobs)
    path = Path(connection.settings_dict["NAME"])
    connection.close()
    first, first_wait, _ = _rescore(path)
    _write_files(folder, changed=1)
    again, wait, moved = _rescore(path)
    _write_files(folder, changed=KEYWORDS)
    all_again, all_wait, all_moved = _rescore(path)
    return {
        "jobs": jobs,
        "seconds": round(again, 1),
        "first_seconds": round(first, 1),
        "moved": moved,
        "all_seconds": round(all_again, 1),
        "all_moved": all_moved,
        "longest_wait_ms": round(1000 * max(wait, first_wait, all_wait)),
    }


def _rescore(path: Path) -> tuple[float, float, int]:
    """Return the seconds it took, how long another writer waited at most, and what moved."""
    from jobs.rescoring import rescore

    stop, waits = threading.Event(), [0.0]

    def write() -> None:
        other = sqlite3.connect(path, timeout=60, isolation_level=None)
        while not stop.wait(PAUSE):
            started = time.perf_counter()
            other.execute("UPDATE jobs_company SET key = key WHERE id = 1")
            waits.append(time.perf_counter() - started)
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    started = time.perf_counter()
    moves = rescore()
    elapsed = time.perf_counter() - started
    stop.set()
    writer.join()
    return elapsed, max(waits), moves.up + moves.down


def _write_files(folder: Path, *, changed: int) -> None:
    lines = []
    for number, each in enumerate(choose_keywords(KEYWORDS)):
        weight = each.weight % 5 + 1 if number < changed else each.weight
        lines.append(f"  - word: {json.dumps(each.word)}\n    weight: {weight}\n")
    (folder / "resume_keywords.yaml").write_text("keywords:\n" + "".join(lines))
    wishes = 'titles: [Data Analyst, Data Engineer], locations: ["Winnipeg, MB"]'
    if changed == KEYWORDS:
        wishes = "titles: [Nurse, Project Clerk], locations: [Berlin]"
    (folder / "search_profiles.yaml").write_text(
        f"profiles:\n  - {{name: One, country: canada, {wishes},\n"
        "     salary_floor: 60000, salary_currency: CAD}\n"
    )


def fill(count: int) -> None:
    from jobs.models import Company, Job

    dice, texts = random.Random(SEED), write_descriptions(400)
    names = [f"Company {number}" for number in range(COMPANIES)]
    companies = Company.objects.bulk_create(Company(name=name, key=name.lower()) for name in names)
    for start in range(0, count, BATCH):
        Job.objects.bulk_create(
            Job(
                company=company,
                company_key=company.key,
                title=dice.choice(TITLES),
                title_key=f"title {number}",
                location=dice.choice(PLACES),
                description=texts[number % len(texts)],
                salary_min=dice.choice((None, 50_000)),
                salary_currency="CAD",
                salary_period="year",
            )
            for number in range(start, min(start + BATCH, count))
            for company in (dice.choice(companies),)
        )


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))

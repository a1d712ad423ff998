"""Finding out which of a run's postings are known: 5,000 of them against ever more known jobs.

Into SQLite files with the product's own settings. Every run holds the same mix: half of it was
seen before by its board's id, an eighth is a known job on another board, the rest is new, many with
the titles and places that thousands of known jobs have. The runs go round the sizes in turns, so
that all meet the same machine, and each is rolled back.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.postings import SEED, write_descriptions
from benchmarks.tables import print_table

SIZES = (10_000, 50_000, 200_000)
POSTINGS = 5_000
BATCH = 500
ROUNDS = 3
TEXTS = 400
_LEVELS = ("", "Senior ", "Junior ", "Lead ", "Principal ")
_AREAS = ("Data", "Software", "Platform", "Product", "Laboratory", "Project", "Sales", "Research")
_KINDS = ("Engineer", "Analyst", "Manager", "Technician", "Assistant", "Coordinator")
_CITIES = ("Portland", "Salem", "Eugene", "Bend", "Medford", "Corvallis", "Ashland", "Newport")


def run(data: Path | None) -> dict[str, Any]:
    """Measure in a process of its own, whose folders are temporary."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        done = subprocess.run(  # noqa: S603  this very module
            [sys.executable, "-W", "ignore", "-m", "benchmarks.sightings", folder],
            env=os.environ
            | {
                "PEREGRINE_DATA_DIR": folder,
                "PEREGRINE_CONFIG_DIR": folder,
                "DATABASE_URL": "",
                "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            },
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print_table(
        ("known jobs", "dedupe, s", "with saving, s", "new", "peak memory, MB more"),
        [
            (f"{size:,}", *(figures[name] for name in ("dedupe", "saved", "new", "memory_mb")))
            for size, figures in zip(SIZES, result["sizes"].values(), strict=True)
        ],
    )
    return result


def _postings(start: int, count: int, *, board: str, texts: list[str]) -> Iterator[Any]:
    """Yield the postings `start` and following; the same number is the same job on any board."""
    from jobs.boards.base import Posting

    for number in range(start, start + count):
        chance = random.Random(SEED + number)
        title = chance.choice(_LEVELS) + f"{chance.choice(_AREAS)} {chance.choice(_KINDS)}"
        key = f"{number:016x}" if board == "indeed" else str(4_000_000_000 + number)
        yield Posting(
            board=board,
            native_id=key,
            title=title,
            company=f"Company {chance.randrange(20_000)}",
            location=f"{chance.choice(_CITIES)}, OR, USA",
            url=f"https://www.indeed.com/viewjob?jk={key}"
            if board == "indeed"
            else f"https://www.linkedin.com/jobs/view/{key}",
            description=texts[chance.randrange(len(texts))],
        )


def _mixed(known: int, texts: list[str]) -> list[Any]:
    """Return a run: half seen before, an eighth known from another board, the rest new."""
    again, elsewhere = POSTINGS // 2, POSTINGS // 8
    step = known // again
    found = [
        next(_postings(number * step, 1, board="indeed", texts=texts)) for number in range(again)
    ]
    found += [
        next(_postings(number * step + 1, 1, board="linkedin", texts=texts))
        for number in range(elsewhere)
    ]
    new = POSTINGS - again - elsewhere
    found += _postings(10_000_000, new, board="indeed", texts=texts)
    random.Random(SEED).shuffle(found)
    return found


def measure(folder: Path) -> dict[str, Any]:
    import django

    django.setup()
    from jobs.filters import Filters
    from jobs.incoming import read
    from jobs.rules import Rules

    texts = write_descriptions(TEXTS)
    rules = Rules(Filters(), None)
    _prepare(folder, texts, rules)
    runs = {size: [read(each, rules) for each in _mixed(size, texts)] for size in SIZES}
    rounds: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    for number in range(ROUNDS + 1):
        for size in SIZES:
            _use(folder / f"{size}.db")
            figures = _save(runs[size])
            if number:  # the first round warms up
                rounds[size].append(figures)
    sizes = {
        str(size): {name: round(median(each[name] for each in some), 3) for name in some[0]}
        for size, some in rounds.items()
    }
    first, last = (sizes[str(size)]["dedupe"] for size in (SIZES[0], SIZES[-1]))
    return {"sizes": sizes, "postings": POSTINGS, "ratio": round(last / first, 2), "rounds": ROUNDS}


def _save(run: list[Any]) -> dict[str, float]:
    """Decide and write a run batch by batch, take it all back, and return what it cost."""
    import resource

    from django.db import transaction

    from jobs.writing import Writing

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    dedupe = saved = new = 0.0
    with transaction.atomic():
        for start in range(0, len(run), BATCH):
            began = perf_counter()
            writing = Writing(run[start : start + BATCH], is_live=True)
            for incoming in run[start : start + BATCH]:
                writing.place(incoming)
            dedupe += perf_counter() - began
            writing.write()
            saved += perf_counter() - began
            new += len(writing.jobs)
        transaction.set_rollback(True)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"dedupe": dedupe, "saved": saved, "new": new, "memory_mb": grown / 1024}


def _prepare(folder: Path, texts: list[str], rules: Any) -> None:
    """Fill a database with the most known jobs, keeping a copy at each smaller size."""
    import sqlite3

    from django.core.management import call_command
    from django.db import connection

    from jobs.intake import take_in
    from jobs.models import DiscoveryRun

    _use(folder / f"{SIZES[-1]}.db")
    call_command("migrate", verbosity=0, skip_checks=True)
    run = DiscoveryRun.objects.create(kind=DiscoveryRun.Kind.SEARCH, source="benchmark")
    done = 0
    for size in SIZES:
        take_in(_postings(done, size - done, board="indeed", texts=texts), run=run, rules=rules)
        done = size
        if size != SIZES[-1]:
            connection.ensure_connection()
            with sqlite3.connect(folder / f"{size}.db") as copy:
                connection.connection.backup(copy)


def _use(path: Path) -> None:
    from django.db import connection

    if connection.settings_dict["NAME"] != str(path):
        connection.close()
        connection.settings_dict["NAME"] = str(path)
    connection.ensure_connection()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))

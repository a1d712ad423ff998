"""The review page with 1,000 and with 100,000 jobs waiting, through the whole of Django.

Both databases are files; the requests alternate between them, so that both meet the same machine.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

import django

from benchmarks.apart import measured_apart
from benchmarks.tables import print_table

SIZES = (1_000, 100_000)
ROUNDS = 60
WARM_UP = 5
DESCRIPTION_LENGTH = 3_000
COMPANIES = 5_000
BATCH = 5_000


def run(data: Path | None) -> dict[str, Any]:
    """Measure in a process of its own, whose data and config folders are temporary."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        result = measured_apart("benchmarks.review", folder, folder)
    print_table(
        ("Jobs waiting", *(f"{size:,}" for size in SIZES), "ratio"),
        [
            ("page, ms", result["median_ms_1000"], result["median_ms_100000"], result["ratio"]),
            ("decision, ms", result["decision_ms_1000"], result["decision_ms_100000"], ""),
        ],
    )
    return result


def measure(folder: Path) -> dict[str, Any]:
    """Return the medians in milliseconds and their ratio."""
    django.setup()
    from django.test.utils import override_settings

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
        clients = {size: _prepare(folder / f"{size}.db", size) for size in SIZES}
        pages = _measure(folder, clients, _open)
        decisions = _measure(folder, clients, _skip)
    small, large = (median(pages[size]) for size in SIZES)
    return {
        "median_ms_1000": round(small, 2),
        "median_ms_100000": round(large, 2),
        "ratio": round(large / small, 3),
        "decision_ms_1000": round(median(decisions[SIZES[0]]), 2),
        "decision_ms_100000": round(median(decisions[SIZES[1]]), 2),
        "rounds": ROUNDS,
    }


def _measure(folder: Path, clients: dict[int, Any], ask: Any) -> dict[int, list[float]]:
    """Time `ask` in turns on each database."""
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for number in range(WARM_UP + ROUNDS):
        for size in SIZES:
            _use(folder / f"{size}.db")
            seconds = ask(clients[size])
            if number >= WARM_UP:
                times[size].append(seconds * 1000)
    return times


def _open(client: Any) -> float:
    started = time.perf_counter()
    response = client.get("/jobs/review/")
    elapsed = time.perf_counter() - started
    assert response.status_code == 200, response.status_code  # noqa: S101
    return elapsed


def _skip(client: Any) -> float:
    from jobs.queue import Queue

    current = Queue().window(after=0).current
    assert current is not None  # noqa: S101
    started = time.perf_counter()
    response = client.post(f"/jobs/{current.pk}/skip/", headers={"HX-Request": "true"})
    elapsed = time.perf_counter() - started
    assert response.status_code == 200, response.status_code  # noqa: S101
    return elapsed


def _use(path: Path) -> None:
    from django.db import connection

    if connection.settings_dict["NAME"] != str(path):
        connection.close()
        connection.settings_dict["NAME"] = str(path)
    connection.ensure_connection()


def _prepare(path: Path, size: int) -> Any:
    """Fill a new database with `size` jobs and return a signed-in client for it."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client

    from jobs.models import Company, Job

    _use(path)
    call_command("migrate", verbosity=0)
    names = [f"Company {number}" for number in range(min(size, COMPANIES))]
    companies = Company.objects.bulk_create(Company(name=name, key=name.lower()) for name in names)
    for batch in _jobs(companies, size):
        Job.objects.bulk_create(batch)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.create(username="bench"))
    return client


def _jobs(companies: list[Any], size: int) -> Iterator[list[Any]]:
    from django.utils import timezone

    from jobs.models import Job

    dice, now = random.Random(1), timezone.now()
    words = ("Python", "SQL", "Airflow", "pipelines", "people", "depend", "the", "and", "on.")
    text = " ".join(dice.choices(words, k=DESCRIPTION_LENGTH))[:DESCRIPTION_LENGTH]

    def job(number: int) -> Any:
        company = dice.choice(companies)
        return Job(
            company=company,
            company_key=company.key,
            title=f"Data Engineer {number}",
            title_key=f"data engineer {number}",
            description=text,
            score=dice.randint(0, 100),
            scored_with="benchmark",
            matched=[{"word": word, "weight": 2, "count": 3} for word in ("Python", "SQL")],
            gaps=[{"word": "Kafka", "count": 2}],
            found_at=now - timedelta(seconds=number),
        )

    for start in range(0, size, BATCH):
        yield [job(number) for number in range(start, min(start + BATCH, size))]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))

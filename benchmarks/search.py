"""Searching the library with 10,000, 100,000 and 500,000 jobs, on SQLite and PostgreSQL.

Each kind of question is asked through the product's own page query (`jobs.library.paging`): the
keys, the rows of the page, and where the neighbouring pages begin. PostgreSQL is started here in a
temporary folder; without it that half is skipped. The words of the postings are distributed as in
ordinary language (Zipf), and each query asks for other ones. `PEREGRINE_BENCH_ROWS` sets the sizes:
`10000,100000`.
"""

import itertools
import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import django

from benchmarks.apart import measured_apart
from benchmarks.postgres import running_postgres
from benchmarks.postings import PROSE_WORDS, SEED
from benchmarks.tables import print_table

SIZES = (10_000, 100_000, 500_000)
QUERIES = 100
WARM_UP = 5
BATCH = 2_000
COMPANIES = 20_000
VOCABULARY = 60_000
WORDS_IN_A_TEXT = 260  # some 1,800 characters
COMMON = slice(3, 103)  # by rank: words that most postings have
_KINDS = ("Engineer", "Analyst", "Nurse", "Manager", "Technician", "Teacher", "Designer", "Cook")
_STAGES = ("pending",) * 12 + ("archived", "approved", "applied", "rejected")
_CITIES = ("Portland", "Salem", "Eugene", "Bend", "Medford", "Corvallis", "Ashland", "Newport")


def run(data: Path | None) -> dict[str, Any]:
    result: dict[str, Any] = {"sqlite": _measured("")}
    with running_postgres() as address:
        if address:
            result["postgresql"] = _measured(address)
        else:
            print("  PostgreSQL: skipped, its programs are not installed here (Debian: postgresql)")
    for name, sizes in result.items():
        kinds = list(next(iter(sizes.values()))["kinds"])
        heads = [f"{int(rows):,} {what}" for rows in sizes for what in ("median", "p95")]
        print_table(
            (f"{name}, ms", *heads),
            [
                (kind, *(each["kinds"][kind][what] for each in sizes.values()
                         for what in ("median_ms", "p95_ms")))
                for kind in kinds
            ],
        )  # fmt: skip
    return result


def _measured(address: str) -> dict[str, Any]:
    """Measure in a process of its own, whose data and config folders are temporary."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        return measured_apart("benchmarks.search", folder, database=address)


def measure() -> dict[str, Any]:
    """Fill one database step by step and return the figures of each size."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    asked = os.environ.get("PEREGRINE_BENCH_ROWS", "")
    sizes = [int(each) for each in asked.split(",") if each] or list(SIZES)
    words = _vocabulary()
    filling = _Filling(words)
    figures = {}
    for rows in sizes:
        began = perf_counter()
        filling.grow(rows)
        seconds = perf_counter() - began
        kinds = {name: _time(ask) for name, ask in _questions(words).items()}
        figures[str(rows)] = {
            "p95_ms": max(kind["p95_ms"] for kind in kinds.values()),
            "kinds": kinds,
            "filled_in_seconds": round(seconds),
        }
    return figures


def _questions(words: list[str]) -> dict[str, Callable[[], object]]:
    from jobs.library.paging import count, read_page
    from jobs.library.view import View

    chance = random.Random(SEED)
    common, rare = words[COMMON], words[len(words) // 4 :]
    some = [word for word in words[:5_000] if len(word) > 3]

    def page(**view: Any) -> object:
        return read_page(View(**view))

    def prefix() -> object:
        word = chance.choice(some)
        return page(words=word[: max(3, len(word) - chance.randint(1, 3))] + "*")

    deep = {}
    for word in chance.sample(common, 10):
        view = View(words=word, sort="best")
        at = ""
        for _ in range(20):
            at = read_page(view, at).following or at
        deep[word] = at

    def deep_page() -> object:
        word = chance.choice(list(deep))
        return read_page(View(words=word, sort="best"), deep[word])

    return {
        "rare word": lambda: page(words=chance.choice(rare)),
        "common word, best hits": lambda: page(words=chance.choice(common)),
        "common word, by match": lambda: page(words=chance.choice(common), sort="best"),
        "three filters": lambda: page(
            words=chance.choice(common), stages=("pending",), score=60, remote="yes"
        ),
        "prefix": prefix,
        "deep page": deep_page,
        "two words": lambda: page(words=f"{chance.choice(common)} {chance.choice(words[:3_000])}"),
        "count": lambda: count(View(words=chance.choice(common))),
    }


def _time(ask: Callable[[], object]) -> dict[str, float]:
    times = []
    for number in range(WARM_UP + QUERIES):
        began = perf_counter()
        ask()
        if number >= WARM_UP:
            times.append((perf_counter() - began) * 1000)
    return {
        "median_ms": round(median(times), 2),
        "p95_ms": round(quantiles(times, n=20)[-1], 2),
        "max_ms": round(max(times), 2),
    }


def _vocabulary() -> list[str]:
    """Return words by rank: real ones first, then syllables put together."""
    chance = random.Random(SEED)
    onsets = [*"bcdfghlmnprstvw", "st", "tr", "br"]
    vowels = ["a", "e", "i", "o", "u", "ea", "io"]
    found = dict.fromkeys(PROSE_WORDS)
    while len(found) < VOCABULARY:
        syllables = chance.randint(2, 4)
        word = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
        found[word + chance.choice(["", "n", "r", "s", "t"])] = None
    return list(found)


class _Filling:
    """Writes jobs as an import does; the same ones every time."""

    def __init__(self, words: list[str]) -> None:
        from jobs.models import Company

        self.chance = random.Random(SEED)
        weights = itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words)))
        self.stream = self.chance.choices(words, cum_weights=list(weights), k=2_000_000)
        self.rows = 0
        names = [
            f"{words[number % 997]} {words[-number]} {number}".title()
            for number in range(COMPANIES)
        ]
        Company.objects.bulk_create(
            (Company(name=name, key=name.lower()) for name in names), batch_size=500
        )
        self.companies = list(Company.objects.values_list("pk", "key"))

    def grow(self, rows: int) -> None:
        from django.db import connection, transaction

        from jobs import bulk
        from jobs.models import Job

        while self.rows < rows:
            count = min(BATCH, rows - self.rows)
            with transaction.atomic():
                keys = bulk.next_ids(Job, count)
                bulk.insert(Job, self._jobs(keys))
            self.rows += count
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM ANALYZE")  # what autovacuum does after a while

    def _jobs(self, keys: list[int]) -> Iterator[dict[str, Any]]:
        from datetime import timedelta

        from django.utils import timezone

        chance, now = self.chance, timezone.now()
        for key in keys:
            company, company_key = chance.choice(self.companies)
            title = f"{self._text(2)} {chance.choice(_KINDS)}".capitalize()
            yield {
                "id": key,
                "company_id": company,
                "company_key": company_key,
                "title": title,
                "title_key": title.lower(),
                "location": chance.choice(_CITIES),
                "is_remote": chance.choice((None, True, False)),
                "description": self._text(WORDS_IN_A_TEXT).capitalize(),
                "score": max(0, min(100, round(chance.gauss(40, 20)))),
                "scored_with": "benchmark",
                "stage": chance.choice(_STAGES),
                "found_at": now - timedelta(seconds=700_000 - key),
            }

    def _text(self, count: int) -> str:
        start = self.chance.randrange(len(self.stream) - count)
        return " ".join(self.stream[start : start + count])


if __name__ == "__main__":
    print(json.dumps(measure()))

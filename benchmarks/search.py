"""Searching the library with 10,000, 100,000 and 500,000 jobs, on SQLite and PostgreSQL.

Each kind of question is asked through the product's own page query (`jobs.library.paging`): the
keys, the rows of the page, and where the neighbouring pages begin; each query asks for other words.
PostgreSQL is started here in a temporary folder; without it that half is skipped. Both databases
are filled at the same time (`benchmarks.filling`), and measured one after the other.
`PEREGRINE_BENCH_ROWS` sets the sizes: `10000,100000`.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

import django

from benchmarks.apart import Apart, started_apart
from benchmarks.postgres import running_postgres
from benchmarks.postings import SEED
from benchmarks.tables import print_table

SIZES = (10_000, 100_000, 500_000)
QUERIES = 100
WARM_UP = 5
COMMON = slice(3, 103)  # by rank: words that most postings have


def run(data: Path | None) -> dict[str, Any]:
    asked = os.environ.get("PEREGRINE_BENCH_ROWS", "")
    sizes = [int(each) for each in asked.split(",") if each] or list(SIZES)
    with ExitStack() as stack:
        addresses = {"sqlite": "", "postgresql": stack.enter_context(running_postgres())}
        if not addresses["postgresql"]:
            print("  PostgreSQL: skipped, its programs are not installed here (Debian: postgresql)")
            del addresses["postgresql"]
        databases = {
            name: stack.enter_context(
                started_apart("benchmarks.search", _folder(stack), database=address)
            )
            for name, address in addresses.items()
        }
        result = _measured(databases, sizes)
    for name, each_size in result.items():
        kinds = list(each_size[str(sizes[0])]["kinds"])
        heads = [f"{rows:,} {what}" for rows in sizes for what in ("median", "p95")]
        print_table(
            (f"{name}, ms", *heads),
            [
                (kind, *(each["kinds"][kind][what] for each in each_size.values()
                         for what in ("median_ms", "p95_ms")))
                for kind in kinds
            ],
        )  # fmt: skip
    return result


def _folder(stack: ExitStack) -> str:
    return stack.enter_context(tempfile.TemporaryDirectory(prefix="peregrine-bench-"))


def _measured(databases: dict[str, Apart], sizes: list[int]) -> dict[str, dict[str, Any]]:
    result: dict[str, dict[str, Any]] = {name: {} for name in databases}
    for rows in sizes:
        for each in databases.values():
            each.tell(f"fill {rows}")
        filled = {name: each.answer() for name, each in databases.items()}
        for name, each in databases.items():
            each.tell("measure")
            result[name][str(rows)] = each.answer() | filled[name]
        seconds = [figures["filled_in_seconds"] for figures in filled.values()]
        print(f"  {rows:,} jobs, filled in {max(seconds)} s")
    return result


def answer() -> None:
    """Fill the database, and measure it, as the lines of the standard input say."""
    django.setup()
    from django.core.management import call_command

    from benchmarks.filling import Filling, vocabulary
    from peregrine.garbage import keep_what_is_loaded

    call_command("migrate", verbosity=0)
    words = vocabulary()
    filling = Filling(words)
    keep_what_is_loaded()  # as the process that serves the pages does
    for line in sys.stdin:
        what, _, rows = line.partition(" ")
        began = perf_counter()
        if what == "fill":
            filling.grow(int(rows))
            figures: dict[str, Any] = {"filled_in_seconds": round(perf_counter() - began)}
        else:
            kinds = {name: _time(ask) for name, ask in _questions(words).items()}
            worst = max(kind["p95_ms"] for kind in kinds.values())
            figures = {"p95_ms": worst, "kinds": kinds}
        print(json.dumps(figures), flush=True)


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
    times, own = [], []
    for number in range(WARM_UP + QUERIES):
        began, own_began = perf_counter(), process_time()
        ask()
        if number >= WARM_UP:
            times.append((perf_counter() - began) * 1000)
            own.append((process_time() - own_began) * 1000)
    return {
        "median_ms": round(median(times), 2),
        "p95_ms": round(quantiles(times, n=20)[-1], 2),
        "max_ms": round(max(times), 2),
        "cpu_p95_ms": round(quantiles(own, n=20)[-1], 2),
    }


if __name__ == "__main__":
    answer()

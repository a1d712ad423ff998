"""Measure Peregrine: `python -m benchmarks NAME [--data DIR] [--json]`."""

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Benchmark(NamedTuple):
    name: str
    module: str  # has `run(data: Path | None) -> dict`, which prints its tables and returns figures
    about: str


BENCHMARKS = (
    Benchmark(
        "match", "benchmarks.match", "scoring: descriptions per second, beside TF-IDF and regex"
    ),
    Benchmark(
        "vocabulary", "benchmarks.vocabulary", "names of skills: synonyms and traps told apart"
    ),
    Benchmark(
        "dedupe", "benchmarks.dedupe", "the same job on several boards: precision and recall"
    ),
    Benchmark(
        "sightings", "benchmarks.sightings", "dedupe of a run against 10,000 to 200,000 known jobs"
    ),
    Benchmark("intake", "benchmarks.intake", "importing: postings per second, into SQLite on disk"),
    Benchmark("capture", "benchmarks.capture", "pasted pages: how much of them is read right"),
    Benchmark("resumes", "benchmarks.resumes", "resumes from PDF and Word: F1 of every field"),
    Benchmark(
        "letters", "benchmarks.letters", "the fact check: inventions caught, clean ones marked"
    ),
    Benchmark("drafts", "benchmarks.drafts", "every prompt, tried on your own models: form, truth"),
    Benchmark("review", "benchmarks.review", "the review page with 1,000 and 100,000 jobs"),
    Benchmark(
        "router", "benchmarks.router", "language models: what the router adds, and litellm's"
    ),
    Benchmark("search", "benchmarks.search", "the library with 10,000 to 500,000 jobs, by words"),
    Benchmark("export", "benchmarks.exporting", "the library as a file: seconds and memory"),
    Benchmark("running", "benchmarks.running", "time to the first page; memory and CPU when idle"),
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = [each.name for each in BENCHMARKS]
    parser.add_argument("name", nargs="?", choices=[*names, "all"], help="what to measure")
    parser.add_argument("--data", type=Path, help="a folder with real postings")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--list", action="store_true", help="show what can be measured")
    options = parser.parse_args(arguments)
    if options.list or not options.name:
        for each in BENCHMARKS:
            print(f"{each.name:<10} {each.about}")
        return 0
    results: dict[str, dict[str, Any]] = {}
    for each in BENCHMARKS:
        if options.name in (each.name, "all"):
            print(f"\n{each.name}: {each.about}", flush=True)
            results[each.name] = importlib.import_module(each.module).run(options.data)
    if options.json:
        print(json.dumps(results if options.name == "all" else results[options.name]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well postings of one job are recognised across boards, on labelled pairs of real postings.

Scored are the pairs labelled “same” or “different”. Reposts on one board and pairs that a reader
could not decide are counted apart. Beside it, in the same run: equal title and company, and the
likeness of sorted words. The pairs were picked by likeness, so precision over all pairs is higher.
"""

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, NamedTuple

from benchmarks.importing import import_all, judge, name_of
from benchmarks.tables import print_table
from jobs.dedupe import JobFacts, is_same_job, text_sketch
from jobs.posting_text import clean_description

SETS = {
    "2025, five boards": "jobspy_5boards_2025-01",
    "2026, LinkedIn and Indeed": "jobspy_linkedin_indeed_2026",
}
MAIN = "2025, five boards"
Row = dict[str, str]


class Pair(NamedTuple):
    a: Row
    b: Row
    label: str
    tier: str


def run(data: Path | None) -> dict[str, Any]:
    folder = data / "dedup" if data else None
    if folder is None or not folder.is_dir():
        print(
            "  Skipped: there is no folder with labelled pairs (--data DIR, with DIR/dedup in it)."
        )
        return {"skipped": True}
    sets = {name: pairs for name, stem in SETS.items() if (pairs := _read(data or Path(), stem))}
    results = {name: _measure(name, pairs) for name, pairs in sets.items()}
    end_to_end = _end_to_end(data or Path(), sets)
    speed = _speed(data or Path())
    print(f"  A sketch of 3,000 characters takes {speed['sketch_microseconds']:.0f} µs.")
    return {**results.get(MAIN, {}), "sets": results, "end_to_end": end_to_end, **speed}


def _read(data: Path, stem: str) -> list[Pair]:
    postings, labels = data / "jobs" / f"{stem}.csv", data / "dedup" / f"{stem}_pairs.jsonl"
    if not postings.is_file() or not labels.is_file():
        print(f"  {stem}: skipped, not in this folder.")
        return []
    csv.field_size_limit(sys.maxsize)
    with postings.open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    with labels.open(encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [Pair(rows[p["a"]], rows[p["b"]], p["label"], p["tier"]) for p in found]


def _end_to_end(data: Path, sets: dict[str, list[Pair]]) -> dict[str, dict[str, Any]]:
    """Import the files one after the other; say which labelled pairs are one job then."""
    files = (data / "jobs" / f"{stem}.csv" for stem in SETS.values())
    job_of = import_all(path for path in files if path.is_file())
    results = {}
    for name, pairs in sets.items():
        same, different = (
            [(name_of(pair.a), name_of(pair.b)) for pair in pairs if pair.label == label]
            for label in ("same", "different")
        )
        results[name] = found = judge(job_of, same, different)
        print(
            f"  imported, {name}: joined are {found['same_joined']} of {found['same']} same and "
            f"{found['different_joined']} of {found['different']} different"
        )
    return results


def _measure(name: str, pairs: list[Pair]) -> dict[str, Any]:
    facts: dict[str, JobFacts] = {}
    for row in (row for pair in pairs for row in pair[:2]):
        facts.setdefault(row["id"], _facts(row))

    def ours(a: Row, b: Row) -> bool:
        return is_same_job(facts[a["id"]], facts[b["id"]]) is not None

    scored = [pair for pair in pairs if pair.label in ("same", "different")]
    result = _figures(ours, scored)
    baselines = {
        "exact": _figures(_has_equal_names, scored),
        "token_sort": _figures(_has_alike_names, scored),
    }
    same = [pair for pair in scored if pair.label == "same"]
    apart = {
        label: [p for p in pairs if p.label.startswith(label)] for label in ("repost", "unsure")
    }
    joined = {
        label: f"{sum(ours(p.a, p.b) for p in some)} of {len(some)}"
        for label, some in apart.items()
    }
    print(f"  {name}: {len(same)} same, {len(scored) - len(same)} different")
    print_table(
        ["", "precision", "recall", "F1"],
        [
            [method, f["precision"], f["recall"], f["f1"]]
            for method, f in (
                ("Peregrine", result),
                ("exact title and company", baselines["exact"]),
                ("sorted words", baselines["token_sort"]),
            )
        ],
    )
    print("  apart: " + ", ".join(f"{label} {count} joined" for label, count in joined.items()))
    return {
        **result,
        "baselines": baselines,
        "apart": joined,
        "recall_by_tier": _by_tier(ours, same),
    }


def _facts(row: Row) -> JobFacts:
    return JobFacts.of(
        board=row["site"],
        company=row["company"],
        title=row["title"],
        location=row["location"],
        native_id=row["id"],
        urls=tuple(url for url in (row["job_url"], row["job_url_direct"]) if url),
        description=clean_description(row["description"]),
    )


def _figures(says_same: Callable[[Row, Row], bool], pairs: Iterable[Pair]) -> dict[str, float]:
    right = wrong = missed = 0
    for pair in pairs:
        if says_same(pair.a, pair.b):
            right += pair.label == "same"
            wrong += pair.label != "same"
        else:
            missed += pair.label == "same"
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _by_tier(says_same: Callable[[Row, Row], bool], same: list[Pair]) -> dict[str, str]:
    return {
        tier: f"{sum(says_same(p.a, p.b) for p in some)} of {len(some)}"
        for tier in sorted({pair.tier for pair in same})
        if (some := [pair for pair in same if pair.tier == tier])
    }


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _has_equal_names(a: Row, b: Row) -> bool:
    return all(_words(a[name]) == _words(b[name]) for name in ("title", "company"))


def _has_alike_names(a: Row, b: Row) -> bool:
    """Token-sort likeness of the titles of 90 %, token-set likeness of the companies of 80 %."""
    titles = _likeness(sorted(_words(a["title"])), sorted(_words(b["title"])))
    one, other = set(_words(a["company"])), set(_words(b["company"]))
    common = sorted(one & other)
    first, second = common + sorted(one - other), common + sorted(other - one)
    companies = max(
        _likeness(x, y) for x, y in ((common, first), (common, second), (first, second))
    )
    return titles >= 0.9 and companies >= 0.8


def _likeness(a: list[str], b: list[str]) -> float:
    return (
        SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False).ratio() if a and b else 0.0
    )


def _speed(data: Path) -> dict[str, float]:
    from benchmarks.postings import read_descriptions

    texts = read_descriptions(data)[:300]
    rates = []
    for _ in range(5):
        started = process_time()
        for text in texts:
            text_sketch(text)
        rates.append((process_time() - started) / len(texts) * 1e6)
    return {"sketch_microseconds": round(median(rates), 1)}

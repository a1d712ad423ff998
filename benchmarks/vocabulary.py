"""Which words name the same skill: synonyms (js, JavaScript) and traps (java, javascript).

Beside it: equal letters, and the usual fuzzy ratio of the standard library.
"""

import csv
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.tables import print_table
from jobs.matching.vocabulary import load_vocabulary, same

ALIKE = 0.8  # the ratio from which the fuzzy comparison says “the same”

Pair = tuple[str, str, bool]


def run(data: Path | None) -> dict[str, Any]:
    pairs = _read_pairs(data)
    if not pairs:
        print("  Skipped: no folder with skills/synonym_pairs.csv was given (--data DIR).")
        return {"skipped": True}
    wrong = [pair for pair in pairs if same(pair[0], pair[1]) != pair[2]]
    result: dict[str, Any] = {
        "accuracy": _accuracy(same, pairs),
        "synonyms": _accuracy(same, [pair for pair in pairs if pair[2]]),
        "traps": _accuracy(same, [pair for pair in pairs if not pair[2]]),
        "pairs": len(pairs),
        "wrong": [list(pair) for pair in wrong],
        "baselines": {"equal": _accuracy(_equal, pairs), "fuzzy": _accuracy(_alike, pairs)},
        "skills": len(load_vocabulary().skills),
        "names": sum(len(skill.forms) for skill in load_vocabulary().skills),
    }
    print_table(
        ["", "right"],
        [
            [f"Peregrine, {len(pairs)} pairs", result["accuracy"]],
            ["  synonyms", result["synonyms"]],
            ["  traps", result["traps"]],
            ["equal letters", result["baselines"]["equal"]],
            ["fuzzy ratio", result["baselines"]["fuzzy"]],
        ],
    )
    for one, other, is_same in wrong:
        print(f"  wrong: {one} | {other}: {'the same' if is_same else 'not the same'}")
    return result


def _read_pairs(data: Path | None) -> list[Pair]:
    path = data / "skills" / "synonym_pairs.csv" if data else None
    if path is None or not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as rows:
        return [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(rows)]


def _accuracy(judge: Callable[[str, str], bool], pairs: list[Pair]) -> float:
    right = sum(judge(one, other) == is_same for one, other, is_same in pairs)
    return round(right / len(pairs), 4) if pairs else 1.0


def _equal(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE

"""Postings for tests, and one way to take them in."""

import itertools
from typing import Any

from jobs.boards.base import Posting
from jobs.filters import Filters
from jobs.intake import Tally, take_in
from jobs.matching import Keyword, Matcher, Scorer
from jobs.models import DiscoveryRun
from jobs.rules import Rules

_numbers = itertools.count(1)


def make_posting(**fields: Any) -> Posting:
    number = next(_numbers)
    values: dict[str, Any] = {
        "board": "indeed",
        "native_id": f"{number:016x}",
        "title": f"Data Engineer {number}",
        "company": "Northwind Traders",
        "location": "Portland, OR",
    }
    return Posting(**(values | fields))


def make_rules(*keywords: str, **blocklist: Any) -> Rules:
    words = keywords or ("Python", "SQL")
    return Rules(Filters(**blocklist), Scorer(Matcher([Keyword(word=word) for word in words])))


def make_run(*, source: str = "postings.csv", **fields: Any) -> DiscoveryRun:
    values: dict[str, Any] = {"kind": DiscoveryRun.Kind.IMPORT, "source": source}
    return DiscoveryRun.objects.create(**(values | fields))


def take(*postings: Posting, rules: Rules | None = None, run: DiscoveryRun | None = None) -> Tally:
    return take_in(postings, run=run or make_run(), rules=rules or make_rules())

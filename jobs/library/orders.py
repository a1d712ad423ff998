"""The orders of the library: what each goes by, which way, and its reverse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from jobs.models.sort_keys import NEVER, NO_PAY


class Order(StrEnum):
    HITS = "hits"
    BEST = "best"
    WEAKEST = "weakest"
    PAY = "pay"
    POSTED = "posted"
    NEWEST = "newest"
    OLDEST = "oldest"
    MOVED = "moved"
    COMPANY = "company"
    COMPANY_FROM_Z = "company-from-z"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Final = {
    Order.HITS: "Best hit",
    Order.BEST: "Best match",
    Order.WEAKEST: "Weakest match",
    Order.PAY: "Highest pay",
    Order.POSTED: "Posted last",
    Order.NEWEST: "Found last",
    Order.OLDEST: "Found first",
    Order.MOVED: "Moved last",
    Order.COMPANY: "Company, A to Z",
    Order.COMPANY_FROM_Z: "Company, Z to A",
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """A column, or a key that is reckoned from some; the primary key breaks ties the same way.

    Each has an index `library_by_…`. Jobs that have `unknown` there come last.
    """

    column: str
    is_descending: bool = True
    unknown: int | date | None = None  # below all that is known


SORTINGS: Final = {
    Order.HITS: Sorting("score"),
    Order.BEST: Sorting("score"),
    Order.WEAKEST: Sorting("score", is_descending=False),
    Order.PAY: Sorting("pay_a_year", unknown=NO_PAY),
    Order.POSTED: Sorting("posting_day", unknown=NEVER),
    Order.NEWEST: Sorting("found_at"),
    Order.OLDEST: Sorting("found_at", is_descending=False),
    Order.MOVED: Sorting("stage_changed_at"),
    Order.COMPANY: Sorting("company_key", is_descending=False),
    Order.COMPANY_FROM_Z: Sorting("company_key"),
}

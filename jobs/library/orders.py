"""The orders of the library: what each goes by, which way, and its reverse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from jobs.models.sort_keys import NEVER, NO_PAY

NO_NAME: Final = ""  # of the company


class Order(StrEnum):
    HITS = "hits"
    BEST = "best"
    WEAKEST = "weakest"
    PAY = "pay"
    LOWEST_PAY = "lowest-pay"
    POSTED = "posted"
    POSTED_FIRST = "posted-first"
    NEWEST = "newest"
    OLDEST = "oldest"
    MOVED = "moved"
    MOVED_FIRST = "moved-first"
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
    Order.LOWEST_PAY: "Lowest pay",
    Order.POSTED: "Posted last",
    Order.POSTED_FIRST: "Posted first",
    Order.NEWEST: "Found last",
    Order.OLDEST: "Found first",
    Order.MOVED: "Moved last",
    Order.MOVED_FIRST: "Moved first",
    Order.COMPANY: "Company, A to Z",
    Order.COMPANY_FROM_Z: "Company, Z to A",
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """A column, or a key that is reckoned from some; the primary key breaks ties the same way.

    Each has an index `library_by_…`. Jobs that have `unknown` there come last, whichever way.
    """

    column: str
    is_descending: bool = True
    unknown: int | str | date | None = None  # below all that is known


SORTINGS: Final = {
    Order.HITS: Sorting("score"),
    Order.BEST: Sorting("score"),
    Order.WEAKEST: Sorting("score", is_descending=False),
    Order.PAY: Sorting("pay_a_year", unknown=NO_PAY),
    Order.LOWEST_PAY: Sorting("pay_a_year", is_descending=False, unknown=NO_PAY),
    Order.POSTED: Sorting("posting_day", unknown=NEVER),
    Order.POSTED_FIRST: Sorting("posting_day", is_descending=False, unknown=NEVER),
    Order.NEWEST: Sorting("found_at"),
    Order.OLDEST: Sorting("found_at", is_descending=False),
    Order.MOVED: Sorting("stage_changed_at"),
    Order.MOVED_FIRST: Sorting("stage_changed_at", is_descending=False),
    Order.COMPANY: Sorting("company_key", is_descending=False, unknown=NO_NAME),
    Order.COMPANY_FROM_Z: Sorting("company_key", unknown=NO_NAME),
}

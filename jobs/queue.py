"""The review queue: which jobs wait for a decision, in which order, and where one is in it.

Every question is answered from one end of an index and stops early, so that it costs the same
with a thousand jobs and with a hundred thousand.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left

from jobs.applied_before import note_applied_before
from jobs.models import Job, Note
from jobs.models.job_queryset import JobQuerySet
from jobs.search.query import parse

COUNT_UP_TO = 1000
CARD_TEXT_UP_TO = 20_000  # characters of the description; the job page has all of it


class Sort(StrEnum):
    BEST = "best"
    WORST = "worst"
    NEWEST = "newest"
    OLDEST = "oldest"
    COMPANY = "company"

    @property
    def label(self) -> str:
        return _ORDERS[self][0]


# label, column, descending; the primary key breaks ties in the same direction
_ORDERS = {
    Sort.BEST: ("Best match", "score", True),
    Sort.WORST: ("Weakest", "score", False),
    Sort.NEWEST: ("Newest", "found_at", True),
    Sort.OLDEST: ("Oldest", "found_at", False),
    Sort.COMPANY: ("Company", "company_key", False),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as far as counting is worth it."""

    number: int

    @property
    def is_more(self) -> bool:
        return self.number > COUNT_UP_TO

    def __str__(self) -> str:
        return f"more than {COUNT_UP_TO:,}" if self.is_more else f"{self.number:,}"

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the queue around the job being looked at, in queue order."""

    before: list[Job]
    current: Job | None
    after: list[Job]

    @property
    def previous(self) -> Job | None:
        return self.before[-1] if self.before else None

    @property
    def following(self) -> Job | None:
        return self.after[0] if self.after else None

    @property
    def jobs(self) -> list[Job]:
        return [*self.before, *([self.current] if self.current else []), *self.after]


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    sort: Sort = Sort.BEST
    words: str = ""
    is_put_off: bool = False

    @property
    def query(self) -> str:
        """This queue as the query part of an address."""
        parts = {"sort": self.sort.value}
        if self.words:
            parts["q"] = self.words
        if self.is_put_off:
            parts["view"] = "put-off"
        return urlencode(parts)

    def sorted_by(self, sort: Sort) -> Self:
        return type(self)(sort=sort, words=self.words, is_put_off=self.is_put_off)

    def jobs(self) -> JobQuerySet:
        """Return the waiting jobs, first to look at first, without the columns of the card."""
        return self._waiting().select_related("company").defer(*_CARD_ONLY).order_by(*self._order())

    def count(self) -> Count:
        return Count(self._waiting().order_by()[: COUNT_UP_TO + 1].count())

    def window(self, at: int | None = None, *, before: int = 3, after: int = 12) -> Window:
        """Return the jobs around `at`: that job, or the one that follows where it was.

        Past the end of the queue it starts again at the top.
        """
        place = self._place(at)
        ahead = list(self.jobs().filter(self._from(place))[: after + 1]) if place else []
        behind = list(self._behind(place)[:before])[::-1] if ahead and place else []
        ahead = ahead or list(self.jobs()[: after + 1])
        return Window(behind, ahead[0] if ahead else None, ahead[1:])

    def _waiting(self) -> JobQuerySet:
        waiting = Job.objects.put_off() if self.is_put_off else Job.objects.waiting_for_review()
        # Of words without a letter or a digit no job has one.
        return waiting.search(self.words) if parse(self.words) or not self.words else waiting.none()

    def _order(self, *, is_reversed: bool = False) -> tuple[str, str]:
        _, column, is_descending = _ORDERS[self.sort]
        sign = "-" if is_descending != is_reversed else ""
        return f"{sign}{column}", f"{sign}pk"

    def _place(self, at: int | None) -> tuple[Any, int] | None:
        """Return where `at` stands or stood: its value in the sorted column and its key."""
        if at is None:
            return None
        column = _ORDERS[self.sort][1]
        return Job.objects.filter(pk=at).values_list(column, "pk").first()

    def _from(self, place: tuple[Any, int]) -> Q:
        _, column, is_descending = _ORDERS[self.sort]
        way = "lt" if is_descending else "gt"
        value, pk = place
        beyond = Q((f"{column}__{way}", value))
        # The first condition is implied by the rest; it lets the index start at the right place.
        return Q((f"{column}__{way}e", value)) & (beyond | Q((column, value), (f"pk__{way}e", pk)))

    def _behind(self, place: tuple[Any, int]) -> JobQuerySet:
        _, column, is_descending = _ORDERS[self.sort]
        way = "gt" if is_descending else "lt"
        value, pk = place
        beyond = Q((f"{column}__{way}", value)) | Q((column, value), (f"pk__{way}", pk))
        nearest_first = self.jobs().order_by(*self._order(is_reversed=True))
        return nearest_first.filter(Q((f"{column}__{way}e", value)) & beyond)


_CARD_ONLY = ("description", "matched", "gaps", "score_parts", "asks", "languages")


def as_cards(*jobs: Job | None) -> list[Job | None]:
    """Return the same jobs with what a card shows: `text`, sightings, `applied_before_at`."""
    cards = (
        Job.objects.filter(pk__in=[job.pk for job in jobs if job])
        .select_related("company")
        .prefetch_related("sightings")
        .annotate(
            text=Left("description", CARD_TEXT_UP_TO),
            has_note=Exists(Note.objects.standing().filter(job=OuterRef("pk"))),
        )
        .defer("description")
        .in_bulk()
    )
    note_applied_before(cards.values())
    return [cards.get(job.pk) if job else None for job in jobs]

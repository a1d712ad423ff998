"""Which jobs: each question about many of them has a name here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from jobs import stages
from jobs.models.sort_keys import SORT_KEYS
from jobs.search.expression import HasKey, InIndex
from jobs.search.query import Query, parse
from jobs.search.small import as_small
from jobs.stages import Stage

if TYPE_CHECKING:
    from jobs.models.job import Job  # noqa: F401  in the annotation below

IS_WAITING = Q(stage=Stage.PENDING.value, skipped_at__isnull=True)
IS_PUT_OFF = Q(stage=Stage.PENDING.value, skipped_at__isnull=False)
NOT_GONE = Q(gone_at__isnull=True)
IS_STARRED = Q(starred_at__isnull=False)
NAMES_PAY = Q(salary_max__isnull=False) | Q(salary_min__isnull=False)
HEARD_OF_LATELY = timedelta(days=1)


class JobQuerySet(models.QuerySet["Job"]):
    def in_stage(self, *wanted: Stage) -> JobQuerySet:
        return self.filter(stage__in=[stage.value for stage in wanted])

    def waiting_for_review(self) -> JobQuerySet:
        """Jobs to decide on now: found, not decided, not put off."""
        return self.filter(IS_WAITING)

    def put_off(self) -> JobQuerySet:
        """Jobs that were skipped in the review queue and still wait for a decision."""
        return self.filter(IS_PUT_OFF)

    def search(self, words: str | Query) -> JobQuerySet:
        """Jobs with all of these words, see `jobs.search.query`; all jobs without any."""
        query = words if isinstance(words, Query) else parse(words)
        return self.filter(InIndex(query)) if query else self

    def with_keys(self, keys: Iterable[int]) -> JobQuerySet:
        """The jobs among these that are named, however many are."""
        return self.filter(HasKey(keys))

    def by_key(self, column: str) -> JobQuerySet:
        """The same jobs, for a question about `column` of jobs that are named by their keys."""
        return as_small(self, SORT_KEYS[column].columns if column in SORT_KEYS else (column,))

    def waiting_for_application(self) -> JobQuerySet:
        return self.in_stage(Stage.APPROVED)

    def on_the_board(self) -> JobQuerySet:
        return self.in_stage(*stages.BOARD)

    def may_close(self) -> JobQuerySet:
        """Jobs for which it matters whether the posting is still open, and was when last heard."""
        # Said as what it is not, so that SQLite walks along the index of dates instead of sorting.
        return self.filter(NOT_GONE).exclude(stage__in=[each.value for each in stages.OVER])

    def to_look_at(self) -> JobQuerySet:
        """Jobs that may close and have an address to ask, the longest unheard of first."""
        return self.may_close().exclude(url="", apply_url="").order_by("open_checked_at")

    def next_look_at(self) -> datetime | None:
        """Return from when on some job should be looked at; None without any."""
        oldest = self.to_look_at().values_list("open_checked_at", flat=True).first()
        return oldest + HEARD_OF_LATELY if oldest else None

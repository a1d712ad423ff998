"""Deciding on what was found: approve, reject, archive, put off, many at once, and back again."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from jobs.models import BulkChange, Job, StageChange
from jobs.stages import InvalidMove, RejectReason, Stage

UNDO_FOR = timedelta(hours=12)  # a decision older than this belongs to another sitting
BREAK = timedelta(minutes=5)  # a longer gap between two decisions was a pause
GAPS_FOR_A_PACE = 3


class Decision(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    ARCHIVE = "archive"

    @property
    def stage(self) -> Stage:
        return _OUTCOMES[self]

    @property
    def past(self) -> str:
        """The decision as a word for what was done: “approved”."""
        return self.stage.label.lower()


_OUTCOMES = {
    Decision.APPROVE: Stage.APPROVED,
    Decision.REJECT: Stage.REJECTED,
    Decision.ARCHIVE: Stage.ARCHIVED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of several jobs that were to change together."""

    done: list[Job]
    refused: int
    batch: uuid.UUID


@dataclass(frozen=True, slots=True)
class Undoable:
    """The latest decision of this sitting: a batch of moves, or a job put off (no batch)."""

    job: Job
    done: str
    batch: uuid.UUID | None


def decide(job: Job, decision: Decision, *, batch: uuid.UUID | None = None) -> StageChange:
    """Decide on a pending job. Raises MovedMeanwhile when it is pending no more."""
    return job.move_to(
        decision.stage,
        by=StageChange.Mover.PERSON,
        reason=RejectReason.NOT_FOR_ME if decision == Decision.REJECT else "",
        batch=batch,
        expected=Stage.PENDING,
    )


def decide_many(pks: Iterable[int], decision: Decision) -> Outcome:
    """Decide on many jobs in one batch; those that were decided already are left alone."""
    batch = uuid.uuid4()
    done, refused = [], 0
    with transaction.atomic():
        for job in Job.objects.filter(pk__in=list(pks)).defer("description").order_by("pk"):
            try:
                decide(job, decision, batch=batch)
            except InvalidMove:
                refused += 1
            else:
                done.append(job)
    return Outcome(done, refused, batch)


def undo(batch: uuid.UUID) -> Outcome:
    """Take back every move of `batch` that still stands; jobs that moved on since are left."""
    done, refused = [], 0
    changes = StageChange.objects.filter(batch=batch, undoes=None, undone_by=None)
    with transaction.atomic():
        for change in changes.select_related("job__company").order_by("-pk"):
            try:
                change.job.undo(change, by=StageChange.Mover.UNDO)
            except InvalidMove:
                refused += 1
            else:
                done.append(change.job)
    return Outcome(done, refused, batch)


def last_undoable() -> Undoable | None:
    """Return what “undo” takes back next: the person's latest review decision that stands."""
    since = timezone.now() - UNDO_FOR
    standing = (
        _decisions_since(since)
        .filter(undone_by=None, job__stage=F("to_stage"))
        .exclude(batch__in=BulkChange.objects.undoable().values("key"))  # taken back in the library
        .select_related("job__company")
        .defer("job__description")[:20]
    )
    # Asked in SQL, this would make SQLite read all moves ever made instead of the latest.
    change = next((change for change in standing if change.undoes_id is None), None)
    skipped = (
        Job.objects.put_off()
        .filter(skipped_at__gte=since)
        .select_related("company")
        .defer("description")
        .order_by("-skipped_at")
        .first()
    )
    if skipped and skipped.skipped_at and (change is None or skipped.skipped_at > change.at):
        return Undoable(skipped, "put off", None)
    if change is None:
        return None
    return Undoable(change.job, Stage(change.to_stage).label.lower(), change.batch)


def pace(decided_at: Sequence[datetime]) -> timedelta | None:
    """Return the usual time between decisions, or None when too few are known.

    `decided_at` is newest first. Pauses are left out.
    """
    gaps = [later - earlier for later, earlier in pairwise(decided_at) if later - earlier <= BREAK]
    if len(gaps) < GAPS_FOR_A_PACE:
        return None
    return timedelta(seconds=median(gap.total_seconds() for gap in gaps))


def time_left(count: int) -> timedelta | None:
    """Return how long this person needs for `count` more jobs, going by the latest decisions."""
    newest = _decisions_since(timezone.now() - UNDO_FOR).values_list("batch", "at")[:60]
    one_per_batch = dict(newest).values()
    usual = pace(sorted(one_per_batch, reverse=True))
    return usual * count if usual else None


def _decisions_since(since: datetime) -> QuerySet[StageChange]:
    return StageChange.objects.filter(
        at__gte=since, by=StageChange.Mover.PERSON, from_stage=Stage.PENDING.value
    ).order_by("-at", "-pk")

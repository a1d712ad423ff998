"""Do one thing to many jobs of the library, and take the whole of it back.

The jobs are written down when the person asks, so that nothing changes that was not in sight: as
steps of CHUNK jobs. Each is done in a transaction that begins by taking the step away, so that a
second run, a crash or an undo in the middle leaves no job done twice and none half done.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jobs.library.view import View
from jobs.models import BulkChange, BulkStep, Job, StageChange, StarChange
from jobs.stages import BOARD, InvalidMove, Stage
from peregrine.models import BackgroundTask
from peregrine.tasks import cancel, submit_task

Action = BulkChange.Action
Progress = Callable[[int, int], None]  # done, of how many
UndoStep = Callable[[BulkChange, int | None], tuple[int, int | None]]

CHUNK: Final = 200  # under half a second
TASK, UNDO_TASK = "bulk_change", "bulk_undo"

_STAGES: Final = {
    Action.APPROVE: Stage.APPROVED,
    Action.APPLIED: Stage.APPLIED,
    Action.REJECT: Stage.REJECTED,
    Action.ARCHIVE: Stage.ARCHIVED,
    Action.REVIEW: Stage.PENDING,
}
_BACKWARDS: Final = (Action.APPROVE, Action.REVIEW)  # for who has applied already
_NEEDED: Final = (
    "stage", "stage_changed_at", "closed_from", "reject_reason", "skipped_at", "applied_at",
    "joined_into", "starred_at",
)  # fmt: skip


def of_view(view: View) -> list[int]:
    """Return the keys of all jobs that a view has now."""
    return list(view.jobs().order_by("pk").values_list("pk", flat=True))


def begin(
    action: Action, keys: Callable[[], Iterable[int]], *, asked: str, reason: str = ""
) -> BulkChange:
    """Do `action` to the jobs, at once when they are few, else in the background.

    `asked` tells one request from another: sent twice, it is done once, unless it was taken back.
    `reason` is a RejectReason for the jobs that are rejected.
    """
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"{action} {reason}\n{asked}")
    while (known := BulkChange.objects.filter(key=key).first()) and known.undone_at:
        key = uuid.uuid5(key, "again")
    if known:
        return run(known) if known.total <= CHUNK else known
    wanted = sorted(set(keys()))
    with transaction.atomic():
        values = {"action": action, "reason": reason, "total": len(wanted)}
        change, is_new = BulkChange.objects.get_or_create(key=key, defaults=values)
        if is_new:
            steps = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
            BulkStep.objects.bulk_create(BulkStep(change=change, keys=keys) for keys in steps)
        if is_new and change.total > CHUNK:
            submit_task(TASK, change=change.pk, words=change.title)
    return run(change) if change.total <= CHUNK else change


def run(change: BulkChange, *, on_progress: Progress | None = None) -> BulkChange:
    """Do what is still to be done of `change`; stops where it was taken back meanwhile."""
    while (step := change.steps.first()) and _do(change, step):
        if on_progress:
            on_progress(change.position, change.total)
    change.refresh_from_db()
    return change


def undo(change: BulkChange, *, on_progress: Progress | None = None) -> BulkChange:
    """Take back all of `change` that still stands; jobs that were changed since are left."""
    BulkChange.objects.filter(pk=change.pk, undone_at=None).update(undone_at=timezone.now())
    change.refresh_from_db()
    change.steps.all().delete()
    step = _undo_stars if change.action in (Action.STAR, Action.UNSTAR) else _undo_moves
    last: int | None = None
    while (last := _undo_step(change, step, last)) is not None:
        if on_progress:
            on_progress(min(change.taken_back, change.done), change.done)
    return change


def begin_undo(change: BulkChange) -> BulkChange:
    """Take a change back, at once when it is small, else in the background."""
    if change.total <= CHUNK:
        return undo(change)
    with transaction.atomic():
        standing = BulkChange.objects.filter(pk=change.pk, undone_at=None)
        if standing.update(undone_at=timezone.now()):
            for task in BackgroundTask.objects.active().filter(
                task_type=TASK, subject=str(change.pk)
            ):
                cancel(task)
            submit_task(UNDO_TASK, change=change.pk, words=change.title)
    return change


def _do(change: BulkChange, step: BulkStep) -> bool:
    """Do one step. False when another run has it, or the change was taken back."""
    action = Action(change.action)
    with transaction.atomic():
        is_ours = bool(change.steps.filter(pk=step.pk).delete()[0])
        standing = BulkChange.objects.filter(pk=change.pk, undone_at=None)
        if not is_ours or not standing.update(position=F("position") + len(step.keys)):
            transaction.set_rollback(True)
            return False
        change.refresh_from_db(fields=["position", "done", "skipped"])
        skipped: Counter[str] = Counter(change.skipped)
        jobs = list(Job.objects.filter(pk__in=step.keys).only(*_NEEDED).order_by("pk"))
        wanted = []
        for job in jobs:
            if why := _why_not(job, action):
                skipped[why] += 1
            else:
                wanted.append(job)
        if gone := len(step.keys) - len(jobs):
            skipped["not here any more"] += gone
        change.done += (
            _move(change, wanted, skipped) if action in _STAGES else _star(change, wanted)
        )
        change.skipped = dict(skipped)
        change.save(update_fields=["done", "skipped"])
    return True


def _why_not(job: Job, action: Action) -> str:
    """Return why `action` leaves a job as it is; empty when it does not."""
    if action is Action.STAR:
        return "already starred" if job.starred_at else ""
    if action is Action.UNSTAR:
        return "" if job.starred_at else "without a star"
    target, now = _STAGES[action], job.current_stage
    if job.joined_into_id is not None:
        return "joined with another job"
    if now == target:
        return f"already {target.label.lower()}" if target != Stage.PENDING else "already there"
    has_applied = Stage(job.closed_from or now) in BOARD
    if (now in BOARD and action is Action.APPLIED) or (has_applied and action in _BACKWARDS):
        return "already applied for"
    return "" if target in job.allowed_moves else f"in “{now.label}”"


def _move(change: BulkChange, jobs: list[Job], skipped: Counter[str]) -> int:
    done = 0
    for job in jobs:
        try:
            job.move_to(
                _STAGES[Action(change.action)],
                by=StageChange.Mover.PERSON,
                reason=change.reason,
                batch=change.key,
                expected=job.current_stage,
            )
        except InvalidMove:
            skipped["changed meanwhile"] += 1
        else:
            done += 1
    return done


def _star(change: BulkChange, jobs: list[Job]) -> int:
    at = change.created_at if change.action == Action.STAR else None
    StarChange.objects.bulk_create(
        StarChange(change=change, job=job, was_starred_at=job.starred_at) for job in jobs
    )
    return Job.objects.filter(pk__in=[job.pk for job in jobs]).update(starred_at=at)


def _undo_step(change: BulkChange, step: UndoStep, last: int | None) -> int | None:
    """Take a chunk back and count it, in one transaction; return the last one, None at the end."""
    with transaction.atomic():
        taken_back, last = step(change, last)
        counted = F("taken_back") + taken_back
        BulkChange.objects.filter(pk=change.pk).update(taken_back=counted)
    change.taken_back += taken_back
    return last


def _undo_moves(change: BulkChange, last: int | None) -> tuple[int, int | None]:
    """Take the next moves back, latest first; return how many, and the last one looked at."""
    standing = StageChange.objects.filter(batch=change.key, undoes=None, undone_by=None)
    if last is not None:
        standing = standing.filter(pk__lt=last)
    in_order = standing.select_related("job").defer("job__description").order_by("-pk")
    moves = list(in_order[:CHUNK])
    taken_back = 0
    for move in moves:
        try:
            move.job.undo(move, by=StageChange.Mover.UNDO)
        except InvalidMove:
            continue  # it has moved on since, and stays where it was put
        taken_back += 1
    return taken_back, moves[-1].pk if moves else None


def _undo_stars(change: BulkChange, last: int | None) -> tuple[int, int | None]:
    """Give the next jobs the star back that they had, or none; return how many, and the last."""
    at = change.created_at if change.action == Action.STAR else None
    stars = list(
        change.stars.select_related("job").defer("job__description").order_by("pk")[:CHUNK]
    )
    jobs = []
    for star in stars:
        if star.job.starred_at == at:
            star.job.starred_at = star.was_starred_at
            jobs.append(star.job)
    Job.objects.bulk_update(jobs, ["starred_at"])
    change.stars.filter(pk__in=[star.pk for star in stars]).delete()
    return len(jobs), stars[-1].pk if stars else None

"""Have a model write a note on the match. It stands beside the score and never changes it."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from jobs.drafting import streaming
from jobs.gaps.analysis import analyse
from jobs.gaps.prompts import note_prompt
from jobs.models import Job, MatchNote, Resume
from jobs.resume_choice import named_by
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE: Final = "match_note"
NO_RESUME = "There is no resume to compare this job with. Upload one first."
NO_MODEL = (
    "No language model is set up yet. Set one up in Settings first, then have a note written."
)


def note_of(job: Job) -> MatchNote | None:
    """Return the latest note of a job, also when it was removed or is being written."""
    streaming.settle(
        MatchNote.objects.filter(job=job),
        BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job),
    )
    return job.match_notes.first()


def start(job: Job, other: Resume | None = None) -> None:
    """Queue a new note, on another resume than that of its search; do nothing while one grows."""
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=job.pk)
        note_of(job)
        if not job.match_notes.filter(status=MatchNote.Status.WRITING).exists():
            _fresh(job)
        submit_task(TASK_TYPE, job, **({"resume": other.pk} if other else {}))


def stop(job: Job) -> None:
    task = BackgroundTask.objects.active().filter(task_type=TASK_TYPE, job=job).first()
    if task is not None:
        cancel(task)
    note_of(job)


def write(task: TaskHandle) -> MatchNote:
    """Write the note that waits. Raises TaskFailed; the words so far are kept."""
    if task.job is None:
        raise TaskFailed("A note is on a job, and this task has none.", is_permanent=True)
    other = named_by(task.params)
    note = _claim(task.job)
    note.resume_name = other.name if other else ""
    note.save(update_fields=["resume_name"])
    streaming.write(note, lambda: _prompt(note.job, other), task)
    return note


def remove(note: MatchNote) -> None:
    note.removed_at = timezone.now()
    note.save(update_fields=["removed_at"])


def bring_back(note: MatchNote) -> None:
    note.removed_at = None
    note.save(update_fields=["removed_at"])


def _prompt(job: Job, other: Resume | None) -> Prompt:
    analysis = analyse(job, timezone.localdate(), other)
    if analysis is None:
        raise TaskFailed(NO_RESUME)
    return note_prompt(analysis, UserProfile.load())


def _claim(job: Job) -> MatchNote:
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=job.pk)
        note = job.match_notes.filter(status=MatchNote.Status.WRITING).first()
        if note is not None and note.text:
            streaming.interrupt(note, text=note.text, error=streaming.CUT_OFF)
            note = None
        return note or _fresh(job)


def _fresh(job: Job) -> MatchNote:
    """Return an empty note; one whose writing ended before the first word is used again."""
    latest = job.match_notes.first()
    if latest is not None and latest.is_failed_start:
        latest.status, latest.error, latest.removed_at = MatchNote.Status.WRITING, "", None
        latest.save(update_fields=["status", "error", "removed_at"])
        return latest
    return MatchNote.objects.create(
        job=job, status=MatchNote.Status.WRITING, backend=MatchNote.SOME_MODEL
    )

"""Have a letter written: one draft per job at a time, in the background, words as they come.

The version row is the draft: `writing` while a `cover_letter` task is active, then `ready` or
`interrupted`. Text that was written is never thrown away and never mixed with a second try: trying
again starts a version of its own, and the half-written one stays for reading and editing.
"""

from __future__ import annotations

from django.db import transaction

from jobs.drafting import streaming
from jobs.drafting.letter_prompt import letter_prompt
from jobs.drafting.streaming import CUT_OFF
from jobs.models import CoverLetter, Job
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE = "cover_letter"


def start_draft(job: Job, *, language: str = "") -> CoverLetter:
    """Queue a new version and return it; while one is being written, return that one.

    `language` is a code; without one the letter follows the posting.
    """
    with transaction.atomic():
        _lock(job)
        settle(job)
        letter = job.letters.filter(status=CoverLetter.Status.WRITING).first()
        if letter is None:
            letter = _version_to_write(job, language=language)
        submit_task(TASK_TYPE, job)
    return letter


def stop_draft(job: Job) -> None:
    """Stop the writing; the words so far are kept."""
    task = active_task(job)
    if task is not None:
        cancel(task)
    settle(job)


def active_task(job: Job) -> BackgroundTask | None:
    return BackgroundTask.objects.active().filter(task_type=TASK_TYPE, job=job).first()


def settle(job: Job) -> bool:
    """Mark versions as interrupted that nobody writes any more; tell whether there were any."""
    return streaming.settle(
        CoverLetter.objects.filter(job=job),
        BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job),
    )


def settle_all() -> None:
    """Do the same for every job whose letter says that it is being written."""
    for job in Job.objects.filter(letters__status=CoverLetter.Status.WRITING).distinct():
        settle(job)


def write_draft(task: TaskHandle) -> CoverLetter:
    """Write the version that waits, or a new one when the task was tried again.

    Raises TaskFailed with a sentence for the person; the words so far are kept.
    """
    if task.job is None:
        raise TaskFailed(
            "A letter is written for a job, and this task has none.", is_permanent=True
        )
    letter = _claim(task.job)
    streaming.write(letter, lambda: _prompt(letter), task)
    return letter


def _prompt(letter: CoverLetter) -> Prompt:
    return letter_prompt(letter.job, UserProfile.load(), language=letter.language)


def _claim(job: Job) -> CoverLetter:
    with transaction.atomic():
        _lock(job)
        letter = job.letters.filter(status=CoverLetter.Status.WRITING).first()
        if letter is not None and letter.text:
            streaming.interrupt(letter, text=letter.text, error=CUT_OFF)
            letter = None
        return letter or _version_to_write(job)


def _version_to_write(job: Job, *, language: str | None = None) -> CoverLetter:
    """Return a fresh version, or the latest one when its try ended before the first word.

    Without a language it is in that of the latest one: a task is tried again.
    """
    latest = job.letters.first()
    if language is None:
        language = latest.language if latest else ""
    if latest is not None and latest.is_failed_start:
        latest.status, latest.error = CoverLetter.Status.WRITING, ""
        latest.language = language
        latest.save(update_fields=["status", "error", "language"])
        return latest
    return CoverLetter.objects.add_version(
        job, status=CoverLetter.Status.WRITING, backend=CoverLetter.SOME_MODEL, language=language
    )


def _lock(job: Job) -> None:
    Job.objects.select_for_update().only("pk").get(pk=job.pk)

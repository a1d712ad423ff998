"""Have a letter written: one draft per job at a time, in the background, words as they come.

The version row is the draft: `writing` while a `cover_letter` task is active, then `ready` or
`interrupted`. Text that was written is never thrown away and never mixed with a second try: trying
again starts a version of its own, and the half-written one stays for reading and editing.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction

from jobs import wishes
from jobs.drafting import examples, streaming
from jobs.drafting.letter_prompt import letter_prompt, refinement_prompt
from jobs.drafting.streaming import CUT_OFF
from jobs.models import CoverLetter, Job
from jobs.models.letter import CoverLetterQuerySet
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt
from peregrine.models import BackgroundTask
from peregrine.tasks import Cancelled, TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE = "cover_letter"


def start_draft(job: Job, *, language: str = "", count: int = 1) -> CoverLetter:
    """Queue a new version and return it; while one is being written, return that one.

    `language` is a code; without one the letter follows the posting. With a `count` that many
    drafts are written one after the other, each from another angle.
    """
    with transaction.atomic():
        _lock(job)
        settle(job)
        letter = _waiting(job).first()
        if letter is None:
            letter = _version_to_write(job, language=language)
            for angle in wishes.ANGLES[1:count]:
                _add(job, language=language, angle=angle.code, variant_of=letter)
        submit_task(TASK_TYPE, job)
    return letter


def start_refinement(letter: CoverLetter, code: str, wish: str) -> CoverLetter:
    """Queue a version that changes `letter` as wished; while one is being written, return that."""
    with transaction.atomic():
        _lock(letter.job)
        settle(letter.job)
        refined = _waiting(letter.job).first()
        if refined is None:
            refined = _add(
                letter.job,
                language=letter.language,
                based_on=letter,
                wish_code=code,
                wish=wish,
            )
        submit_task(TASK_TYPE, letter.job)
    return refined


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
    letters = CoverLetter.objects.filter(job=job)
    tasks = BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job)
    were_left = streaming.settle(letters, tasks)
    if were_left:  # of several drafts the first one says what happened
        never_begun = letters.filter(status=CoverLetter.Status.INTERRUPTED, text="")
        never_begun.exclude(variant_of=None).delete()
    return were_left


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
    try:
        while True:
            streaming.write(letter, partial(_prompt, letter), task)
            if letter.is_template:  # without a model every angle gives the same text
                _drop_waiting(task.job)
                letter.examples.clear()
            following = _waiting(task.job).first()
            if following is None:
                return letter
            letter = following
    except (TaskFailed, Cancelled):
        _drop_waiting(task.job)
        raise


def _prompt(letter: CoverLetter) -> Prompt:
    profile = UserProfile.load()
    if letter.based_on and (wish := wishes.order(letter.wish_code, letter.wish)):
        return refinement_prompt(letter.job, profile, letter.based_on.text, wish, letter.language)
    liked = examples.similar(letter.job)
    letter.examples.set(liked)
    return letter_prompt(
        letter.job,
        profile,
        language=letter.language,
        angle=wishes.angle(letter.angle).order,
        liked=liked,
    )


def _claim(job: Job) -> CoverLetter:
    with transaction.atomic():
        _lock(job)
        letter = _waiting(job).first()
        if letter is not None and letter.text:
            streaming.interrupt(letter, text=letter.text, error=CUT_OFF)
            letter = _waiting(job).first()
        return letter or _version_to_write(job)


def _waiting(job: Job) -> CoverLetterQuerySet:
    """The versions that are being written or will be, the next one first."""
    return job.letters.filter(status=CoverLetter.Status.WRITING).order_by("version")


def _drop_waiting(job: Job) -> None:
    """Take away the versions that are not begun: there is nothing in them to keep."""
    _waiting(job).filter(text="").delete()


def _version_to_write(job: Job, *, language: str | None = None) -> CoverLetter:
    """Return a fresh version, or the latest one when its try ended before the first word.

    After a try that was interrupted the same is tried again: a language is taken from it when none
    is given, and so is what was wished for.
    """
    latest = job.letters.first()
    if language is None:
        language = latest.language if latest else ""
    if latest is None or latest.status != CoverLetter.Status.INTERRUPTED:
        return _add(job, language=language)
    if latest.is_failed_start:
        latest.status, latest.error = CoverLetter.Status.WRITING, ""
        latest.language = language
        latest.save(update_fields=["status", "error", "language"])
        return latest
    return _add(
        job,
        language=language,
        angle=latest.angle,
        based_on=latest.based_on,
        wish=latest.wish,
        wish_code=latest.wish_code,
    )


def _add(job: Job, **fields: Any) -> CoverLetter:
    return CoverLetter.objects.add_version(
        job, status=CoverLetter.Status.WRITING, backend=CoverLetter.SOME_MODEL, **fields
    )


def _lock(job: Job) -> None:
    Job.objects.select_for_update().only("pk").get(pk=job.pk)

"""Have a letter written: one draft per job at a time, in the background, words as they come.

The version row is the draft: `writing` while a `cover_letter` task is active, then `ready` or
`interrupted`. Text that was written is never thrown away and never mixed with a second try: trying
again starts a version of its own, and the half-written one stays for reading and editing.
"""

from __future__ import annotations

import time

from django.db import transaction

from jobs.drafting.facts import without_names
from jobs.drafting.letter_prompt import letter_prompt
from jobs.models import CoverLetter, Job
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.llm import Completion, Interrupted, LLMRouter, LLMUnavailable
from peregrine.models import BackgroundTask, LLMCall, TaskStatus
from peregrine.tasks import Cancelled, TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE = "cover_letter"
SAVE_SECONDS = 0.25  # the growing text is written at most this often

STOPPED = "You stopped it. What was written until then is kept."
CUT_OFF = "The writing was cut off. What was written until then is kept."
NOTHING_CAME = "The model answered without a word. Try again, or choose another model in Settings."
CUT_SHORT = "The model reached its length limit: the end of the letter may be missing."


def start_draft(job: Job) -> CoverLetter:
    """Queue a new version and return it; while one is being written, return that one."""
    with transaction.atomic():
        _lock(job)
        settle(job)
        letter = job.letters.filter(status=CoverLetter.Status.WRITING).first()
        if letter is None:
            letter = _version_to_write(job)
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
    """Mark versions as interrupted that nobody writes any more; tell whether there were any.

    A worker may be killed, or a task cancelled before it began: the task row knows, the letter
    does not.
    """
    writing = job.letters.filter(status=CoverLetter.Status.WRITING)
    pks = [letter.pk for letter in writing.only("pk")]  # not one that is started meanwhile
    if not pks or active_task(job) is not None:
        return False
    last = BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job).recent().first()
    was_stopped = last is not None and last.status == TaskStatus.CANCELLED
    error = STOPPED if was_stopped else (last.error if last else "") or CUT_OFF
    interrupted = writing.filter(pk__in=pks).update(
        status=CoverLetter.Status.INTERRUPTED, error=error
    )
    return bool(interrupted)


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
    text = _GrowingText(letter, task)
    try:
        prompt = letter_prompt(task.job, UserProfile.load())
        completion = LLMRouter.from_config().complete(
            prompt, system=prompt.system, on_text=text.add
        )
    except (LLMUnavailable, ConfigError) as failure:
        _interrupt(letter, text=text.so_far, error=str(failure))
        raise TaskFailed(str(failure)) from failure
    except Interrupted as failure:
        letter.backend, letter.model = failure.backend, failure.model
        _interrupt(letter, text=failure.partial_text, error=str(failure))
        raise TaskFailed(str(failure)) from failure
    except Cancelled:
        call = LLMCall.objects.filter(task=task.row).order_by("pk").last()
        letter.backend = call.backend if call else letter.backend
        _interrupt(letter, text=text.so_far, error=STOPPED)
        raise
    if not completion.text.strip():
        _interrupt(letter, text="", error=NOTHING_CAME)
        raise TaskFailed(NOTHING_CAME)
    _finish(letter, completion)
    return letter


class _GrowingText:
    """The text so far, saved now and then, so that the page can show it."""

    def __init__(self, letter: CoverLetter, task: TaskHandle) -> None:
        self.letter, self.task = letter, task
        self.so_far = ""
        self._next_save = 0.0

    def add(self, piece: str) -> None:
        """Take the next piece. Raises Cancelled when the person asked to stop."""
        self.so_far += piece.replace("\x00", "")
        now = time.monotonic()
        if now < self._next_save:
            return
        self._next_save = now + SAVE_SECONDS
        self.task.progress(f"Writing: {len(self.so_far.split())} words")
        still_ours = CoverLetter.objects.filter(
            pk=self.letter.pk, status=CoverLetter.Status.WRITING
        ).update(text=self.so_far)
        if not still_ours:
            raise Cancelled


def _claim(job: Job) -> CoverLetter:
    with transaction.atomic():
        _lock(job)
        letter = job.letters.filter(status=CoverLetter.Status.WRITING).first()
        if letter is not None and letter.text:
            _interrupt(letter, text=letter.text, error=CUT_OFF)
            letter = None
        return letter or _version_to_write(job)


def _version_to_write(job: Job) -> CoverLetter:
    """Return a fresh version, or the latest one when its try ended before the first word."""
    latest = job.letters.first()
    if latest is not None and latest.is_failed_start:
        latest.status, latest.error = CoverLetter.Status.WRITING, ""
        latest.save(update_fields=["status", "error"])
        return latest
    return CoverLetter.objects.add_version(
        job, status=CoverLetter.Status.WRITING, backend=CoverLetter.SOME_MODEL
    )


def _finish(letter: CoverLetter, completion: Completion) -> None:
    letter.text = without_names(completion.text.replace("\x00", "")).strip()
    letter.status = CoverLetter.Status.READY
    letter.error = CUT_SHORT if completion.is_cut_short else ""
    letter.backend, letter.model = completion.backend, completion.model
    letter.is_template, letter.seconds = completion.is_template, completion.seconds
    letter.save(
        update_fields=[
            "text", "status", "error", "backend", "model", "is_template", "seconds",
        ]
    )  # fmt: skip


def _interrupt(letter: CoverLetter, *, text: str, error: str) -> None:
    letter.text, letter.error = without_names(text.replace("\x00", "")), error
    letter.status = CoverLetter.Status.INTERRUPTED
    letter.save(update_fields=["text", "error", "status", "backend", "model"])


def _lock(job: Job) -> None:
    Job.objects.select_for_update().only("pk").get(pk=job.pk)

"""Have the short texts beside a letter written: one of a kind at a time for each job."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from jobs.documents.language import recognise_language
from jobs.draft_kinds import DraftKind
from jobs.drafting import judging, streaming
from jobs.drafting.letter_prompt import about_person, given, language_of
from jobs.models import Draft, Job
from peregrine.conf.profile import UserProfile
from peregrine.llm.prompts import Prompt, render_prompt
from peregrine.models import BackgroundTask, BackgroundTaskQuerySet
from peregrine.tasks import TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE = "draft"
NOT_THERE = "The draft is not there any more."


class StillWritten(Exception):
    """A draft that is being written cannot be edited."""


@dataclass(frozen=True, slots=True)
class Saved:
    draft: Draft
    is_new: bool = False  # the text became a draft of its own
    has_conflict: bool = False  # because another tab had saved meanwhile


def start(
    job: Job | None, kind: DraftKind, *, given: str = "", wish: str = "", language: str = ""
) -> Draft:
    """Queue a draft and return it; while one of the kind is being written, return that one."""
    with transaction.atomic():
        _lock(job)
        settle(job)
        draft = _of(job).filter(kind=kind.code, status=Draft.Status.WRITING).first()
        if draft is None:
            draft = Draft.objects.create(
                job=job,
                kind=kind.code,
                given=given,
                wish=wish,
                language=language,
                status=Draft.Status.WRITING,
                backend=Draft.SOME_MODEL,
            )
        submit_task(TASK_TYPE, job, kind=draft.kind, draft=draft.pk)
    return draft


def again(draft: Draft) -> Draft:
    """Have the same written once more."""
    return start(
        draft.job, draft.of_kind, given=draft.given, wish=draft.wish, language=draft.language
    )


def stop(draft: Draft) -> None:
    """Stop the writing; the words so far are kept."""
    task = active_task(draft)
    if task is not None:
        cancel(task)
    settle(draft.job)


def active_task(draft: Draft) -> BackgroundTask | None:
    return _tasks(draft.job, draft.kind).active().first()


def settle(job: Job | None) -> None:
    """Mark drafts as interrupted that nobody writes any more."""
    writing = _of(job).filter(status=Draft.Status.WRITING)
    for kind in writing.order_by().values_list("kind", flat=True).distinct():
        streaming.settle(_of(job).filter(kind=kind), _tasks(job, kind))


def is_any_written(job: Job) -> bool:
    """Tell whether a draft for the job is being written now."""
    return BackgroundTask.objects.active().filter(task_type=TASK_TYPE, job=job).exists()


def write(task: TaskHandle) -> Draft:
    """Write the draft that the task names; a copy of it when it has words of an earlier try."""
    draft = _claim(task.params["draft"])
    streaming.write(draft, partial(_prompt, draft), task)
    return draft


def save_edit(draft: Draft, text: str, *, revision: int) -> Saved:
    """Save the person's text and return the draft that it is in now.

    What a model wrote stays as it is, and so does what another tab saved: the text becomes a
    draft of its own then. Raises StillWritten.
    """
    with transaction.atomic():
        _lock(draft.job)
        draft.refresh_from_db()
        if draft.is_writing:
            raise StillWritten("This is still being written. Wait a moment, then edit it.")
        if text == draft.text:
            return Saved(draft)
        if not draft.is_yours or draft.revision != revision:
            return _own_draft(draft, text)
        draft.text, draft.edited_at = text, timezone.now()
        draft.revision = F("revision") + 1
        draft.save(update_fields=["text", "edited_at", "revision"])
        draft.refresh_from_db(fields=["revision"])
        return Saved(draft)


def faults_of(draft: Draft) -> list[str]:
    """Return what is wrong with the form of what a model wrote; nothing of the person's own."""
    if draft.is_yours:
        return []
    kind, job = draft.of_kind, draft.job
    language = draft.language or recognise_language(draft.given)
    return judging.faults(
        draft.text,
        language=language or (language_of(job) if job else ""),
        most_words=kind.most_words,
        most_characters=kind.most_characters,
    )


def draft_prompt(draft: Draft, profile: UserProfile) -> Prompt:
    """Return the prompt of the draft's kind: facts, the posting and what it answers as data."""
    language = draft.language or recognise_language(draft.given)
    job = draft.job
    known = about_person(profile, language) if job is None else given(job, profile, language)
    applied = job.applied_at if job else None
    return render_prompt(
        draft.kind,
        **known,
        given=profile.nda.replaced(draft.given) if job is None else draft.given,
        wish=f"Their own notes: {profile.nda.replaced(draft.wish)}" if draft.wish else "",
        applied=f"They applied on {applied:%d %B %Y}." if applied else "",
        today=f"Today is {timezone.localdate():%d %B %Y}.",
    )


def _prompt(draft: Draft) -> Prompt:
    return draft_prompt(draft, UserProfile.load())


def _claim(pk: int) -> Draft:
    with transaction.atomic():
        draft = Draft.objects.select_related("job__company").filter(pk=pk).first()
        if draft is None:
            raise TaskFailed(NOT_THERE, is_permanent=True)
        _lock(draft.job)
        if draft.is_writing and not draft.text:
            return draft
        if draft.is_writing:
            streaming.interrupt(draft, text=draft.text, error=streaming.CUT_OFF)
        if not draft.is_failed_start:
            draft.pk, draft.text = None, ""  # a copy: the words that came are kept
            draft.created_at = timezone.now()
        draft.status, draft.error = Draft.Status.WRITING, ""
        draft.save()
        return draft


def _own_draft(base: Draft, text: str) -> Saved:
    """Add a draft of the person's own, once: the same text on the same base is not kept twice."""
    known = Draft.objects.filter(based_on=base, text=text, backend="").first()
    draft = known or Draft.objects.create(
        job=base.job,
        kind=base.kind,
        given=base.given,
        wish=base.wish,
        language=base.language,
        text=text,
        based_on=base,
        edited_at=timezone.now(),
    )
    return Saved(draft, is_new=True, has_conflict=base.is_yours)


def _of(job: Job | None) -> QuerySet[Draft]:
    """The drafts of a job, or those about the person."""
    return Draft.objects.filter(job=job)


def _tasks(job: Job | None, kind: str) -> BackgroundTaskQuerySet:
    return BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job, subject=kind)


def _lock(job: Job | None) -> None:
    if job is not None:
        Job.objects.select_for_update().only("pk").get(pk=job.pk)

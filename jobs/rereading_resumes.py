"""Have a model read a resume again, and take over what the person approves of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from jobs import keeping_resumes
from jobs.keeping_resumes import ResumeChanged
from jobs.models import Resume, ResumeProposal
from jobs.resumes.differences import Difference, taken_over
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.rereading import answer_schema, offered, unfounded, with_names
from peregrine import conf
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.llm import LLMRouter, LLMUnavailable
from peregrine.llm.prompts import Prompt, render_prompt
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, submit_task

_TASK = "reread_resume"
_READERS = ("openai_compat", "anthropic")
_USELESS = "The model’s answer is no resume. Try again, or choose another model in Settings."


@dataclass(frozen=True, slots=True)
class Offer:
    """One difference, and what of it the text of the file does not say."""

    difference: Difference
    unfounded: list[str]


def has_model() -> bool:
    """Tell whether any model is set up that could read."""
    try:
        config = conf.load_llm()
    except ConfigError:
        return False
    backends = [config.backends[name] for name in config.fallback_order]
    return any(each.enabled and each.type in _READERS for each in backends)


def start(resume: Resume) -> BackgroundTask:
    return submit_task(_TASK, resume=resume.pk, name=resume.name)


def latest_task(resume: Resume) -> BackgroundTask | None:
    tasks = BackgroundTask.objects.filter(task_type=_TASK, subject=str(resume.pk))
    return tasks.order_by("-pk").first()


def open_proposal(resume: Resume) -> ResumeProposal | None:
    return resume.proposals.filter(settled_at=None).first()


def reread(task: TaskHandle) -> ResumeProposal | None:
    """Have a model read the text of a resume; None when the resume is gone. Raises TaskFailed."""
    resume = Resume.objects.kept().filter(pk=task.params["resume"]).first()
    if resume is None:
        return None
    try:
        completion = LLMRouter.from_config().complete(
            reading_prompt(resume), json_schema=answer_schema(), on_text=lambda _: task.progress()
        )
    except LLMUnavailable as failure:
        raise TaskFailed(str(failure)) from failure
    try:
        answer = with_names(json.loads(completion.text), dict(_hidden_names(resume)))
        data = JsonResume.read(answer).as_json()
    except (ValueError, ValidationError) as error:
        raise TaskFailed(_USELESS) from error
    with transaction.atomic():
        resume.proposals.filter(settled_at=None).update(settled_at=timezone.now())
        return ResumeProposal.objects.create(
            resume=resume, data=data, backend=completion.backend, model=completion.model
        )


def reading_prompt(resume: Resume) -> Prompt:
    """Return the prompt: the text of the file and what was read from it, both as quoted data."""
    return render_prompt(
        "reread_resume",
        text=resume.text,
        reading=json.dumps(resume.data, ensure_ascii=False, indent=1),
    )


def offers(proposal: ResumeProposal) -> list[Offer]:
    """Return the differences to the resume as it is now."""
    resume, read = proposal.resume, proposal.content
    return [
        Offer(each, unfounded(each, read, resume.text)) for each in offered(resume.content, read)
    ]


def take_over(proposal: ResumeProposal, keys: Collection[str], *, seen: int) -> int:
    """Take the differences over that `keys` name, and settle the proposal; return how many.

    Raises ResumeChanged when the resume is not at revision `seen` any more: the differences are
    others then.
    """
    resume = Resume.objects.kept().filter(pk=proposal.resume_id).first()
    if resume is None or resume.revision != seen:
        raise ResumeChanged(
            "The resume was changed in the meantime, so the differences are others. "
            "Look at them again."
        )
    now, read = resume.content, proposal.content
    wanted = [each.key for each in offered(now, read) if each.key in keys]
    with transaction.atomic():
        keeping_resumes.edit(resume, taken_over(now, read, wanted), seen=seen)
        proposal.taken = wanted
        settle(proposal)
    return len(wanted)


def settle(proposal: ResumeProposal) -> None:
    """Put a proposal away; it stays in the record with what was taken of it."""
    proposal.settled_at = timezone.now()
    proposal.save(update_fields=["settled_at", "taken"])


def _hidden_names(resume: Resume) -> Iterator[tuple[str, str]]:
    """Yield what a model in the cloud reads instead of names under an agreement, and the names."""
    try:
        nda = UserProfile.load().nda
    except ConfigError:
        return
    if nda:
        for value in _texts(resume.data):
            if (replaced := nda.replaced(value)) != value:
                yield " ".join(replaced.casefold().split()), value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value

"""Have a model read a resume again; what it says otherwise is a proposal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic import ValidationError

from jobs import resume_proposals
from jobs.models import Resume, ResumeProposal
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.references import text_without_references, without_references
from jobs.resumes.rereading import answer_schema, with_names
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.llm import LLMRouter, LLMUnavailable
from peregrine.llm.prompts import Prompt, render_prompt
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, submit_task

TASK: Final = "reread_resume"
_USELESS = "The model’s answer is no resume. Try again, or choose another model in Settings."


def start(resume: Resume) -> BackgroundTask:
    return submit_task(TASK, resume=resume.pk, name=resume.name)


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
        read = JsonResume.read(answer)
    except (ValueError, ValidationError) as error:
        raise TaskFailed(_USELESS) from error
    return resume_proposals.put(resume, read, backend=completion.backend, model=completion.model)


def reading_prompt(resume: Resume) -> Prompt:
    """Return the prompt: the text of the file and what was read from it, both as quoted data.

    What others say of the person, and how to reach them, is no model's to read.
    """
    reading = without_references(resume.data)
    return render_prompt(
        "reread_resume",
        text=text_without_references(resume.text, resume.content),
        reading=json.dumps(reading, ensure_ascii=False, indent=1),
    )


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

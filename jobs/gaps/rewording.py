"""Other wordings of lines of the resume, for one job: asked for, checked, accepted or left.

A model offers them; each is held against its line, and what says more is dropped with the reason.
Nothing goes into the resume for the job that the person has not accepted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from jobs.gaps.analysis import Analysis, analyse
from jobs.gaps.faithful import objection
from jobs.gaps.lines import sentences_of
from jobs.gaps.prompts import rewordings_prompt
from jobs.gaps.tailoring import Line
from jobs.gaps.wording import Swap
from jobs.models import Job, Resume, Rewording
from jobs.resume_choice import named_by
from jobs.resumes.facts import Fact, facts_of
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.llm import Completion, LLMRouter, LLMUnavailable
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, cancel, submit_task

TASK_TYPE: Final = "rewordings"
_MOST: Final = 10
_STRING: Final = {"type": "string", "minLength": 1, "maxLength": 1_000}
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "rewordings": {
            "type": "array",
            "maxItems": 30,
            "items": {
                "type": "object",
                "properties": {"line": _STRING, "text": _STRING},
                "required": ["line", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["rewordings"],
    "additionalProperties": False,
}
NO_RESUME = "There is no resume to reword. Upload one first."
NO_MODEL = "No language model is set up yet. Set one up in Settings first, then ask for wordings."
NO_LINES = "The resume says nothing yet that could be said otherwise."


class CannotDecide(Exception):
    """A wording cannot be accepted any more; the message can be shown to the person."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """What there is for one job, by what became of it."""

    task: BackgroundTask | None
    error: str = ""
    offered: list[Rewording] = field(default_factory=list)
    accepted: list[Rewording] = field(default_factory=list)
    left: list[Rewording] = field(default_factory=list)
    dropped: list[Rewording] = field(default_factory=list)
    stale: list[Rewording] = field(default_factory=list)  # accepted, and the line is another now


def wordings_of(job: Job, resume_facts: list[Fact]) -> Wordings:
    """Return the wordings of a job beside the lines of its resume as they are now."""
    texts = {fact.id: fact.text for fact in sentences_of(resume_facts)}
    last = BackgroundTask.objects.filter(task_type=TASK_TYPE, job=job).recent().first()
    is_active = last is not None and last.is_active
    found = Wordings(last if is_active else None, last.error if last and not is_active else "")
    groups = {
        Rewording.Status.OFFERED: found.offered,
        Rewording.Status.LEFT: found.left,
        Rewording.Status.DROPPED: found.dropped,
    }
    for row in job.rewordings.of_lines():
        is_current = texts.get(row.line) == row.source
        if row.status == Rewording.Status.ACCEPTED:
            (found.accepted if is_current else found.stale).append(row)
        elif is_current:
            groups[Rewording.Status(row.status)].append(row)
    return found


def accepted_lines(job: Job) -> dict[str, Line]:
    accepted = job.rewordings.of_lines().filter(status=Rewording.Status.ACCEPTED)
    return {row.line: Line(row.source, row.text) for row in accepted}


def used_swaps(job: Job, swaps: list[Swap]) -> list[Swap]:
    """Return the swaps without those that the person leaves as they are."""
    left = {(row.source, row.text) for row in job.rewordings.of_words()}
    return [swap for swap in swaps if (swap.yours, swap.theirs) not in left]


def start(job: Job, other: Resume | None = None) -> None:
    """Queue the question, of the resume of the job's search or of another one."""
    submit_task(TASK_TYPE, job, **({"resume": other.pk} if other else {}))


def stop(job: Job) -> None:
    task = BackgroundTask.objects.active().filter(task_type=TASK_TYPE, job=job).first()
    if task is not None:
        cancel(task)


def write(task: TaskHandle) -> tuple[int, int]:
    """Ask for wordings and keep them; return how many are offered and how many were dropped.

    Undecided ones of before make room. Raises TaskFailed with a sentence for the person.
    """
    if task.job is None:
        raise TaskFailed("Wordings are for a job, and this task has none.", is_permanent=True)
    today = timezone.localdate()
    analysis = analyse(task.job, today, named_by(task.params))
    if analysis is None:
        raise TaskFailed(NO_RESUME)
    if not sentences_of(facts_of(analysis.resume.content)):
        raise TaskFailed(NO_LINES)
    task.progress("Asking the model")
    try:
        prompt = rewordings_prompt(analysis, UserProfile.load())
        completion = LLMRouter.from_config().complete(
            prompt, system=prompt.system, json_schema=SCHEMA
        )
    except (LLMUnavailable, ConfigError) as failure:
        raise TaskFailed(str(failure)) from failure
    task.check_cancelled()
    rows = list(_checked(analysis, completion, today))
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=task.job.pk)
        task.job.rewordings.of_lines().undecided().delete()
        known = set(task.job.rewordings.of_lines().values_list("line", "source", "text"))
        new = [row for row in rows if (row.line, row.source, row.text) not in known]
        Rewording.objects.bulk_create(new)
    dropped = sum(row.status == Rewording.Status.DROPPED for row in new)
    return len(new) - dropped, dropped


def _checked(analysis: Analysis, completion: Completion, today: date) -> Iterator[Rewording]:
    """Yield each wording once, held against the line that it names; lines that are none are out."""
    resume = analysis.resume.content
    lines = {fact.id: fact for fact in sentences_of(facts_of(resume))}
    seen: set[tuple[str, str]] = set()
    for each in json.loads(completion.text)["rewordings"]:
        name = each["line"].strip(" []")
        text = each["text"].replace("\x00", "").strip()
        line = lines.get(name)
        if line is None or (name, text) in seen or len(seen) >= _MOST:
            continue
        seen.add((name, text))
        why = objection(text, line, resume, today)
        yield Rewording(
            job=analysis.job,
            line=name,
            source=line.text,
            text=text,
            status=Rewording.Status.DROPPED if why else Rewording.Status.OFFERED,
            why=why,
            backend=completion.backend,
            model=completion.model,
        )


def accept(row: Rewording, resume_facts: list[Fact]) -> None:
    """Use a wording in the resume for its job; another one of the same line is left.

    Raises CannotDecide when it was dropped, or when the line says something else by now.
    """
    if row.status == Rewording.Status.DROPPED:
        raise CannotDecide(f"This wording says more than its line. {row.why}")
    lines = {fact.id: fact.text for fact in sentences_of(resume_facts)}
    if lines.get(row.line) != row.source:
        raise CannotDecide("The line was changed since, or the job has another resume now.")
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=row.job_id)
        others = Rewording.objects.filter(job=row.job_id, line=row.line)
        others.filter(status=Rewording.Status.ACCEPTED).update(status=Rewording.Status.LEFT)
        _decide(row, Rewording.Status.ACCEPTED)


def leave(row: Rewording) -> None:
    """Keep the line as it is; what was dropped stays dropped."""
    if row.status != Rewording.Status.DROPPED:
        _decide(row, Rewording.Status.LEFT)


def _decide(row: Rewording, status: Rewording.Status) -> None:
    row.status, row.decided_at = status, timezone.now()
    row.save(update_fields=["status", "decided_at"])


def leave_word(job: Job, yours: str, theirs: str) -> None:
    """Keep the person's own word for a skill in the resume for this job."""
    if not job.rewordings.of_words().filter(source=yours, text=theirs).exists():
        job.rewordings.create(source=yours, text=theirs, status=Rewording.Status.LEFT)


def use_word(job: Job, yours: str, theirs: str) -> None:
    job.rewordings.of_words().filter(source=yours, text=theirs).delete()

"""Read the file of a kept resume again: the reader learns, and what it read stays until asked.

What a new version of the reader finds otherwise than the one that read the file at first is offered
to the person; what they wrote themselves is not held against the file.
"""

from __future__ import annotations

import logging
from typing import Final

from django.db import transaction

from jobs import keeping_resumes, resume_proposals
from jobs.keeping_resumes import CannotKeep
from jobs.models import Resume
from jobs.resumes.parsing import Parsed, UnreadableResume, parse, reader_version
from jobs.resumes.rereading import improved
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle, submit_task

TASK: Final = "reread_file"

logger = logging.getLogger(__name__)


def start(resume: Resume) -> BackgroundTask:
    return submit_task(TASK, resume=resume.pk, name=resume.name)


def start_where_better() -> list[BackgroundTask]:
    """Queue the resumes whose file was read by an earlier version of the reader.

    What a model proposes and nobody has answered yet is not pushed aside.
    """
    waiting = (
        Resume.objects.kept()
        .exclude(original_sha256="")
        .exclude(read_by=reader_version())
        .exclude(proposals__in=resume_proposals.by_models())
    )
    return [start(resume) for resume in waiting.only("pk", "name")]


def reread(task: TaskHandle) -> int | None:
    """Read a file again; return how many differences are offered, None when the resume is gone.

    Raises TaskFailed.
    """
    resume = Resume.objects.kept().filter(pk=task.params["resume"]).first()
    if resume is None:
        return None
    try:
        content = keeping_resumes.original(resume)
        parsed = parse(content, resume.original_name)
    except (CannotKeep, UnreadableResume) as refused:
        _remember(resume)
        raise TaskFailed(str(refused), is_permanent=True) from refused
    return _offer(resume, parsed)


def _offer(resume: Resume, parsed: Parsed) -> int:
    with transaction.atomic():
        now = Resume.objects.select_for_update().get(pk=resume.pk)
        count = len(improved(now.first_reading, now.content, parsed.resume))
        now.text, now.notes, now.original_kind = parsed.text, parsed.notes, parsed.kind
        if count:
            resume_proposals.put(now, parsed.resume)
        else:
            now.reading = parsed.resume.as_json()
        now.save(update_fields=["text", "notes", "original_kind", "reading"])
        _remember(now)
    return count


def _remember(resume: Resume) -> None:
    """Keep which version of the reader looked at the file, so that it does so once."""
    Resume.objects.filter(pk=resume.pk).update(read_by=reader_version())

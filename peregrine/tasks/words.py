"""Sentences about tasks, for the person."""

import hashlib

from peregrine.models import BackgroundTask
from peregrine.tasks import registry

INTERRUPTED = "This was interrupted by a restart of Peregrine. Try again to run it once more."


def took_too_long(task: BackgroundTask) -> str:
    kind = registry.find(task.task_type)
    minutes = round(kind.timeout / 60) if kind else 0
    limit = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"This took longer than {limit} and was stopped. Trying again may help."


def title(task: BackgroundTask) -> str:
    """Name the work: “Cover letter: Data Engineer at Northwind”."""
    kind = registry.find(task.task_type)
    if kind is None:
        return task.task_type
    about = task.job or task.params.get(kind.about, "")
    return f"{kind.label}: {about}" if about else kind.label


def doing(task: BackgroundTask) -> str:
    """Say what it is doing now."""
    if task.cancel_requested_at:
        return "Stopping"
    kind = registry.find(task.task_type)
    return task.stage or (kind.doing if kind else "Working")


def state(task: BackgroundTask) -> str:
    """Return a short mark that changes when what a page shows about the task does."""
    shown = (task.pk, task.status, doing(task), task.done, task.total)
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]

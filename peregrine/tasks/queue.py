"""The door to background work, and the queue behind it.

The BackgroundTask row is the truth. A queue entry (django-q2's ORM broker) is only a doorbell: one
too many finds nothing to claim, and missing ones are made again from the rows.
"""

import json
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.tasks import async_task

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import registry

_TRIES = 10  # each lost try means that somebody else's task came and went in between


def submit_task(task_type: str, job: models.Model | None = None, **params: Any) -> BackgroundTask:
    """Queue work, or return the row that is already queued or running for the same thing.

    The same thing is the same type and job and, where the type names one, the same subject param.
    Row and queue entry are written in the caller's transaction. `params` must be JSON.
    """
    kind = registry.find(task_type)
    if kind is None:
        known = ", ".join(sorted(kind.name for kind in registry.TASK_TYPES))
        raise LookupError(f"There is no task type “{task_type}”. The registry has: {known}.")
    _check_json(task_type, params)
    identity = {
        "task_type": kind.name,
        "job": job,
        "subject": str(params.get(kind.subject, "")) if kind.subject else "",
    }
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                task = BackgroundTask.objects.create(params=params, **identity)
                _ring(task)
                return task
        except IntegrityError:
            active = BackgroundTask.objects.active().filter(**identity).first()
            if active is not None:
                return active
    raise RuntimeError(f"Could not queue {task_type}: the row was refused, but none is in the way.")


def cancel(task: BackgroundTask) -> None:
    """Stop a waiting task at once; ask a running one to stop at its next step."""
    now = timezone.now()
    row = BackgroundTask.objects.filter(pk=task.pk)
    waiting = row.filter(status=TaskStatus.QUEUED)
    if not waiting.update(
        status=TaskStatus.CANCELLED, cancel_requested_at=now, finished_at=now, stage=""
    ):
        row.filter(status=TaskStatus.RUNNING).update(cancel_requested_at=now)
    task.refresh_from_db()


def retry(task: BackgroundTask) -> BackgroundTask:
    """Queue the same work once more; the old row stays as history."""
    if task.is_active:
        return task
    return submit_task(task.task_type, task.job, **task.params)


def put_back(task: BackgroundTask) -> bool:
    """Queue a running task again whose worker is gone. False when somebody else was faster."""
    with transaction.atomic():
        was_put_back = BackgroundTask.objects.claimed_as(task).update(
            status=TaskStatus.QUEUED,
            worker="",
            stage="",
            done=0,
            total=None,
            started_at=None,
            heartbeat_at=None,
        )
        if was_put_back:
            _ring(task)
    return bool(was_put_back)


def rebuild_queue() -> int:
    """Make the queue again: one entry for each waiting row. Returns how many.

    For the moment before a cluster starts: what the one before it had pulled is locked for hours.
    """
    with transaction.atomic():
        OrmQ.objects.filter(key=Conf.CLUSTER_NAME).delete()
        waiting = list(BackgroundTask.objects.filter(status=TaskStatus.QUEUED).order_by("pk"))
        for task in waiting:
            _ring(task)
    return len(waiting)


def _ring(task: BackgroundTask) -> None:
    kind = registry.find(task.task_type)
    options = {"timeout": kind.timeout} if kind else {}
    async_task("peregrine.tasks.run.run_task", task.pk, q_options=options)


def _check_json(task_type: str, params: dict[str, Any]) -> None:
    try:
        json.dumps(params, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise TypeError(f"The params of {task_type} must be plain JSON values: {error}.") from error

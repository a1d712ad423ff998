"""Run one task, in a worker process of the cluster."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connections
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.exceptions import TimeoutException

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import registry
from peregrine.tasks.handle import Cancelled, TaskFailed, TaskHandle, running_task
from peregrine.tasks.processes import WorkerProcess
from peregrine.tasks.redact import safe_traceback
from peregrine.tasks.words import took_too_long

HEARTBEAT_SECONDS = 10.0

logger = logging.getLogger(__name__)


def run_task(pk: int) -> None:
    """Run the task if it still waits. A second call for the same row does nothing."""
    row = _claim(pk)
    if row is None:
        return
    token = running_task.set(row)
    try:
        with _heartbeat(row):
            outcome = _perform(TaskHandle(row))
        _finish(row, **outcome)
    except TimeoutException:
        _finish(row, status=TaskStatus.FAILED, error=took_too_long(row))
        raise  # django-q2 replaces this process: nobody knows where the handler was stopped
    finally:
        running_task.reset(token)


def _claim(pk: int) -> BackgroundTask | None:
    now = timezone.now()
    was_won = BackgroundTask.objects.filter(pk=pk, status=TaskStatus.QUEUED).update(
        status=TaskStatus.RUNNING,
        attempts=F("attempts") + 1,
        worker=str(WorkerProcess.current()),
        started_at=now,
        heartbeat_at=Now(),
    )
    return BackgroundTask.objects.select_related("job").get(pk=pk) if was_won else None


def _perform(task: TaskHandle) -> dict[str, Any]:
    """Call the handler and return what to write on the row."""
    try:
        result = _handler(task.row)(task) or {}
        json.dumps(result, allow_nan=False)
    except Cancelled:
        return {"status": TaskStatus.CANCELLED}
    except TaskFailed as failure:
        return {
            "status": TaskStatus.FAILED,
            "error": str(failure),
            "is_retryable": not failure.is_permanent,
        }
    except Exception as error:  # noqa: BLE001  (logged with its traceback, secrets taken out)
        logger.error("%s broke:\n%s", task.row, safe_traceback(error))  # noqa: TRY400
        return {
            "status": TaskStatus.FAILED,
            "error": f"Something unexpected went wrong ({type(error).__name__}). "
            "The log has the details. Trying again may help.",
        }
    return {"status": TaskStatus.COMPLETED, "result": result}


def _handler(row: BackgroundTask) -> Callable[[TaskHandle], dict[str, Any] | None]:
    kind = registry.find(row.task_type)
    if kind is None:
        raise TaskFailed(
            f"This version of Peregrine cannot do “{row.task_type}”.", is_permanent=True
        )
    handler: Callable[[TaskHandle], dict[str, Any] | None] = import_string(kind.handler)
    return handler


def _finish(row: BackgroundTask, *, status: TaskStatus, **fields: Any) -> None:
    """Write how it ended, unless the row was given to another worker meanwhile."""
    now = timezone.now()
    was_ours = BackgroundTask.objects.claimed_as(row).update(
        status=status, stage="", done=row.done, total=row.total, finished_at=now, **fields
    )
    if was_ours:
        seconds = (now - row.started_at).total_seconds() if row.started_at else 0
        logger.info("%s #%s %s after %.1f s", row.task_type, row.pk, status.value, seconds)
    else:
        logger.warning("%s #%s was taken over: its end is not written", row.task_type, row.pk)


@contextmanager
def _heartbeat(row: BackgroundTask) -> Iterator[None]:
    """Say “still alive” on the row while the handler works, however rarely it tells progress."""
    is_over = threading.Event()

    def beat() -> None:
        try:
            while not is_over.wait(HEARTBEAT_SECONDS):
                try:
                    BackgroundTask.objects.claimed_as(row).update(heartbeat_at=Now())
                except DatabaseError as error:
                    logger.warning("The heartbeat of #%s was not written: %s", row.pk, error)
                    connections.close_all()
        finally:
            connections.close_all()

    thread = threading.Thread(target=beat, name=f"heartbeat-{row.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()

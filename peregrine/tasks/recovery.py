"""Put right what a crash left behind: nothing runs for ever, nothing runs twice at a time."""

import logging
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import registry
from peregrine.tasks.processes import WorkerProcess
from peregrine.tasks.queue import put_back
from peregrine.tasks.words import INTERRUPTED, took_too_long

HEARTBEAT_LOST = timedelta(seconds=90)
ATTEMPTS_MAX = 2  # the first run, and one more by itself after a crash

logger = logging.getLogger(__name__)


def recover() -> int:
    """End or queue again every running task whose worker is gone; return how many."""
    running = BackgroundTask.objects.filter(status=TaskStatus.RUNNING)
    # The database's clock wrote the heartbeats and reads them: machines need not agree on the time.
    is_silent = Q(heartbeat_at=None) | Q(heartbeat_at__lt=Now() - HEARTBEAT_LOST)
    silent = set(running.filter(is_silent).values_list("pk", flat=True))
    return sum(
        _put_right(task) for task in running if _is_abandoned(task, is_silent=task.pk in silent)
    )


def _is_abandoned(task: BackgroundTask, *, is_silent: bool) -> bool:
    process = WorkerProcess.parse(task.worker)
    if process is None or not process.is_on_this_machine:
        return is_silent
    if is_silent:
        process.kill()  # alive but stuck: it must not wake up while somebody else has its task
        return True
    return not process.is_alive


def _put_right(task: BackgroundTask) -> bool:
    kind = registry.find(task.task_type)
    if task.cancel_requested_at:
        return _end(task, TaskStatus.CANCELLED, "")
    if kind and task.duration and task.duration.total_seconds() > kind.timeout:
        return _end(task, TaskStatus.FAILED, took_too_long(task))
    if kind and kind.is_safe_to_rerun and task.attempts < ATTEMPTS_MAX:
        was_put_back = put_back(task)
        if was_put_back:
            logger.warning("%s #%s lost its worker: it runs again", task.task_type, task.pk)
        return was_put_back
    return _end(task, TaskStatus.FAILED, INTERRUPTED)


def _end(task: BackgroundTask, status: TaskStatus, error: str) -> bool:
    was_ended = BackgroundTask.objects.claimed_as(task).update(
        status=status, error=error, is_retryable=True, stage="", finished_at=timezone.now()
    )
    if was_ended:
        logger.warning("%s #%s lost its worker: %s", task.task_type, task.pk, status.value)
    return bool(was_ended)

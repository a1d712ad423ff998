"""What a task handler holds in its hand: its row, its progress, and when to stop."""

import time
from contextvars import ContextVar
from typing import Any

from django.db.models.functions import Now

from peregrine.models import BackgroundTask

PROGRESS_SECONDS = 0.25  # a row is written at most this often, however often progress is told

running_task: ContextVar[BackgroundTask | None] = ContextVar("running_task", default=None)


def current() -> BackgroundTask | None:
    """Return the task that this code runs in, if any."""
    return running_task.get()


class TaskFailed(Exception):
    """An expected failure; the message is shown to the person as it is.

    `is_permanent` says that trying again will not help.
    """

    def __init__(self, message: str, *, is_permanent: bool = False) -> None:
        super().__init__(message)
        self.is_permanent = is_permanent


class Cancelled(Exception):
    """The person asked to stop, or the task was given to another worker meanwhile."""


class TaskHandle:
    def __init__(self, row: BackgroundTask) -> None:
        self.row = row
        self.job = row.job
        self.params: dict[str, Any] = row.params
        self._next_write = 0.0

    def progress(
        self, stage: str | None = None, done: int | None = None, total: int | None = None
    ) -> None:
        """Tell what is being done now and how far it is. What is not given stays as it was.

        Cheap enough for every row of a loop. Raises Cancelled when the person asked to stop.
        """
        row = self.row
        row.stage = row.stage if stage is None else stage[:200]
        row.total = row.total if total is None else total
        row.done = row.done if done is None else done
        if row.total is not None:
            row.done = min(row.done, row.total)
        self.check_cancelled()

    def check_cancelled(self) -> None:
        """Raise Cancelled when the person asked to stop."""
        if time.monotonic() < self._next_write:
            return
        row = self.row
        written = (
            BackgroundTask.objects.claimed_as(row)
            .filter(cancel_requested_at=None)
            .update(stage=row.stage, done=row.done, total=row.total, heartbeat_at=Now())
        )
        self._next_write = time.monotonic() + PROGRESS_SECONDS
        if not written:
            raise Cancelled

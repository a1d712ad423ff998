"""Notice a cluster that looks alive but takes no work.

An idle django-q2 worker that is killed takes the lock of the shared queue with it: every process
of the cluster lives on, and no task ever starts again.
"""

import socket

from peregrine.models import BackgroundTask, TaskStatus

STUCK_AFTER = 15.0  # seconds without a start, with work waiting and a worker free
_LOOK_AT = 50  # tasks at the head of the queue


class Watchdog:
    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._waiting: set[int] = set()
        self._since = 0.0

    def is_stuck(self, now: float) -> bool:
        """Tell whether nothing of what waited at an earlier look has started since.

        `now` is monotonic: a clock that is set, or a laptop that slept, is no reason to restart.
        """
        tasks = BackgroundTask.objects.filter(status=TaskStatus.QUEUED).order_by("pk")
        waiting = set(tasks.values_list("pk", flat=True)[:_LOOK_AT])
        has_moved = not self._waiting or bool(self._waiting - waiting)
        if has_moved or self._has_no_free_worker():
            self._waiting, self._since = waiting, now
            return False
        return now - self._since >= STUCK_AFTER

    def reset(self) -> None:
        """Forget what was seen: the cluster is a new one."""
        self._waiting = set()

    def _has_no_free_worker(self) -> bool:
        running = BackgroundTask.objects.filter(
            status=TaskStatus.RUNNING, worker__startswith=f"{socket.gethostname()[:80]}:"
        )
        return running.count() >= self._workers

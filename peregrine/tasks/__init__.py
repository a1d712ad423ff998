"""Background work. `submit_task()` is the only door; `registry.py` lists what there is."""

from peregrine.tasks.handle import Cancelled, TaskFailed, TaskHandle, current
from peregrine.tasks.queue import cancel, retry, submit_task

__all__ = [
    "Cancelled",
    "TaskFailed",
    "TaskHandle",
    "cancel",
    "current",
    "retry",
    "submit_task",
]

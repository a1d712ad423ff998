"""Task types that only tests use, and their handlers."""

import os
import time
from pathlib import Path
from typing import Any

from peregrine.tasks import TaskFailed, TaskHandle, current
from peregrine.tasks.registry import TaskType

HERE = "tests.peregrine.tasks.handlers"


def count(task: TaskHandle) -> dict[str, Any]:
    """Count to `to`; the result says what the handler saw."""
    for number in range(1, task.params["to"] + 1):
        task.progress("Counting", done=number, total=task.params["to"])
    running = current()
    return {"counted": task.params["to"], "current": running.pk if running else None}


def until_cancelled(task: TaskHandle) -> None:
    while True:
        task.progress("Waiting to be stopped")
        time.sleep(0.01)


def nap(task: TaskHandle) -> dict[str, Any]:
    """Leave a mark for each start, then work for `seconds`, or only for one round after a crash."""
    with Path(task.params["log"]).open("a") as log:
        log.write(f"{os.getpid()}\n")
    seconds = task.params["seconds"] if task.row.attempts == 1 else 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        task.progress("Napping")
        time.sleep(0.05)
    return {"napped": True}


def decline(task: TaskHandle) -> None:
    raise TaskFailed("The board wants a key.", is_permanent=task.params.get("is_permanent", False))


def crash(task: TaskHandle) -> None:
    raise KeyError("api_key=hunter2 is not there")


def unpackable(task: TaskHandle) -> dict[str, Any]:
    return {"when": object()}


def _type(name: str, **fields: Any) -> TaskType:
    values = {"label": name.title(), "doing": "Working", "timeout": 60, "is_safe_to_rerun": True}
    return TaskType(name=name, handler=f"{HERE}.{name}", **{**values, **fields})


TASK_TYPES = (
    _type("count", label="Count", doing="Counting", subject="name", about="name"),
    _type("until_cancelled"),
    _type("nap", subject="name"),
    _type("decline"),
    _type("crash", is_safe_to_rerun=False),
    _type("unpackable"),
)

"""How many questions a server is asked at once, by all processes of this computer together.

A graphics card that writes one letter well writes four badly. Who waits is served in the order of
coming. A place is a file with a lock on it: the system frees the lock when its process dies, in
whatever way, so nobody waits for the dead. Workers on other computers have a queue of their own.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

LOOK_SECONDS = 0.05

logger = logging.getLogger(__name__)


class Busy(Exception):
    """The server had no place free in time."""


@contextmanager
def slot(
    server: str, limit: int, *, patience: float, on_wait: Callable[[], object]
) -> Iterator[None]:
    """Hold one of the `limit` places at a server.

    `on_wait` is called again and again while others are served; what it raises ends the waiting.
    Raises Busy after `patience` seconds.
    """
    try:
        queue = _Queue(_folder(server))
    except OSError:
        logger.warning("The queue for %s cannot be kept", server, exc_info=True)
        yield  # better asked at the same time as another than not at all
        return
    try:
        give_up_at = time.monotonic() + patience
        while queue.ahead() >= limit:
            if time.monotonic() > give_up_at:
                raise Busy
            on_wait()
            time.sleep(LOOK_SECONDS)
        yield
    finally:
        queue.leave()


class _Queue:
    """One place in a server's queue: a numbered file that is locked while its owner lives."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        with self._closed():
            self._number = max(self._numbers(), default=0) + 1
            self._path = self._place(self._number)
            self._descriptor = _opened(self._path)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def ahead(self) -> int:
        """Return how many others are before this place, or hold theirs."""
        with self._closed():
            return sum(
                number < self._number and self._is_alive(self._place(number))
                for number in self._numbers()
            )

    def leave(self) -> None:
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)

    def _numbers(self) -> list[int]:
        return [int(entry.name) for entry in os.scandir(self._folder) if entry.name.isdigit()]

    def _place(self, number: int) -> Path:
        return self._folder / f"{number:012d}"

    @contextmanager
    def _closed(self) -> Iterator[None]:
        """Let nobody come or look meanwhile: a place without its lock would count as dead."""
        descriptor = _opened(self._folder / ".lock")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    @staticmethod
    def _is_alive(path: Path) -> bool:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            return False  # it left just now
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        else:
            path.unlink(missing_ok=True)
            return False
        finally:
            os.close(descriptor)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _folder(server: str) -> Path:
    return Path(settings.DATA_DIR) / "llm" / re.sub(r"[^a-z0-9.-]+", "_", server.lower())[:150]

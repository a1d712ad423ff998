"""A backend that was down a moment ago is not asked again at once. Pure."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

FIRST_PAUSE = 30.0  # seconds
LONGEST_PAUSE = 600.0


@dataclass(frozen=True, slots=True)
class Pause:
    """Why and for how long a backend is left alone."""

    reason: str
    until: float
    failures: int


class Breaker:
    """Remembers which backends are down; each failure in a row doubles the pause.

    Every process has its own: it costs no shared state, and a worker learns within one call.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pauses: dict[Hashable, Pause] = {}

    def reason(self, backend: Hashable) -> str:
        """Say why `backend` is to be left alone now; the empty string means: it may be asked."""
        pause = self._pauses.get(backend)
        left = pause.until - self._clock() if pause else 0
        if pause is None or left <= 0:
            return ""
        return f"{pause.reason} (a moment ago; it is asked again in {max(left, 1):.0f} s)"

    def failed(self, backend: Hashable, reason: str, *, at_least: float = 0) -> float:
        """Leave `backend` alone for a while, `at_least` the seconds that it asked for itself.

        Returns the seconds.
        """
        with self._lock:
            before = self._pauses.get(backend)
            failures = before.failures + 1 if before else 1
            pause: float = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
            pause = min(max(pause, at_least), LONGEST_PAUSE)
            self._pauses[backend] = Pause(reason, self._clock() + pause, failures)
        return pause

    def succeeded(self, backend: Hashable) -> None:
        with self._lock:
            self._pauses.pop(backend, None)

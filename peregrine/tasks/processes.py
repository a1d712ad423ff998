"""Which process runs a task, and whether that very process still lives."""

import os
import signal
import socket
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WorkerProcess:
    """One process on one machine. `started` tells it from a later process with the same number."""

    host: str
    pid: int
    started: str

    @classmethod
    def current(cls) -> "WorkerProcess":
        return cls(socket.gethostname()[:80], os.getpid(), _start_mark(os.getpid()))

    @classmethod
    def parse(cls, text: str) -> "WorkerProcess | None":
        host, pid, started = (*text.rsplit(":", 2), "", "")[:3]
        return cls(host, int(pid), started) if pid.isdigit() else None

    def __str__(self) -> str:
        return f"{self.host}:{self.pid}:{self.started}"

    @property
    def is_on_this_machine(self) -> bool:
        return self.host == socket.gethostname()[:80]

    @property
    def is_alive(self) -> bool:
        """Tell whether it still runs; ask only when it is on this machine."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass  # it exists, and belongs to somebody else: the start mark tells whether it is ours
        return _start_mark(self.pid) == self.started

    def kill(self) -> None:
        if self.is_alive and self.pid != os.getpid():
            os.kill(self.pid, signal.SIGKILL)


def _start_mark(pid: int) -> str:
    """Return when the process started, in clock ticks since boot; empty where /proc is missing.

    A zombie has no mark: it is dead, its parent only has not noticed.
    """
    # Reference: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return ""
    state, *fields = stat.rpartition(")")[2].split()  # the name before it may hold anything
    return "" if state == "Z" else fields[18]

"""One child of the supervisor: started, its log passed on, started again when it dies."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

HEALTHY_AFTER = 60.0  # seconds of life after which earlier deaths are forgotten
LONGEST_PAUSE = 30.0

Say = Callable[[str, str], None]  # (who, line)


class Child:
    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        say: Say,
        env: dict[str, str] | None = None,
        inherits: Sequence[int] = (),
        before_start: Callable[[], object] = lambda: None,
    ) -> None:
        self.name = name
        self.command = command
        self.started_at = 0.0
        self._say = say
        self._env = {**os.environ, **(env or {}), "PYTHONUNBUFFERED": "1"}
        self._inherits = inherits
        self._before_start = before_start
        self._process: subprocess.Popen[str] | None = None
        self._deaths = 0
        self._start_due = 0.0

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def tend(self, now: float) -> None:
        """Start it when that is due; notice its death. `now` is monotonic."""
        if self.is_running:
            if now - self.started_at > HEALTHY_AFTER:
                self._deaths = 0
        elif self._process is not None:
            self.kill()
            self._mourn(self._process.returncode, now)
        elif now >= self._start_due:
            self._start(now)

    def postpone(self, now: float) -> float:
        """Put the next start off, longer after each death in a row; return for how long."""
        pause = min(2.0**self._deaths, LONGEST_PAUSE)
        self._deaths += 1
        self._start_due = now + pause
        return pause

    def terminate(self) -> None:
        if self._process is not None and self.is_running:
            self._process.terminate()

    def kill(self) -> None:
        """Kill its whole process group: children of a dead child would go on working."""
        if self._process is not None:
            with suppress(ProcessLookupError):  # nobody of the group is left
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _start(self, now: float) -> None:
        self._before_start()
        self._process = subprocess.Popen(  # noqa: S603  (our own manage.py)
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=self._env,
            pass_fds=self._inherits,
            process_group=0,  # Ctrl-C in the terminal reaches the supervisor alone
        )
        self.started_at = now
        threading.Thread(target=self._pass_on, args=[self._process], daemon=True).start()

    def _pass_on(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self._say(self.name, line.rstrip("\n"))

    def _mourn(self, code: int, now: float) -> None:
        how = f"was killed (signal {-code})" if code < 0 else f"ended with exit code {code}"
        self._process = None
        pause = self.postpone(now)
        self._say("start", f"The {self.name} process {how}. It starts again in {pause:.0f} s.")

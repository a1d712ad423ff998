"""A real Peregrine for tests: `manage.py start`, web server and worker, in its own folders."""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class RunningPeregrine:
    folder: Path
    port: int
    process: subprocess.Popen[str]
    log: list[str] = field(default_factory=list)
    _lines: "queue.Queue[str]" = field(default_factory=queue.Queue)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def wait_for_line(self, pattern: str, *, seconds: float = 30) -> re.Match[str]:
        """Return the first console line, past or future, that matches `pattern`."""
        for line in self.log:
            if found := re.search(pattern, line):
                return found
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                line = self._lines.get(timeout=left)
            except queue.Empty:
                break
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"no line like {pattern!r} on the console:\n" + "\n".join(self.log))

    def read_console(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.log.append(line.rstrip())
            self._lines.put(line)


def environment(folder: Path, **extra: str) -> dict[str, str]:
    """The environment of a Peregrine that keeps everything under `folder`."""
    inherited = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    return inherited | {
        "SECRET_KEY": "for-tests-only-" + "x" * 50,
        "PEREGRINE_DATA_DIR": str(folder / "data"),
        "PEREGRINE_CONFIG_DIR": str(folder / "config"),
        "DATABASE_URL": "",
        "PYTHONUNBUFFERED": "1",
        **extra,
    }


def manage(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def running_peregrine(folder: Path) -> Iterator[RunningPeregrine]:
    port = free_port()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=ROOT,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    server = RunningPeregrine(folder, port, process)
    threading.Thread(target=server.read_console, daemon=True).start()
    try:
        server.wait_for_line("is ready")
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

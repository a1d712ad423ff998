"""A whole Peregrine in its own folders: real supervisor, web process, cluster and database."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "manage.py"
PATIENCE = 45.0  # seconds; a loaded build machine is slow


def wait_for(condition: Callable[[], Any], what: str) -> Any:
    """Return the first true answer of `condition`; a test that waits too long fails with `what`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"Waited {PATIENCE:.0f} s in vain: {what}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


class Instance:
    """Folders of one Peregrine, and the supervisor while it runs."""

    def __init__(
        self, folder: Path, template: Path | None = None, *, program: Path = PROGRAM
    ) -> None:
        self.folder = folder
        self.program = program
        self.port = free_port()
        self.lines: list[str] = []
        self.env = {
            **os.environ,
            "PEREGRINE_DATA_DIR": str(folder / "data"),
            "PEREGRINE_CONFIG_DIR": str(folder / "config"),
            "DATABASE_URL": "",
        }
        if template is not None:
            shutil.copytree(template, folder, dirs_exist_ok=True)

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, self.program, *command],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def start(self) -> None:
        """Start the supervisor and wait until the pages answer and a worker is there."""
        self.process = subprocess.Popen(
            [sys.executable, self.program, "start", f"--port={self.port}", "--workers=2"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        self.lines = []
        threading.Thread(target=self._read, args=[self.process], daemon=True).start()
        wait_for(lambda: self.says("Peregrine is ready"), "the line that it is ready")
        wait_for(lambda: len(self.idle_workers()) == 2, "two workers")

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self.lines.append(line.rstrip("\n"))

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def says(self, words: str) -> str:
        return next((line for line in list(self.lines) if words in line), "")

    def family(self) -> list[psutil.Process]:
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def child(self, command: str) -> psutil.Process:
        """The `serve` or the `work` process."""
        for process in psutil.Process(self.process.pid).children():
            if command in process.cmdline():
                return process
        raise AssertionError(f"There is no {command} process")

    def idle_workers(self) -> list[psutil.Process]:
        """The processes of the cluster that run tasks: its guard starts them first."""
        try:
            guards = self.child("work").children()
            members = sorted(guards[0].children(), key=lambda process: process.pid)
        except (AssertionError, IndexError, psutil.NoSuchProcess):
            return []
        return members[:2] if len(members) == 4 else []

    def submit(self, task_type: str, **params: Any) -> int:
        code = (
            "import json; from peregrine.tasks import submit_task;"
            f"print(submit_task({task_type!r}, **json.loads({json.dumps(params)!r})).pk)"
        )
        return int(self.manage("shell", "-v0", "-c", code).stdout)

    def task(self, pk: int) -> dict[str, Any]:
        with sqlite3.connect(self.folder / "data" / "staging.db", timeout=20) as database:
            database.row_factory = sqlite3.Row
            query = "SELECT * FROM peregrine_backgroundtask WHERE id = ?"
            return dict(database.execute(query, [pk]).fetchone())

    def wait_until(self, pk: int, status: str) -> dict[str, Any]:
        wait_for(
            lambda: self.task(pk)["status"] == status,
            f"task {pk} {status}; it is {self.task(pk)}; the log: {self.lines}",
        )
        return self.task(pk)

    def get(self, path: str) -> int:
        url = f"http://127.0.0.1:{self.port}{path}"
        with urllib.request.urlopen(url, timeout=PATIENCE) as response:
            status: int = response.status
            return status

    def stop(self) -> int:
        """Stop it as Ctrl-C does; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Make sure that nothing is left, whatever the test did."""
        if hasattr(self, "process"):
            try:
                family = self.family()
            except psutil.NoSuchProcess:
                return
            for process in family:
                process.kill()
            self.process.wait()

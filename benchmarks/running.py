"""A running Peregrine: time to the first page, memory and processor when idle.

Starts `manage.py start` in a folder of its own, and beside it Django's `runserver`, which is one
process without a worker. Memory is PSS, which counts shared pages once (Linux only).
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from benchmarks.tables import print_table

ROOT = Path(__file__).resolve().parent.parent
IDLE_SECONDS = 30
SETTLE_SECONDS = 8
PATIENCE_SECONDS = 60


def run(data: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "SECRET_KEY": "only-for-measuring-" + "x" * 50,
            "PEREGRINE_DATA_DIR": f"{folder}/data",
            "PEREGRINE_CONFIG_DIR": f"{folder}/config",
            "DATABASE_URL": "",
        }
        prepare = [sys.executable, "manage.py", "prepare"]
        subprocess.run(prepare, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603
        port = _free_port()
        ours = _measure(environment, port, "start", "--port", str(port))
        port = _free_port()
        theirs = _measure(environment, port, "runserver", "--noreload", str(port))
    print_table(
        ["", "manage.py start", "runserver"],
        [[what, ours[what], theirs[what]] for what in ours],
    )
    return {**ours, "runserver": theirs}


def _measure(environment: dict[str, str], port: int, *command: str) -> dict[str, float]:
    with _started(environment, port, *command) as (process, seconds):
        time.sleep(SETTLE_SECONDS)
        family = [process, *process.children(recursive=True)]
        before = _cpu_seconds(family)
        time.sleep(IDLE_SECONDS)
        used = _cpu_seconds(family) - before
        return {
            "start_seconds": round(seconds, 2),
            "idle_pss_mb": round(sum(each.memory_full_info().pss for each in family) / 1e6),
            "idle_cpu_percent": round(100 * used / IDLE_SECONDS, 2),
            "processes": len(family),
        }


@contextmanager
def _started(
    environment: dict[str, str], port: int, *command: str
) -> Iterator[tuple[psutil.Process, float]]:
    """Start a server; yield it and the seconds until the sign-in page came."""
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for_page(f"http://127.0.0.1:{port}/login/")
            yield psutil.Process(server.pid), time.perf_counter() - began
        finally:
            server.terminate()


def _wait_for_page(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310  our own loopback address
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    raise TimeoutError(f"{url} did not answer within {PATIENCE_SECONDS} seconds")


def _cpu_seconds(family: list[psutil.Process]) -> float:
    times = [each.cpu_times() for each in family]
    return float(sum(each.user + each.system for each in times))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

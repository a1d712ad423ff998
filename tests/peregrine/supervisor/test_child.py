import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from peregrine.supervisor.child import HEALTHY_AFTER, LONGEST_PAUSE, Child
from tests.instance import wait_for

SLEEP = "import time; time.sleep(600)"


class Log:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, who: str, line: str) -> None:
        self.lines.append(f"{who}: {line}")


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def children(log: Log) -> Iterator[list[Child]]:
    made: list[Child] = []
    yield made
    for child in made:
        child.kill()


def _child(children: list[Child], log: Log, code: str) -> Child:
    child = Child("web", [sys.executable, "-c", code], say=log)
    children.append(child)
    return child


def _die(child: Child, now: float) -> None:
    child.tend(now)
    wait_for(lambda: not child.is_running, "the end of the child")
    child.tend(now)


def test_lines_of_the_child_carry_its_name(children: list[Child], log: Log) -> None:
    _child(children, log, "print('one'); print('two')").tend(0)
    wait_for(lambda: log.lines == ["web: one", "web: two"], "both lines")


def test_dead_child_starts_again_after_a_pause(children: list[Child], log: Log) -> None:
    child = _child(children, log, "raise SystemExit(3)")
    _die(child, 100)
    assert log.lines == ["start: The web process ended with exit code 3. It starts again in 1 s."]
    child.tend(100.5)
    assert not child.is_running
    child.tend(101)
    assert child.started_at == 101


def test_pause_grows_with_each_death_in_a_row(children: list[Child], log: Log) -> None:
    child = _child(children, log, "")
    pauses = [child.postpone(0) for _ in range(7)]
    assert pauses == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]


def test_minute_of_health_forgets_earlier_deaths(children: list[Child], log: Log) -> None:
    child = _child(children, log, SLEEP)
    child.postpone(0)
    child.postpone(0)
    child.tend(10)
    child.tend(10 + HEALTHY_AFTER + 1)
    assert child.postpone(0) == 1


def test_kill_reaches_the_children_of_the_child(children: list[Child], log: Log) -> None:
    code = f"""
import subprocess, sys
inner = subprocess.Popen([sys.executable, "-c", {SLEEP!r}])
print(inner.pid)
inner.wait()
"""
    child = _child(children, log, code)
    child.tend(0)
    inner = psutil.Process(int(wait_for(lambda: log.lines, "the number")[0].split()[1]))
    child.kill()
    assert psutil.wait_procs([inner], timeout=5)[1] == []


def test_work_before_a_start_is_done_before_each_start(log: Log) -> None:
    done = threading.Event()
    child = Child("worker", [sys.executable, "-c", ""], say=log, before_start=done.set)
    child.tend(0)
    assert done.is_set()
    child.kill()

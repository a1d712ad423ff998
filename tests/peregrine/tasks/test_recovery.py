import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from peregrine.models import BackgroundTask
from peregrine.tasks import cancel, submit_task
from peregrine.tasks.processes import WorkerProcess, _start_mark
from peregrine.tasks.recovery import recover
from peregrine.tasks.run import run_task
from tests.factories import make_job


@pytest.fixture
def other() -> Iterator[subprocess.Popen[bytes]]:
    """A living process that stands for a worker."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def _identity(process: subprocess.Popen[bytes]) -> WorkerProcess:
    return WorkerProcess(WorkerProcess.current().host, process.pid, _start_mark(process.pid))


def _running(task: BackgroundTask, worker: object, **fields: object) -> BackgroundTask:
    now = timezone.now()
    values = {"attempts": 1, "started_at": now, "heartbeat_at": now, "stage": "half-way", **fields}
    BackgroundTask.objects.filter(pk=task.pk).update(status="running", worker=str(worker), **values)
    OrmQ.objects.all().delete()
    return task


def _gone() -> WorkerProcess:
    process = subprocess.Popen([sys.executable, "-c", ""])
    identity = _identity(process)
    process.wait()
    return identity


@pytest.mark.django_db
def test_task_of_a_dead_worker_runs_again_when_that_is_safe() -> None:
    task = _running(submit_task("count", name="a", to=1), _gone(), done=3, total=5)
    assert recover() == 1
    task.refresh_from_db()
    assert (task.status, task.worker, task.stage, task.done) == ("queued", "", "", 0)
    assert OrmQ.objects.count() == 1
    run_task(task.pk)
    task.refresh_from_db()
    assert (task.status, task.attempts) == ("completed", 2)


@pytest.mark.django_db
def test_task_that_lost_its_worker_twice_is_left_to_the_person() -> None:
    task = _running(submit_task("count", name="a", to=1), _gone(), attempts=2)
    recover()
    task.refresh_from_db()
    assert (task.status, task.is_retryable) == ("failed", True)
    assert "interrupted by a restart" in task.error
    assert not OrmQ.objects.exists()


@pytest.mark.django_db
def test_letter_is_not_written_a_second_time_without_asking() -> None:
    task = _running(submit_task("cover_letter", make_job()), _gone())
    recover()
    task.refresh_from_db()
    assert "interrupted by a restart" in task.error


@pytest.mark.django_db
def test_task_of_a_living_worker_is_left_alone(other: subprocess.Popen[bytes]) -> None:
    task = _running(submit_task("rescore"), _identity(other))
    assert recover() == 0
    task.refresh_from_db()
    assert (task.status, task.stage) == ("running", "half-way")


@pytest.mark.django_db
def test_later_process_with_the_same_number_is_not_the_worker(
    other: subprocess.Popen[bytes],
) -> None:
    here = _identity(other)
    task = _running(submit_task("rescore"), WorkerProcess(here.host, here.pid, "1"))
    assert recover() == 1
    task.refresh_from_db()
    assert task.status == "queued"
    assert other.poll() is None


@pytest.mark.django_db
def test_living_but_silent_worker_is_stopped_before_its_task_runs_again(
    other: subprocess.Popen[bytes],
) -> None:
    silent = timezone.now() - timedelta(minutes=2)
    _running(submit_task("rescore"), _identity(other), heartbeat_at=silent)
    assert recover() == 1
    assert other.wait(5) == -signal.SIGKILL


@pytest.mark.django_db
def test_dead_child_that_nobody_collected_counts_as_gone(other: subprocess.Popen[bytes]) -> None:
    identity = _identity(other)
    os.kill(other.pid, signal.SIGKILL)
    os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)  # dead, still in the process table
    assert not identity.is_alive


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "status"), [(30, "running"), (100, "queued")])
def test_worker_on_another_machine_is_known_by_its_heartbeat(age: int, status: str) -> None:
    beat = timezone.now() - timedelta(seconds=age)
    task = _running(submit_task("rescore"), "elsewhere:7:8", heartbeat_at=beat)
    recover()
    task.refresh_from_db()
    assert task.status == status


@pytest.mark.django_db
def test_task_that_was_being_stopped_ends_as_cancelled() -> None:
    task = _running(submit_task("rescore"), _gone())
    cancel(task)
    recover()
    task.refresh_from_db()
    assert task.status == "cancelled"


@pytest.mark.django_db
def test_worker_killed_at_the_deadline_leaves_words_about_the_deadline() -> None:
    start = timezone.now() - timedelta(minutes=31)
    task = _running(submit_task("rescore"), _gone(), started_at=start)
    recover()
    task.refresh_from_db()
    assert "took longer than 30 minutes" in task.error

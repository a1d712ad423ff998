import logging
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_q.exceptions import TimeoutException
from pytest_django import DjangoAssertNumQueries

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import TaskHandle, cancel, current, registry, submit_task
from peregrine.tasks.handle import Cancelled
from peregrine.tasks.processes import WorkerProcess
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.peregrine.tasks import handlers

pytestmark = pytest.mark.django_db


def _run(task: BackgroundTask) -> BackgroundTask:
    run_task(task.pk)
    task.refresh_from_db()
    return task


def test_finished_task_has_its_result_progress_and_times() -> None:
    task = _run(submit_task("count", name="a", to=3))
    assert (task.status, task.result["counted"]) == ("completed", 3)
    assert (task.done, task.total, task.stage) == (3, 3, "")
    assert task.attempts == 1
    assert task.worker == str(WorkerProcess.current())
    assert task.started_at is not None
    assert task.finished_at is not None
    assert task.finished_at >= task.started_at >= task.created_at


def test_running_twice_is_running_once() -> None:
    task = _run(submit_task("count", name="a", to=1))
    first_end = task.finished_at
    task = _run(task)
    assert (task.attempts, task.finished_at) == (1, first_end)


def test_row_that_is_gone_is_no_error() -> None:
    run_task(404)


def test_code_inside_a_task_can_name_it_and_code_outside_has_none() -> None:
    task = _run(submit_task("count", name="a", to=1))
    assert task.result["current"] == task.pk
    assert current() is None


def test_expected_failure_keeps_its_sentence() -> None:
    task = _run(submit_task("decline", make_job()))
    assert (task.status, task.error) == ("failed", "The board wants a key.")
    assert task.is_retryable


def test_permanent_failure_offers_no_retry() -> None:
    task = _run(submit_task("decline", is_permanent=True))
    assert not task.is_retryable


def test_unexpected_failure_is_logged_once_without_secrets(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        task = _run(submit_task("crash"))
    assert task.status == TaskStatus.FAILED
    assert task.error.startswith("Something unexpected went wrong (KeyError).")
    assert len(caplog.records) == 1
    assert "Traceback" in caplog.text
    assert "hunter2" not in caplog.text + task.error


def test_result_that_is_not_json_is_a_failure_of_the_handler() -> None:
    assert _run(submit_task("unpackable")).error.startswith("Something unexpected went wrong")


def test_type_that_is_no_longer_known_says_so() -> None:
    task = submit_task("rescore")
    BackgroundTask.objects.update(task_type="from_the_future")
    task = _run(task)
    assert "cannot do “from_the_future”" in task.error
    assert not task.is_retryable


def test_running_task_stops_at_the_next_step_after_cancel(monkeypatch: pytest.MonkeyPatch) -> None:
    task = submit_task("until_cancelled")
    seen = []

    def stop_at_third_step(handle: TaskHandle) -> None:
        while True:
            seen.append(len(seen))
            if len(seen) == 3:
                cancel(task)
                assert task.status == TaskStatus.RUNNING
            handle._next_write = 0
            handle.progress(done=len(seen))

    monkeypatch.setattr(handlers, "until_cancelled", stop_at_third_step)
    task = _run(task)
    assert (task.status, len(seen)) == ("cancelled", 3)


def _claimed() -> TaskHandle:
    task = submit_task("rescore")
    BackgroundTask.objects.update(status="running", attempts=1, worker="here:1:2")
    task.refresh_from_db()
    return TaskHandle(task)


def test_progress_in_a_tight_loop_writes_rarely(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    handle = _claimed()
    with django_assert_num_queries(1):
        for number in range(50):
            handle.progress(done=number, total=50)
    assert handle.row.done == 49


def test_progress_never_exceeds_its_total() -> None:
    handle = _claimed()
    handle.progress(done=12, total=10)
    handle.row.refresh_from_db()
    assert (handle.row.done, handle.row.percent) == (10, 100)


def test_task_that_was_given_to_somebody_else_stops_and_writes_nothing() -> None:
    handle = _claimed()
    BackgroundTask.objects.update(worker="elsewhere:3:4", attempts=2, stage="theirs")
    with pytest.raises(Cancelled):
        handle.progress("mine")
    assert BackgroundTask.objects.get().stage == "theirs"


def test_end_of_a_task_that_was_taken_over_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_the_claim(handle: TaskHandle) -> dict[str, object]:
        BackgroundTask.objects.update(worker="elsewhere:3:4", attempts=2)
        return {"from": "the first"}

    monkeypatch.setattr(handlers, "count", lose_the_claim)
    task = _run(submit_task("count", name="a", to=1))
    assert (task.status, task.result) == ("running", {})


def test_task_past_its_deadline_says_how_long_it_had(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_into_the_deadline(handle: TaskHandle) -> None:
        raise TimeoutException("as django-q2 does on SIGALRM")

    monkeypatch.setattr(handlers, "count", run_into_the_deadline)
    task = submit_task("count", name="a", to=1)
    with pytest.raises(TimeoutException):
        run_task(task.pk)
    task.refresh_from_db()
    assert (task.status, task.is_retryable) == ("failed", True)
    assert "took longer than 1 minute" in task.error


@pytest.mark.django_db(transaction=True)
def test_heartbeat_is_written_while_the_handler_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("peregrine.tasks.run.HEARTBEAT_SECONDS", 0.02)
    task = submit_task("count", name="a", to=1)
    has_beaten = threading.Event()

    def wait_for_a_beat(handle: TaskHandle) -> None:
        past = timezone.now() - timedelta(hours=1)
        BackgroundTask.objects.update(heartbeat_at=past)
        for _ in range(500):
            handle.row.refresh_from_db()
            if handle.row.heartbeat_at != past:
                has_beaten.set()
                return
            threading.Event().wait(0.01)

    monkeypatch.setattr(handlers, "count", wait_for_a_beat)
    assert _run(task).status == "completed"
    assert has_beaten.is_set()
    assert not [thread for thread in threading.enumerate() if "heartbeat" in thread.name]
    assert connection.is_usable()


def test_every_registered_deadline_fits_the_cluster() -> None:
    from django.conf import settings

    assert all(0 < kind.timeout <= settings.TASK_TIMEOUT_MAX for kind in registry.TASK_TYPES)
    names = [kind.name for kind in registry.TASK_TYPES]
    assert len(names) == len(set(names))

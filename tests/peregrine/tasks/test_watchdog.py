import socket

import pytest

from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task
from peregrine.tasks.watchdog import STUCK_AFTER, Watchdog

pytestmark = pytest.mark.django_db


def _submit(count: int) -> list[BackgroundTask]:
    return [submit_task("count", name=str(number), to=1) for number in range(count)]


def _run(task: BackgroundTask, host: str | None = None) -> None:
    worker = f"{host or socket.gethostname()}:1:2"
    BackgroundTask.objects.filter(pk=task.pk).update(status="running", worker=worker)


def test_empty_queue_is_never_stuck() -> None:
    watchdog = Watchdog(workers=2)
    assert not watchdog.is_stuck(0)
    assert not watchdog.is_stuck(1_000)


def test_waiting_work_beside_a_free_worker_is_stuck_after_a_while() -> None:
    watchdog = Watchdog(workers=2)
    running, *_ = _submit(3)
    _run(running)
    assert not watchdog.is_stuck(100)
    assert not watchdog.is_stuck(100 + STUCK_AFTER - 1)
    assert watchdog.is_stuck(100 + STUCK_AFTER)


def test_waiting_for_busy_workers_is_no_standstill() -> None:
    watchdog = Watchdog(workers=2)
    for task in _submit(3)[:2]:
        _run(task)
    assert not watchdog.is_stuck(0)
    assert not watchdog.is_stuck(1_000)


def test_tasks_on_another_machine_keep_no_worker_of_this_one_busy() -> None:
    watchdog = Watchdog(workers=1)
    _run(_submit(2)[0], host="elsewhere")
    watchdog.is_stuck(0)
    assert watchdog.is_stuck(STUCK_AFTER)


def test_queue_that_moves_is_not_stuck_however_long_it_is() -> None:
    watchdog = Watchdog(workers=2)
    for step, task in enumerate(_submit(10)):
        assert not watchdog.is_stuck(step * STUCK_AFTER)
        task.delete()


def test_new_work_every_second_does_not_hide_a_standstill() -> None:
    watchdog = Watchdog(workers=2)
    answers = []
    for second in range(int(STUCK_AFTER) + 2):
        submit_task("count", name=str(second), to=1)
        answers.append(watchdog.is_stuck(second))
    assert answers[-1]


def test_new_cluster_gets_its_time() -> None:
    watchdog = Watchdog(workers=2)
    _submit(1)
    watchdog.is_stuck(0)
    watchdog.reset()
    assert not watchdog.is_stuck(STUCK_AFTER)

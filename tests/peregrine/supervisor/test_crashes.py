"""kill -9 of every kind of process, in the middle of work and while idle."""

import psutil
import pytest

from peregrine.tasks.processes import WorkerProcess
from tests.instance import Instance, wait_for

pytestmark = pytest.mark.slow


def _worker_of(task: dict[str, object]) -> psutil.Process:
    worker = WorkerProcess.parse(str(task["worker"]))
    assert worker is not None
    return psutil.Process(worker.pid)


def test_worker_killed_in_mid_task(peregrine: Instance) -> None:
    log = peregrine.folder / "starts"
    peregrine.start()
    pk = peregrine.submit("nap", name="killed", seconds=300, log=str(log))
    worker = _worker_of(peregrine.wait_until(pk, "running"))
    wait_for(lambda: log.exists() and log.read_text(), "the task itself has begun")
    worker.kill()
    waiting = peregrine.submit("count", name="waiting", to=3)
    assert peregrine.wait_until(pk, "completed")["attempts"] == 2
    assert len(set(log.read_text().split())) == 2
    peregrine.wait_until(waiting, "completed")


def test_idle_workers_killed(peregrine: Instance) -> None:
    peregrine.start()
    for process in peregrine.idle_workers():
        process.kill()
    pk = peregrine.submit("count", name="a", to=3)
    assert peregrine.wait_until(pk, "completed")["attempts"] == 1


def test_main_process_of_the_cluster_killed_in_mid_task(peregrine: Instance) -> None:
    log = peregrine.folder / "starts"
    peregrine.start()
    pk = peregrine.submit("nap", name="a", seconds=300, log=str(log))
    peregrine.wait_until(pk, "running")
    main = peregrine.child("work")
    cluster = [main, *main.children(recursive=True)]
    main.kill()
    assert peregrine.wait_until(pk, "completed")["attempts"] == 2
    assert psutil.wait_procs(cluster, timeout=5)[1] == []
    assert peregrine.says("The worker process was killed (signal 9). It starts again in 1 s.")


def test_web_process_killed_refuses_no_visitor(peregrine: Instance) -> None:
    peregrine.start()
    web = peregrine.child("serve")
    web.kill()
    web.wait()
    assert peregrine.get("/login/") == 200
    assert peregrine.says("The web process was killed")


def test_supervisor_killed_takes_everybody_with_it_and_the_next_start_goes_on(
    peregrine: Instance,
) -> None:
    log = peregrine.folder / "starts"
    peregrine.start()
    running = [peregrine.submit("nap", name=name, seconds=300, log=str(log)) for name in ("a", "b")]
    for pk in running:
        peregrine.wait_until(pk, "running")
    waiting = peregrine.submit("count", name="waiting", to=3)
    family = peregrine.family()
    peregrine.process.kill()
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert peregrine.task(running[0])["status"] == "running"

    peregrine.start()
    for pk in running:
        assert peregrine.wait_until(pk, "completed")["attempts"] == 2
    assert peregrine.wait_until(waiting, "completed")["attempts"] == 1
    assert wait_for(lambda: len(log.read_text().split()) == 4, "each nap started twice")

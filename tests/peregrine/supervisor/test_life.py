"""The supervisor's ordinary life, with real processes."""

import signal
import socket

import psutil
import pytest

from tests.instance import Instance, wait_for

pytestmark = pytest.mark.slow


def test_start_serves_pages_runs_tasks_and_stops_without_leftovers(peregrine: Instance) -> None:
    peregrine.start()
    assert peregrine.says(f"Peregrine is ready: http://localhost:{peregrine.port}")
    wait_for(lambda: peregrine.says("/claim/?token="), "the link that makes the owner")
    assert peregrine.get("/login/") == 200
    pk = peregrine.submit("count", name="a", to=3)
    assert peregrine.wait_until(pk, "completed")["done"] == 3
    assert wait_for(lambda: peregrine.says("completed after"), "a line in the log").startswith(
        "worker | "
    )
    family = peregrine.family()
    assert peregrine.stop() == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert peregrine.says("Stopped.")


def test_second_ctrl_c_stops_at_once_and_the_next_start_goes_on(peregrine: Instance) -> None:
    log = peregrine.folder / "starts"
    peregrine.start()
    pk = peregrine.submit("nap", name="a", seconds=300, log=str(log))
    peregrine.wait_until(pk, "running")
    family = peregrine.family()
    peregrine.process.send_signal(signal.SIGTERM)
    wait_for(lambda: peregrine.says("Stopping"), "the word that it stops")
    assert peregrine.stop() == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []

    peregrine.start()
    assert peregrine.wait_until(pk, "completed")["attempts"] == 2


def test_second_supervisor_on_the_same_folder_is_refused(peregrine: Instance) -> None:
    peregrine.start()
    result = peregrine.manage("start", "--port=1")
    assert result.returncode == 1
    assert "already runs on the data folder" in result.stderr
    assert f"http://localhost:{peregrine.port}" in result.stderr


def test_port_in_use_is_one_sentence_with_the_way_out(peregrine: Instance) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = peregrine.manage("start", f"--port={port}")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"Port {port} is already in use" in result.stderr
    assert "make run PORT=" in result.stderr
    assert result.stdout == ""


def test_unprepared_database_says_what_to_do(peregrine: Instance) -> None:
    (peregrine.folder / "data" / "staging.db").unlink()
    result = peregrine.manage("start", f"--port={peregrine.port}")
    assert (result.returncode, result.stderr) == (
        1,
        "The database is not prepared yet. Run `make setup` once.\n",
    )

"""One request at a time at each host, a pause between two, and what robots.txt says."""

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobs.boards import manners
from jobs.boards.base import BoardError
from jobs.boards.manners import Robots, turn
from peregrine.net import NO_RETRIES, Client
from tests.jobs.boards.server import Reply, StandIn, stand_in

ROBOTS = "User-agent: *\nDisallow: /private\n\nUser-agent: Peregrine\nDisallow: /jobs/all\n"


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in() as host:
        yield host


def robots() -> Robots:
    return Robots("Craigslist", Client("test", allow_private=True, retries=NO_RETRIES))


def test_two_requests_have_a_gap_between_them() -> None:
    waits: list[float] = []
    with turn("board.example", gap=3, sleep=waits.append):
        pass
    with turn("board.example", gap=3, sleep=waits.append):
        pass
    with turn("other.example", gap=3, sleep=waits.append):
        pass
    (wait,) = waits
    assert 2.5 < wait <= 3


def test_a_host_that_was_asked_long_ago_need_not_be_waited_for(settings: Any) -> None:
    waits: list[float] = []
    with turn("board.example", sleep=waits.append):
        pass
    (file,) = Path(settings.DATA_DIR, "boards").glob("board.example.turn")
    os.utime(file, (time.time() - 60, time.time() - 60))
    with turn("board.example", sleep=waits.append):
        pass
    os.utime(file, (time.time() + 86400, time.time() + 86400))  # the clock was set back
    with turn("board.example", sleep=waits.append):
        pass
    assert waits == [0, 1]


def test_threads_take_turns() -> None:
    inside, seen = [0], []

    def ask() -> None:
        with turn("board.example", gap=0):
            inside[0] += 1
            seen.append(inside[0])
            time.sleep(0.02)  # long enough for another to come in between
            inside[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 5


def _hold(begun: Any, end: Any) -> None:
    with turn("board.example", gap=0):
        begun.set()
        end.wait(10)


def test_processes_take_turns_and_a_killed_one_blocks_nobody() -> None:
    context = multiprocessing.get_context("fork")
    begun, end = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(begun, end))
    other.start()
    assert begun.wait(10)
    got = threading.Event()

    def ask() -> None:
        with turn("board.example", gap=0):
            got.set()

    thread = threading.Thread(target=ask)
    thread.start()
    assert not got.wait(0.1)
    other.kill()
    other.join()
    assert got.wait(5)
    thread.join()


@pytest.mark.django_db
def test_what_robots_forbid_is_not_asked(server: StandIn) -> None:
    server.routes["/robots.txt"] = ROBOTS
    rules = robots()
    rules.check(f"{server.url}/jobs?q=1")
    rules.check(f"{server.url}/private")  # meant for others: there is a group for us
    with pytest.raises(BoardError, match=r"Craigslist does not want programs") as caught:
        rules.check(f"{server.url}/jobs/all")
    assert caught.value.kind == "refused"


@pytest.mark.django_db
def test_robots_are_read_once_a_day(server: StandIn, settings: Any) -> None:
    server.routes["/robots.txt"] = ROBOTS
    for _ in range(2):
        rules = robots()
        rules.check(f"{server.url}/jobs")
        rules.check(f"{server.url}/jobs")
    assert server.paths == ["/robots.txt"]
    (file,) = Path(settings.DATA_DIR, "boards").glob("*.robots")
    old = time.time() - manners.ROBOTS_KEPT_FOR - 1
    os.utime(file, (old, old))
    robots().check(f"{server.url}/jobs")
    assert server.paths == ["/robots.txt"] * 2


@pytest.mark.django_db
def test_no_robots_allow_all_and_broken_ones_nothing(server: StandIn) -> None:
    robots().check(f"{server.url}/jobs")  # 404
    server.routes["/robots.txt"] = Reply("oops", status=500)
    (file,) = manners._file(server.url, "robots").parent.glob("*.robots")
    file.unlink()
    with pytest.raises(BoardError, match=r"could not be asked for its robots\.txt"):
        robots().check(f"{server.url}/jobs")

"""A server is asked by so many at once, in the order of coming; a dead process holds no place."""

import multiprocessing
import threading
from pathlib import Path
from typing import Any

import pytest

from peregrine.llm import LLMUnavailable
from peregrine.llm.slots import Busy, slot
from tests.llm_servers import Script, scripted_llm
from tests.peregrine.llm.conftest import at, make_router


def nothing() -> None:
    """Wait on."""


def test_more_than_the_limit_wait_and_are_told_when_it_takes_too_long() -> None:
    with slot("gpu", 1, patience=0, on_wait=nothing):
        with pytest.raises(Busy), slot("gpu", 1, patience=0, on_wait=nothing):
            pass
        with slot("another", 1, patience=0, on_wait=nothing):
            pass
        with slot("gpu", 2, patience=0, on_wait=nothing):
            pass
    with slot("gpu", 1, patience=0, on_wait=nothing):
        pass


def test_who_comes_first_is_served_first() -> None:
    served: list[int] = []
    threads: list[threading.Thread] = []

    def ask(number: int, waiting: threading.Event) -> None:
        with slot("gpu", 1, patience=20, on_wait=waiting.set):
            served.append(number)

    with slot("gpu", 1, patience=0, on_wait=nothing):
        for number in range(4):
            waiting = threading.Event()
            threads.append(threading.Thread(target=ask, args=(number, waiting)))
            threads[-1].start()
            assert waiting.wait(10)
    for thread in threads:
        thread.join(10)
    assert served == [0, 1, 2, 3]


def test_waiting_can_be_stopped_and_leaves_no_place_behind() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    first, second = (slot("gpu", 1, patience=20, on_wait=stop) for _ in range(2))
    with first, pytest.raises(Stopped), second:
        pass
    with slot("gpu", 1, patience=0, on_wait=nothing):
        pass


def hold(data: str, has_it: Any) -> None:
    from django.conf import settings

    settings.DATA_DIR = Path(data)
    with slot("gpu", 1, patience=0, on_wait=nothing):
        has_it.set()
        threading.Event().wait()


@pytest.mark.slow
def test_the_place_of_a_killed_process_is_free_at_once(settings) -> None:  # type: ignore[no-untyped-def]
    fork = multiprocessing.get_context("fork")
    has_it = fork.Event()
    process = fork.Process(target=hold, args=(str(settings.DATA_DIR), has_it))
    process.start()
    assert has_it.wait(20)
    with pytest.raises(Busy), slot("gpu", 1, patience=0, on_wait=nothing):
        pass
    process.kill()
    process.join()
    with slot("gpu", 1, patience=0, on_wait=nothing):
        pass


def test_a_folder_that_cannot_be_written_costs_nobody_the_answer(settings) -> None:  # type: ignore[no-untyped-def]
    (settings.DATA_DIR / "llm").write_text("a file in its place")
    with slot("gpu", 1, patience=0, on_wait=nothing):
        pass


@pytest.mark.django_db
def test_a_busy_backend_hands_over_after_its_patience() -> None:
    pieces: list[str] = []
    with scripted_llm() as server, scripted_llm(Script(words=("Dear",))) as other:
        origin = server.base_url.removesuffix("/v1")
        router = make_router(busy=at(server, timeout_first_token=0.1), free=at(other))
        with slot(origin, 1, patience=0, on_wait=nothing):
            assert router.complete("Hi", on_text=pieces.append).backend == "free"
            assert pieces[0] == ""  # a place where the caller can stop it
            with pytest.raises(LLMUnavailable, match=r"busy with other questions for 0\.1 s"):
                make_router(busy=at(server, timeout_first_token=0.1)).complete("Hi")
        assert server.requests == []
        two = make_router(busy=at(server, max_parallel=2))
        with slot(origin, 1, patience=0, on_wait=nothing):
            assert two.complete("Hi").backend == "busy"

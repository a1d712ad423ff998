"""A dead backend is left alone for a while."""

import pytest

from peregrine.llm.breaker import Breaker


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def pause_of(breaker: Breaker, clock: Clock) -> float:
    """Return the seconds until the backend may be asked again."""
    started = clock.now
    while breaker.reason("a"):
        clock.now += 1
    return clock.now - started


def test_the_pause_doubles_up_to_ten_minutes(clock: Clock) -> None:
    breaker = Breaker(clock)
    pauses = []
    for _ in range(7):
        breaker.failed("a", "it is down")
        pauses.append(pause_of(breaker, clock))
    assert pauses == [30, 60, 120, 240, 480, 600, 600]


def test_an_answer_ends_the_pause_and_starts_the_count_again(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("a", "it is down")
    breaker.failed("a", "it is down")
    breaker.succeeded("a")
    assert breaker.reason("a") == ""
    breaker.failed("a", "it is down")
    assert pause_of(breaker, clock) == 30


def test_a_longer_wait_that_the_server_asked_for_is_kept(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("a", "too many requests", at_least=90)
    assert pause_of(breaker, clock) == 90
    breaker.failed("a", "too many requests", at_least=86_400)
    assert pause_of(breaker, clock) == 600


def test_the_reason_says_what_happened_and_when_it_is_tried_again(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("a", "localhost:11434 could not be reached")
    clock.now += 10
    assert breaker.reason("a") == (
        "localhost:11434 could not be reached (a moment ago; it is asked again in 20 s)"
    )
    assert breaker.reason("b") == ""

"""When to ask again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.net.errors import NetError, from_status
from peregrine.net.retry import Retries, parse_retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("5", 5),
        (" 120 ", 120),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("Sunday, 22-Nov-26 12:01:00 GMT", 60),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("٥", None),
        ("9" * 400, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert parse_retry_after(header, now=NOW) == seconds


@given(st.text())
def test_no_header_breaks_it(header: str) -> None:
    parse_retry_after(header, now=NOW)


def test_the_wait_doubles_and_ends() -> None:
    error = from_status("example.org", 503)
    waits = [Retries(count=3).wait(error, asked) for asked in (1, 2, 3, 4)]
    assert waits == [0.5, 1, 2, None]


def test_what_does_not_pass_is_not_asked_again() -> None:
    for status in (400, 401, 403, 404, 500):
        assert Retries().wait(from_status("example.org", status), 1) is None
    assert Retries().wait(NetError("…", "timeout"), 1) is None


def test_a_wait_longer_than_allowed_is_not_begun() -> None:
    assert Retries().wait(from_status("example.org", 429, retry_after=20), 1) == 20
    assert Retries().wait(from_status("example.org", 429, retry_after=21), 1) is None

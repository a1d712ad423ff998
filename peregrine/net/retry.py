"""When to ask again. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from peregrine.net.errors import Kind, NetError


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """How often to ask again, after which failures, and how long to wait at most.

    A server that asks to wait longer than `longest_wait` seconds is not asked again: the caller has
    something better to do, and the wait is told in the error.
    """

    count: int = 2
    after: Collection[Kind] = ("unreachable", "dropped", "rate_limited", "unavailable")
    first_wait: float = 0.5  # doubles each time
    longest_wait: float = 20

    def wait(self, error: NetError, asked: int) -> float | None:
        """Return the seconds to wait after `asked` tries, or None to give up."""
        if asked > self.count or error.kind not in self.after:
            return None
        wait = self.first_wait * 2 ** (asked - 1)
        if error.retry_after is not None:
            wait = error.retry_after
        return wait if wait <= self.longest_wait else None


NO_RETRIES = Retries(count=0)


def parse_retry_after(value: str, *, now: datetime | None = None) -> float | None:
    """Read a Retry-After header, seconds or an HTTP date (RFC 9110, 10.2.3), as seconds from now.

    None when it says nothing that can be understood.
    """
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max((at - (now or datetime.now(UTC))).total_seconds(), 0.0)

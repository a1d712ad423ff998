"""The record of what left this machine: to whom, why, how much. Never what was said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.db import DatabaseError, transaction

from peregrine.models import EgressRecord
from peregrine.net.personal import Personal

logger = logging.getLogger(__name__)

_take: ContextVar[Callable[[EgressRecord], object] | None] = ContextVar("take", default=None)


@contextmanager
def handing_records_to(take: Callable[[EgressRecord], object]) -> Iterator[None]:
    """Inside the block, hand the records over instead of saving them.

    For threads that keep off the database: another one calls `save`.
    """
    token = _take.set(take)
    try:
        yield
    finally:
        _take.reset(token)


def record(  # noqa: PLR0913  (the columns of one row)
    *,
    purpose: str,
    method: str,
    host: str,
    path: str = "",
    status: int | None = None,
    bytes_out: int = 0,
    bytes_in: int = 0,
    seconds: float = 0,
    error: str = "",
    personal: Iterable[Personal] = (),
) -> None:
    """Leave one EgressRecord.

    Call it when the connection is over, so that no transaction waits for the network. Libraries
    that speak HTTP themselves (JobSpy) are recorded through this function too.
    """
    (_take.get() or save)(
        EgressRecord(
            purpose=purpose[:60],
            method=method[:8],
            host=host[:255],
            path=path.partition("?")[0][:500],
            status=status,
            bytes_out=bytes_out,
            bytes_in=bytes_in,
            seconds=seconds,
            error=error[:300],
            personal=sorted(each.value for each in set(personal)),
        )
    )


def save(row: EgressRecord) -> None:
    """Save a record. One that cannot be written never harms the request it is about."""
    try:
        with transaction.atomic():  # a savepoint: a failed insert must not spoil the caller's work
            row.save(force_insert=True)
    except DatabaseError:
        logger.warning("The connection to %s was not recorded", row.host, exc_info=True)


def asked_today(host: str) -> int:
    """Return how often `host` answered since midnight (UTC), for those who allow so many a day.

    Where nothing answered, nobody counted.
    """
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return EgressRecord.objects.filter(at__gte=midnight, host=host, status__isnull=False).count()

"""The record of what left this machine: to whom, why, how much. Never what was said."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction

from peregrine.models import EgressRecord

logger = logging.getLogger(__name__)


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
) -> None:
    """Leave one EgressRecord. A record that cannot be written never harms the request it is about.

    Call it when the connection is over, so that no transaction waits for the network. Libraries
    that speak HTTP themselves (JobSpy) are recorded through this function too.
    """
    try:
        with transaction.atomic():  # a savepoint: a failed insert must not spoil the caller's work
            EgressRecord.objects.create(
                purpose=purpose[:60],
                method=method[:8],
                host=host[:255],
                path=path.partition("?")[0][:500],
                status=status,
                bytes_out=bytes_out,
                bytes_in=bytes_in,
                seconds=seconds,
                error=error[:300],
            )
    except DatabaseError:
        logger.warning("The connection to %s was not recorded", host, exc_info=True)

"""The one door to other machines: limits, retries, address guard, egress record."""

from peregrine.net.client import Client, Lines, Response
from peregrine.net.egress import asked_today, record
from peregrine.net.errors import NetError
from peregrine.net.exchange import Timeouts
from peregrine.net.personal import Personal
from peregrine.net.retry import NO_RETRIES, Retries

__all__ = [
    "NO_RETRIES",
    "Client",
    "Lines",
    "NetError",
    "Personal",
    "Response",
    "Retries",
    "Timeouts",
    "asked_today",
    "record",
]

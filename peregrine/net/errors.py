"""What goes wrong on the way to another machine, as sentences for the person."""

from __future__ import annotations

from typing import Literal

import httpx

Kind = Literal[
    "bad_address",  # not an address that can be asked at all
    "refused_address",  # the address guard said no
    "airplane_mode",  # the person said no
    "unreachable",  # no connection
    "timeout",
    "dropped",  # the connection broke in the middle
    "unauthorized",
    "not_found",
    "rejected",  # another 4xx: asking again in the same way does not help
    "rate_limited",
    "unavailable",  # 502, 503, 504
    "server_error",
    "too_large",
    "garbage",  # an answer that is not what was asked for
]

_PASSING: frozenset[Kind] = frozenset(
    {"unreachable", "timeout", "dropped", "rate_limited", "unavailable", "server_error"}
)


class NetError(Exception):
    """A request that brought no usable answer. The message names the host and can be shown."""

    def __init__(
        self,
        message: str,
        kind: Kind,
        *,
        status: int | None = None,
        body: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.kind: Kind = kind
        self.status = status
        self.body = body  # the beginning of what the server said; never shown unread
        self.retry_after = retry_after  # seconds the server asked to wait

    @property
    def is_permanent(self) -> bool:
        """Tell that the same request will fail again until somebody changes something."""
        return self.kind not in _PASSING


def from_status(
    host: str, status: int, *, body: str = "", retry_after: float | None = None
) -> NetError:
    """Return the error for an answer of 400 or above."""
    kind, reason = _meaning(status)
    if kind == "rate_limited" and retry_after:
        reason = f"too many requests, it asks to wait {retry_after:.0f} s"
    return NetError(
        f"{host} answered {status}: {reason}",
        kind,
        status=status,
        body=body,
        retry_after=retry_after,
    )


def _meaning(status: int) -> tuple[Kind, str]:
    known: dict[int, tuple[Kind, str]] = {
        401: ("unauthorized", "the key was not accepted"),
        402: ("rejected", "it asks for a payment"),
        403: ("unauthorized", "it refuses this request"),
        404: ("not_found", "there is nothing at this address"),
        408: ("unavailable", "it gave up waiting"),
        410: ("not_found", "what was there is gone"),
        413: ("rejected", "the request is too large for it"),
        429: ("rate_limited", "too many requests"),
        502: ("unavailable", "what it depends on does not answer"),
        503: ("unavailable", "it is busy or still starting"),
        504: ("unavailable", "what it depends on is too slow"),
        529: ("unavailable", "it is overloaded"),  # Anthropic's own
    }
    if status in known:
        return known[status]
    if status >= 500:  # noqa: PLR2004
        return "server_error", "it has a problem of its own"
    return "rejected", "it does not accept this request"


def from_httpx(error: httpx.HTTPError | httpx.InvalidURL, host: str, *, connect: float) -> NetError:
    """Translate what httpx raised; `connect` is the connect time-out in seconds.

    Read time-outs are not here: only the exchange knows which of its limits was reached.
    """
    kind: Kind
    match error:
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            kind, reason = "bad_address", "is not a web address that can be asked"
        case httpx.ConnectTimeout():
            kind, reason = "unreachable", f"could not be reached: no answer within {connect:g} s"
        case httpx.ConnectError():
            kind, reason = "unreachable", f"could not be reached: {_cause(error)}"
        case httpx.PoolTimeout():
            kind, reason = "unavailable", "has too many open requests"
        case httpx.RemoteProtocolError() if "location header" in str(error):
            kind, reason = "garbage", "redirects to something that is no address"
        case _:
            kind, reason = "dropped", "broke the connection before it had finished"
    return NetError(f"{host} {reason}", kind)


def _cause(error: httpx.ConnectError) -> str:
    text = str(error).lower()
    if "refused" in text:
        return "nothing is listening there"
    if "name or service" in text or "name resolution" in text or "nodename" in text:
        return "no such name is known"
    if "certificate" in text or "ssl" in text:
        return "its certificate could not be verified"
    if "unreachable" in text:
        return "there is no way to that network"
    return "the connection failed"

"""One request on the wire and its answer; leaves one EgressRecord when it is over."""

from __future__ import annotations

import math
import time
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import NoReturn, Self

import httpx

from peregrine.net import body, errors
from peregrine.net.egress import record
from peregrine.net.errors import NetError
from peregrine.net.personal import Personal
from peregrine.net.retry import parse_retry_after
from peregrine.net.transport import until

_EXCERPT = 4096  # bytes of an error's body that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Seconds: to connect, between two signs of life, for all of it (redirects and retries too)."""

    connect: float = 5
    read: float = 30
    total: float = 120

    def as_httpx(self) -> httpx.Timeout:
        return httpx.Timeout(self.read, connect=self.connect, pool=self.connect)


class Exchange:
    """An answered request whose body has not been read yet. A context manager."""

    def __init__(
        self,
        http: httpx.Client,
        request: httpx.Request,
        *,
        purpose: str,
        timeout: Timeouts,
        deadline: float,
        max_bytes: int,
        personal: Collection[Personal] = (),
    ) -> None:
        self.request = request
        self.host = request.url.netloc.decode("ascii")
        self._purpose = purpose
        self._timeout = timeout
        self._deadline = deadline
        self._patience = timeout.read
        self._awaited_at = math.inf
        self._max_bytes = max_bytes
        self._personal = personal
        self._started = time.monotonic()
        self._error = ""
        self._response: httpx.Response | None = None
        try:
            with until(deadline):
                self._response = http.send(request, stream=True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self._fail(self._translated(error))
        except NetError as error:
            self._fail(error)

    @property
    def response(self) -> httpx.Response:
        assert self._response is not None  # noqa: S101  (the constructor raises otherwise)
        return self._response

    def raise_for_status(self) -> None:
        """Raise NetError for an answer of 400 or above, with the beginning of its body."""
        status = self.response.status_code
        if status < 400:  # noqa: PLR2004
            return
        raise errors.from_status(
            self.host,
            status,
            body=self._excerpt(),
            retry_after=parse_retry_after(self.response.headers.get("retry-after", "")),
        )

    def expect_within(self, seconds: float) -> None:
        """Allow `seconds` from now for what is awaited next, however many bytes arrive before."""
        self._patience = seconds
        self._awaited_at = time.monotonic() + seconds

    def chunks(self) -> Iterator[bytes]:
        """Yield the unpacked body. Raises NetError: too large, too slow, broken off, unreadable."""
        headers = self.response.headers
        if int(_digits(headers.get("content-length", ""))) > self._max_bytes:
            raise self._too_large()
        try:
            yield from body.unpack(
                self._received(), headers.get("content-encoding", ""), max_bytes=self._max_bytes
            )
        except body.TooLarge:
            raise self._too_large() from None
        except (body.UnknownEncoding, zlib.error):
            raise NetError(
                f"{self.host} sent an answer that cannot be unpacked", "garbage"
            ) from None

    def close(self) -> None:
        """Give the connection back and leave the record."""
        if self._response is not None:
            self._response.close()
        self._record()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, NetError):
            self._error = error.message
        elif error is not None:
            self._error = "stopped before the answer was complete"
        self.close()

    def _received(self) -> Iterator[bytes]:
        stream = self.response.iter_raw()
        while True:
            try:
                with until(min(self._deadline, self._awaited_at)):
                    chunk = next(stream, None)
            except httpx.HTTPError as error:
                raise self._translated(error) from error
            if chunk is None:
                return
            yield chunk

    def _excerpt(self) -> str:
        received = b""
        try:
            for chunk in self.chunks():
                received += chunk
                if len(received) >= _EXCERPT:
                    break
        except NetError:
            pass  # the status has said enough; whatever of the body came is kept
        return received[:_EXCERPT].decode("utf-8", errors="replace")

    def _translated(self, error: httpx.HTTPError | httpx.InvalidURL) -> NetError:
        if not isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
            return errors.from_httpx(error, self.host, connect=self._timeout.connect)
        if time.monotonic() >= self._deadline:
            return NetError(
                f"{self.host} did not finish within {self._timeout.total:g} s", "timeout"
            )
        verb = "did not answer within" if self._response is None else "sent nothing for"
        return NetError(f"{self.host} {verb} {self._patience:g} s", "timeout")

    def _too_large(self) -> NetError:
        megabytes = self._max_bytes / 1_000_000
        return NetError(
            f"{self.host} sent more than the {megabytes:g} MB that are allowed here", "too_large"
        )

    def _fail(self, error: NetError) -> NoReturn:
        self._error = error.message
        self._record()
        raise error

    def _record(self) -> None:
        url = self.request.url
        answered = self._response
        record(
            purpose=self._purpose,
            method=self.request.method,
            host=self.host,
            path=url.raw_path.decode("ascii"),
            status=answered.status_code if answered is not None else None,
            bytes_out=int(_digits(self.request.headers.get("content-length", ""))),
            bytes_in=answered.num_bytes_downloaded if answered is not None else 0,
            seconds=time.monotonic() - self._started,
            error=self._error,
            personal=self._personal,
        )


def _digits(value: str) -> str:
    """Return a header's number, or "0" when it is none."""
    return value if value.isascii() and value.isdigit() and len(value) < 19 else "0"  # noqa: PLR2004

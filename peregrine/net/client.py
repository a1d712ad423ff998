"""The one HTTP client: everything that Peregrine asks another machine goes through here."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from peregrine import __version__, conf
from peregrine.net import body, errors, transport
from peregrine.net.errors import NetError
from peregrine.net.exchange import Exchange, Timeouts
from peregrine.net.personal import Personal
from peregrine.net.retry import Retries

MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
_IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PROPFIND"})
# What another host may be told after a redirect: everything else may be a key.
_HARMLESS_HEADERS = frozenset(
    {"accept", "accept-encoding", "accept-language", "connection", "content-length",
     "content-type", "host", "transfer-encoding", "user-agent"}
)  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A complete answer below 400, after redirects."""

    status: int
    url: str
    headers: httpx.Headers
    content: bytes

    @property
    def text(self) -> str:
        charset = httpx.Response(200, headers=self.headers).charset_encoding or "utf-8"
        try:
            return self.content.decode(charset, errors="replace")
        except LookupError:
            return self.content.decode("utf-8", errors="replace")

    def json(self) -> Any:
        """Return the parsed body. Raises NetError when it is not JSON."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            host = httpx.URL(self.url).netloc.decode("ascii")
            raise NetError(f"{host} answered with something that is not JSON", "garbage") from None


@dataclass(frozen=True, slots=True)
class Lines:
    """An answer below 400 that is read line by line while it is still being sent."""

    exchange: Exchange

    @property
    def content_type(self) -> str:
        return str(self.exchange.response.headers.get("content-type", "")).partition(";")[0].lower()

    def expect_within(self, seconds: float) -> None:
        """Give up `seconds` from now unless this is called again, whatever bytes arrive."""
        self.exchange.expect_within(seconds)

    def __iter__(self) -> Iterator[str]:
        return body.lines(self.exchange.chunks())


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked for, whatever number of requests it takes."""

    method: str
    url: str
    options: Mapping[str, Any]
    personal: Collection[Personal]


class Client:
    """Asks other machines for one purpose, which is what the egress record shows.

    `allow_private=True` is for addresses that the person wrote into the config. Every address that
    comes from outside is asked with False: then no hop may lead into this machine or its network.
    With `tells_contact` the host learns how to reach the person, if they gave an address for it.
    `allow_public=False` is the opposite: no hop may lead outside of it. `follows_elsewhere=False`
    is for what only the named host may receive: a redirect to another one is an error.
    An answer of 400 or above raises NetError, as does everything else that brings no usable answer.
    """

    def __init__(  # noqa: PLR0913  (each with its default; only the first two are always said)
        self,
        purpose: str,
        *,
        allow_private: bool,
        allow_public: bool = True,
        follows_elsewhere: bool = True,
        timeout: Timeouts | None = None,
        retries: Retries | None = None,
        max_bytes: int = MAX_BYTES,
        connections: httpx.BaseTransport | None = None,
        sleep: Callable[[float], object] = time.sleep,
        tells_contact: bool = False,
    ) -> None:
        self.purpose = purpose
        self.allow_private = allow_private
        self._follows_elsewhere = follows_elsewhere
        self._timeout = timeout or Timeouts()
        self._retries = retries or Retries()
        self._max_bytes = max_bytes
        self._sleep = sleep
        contact = _contact() if tells_contact else ""
        self._always = {Personal.EMAIL} if "@" in contact else set[Personal]()
        self._http = httpx.Client(
            transport=connections
            or transport.shared(allow_private=allow_private, allow_public=allow_public),
            trust_env=False,
            follow_redirects=False,
            timeout=self._timeout.as_httpx(),
            headers={
                "User-Agent": f"Peregrine/{__version__}" + (f" (+{contact})" if contact else ""),
                "Accept-Encoding": body.ACCEPTED_ENCODINGS,
            },
        )

    def get(self, url: str, **options: Any) -> Response:
        return self.request("GET", url, **options)

    def post(self, url: str, **options: Any) -> Response:
        return self.request("POST", url, **options)

    def request(
        self,
        method: str,
        url: str,
        *,
        is_idempotent: bool | None = None,
        personal: Collection[Personal] = (),
        **options: Any,
    ) -> Response:
        """Ask and read the whole answer.

        `is_idempotent` tells whether asking twice does no harm, where the method does not tell it;
        only such requests are tried again. `personal` says what of the person's data goes with it,
        for the record. `options` are those of `httpx.Client.build_request`: params, headers, json,
        data, files, content.
        """
        asking = _Asking(method, url, options, personal)
        return self._ask(asking, _read, is_idempotent=is_idempotent)

    @contextmanager
    def stream_lines(
        self,
        method: str,
        url: str,
        *,
        is_idempotent: bool | None = None,
        personal: Collection[Personal] = (),
        **options: Any,
    ) -> Iterator[Lines]:
        """Ask, and hand out the answer while it arrives. Tries again only before the first line."""
        asking = _Asking(method, url, options, personal)
        exchange = self._ask(asking, _unread, is_idempotent=is_idempotent)
        with exchange:
            yield Lines(exchange)

    def _ask(
        self, asking: _Asking, take: Callable[[Exchange], T], *, is_idempotent: bool | None
    ) -> T:
        deadline = time.monotonic() + self._timeout.total
        may_repeat = asking.method in _IDEMPOTENT if is_idempotent is None else is_idempotent
        asked = 0
        while True:
            asked += 1
            try:
                return self._follow(asking, deadline, take)
            except NetError as error:
                wait = self._retries.wait(error, asked) if may_repeat else None
                if wait is None or time.monotonic() + wait >= deadline:
                    raise
                self._sleep(wait)

    def _follow(self, asking: _Asking, deadline: float, take: Callable[[Exchange], T]) -> T:
        """Send the request and those that its redirects lead to, each past the address guard."""
        request = self._built(asking)
        for _ in range(MAX_REDIRECTS + 1):
            exchange = self._sent(request, deadline, asking.personal)
            following = exchange.response.next_request
            if following is None:
                return _taken(exchange, take)
            exchange.close()
            if not (self._follows_elsewhere or _is_same_origin(request, following)):
                raise NetError(
                    f"{exchange.host} wants to hand the request on to {following.url.host}",
                    "refused_address",
                )
            _keep_secrets(request, following)
            request = following
        raise NetError(f"{exchange.host} redirects in circles", "garbage")

    def _sent(
        self, request: httpx.Request, deadline: float, personal: Collection[Personal]
    ) -> Exchange:
        return Exchange(
            self._http,
            request,
            purpose=self.purpose,
            timeout=self._timeout,
            deadline=deadline,
            max_bytes=self._max_bytes,
            personal=self._always.union(personal),
        )

    def _built(self, asking: _Asking) -> httpx.Request:
        shown = asking.url[:100]
        try:
            request = self._http.build_request(asking.method, asking.url, **asking.options)
        except httpx.InvalidURL as error:
            raise errors.from_httpx(error, shown, connect=0) from None
        if request.url.scheme not in ("http", "https") or not request.url.host:
            raise NetError(f"“{shown}” is not a web address", "bad_address")
        return request


def _contact() -> str:
    """Return what the person lets hosts know; nothing while the file is broken."""
    try:
        return conf.load_network().contact
    except conf.ConfigError:
        return ""


def _taken(exchange: Exchange, take: Callable[[Exchange], T]) -> T:
    """Hand an answer below 400 to `take`, which then owns it; close it when that fails."""
    try:
        exchange.raise_for_status()
        return take(exchange)
    except BaseException as error:
        exchange.__exit__(type(error), error, error.__traceback__)
        raise


def _unread(exchange: Exchange) -> Exchange:
    return exchange


def _read(exchange: Exchange) -> Response:
    content = b"".join(exchange.chunks())
    exchange.close()
    response = exchange.response
    return Response(
        status=response.status_code,
        url=str(response.url),
        headers=response.headers,
        content=content,
    )


def _is_same_origin(request: httpx.Request, following: httpx.Request) -> bool:
    return request.url.copy_with(raw_path=b"/") == following.url.copy_with(raw_path=b"/")


def _keep_secrets(request: httpx.Request, following: httpx.Request) -> None:
    """Strip what may be a key from a redirect that leads to another origin."""
    if _is_same_origin(request, following):
        return
    for name in set(following.headers) - _HARMLESS_HEADERS:
        del following.headers[name]

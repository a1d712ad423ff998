"""Connections that go only where the guard allows, and end when their time is up.

httpx decides about HTTP; this is the layer below it. Checking inside `connect_tcp`, on the very
address that is connected to, leaves no moment in which a name could change its answer, while the
Host header and the certificate check keep using the name.
"""

from __future__ import annotations

import functools
import math
import os
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

from peregrine.net import airplane, guard

SWITCH_SECONDS = 1.0  # a silent connection looks at the airplane switch this often

_deadline: ContextVar[float] = ContextVar("deadline", default=math.inf)


@contextmanager
def until(deadline: float) -> Iterator[None]:
    """Let no network step inside the block last longer than `deadline` (`time.monotonic()`).

    A plain read time-out starts again with every byte; a server that drips would never end.
    """
    token = _deadline.set(deadline)
    try:
        yield
    finally:
        _deadline.reset(token)


def _shorten(timeout: float | None) -> float | None:
    left = _deadline.get() - time.monotonic()
    if left == math.inf:
        return timeout
    return max(min(math.inf if timeout is None else timeout, left), 0.001)


class _Stream(httpcore.NetworkStream):
    """An open connection whose every step obeys the deadline and the airplane switch.

    `outside` is the host when it is one of the world outside; empty otherwise.
    """

    def __init__(self, inner: httpcore.NetworkStream, outside: str = "") -> None:
        self._inner = inner
        self._outside = outside

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if time.monotonic() >= _deadline.get():
            raise httpcore.ReadTimeout
        if not self._outside:
            return self._inner.read(max_bytes, _shorten(timeout))
        left = _shorten(timeout)
        give_up_at = math.inf if left is None else time.monotonic() + left
        while True:
            self._ask_the_switch()
            left = give_up_at - time.monotonic()
            try:
                return self._inner.read(max_bytes, min(max(left, 0.001), SWITCH_SECONDS))
            except httpcore.ReadTimeout:
                if left <= SWITCH_SECONDS:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._ask_the_switch()
        self._inner.write(buffer, _shorten(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _shorten(timeout))
        return _Stream(inner, self._outside)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _ask_the_switch(self) -> None:
        if self._outside and airplane.is_on():
            raise airplane.refusal(self._outside)


class _GuardedNetwork(httpcore.NetworkBackend):
    def __init__(
        self,
        *,
        allow_private: bool,
        allow_public: bool,
        resolve: guard.Resolver,
        sockets: httpcore.NetworkBackend | None,
    ) -> None:
        self._sockets = sockets or httpcore.SyncBackend()
        self._allow_private = allow_private
        self._allow_public = allow_public
        self._resolve = resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = guard.allowed_addresses(
            host,
            port,
            allow_private=self._allow_private,
            allow_public=self._allow_public,
            resolve=self._resolve,
        )
        failure: Exception = httpcore.ConnectError("Name or service not known")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _shorten(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, host if guard.is_public(address) else "")
        raise failure


class Transport(httpx.HTTPTransport):
    """httpx's transport over guarded connections; `sockets` are those of the system if not said."""

    def __init__(
        self,
        *,
        allow_private: bool,
        allow_public: bool = True,
        resolve: guard.Resolver = guard.look_up,
        sockets: httpcore.NetworkBackend | None = None,
    ) -> None:
        context = _tls()
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=50,
            max_keepalive_connections=10,
            keepalive_expiry=15,
            network_backend=_GuardedNetwork(
                allow_private=allow_private,
                allow_public=allow_public,
                resolve=resolve,
                sockets=sockets,
            ),
        )


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)  # reads 140 certificates: once is enough


@functools.cache
def shared(*, allow_private: bool, allow_public: bool = True) -> Transport:
    """Return the process's connection pool, so that a second request finds an open connection."""
    return Transport(allow_private=allow_private, allow_public=allow_public)


# A forked worker must not talk over its parent's connections.
os.register_at_fork(after_in_child=shared.cache_clear)

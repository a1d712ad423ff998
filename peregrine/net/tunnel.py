"""A proxy on loopback for libraries that speak HTTP themselves.

What goes through it passes the address guard and the airplane switch, and is recorded, as if our
own client had asked: the library is told to use it as its proxy. It sees hosts and amounts; HTTPS
stays between the library and the host. It can go on through a proxy of the person's.

Reference: RFC 9110, 9.3.6 (CONNECT); RFC 9112, 3.2.2 (the absolute form, for plain HTTP).
"""

from __future__ import annotations

import os
import secrets
import select
import socket
import socketserver
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit

from peregrine.net import airplane, guard
from peregrine.net.errors import NetError
from peregrine.net.transport import SWITCH_SECONDS

_CONNECT_SECONDS = 10
_SILENCE_SECONDS = 120  # a connection on which nothing moves any more
_HEAD_MAX = 32_768
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """One connection that went through, or was refused."""

    method: str
    host: str
    bytes_out: int
    bytes_in: int
    seconds: float
    error: str


class Tunnel:
    """The proxy. `upstream` is the address of a proxy to go on through.

    It listens for this process's lifetime, on a port and under a password of its own.
    """

    def __init__(self, *, allow_private: bool, upstream: str = "") -> None:
        self.allow_private = allow_private
        self.upstream = upstream
        self._password = secrets.token_urlsafe(16)
        self._lock = threading.Lock()
        self._open: set[_Connection] = set()
        self._closed: list[Passed] = []
        self._server = _Server(("127.0.0.1", 0), _Connection)
        self._server.tunnel = self
        threading.Thread(
            target=self._server.serve_forever, args=(0.2,), name="tunnel", daemon=True
        ).start()

    @property
    def url(self) -> str:
        return f"http://peregrine:{self._password}@127.0.0.1:{self._server.server_address[1]}"

    @property
    def authorization(self) -> str:
        return _basic("peregrine", self._password)

    def passed(self) -> Iterator[Passed]:
        """Hand out what went through since the last time, also over what is still open."""
        with self._lock:
            found = [*self._closed, *filter(None, (each.report() for each in self._open))]
            self._closed.clear()
        yield from found

    def opened(self, connection: _Connection) -> None:
        with self._lock:
            self._open.add(connection)

    def closed(self, connection: _Connection) -> None:
        with self._lock:
            self._open.discard(connection)
            if last := connection.report(is_over=True):
                self._closed.append(last)


@cache
def shared(*, allow_private: bool, upstream: str = "") -> Tunnel:
    """Return the process's tunnel."""
    return Tunnel(allow_private=allow_private, upstream=upstream)


# Threads do not survive a fork: a worker needs a tunnel of its own.
os.register_at_fork(after_in_child=shared.cache_clear)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    tunnel: Tunnel


class _Connection(socketserver.BaseRequestHandler):
    """One connection of the library."""

    server: _Server
    request: socket.socket

    def handle(self) -> None:
        self._out = self._in = 0
        self._method = self._host = self._error = ""
        self._started, self._was_reported = time.monotonic(), False
        self.server.tunnel.opened(self)
        try:
            self.request.settimeout(_SILENCE_SECONDS)
            self._forward(*self._read_head())
        except NetError as refusal:
            self._error = refusal.message  # the library sees a closed connection, no answer
        except OSError:
            self._error = "the connection broke"
        finally:
            self.server.tunnel.closed(self)

    def report(self, *, is_over: bool = False) -> Passed | None:
        """Return what went over this connection and was not told before."""
        is_news = self._out or self._in or (is_over and (self._error or not self._was_reported))
        if not self._host or not is_news:
            return None
        told = Passed(
            method=self._method,
            host=self._host,
            bytes_out=self._out,
            bytes_in=self._in,
            seconds=round(time.monotonic() - self._started, 3),
            error=self._error,
        )
        self._out, self._in, self._was_reported = 0, 0, True
        return told

    def _read_head(self) -> tuple[str, list[str], bytes]:
        """Return the target, the header lines and what came after them."""
        received = b""
        while b"\r\n\r\n" not in received:
            piece = self.request.recv(_CHUNK)
            if not piece or len(received) > _HEAD_MAX:
                raise OSError
            received += piece
        head, _, rest = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        given = {line.partition(":")[2].strip() for line in lines if _is(line, _AUTHORIZATION)}
        if self.server.tunnel.authorization not in given:
            self.request.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            raise OSError
        method, _, target = first.partition(" ")
        self._method, target = method, target.partition(" ")[0]
        return target, [line for line in lines if not _is(line, *_HOP_BY_HOP)], rest

    def _forward(self, target: str, lines: list[str], rest: bytes) -> None:
        is_tunnel = self._method == "CONNECT"
        parts = urlsplit(f"//{target}" if is_tunnel else target)
        host, port = parts.hostname or "", parts.port or (443 if is_tunnel else 80)
        self._host = host if port in (80, 443) else f"{host}:{port}"
        upstream = self.server.tunnel.upstream
        if upstream:
            remote, is_public = self._through(upstream, host, port), True
        else:
            remote, is_public = self._connected(host, port)
        with remote:
            if is_tunnel:
                self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                path = parts._replace(scheme="", netloc="").geturl() or "/"
                head = [f"{self._method} {path} HTTP/1.1", *lines, "Connection: close", "", ""]
                rest = "\r\n".join(head).encode("latin-1") + rest
            self._send(remote, rest)
            self._pump(remote, host if is_public else "", is_plain=not is_tunnel)

    def _connected(self, host: str, port: int) -> tuple[socket.socket, bool]:
        """Connect as the guard allows; also tell whether it is the world outside."""
        addresses = guard.allowed_addresses(
            host, port, allow_private=self.server.tunnel.allow_private
        )
        for address in addresses:
            try:
                remote = socket.create_connection((address, port), timeout=_CONNECT_SECONDS)
            except OSError:
                continue
            return remote, guard.is_public(address)
        raise NetError(f"{host} could not be reached", "unreachable")

    def _through(self, upstream: str, host: str, port: int) -> socket.socket:
        """Connect through the person's own proxy, which leads to the world outside."""
        if airplane.is_on():
            raise airplane.refusal(host)
        proxy = urlsplit(upstream if "://" in upstream else f"http://{upstream}")
        if proxy.scheme != "http" or not proxy.hostname:
            raise NetError(f"a proxy of the kind {proxy.scheme}:// cannot be used", "bad_address")
        try:
            remote = socket.create_connection(
                (proxy.hostname, proxy.port or 80), timeout=_CONNECT_SECONDS
            )
        except OSError:
            raise NetError(
                f"your proxy {proxy.hostname} could not be reached", "unreachable"
            ) from None
        lines = [f"CONNECT {host}:{port} HTTP/1.1", f"Host: {host}:{port}"]
        if proxy.username:
            key = _basic(unquote(proxy.username), unquote(proxy.password or ""))
            lines.append(f"Proxy-Authorization: {key}")
        remote.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        answer = b""
        while b"\r\n\r\n" not in answer and len(answer) < _HEAD_MAX:
            piece = remote.recv(1)  # not a byte of what comes after its answer
            if not piece:
                break
            answer += piece
        status = answer.split(b" ", 2)[1:2]
        if status != [b"200"]:
            remote.close()
            said = b"".join(status).decode("latin-1") or "nothing"
            raise NetError(f"your proxy {proxy.hostname} answered {said}", "rejected")
        return remote

    def _pump(self, remote: socket.socket, outside: str, *, is_plain: bool) -> None:
        """Carry bytes both ways until one side ends. Raises NetError when the switch is thrown.

        A plain answer says that the connection ends with it: the next one may be for another host.
        """
        heard_at = time.monotonic()
        head: bytes | None = b"" if is_plain else None  # of the answer, until it is complete
        while time.monotonic() - heard_at < _SILENCE_SECONDS:
            if outside and airplane.is_on():
                raise airplane.refusal(outside)
            ready, _, _ = select.select([self.request, remote], [], [], SWITCH_SECONDS)
            for side in ready:
                heard_at = time.monotonic()
                piece = side.recv(_CHUNK)
                if not piece:
                    return
                if side is remote:
                    self._in += len(piece)
                    if head is not None:
                        piece = head + piece
                        head = None if b"\r\n\r\n" in piece or len(piece) > _HEAD_MAX else piece
                        piece = b"" if head is not None else _closing(piece)
                    self.request.sendall(piece)
                else:
                    self._send(remote, piece)

    def _send(self, remote: socket.socket, piece: bytes) -> None:
        self._out += len(piece)
        remote.sendall(piece)


_AUTHORIZATION = "proxy-authorization"
_HOP_BY_HOP = (_AUTHORIZATION, "proxy-connection", "connection", "keep-alive")


def _closing(answer: bytes) -> bytes:
    """Say in the head of an answer that the connection ends with it."""
    head, end, rest = answer.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not _is(line.decode("latin-1"), *_HOP_BY_HOP)]
    return b"\r\n".join([*lines, b"Connection: close"]) + end + rest


def _is(line: str, *names: str) -> bool:
    return line.partition(":")[0].strip().lower() in names


def _basic(name: str, password: str) -> str:
    return "Basic " + b64encode(f"{name}:{password}".encode()).decode()

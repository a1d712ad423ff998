"""A stand-in for boards on loopback: paths and what they answer, bad manners included."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpcore

from jobs.boards.web import MAX_BYTES, RETRIES, BoardWeb, Mark
from peregrine.net import Client
from peregrine.net.transport import Transport

PUBLIC_HOST, PUBLIC_ADDRESS = "board.example", "93.184.215.14"


@dataclass(frozen=True)
class Asked:
    method: str
    path: str  # as it was sent, without the query
    fields: dict[str, str]  # of the query
    headers: dict[str, str]
    body: str

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """One answer: bytes and text as they are, anything else as JSON."""

    body: Any = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Iterable[bytes] = ()  # sent one after another until the client hangs up

    def encoded(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


# A body, a Reply, a list of replies that are given one after another (the last one again and
# again), or a function of what was asked that returns one of these.
Route = Any


@dataclass
class StandIn:
    """Answers 404 where there is no route. `asked` is what it was asked, in order."""

    routes: dict[str, Route]
    url: str = ""
    asked: list[Asked] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        route = self.routes.get(asked.path, Reply(status=404))
        if isinstance(route, list) and route and isinstance(route[0], Reply):
            route = route.pop(0) if len(route) > 1 else route[0]
        if callable(route):
            route = route(asked)
        return route if isinstance(route, Reply) else Reply(route)


@contextmanager
def stand_in(routes: dict[str, Route] | None = None) -> Iterator[StandIn]:
    board = StandIn(routes or {})

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            split = urlsplit(self.path)
            length = int(self.headers.get("content-length") or 0)
            asked = Asked(
                method=self.command,
                path=split.path,
                fields=dict(parse_qsl(split.query, keep_blank_values=True)),
                headers={name.lower(): value for name, value in self.headers.items()},
                body=self.rfile.read(length).decode(),
            )
            self.give(board.reply(asked))

        def give(self, reply: Reply) -> None:
            body = reply.encoded()
            headers = {name.lower(): value for name, value in reply.headers.items()}
            self.send_response(reply.status)
            if not reply.pieces:
                headers.setdefault("content-length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
                for piece in reply.pieces:
                    self.wfile.write(piece)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it has heard enough

        do_GET = do_POST = answer  # noqa: N815  the names that http.server calls

        def log_message(self, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    board.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield board
    finally:
        server.shutdown()
        server.server_close()


def web(
    label: str = "Stand-in",
    *,
    known: Mapping[str, Mark] | None = None,
    max_bytes: int = MAX_BYTES,
    waits: list[float] | None = None,
    wants: Callable[[str], bool] | None = None,
) -> BoardWeb:
    """Return the network as boards have it, without pauses and allowed to ask loopback."""
    waited = waits if waits is not None else []
    client = Client(
        "board: stand-in",
        allow_private=True,
        retries=RETRIES,
        max_bytes=max_bytes,
        sleep=waited.append,
    )
    return BoardWeb(label, client=client, known=known, wants=wants)


def guarded_web(server: StandIn, label: str = "Stand-in") -> BoardWeb:
    """Return the network as boards have it in earnest: its guard refuses this computer.

    `PUBLIC_HOST` has a public address in this world, and the road there ends at the stand-in. The
    guard itself, which looks at names and numeric addresses before any connection, is the real one.
    """

    class Road(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> Any:
            assert host == PUBLIC_ADDRESS, f"the guard let {host} pass"
            at = urlsplit(server.url)
            return super().connect_tcp(str(at.hostname), int(at.port or 0), *args, **options)

    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC_ADDRESS] if host == PUBLIC_HOST else [host]

    connections = Transport(allow_private=False, resolve=resolve)
    connections._pool._network_backend._sockets = Road()
    client = Client(
        "board: stand-in",
        allow_private=False,
        retries=RETRIES,
        connections=connections,
        sleep=[].append,
    )
    return BoardWeb(label, client=client)

"""The one HTTP client, over real sockets."""

from __future__ import annotations

import gzip
import socket
import time
import tomllib
from pathlib import Path

import httpx
import pytest
from django.db import DatabaseError, transaction

from peregrine.conf import store
from peregrine.models import EgressRecord
from peregrine.net import NO_RETRIES, Client, NetError, Retries, Timeouts, record
from peregrine.net.transport import Transport
from tests.peregrine.net.conftest import Handler, Reply, WebServer

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]


def make_client(*, waits: list[float] | None = None, **options: object) -> Client:
    """A client that may reach loopback and does not really wait."""
    waits = [] if waits is None else waits
    defaults = {"allow_private": True, "timeout": Timeouts(connect=5, read=5, total=10)}
    return Client("test", sleep=waits.append, **{**defaults, **options})  # type: ignore[arg-type]


def fails(client: Client, url: str, method: str = "GET") -> NetError:
    with pytest.raises(NetError) as caught:
        client.request(method, url)
    return caught.value


def test_an_answer_comes_back_whole_and_leaves_one_record(server: WebServer) -> None:
    server.replies = [
        Reply(body='{"a": "ü"}'.encode(), headers={"Content-Type": "application/json"})
    ]
    url = server.url("/jobs/%007?token=secret").replace("//", "//user:pass@")
    response = make_client().post(url, json={"q": 1})
    assert (response.status, response.json(), response.text) == (200, {"a": "ü"}, '{"a": "ü"}')
    row = EgressRecord.objects.get()
    assert (row.purpose, row.method, row.status) == ("test", "POST", 200)
    assert (row.host, row.path) == (f"127.0.0.1:{server.server_port}", "/jobs/%007")
    assert (row.bytes_out, row.bytes_in) == (len(b'{"q":1}'), 11)
    assert row.error == ""
    assert 0 < row.seconds < 1


def test_it_introduces_itself_with_the_version(server: WebServer) -> None:
    make_client().get(server.url())
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert server.seen[0].headers["user-agent"] == f"Peregrine/{version}"


@pytest.mark.parametrize("contact", ["ada@example.com", "https://ada.example/about"])
def test_boards_learn_whom_to_write_to_if_the_person_wants_that(
    server: WebServer, contact: str
) -> None:
    store.update("network", {"contact": contact})
    make_client(tells_contact=True).get(server.url())
    make_client().get(server.url())
    told, kept = (seen.headers["user-agent"] for seen in server.seen)
    assert told.endswith(f" (+{contact})")
    assert contact not in kept
    carried = [row.personal for row in EgressRecord.objects.order_by("pk")]
    assert carried == [["your e-mail address"] if "@" in contact else [], []]


@pytest.mark.parametrize(
    ("status", "kind", "sentence"),
    [
        (401, "unauthorized", "answered 401: the key was not accepted"),
        (403, "unauthorized", "answered 403: it refuses this request"),
        (404, "not_found", "answered 404: there is nothing at this address"),
        (418, "rejected", "answered 418: it does not accept this request"),
        (500, "server_error", "answered 500: it has a problem of its own"),
    ],
)
def test_a_refusal_is_a_sentence(server: WebServer, status: int, kind: str, sentence: str) -> None:
    server.replies = [Reply(status, b"because")]
    error = fails(make_client(), server.url("/?key=secret"))
    assert str(error) == f"127.0.0.1:{server.server_port} {sentence}"
    assert (error.kind, error.status, error.body) == (kind, status, "because")
    assert error.is_permanent == (status < 500)
    assert len(server.seen) == 1
    assert EgressRecord.objects.get().error == str(error)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_passing_failure_is_asked_again(server: WebServer, status: int) -> None:
    waits: list[float] = []
    server.replies = [Reply(status, headers={"Retry-After": "7"}), Reply(status), Reply()]
    assert (
        make_client(waits=waits, timeout=Timeouts(total=60)).get(server.url()).content == b"hello"
    )
    assert waits == [7, 1]
    assert EgressRecord.objects.count() == 3


def test_a_wait_beyond_the_total_time_is_not_begun(server: WebServer) -> None:
    server.replies = [Reply(429, headers={"Retry-After": "15"})]
    error = fails(make_client(), server.url())
    assert str(error).endswith("answered 429: too many requests, it asks to wait 15 s")
    assert (error.retry_after, len(server.seen)) == (15, 1)


def test_what_is_not_idempotent_is_asked_once_unless_said_otherwise(server: WebServer) -> None:
    server.replies = [Reply(503), Reply()]
    assert fails(make_client(), server.url(), "POST").status == 503
    server.seen.clear()
    assert make_client().post(server.url(), is_idempotent=True).status == 200


def test_a_dropped_connection_is_asked_again(server: WebServer) -> None:
    def drop(handler: Handler) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.replies = [drop, Reply()]
    assert make_client().get(server.url()).content == b"hello"
    server.replies = [drop]
    error = fails(make_client(retries=NO_RETRIES), server.url())
    assert error.kind == "dropped"


def test_a_body_that_breaks_off_is_not_taken_for_whole(server: WebServer) -> None:
    def half(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    server.replies = [half]
    error = fails(make_client(retries=NO_RETRIES), server.url())
    assert str(error).endswith("broke the connection before it had finished")


def test_nobody_listening_is_a_sentence() -> None:
    error = fails(make_client(retries=NO_RETRIES), "http://127.0.0.1:9/")
    assert str(error) == "127.0.0.1:9 could not be reached: nothing is listening there"
    row = EgressRecord.objects.get()
    assert (row.status, row.error) == (None, str(error))


def test_silence_ends_at_the_read_time_out(server: WebServer) -> None:
    def wait(handler: Handler) -> None:
        handler.server.closing.wait(5)

    server.replies = [wait]
    client = make_client(timeout=Timeouts(read=0.1, total=10))
    assert str(fails(client, server.url())).endswith("did not answer within 0.1 s")


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"])
def test_a_drip_ends_at_the_total_time_out(server: WebServer, start: bytes) -> None:
    """Each byte is a sign of life, in the headers as well as in the body."""

    def drip(handler: Handler) -> None:
        handler.wfile.write(start)
        while not handler.server.closing.wait(0.02):
            handler.wfile.write(b"H")

    server.replies = [drip]
    started = time.monotonic()
    error = fails(make_client(timeout=Timeouts(read=1, total=0.3)), server.url())
    assert str(error).endswith("did not finish within 0.3 s")
    assert time.monotonic() - started < 10  # the dripping itself never ends


def test_a_body_that_says_it_is_too_large_is_not_begun(server: WebServer) -> None:
    def boast(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")

    server.replies = [boast]
    error = fails(make_client(), server.url())
    assert str(error).endswith("sent more than the 20 MB that are allowed here")
    assert EgressRecord.objects.get().bytes_in == 0


def test_a_body_that_grows_too_large_is_left(server: WebServer) -> None:
    def pour(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(1000):
            handler.wfile.write(b"x" * 1_000_000)

    server.replies = [pour]
    assert fails(make_client(max_bytes=500_000), server.url()).kind == "too_large"
    assert EgressRecord.objects.get().bytes_in < 2_000_000


def test_a_compressed_bomb_is_refused_and_honest_gzip_is_read(server: WebServer) -> None:
    packed = {"Content-Encoding": "gzip"}
    server.replies = [
        Reply(body=gzip.compress(b"\0" * 50_000_000), headers=packed),
        Reply(body=gzip.compress(b"hello" * 1000), headers=packed),
        Reply(body=b"not gzip", headers=packed),
        Reply(body=b"?", headers={"Content-Encoding": "br"}),
    ]
    client = make_client(max_bytes=1_000_000)
    assert fails(client, server.url()).kind == "too_large"
    assert client.get(server.url()).content == b"hello" * 1000
    for _ in range(2):
        assert str(fails(client, server.url())).endswith("cannot be unpacked")


def test_something_else_than_json_is_a_sentence(server: WebServer) -> None:
    response = make_client().get(server.url())
    with pytest.raises(NetError, match="not JSON"):
        response.json()


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "http://", "no address", "http://[::1", "//x"],
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    assert fails(make_client(), url).kind == "bad_address"


# --- redirects and the address guard ----------------------------------------------------------


def test_redirects_are_followed_and_each_is_recorded(server: WebServer) -> None:
    server.replies = [Reply(302, headers={"Location": "/there"}), Reply()]
    response = make_client().post(server.url("/here"), json={})
    assert response.url == server.url("/there")
    assert [(seen.method, seen.path) for seen in server.seen] == [
        ("POST", "/here"),
        ("GET", "/there"),
    ]
    assert EgressRecord.objects.count() == 2


def test_a_circle_ends(server: WebServer) -> None:
    server.replies = [Reply(302, headers={"Location": "/"})]
    assert str(fails(make_client(), server.url())).endswith("redirects in circles")
    assert len(server.seen) == 6


def test_another_host_is_told_no_key(server: WebServer) -> None:
    elsewhere = server.url("/", host="localhost")
    server.replies = [
        Reply(307, headers={"Location": "/same"}),
        Reply(307, headers={"Location": elsewhere}),
        Reply(),
    ]
    keys = {"Authorization": "Bearer sk", "X-Api-Key": "sk", "Cookie": "a=b", "Accept": "text/html"}
    make_client().get(server.url(), headers=keys)
    assert server.seen[1].headers["x-api-key"] == "sk"
    assert not {"authorization", "x-api-key", "cookie"} & set(server.seen[2].headers)
    assert server.seen[2].headers["accept"] == "text/html"


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://x/", "http://[::1"])
def test_a_redirect_to_no_web_address_is_a_sentence(server: WebServer, location: str) -> None:
    server.replies = [Reply(302, headers={"Location": location})]
    assert fails(make_client(), server.url()).kind in ("bad_address", "garbage")
    assert len(server.seen) == 1


def test_an_address_from_outside_may_not_lead_to_this_computer(server: WebServer) -> None:
    client = make_client(allow_private=False)
    for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"):
        error = fails(client, server.url(host=host))
        assert error.kind == "refused_address"
    assert server.seen == []
    assert EgressRecord.objects.count() == 4


def test_a_redirect_from_outside_may_not_lead_to_this_computer(server: WebServer) -> None:
    class OnePublicPage(Transport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.host == "jobs.example":
                return httpx.Response(
                    302, headers={"Location": server.url("/admin")}, request=request
                )
            return super().handle_request(request)

    client = make_client(allow_private=False, connections=OnePublicPage(allow_private=False))
    assert fails(client, "http://jobs.example/1").kind == "refused_address"
    assert server.seen == []


def test_the_checked_address_is_the_one_connected_to(server: WebServer) -> None:
    """A name is looked up once per connection, and the Host header keeps the name."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    client = make_client(connections=Transport(allow_private=True, resolve=resolve))
    assert client.get(server.url(host="rebind.example")).status == 200
    assert asked == ["rebind.example"]
    assert server.seen[0].headers["host"] == f"rebind.example:{server.server_port}"


def test_the_next_address_of_a_name_is_tried(server: WebServer) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["::1", "127.0.0.1"]

    client = make_client(connections=Transport(allow_private=True, resolve=resolve))
    assert client.get(server.url(host="two.example")).status == 200


# --- lines and records ------------------------------------------------------------------------


def test_lines_are_read_while_they_arrive_and_time_runs_out_for_silence(server: WebServer) -> None:
    def talk(handler: Handler) -> None:
        handler.wfile.write("HTTP/1.1 200 OK\r\n\r\none\r\ntwo\u2028still two\nthr".encode())
        handler.server.closing.wait(5)

    server.replies = [talk]
    heard: list[str] = []

    def listen() -> None:
        with make_client().stream_lines("GET", server.url()) as lines:
            lines.expect_within(0.1)
            for line in lines:
                heard.append(line)  # noqa: PERF402  (what came before the failure counts)

    with pytest.raises(NetError, match=r"sent nothing for 0\.1 s"):
        listen()
    assert heard == ["one", "two\u2028still two"]
    assert "sent nothing" in EgressRecord.objects.get().error


def test_a_record_that_cannot_be_written_breaks_nothing(
    server: WebServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(row: EgressRecord, **how: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(EgressRecord, "save", refuse)
    with transaction.atomic():
        assert make_client().get(server.url()).status == 200
        assert EgressRecord.objects.count() == 0  # the caller's transaction is still whole
    assert "was not recorded" in caplog.text


def test_libraries_that_speak_http_themselves_are_recorded_without_their_query() -> None:
    record(purpose="discover", method="GET", host="x.example", path="/jobs?q=me", error="e" * 900)
    row = EgressRecord.objects.get()
    assert (row.path, len(row.error)) == ("/jobs", 300)


def test_retries_can_be_told_what_passes(server: WebServer) -> None:
    server.replies = [Reply(500), Reply()]
    client = make_client(retries=Retries(after=["server_error"]))
    assert client.get(server.url()).content == b"hello"

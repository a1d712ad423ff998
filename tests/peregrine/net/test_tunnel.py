"""Libraries that speak HTTP themselves: the same guard, switch and record."""

import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from peregrine.conf import store
from peregrine.models import EgressRecord
from peregrine.net import Personal
from peregrine.net.lending import lent
from peregrine.net.tunnel import Tunnel
from tests.peregrine.net.conftest import Handler, Reply, WebServer

pytestmark = pytest.mark.django_db

SEARCH = [Personal.SEARCH]


class ForwardProxy(BaseHTTPRequestHandler):
    """Somebody's proxy: it wants a password, and leads every CONNECT to one server."""

    target: tuple[str, int]
    asked: list[tuple[str, str]]

    def do_CONNECT(self) -> None:
        self.asked.append((self.path, self.headers.get("proxy-authorization", "")))
        if "proxy-authorization" not in self.headers:
            self.send_error(407)
            return
        self.send_response(200)
        self.end_headers()
        remote = socket.create_connection(self.target)
        remote.sendall(self.connection.recv(65_536))
        while piece := remote.recv(65_536):
            self.connection.sendall(piece)
        remote.close()
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture
def proxy(server: WebServer) -> Iterator[ThreadingHTTPServer]:
    target = ("127.0.0.1", server.server_port)
    handler = type("Mine", (ForwardProxy,), {"target": target, "asked": []})
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, args=(0.02,), daemon=True).start()
    yield proxy
    proxy.shutdown()
    proxy.server_close()


def test_a_library_finds_its_way_in_the_environment(server: WebServer) -> None:
    before = dict(os.environ)
    with lent("board: test", allow_private=True, personal=SEARCH) as proxies:
        assert proxies == []
        answer = requests.post(server.url("/jobs?q=nurse"), data="12345", timeout=5)
    assert answer.text == "hello"
    assert server.seen[0].path == "/jobs?q=nurse"
    assert server.seen[0].body == b"12345"
    assert not [name for name in server.seen[0].headers if name.startswith("proxy")]
    row = EgressRecord.objects.get()
    assert (row.purpose, row.method, row.host) == ("board: test", "POST", server.url()[7:-1])
    assert row.bytes_out > 5
    assert row.bytes_in > len("hello")
    assert (row.error, row.personal) == ("", ["what you search for"])
    assert dict(os.environ) == before


def test_two_at_a_time_put_the_environment_back_once(server: WebServer) -> None:
    before = dict(os.environ)
    with lent("one", allow_private=True):
        with lent("two", allow_private=True):
            assert "peregrine:" in os.environ["HTTPS_PROXY"]
        assert "peregrine:" in os.environ["HTTPS_PROXY"]
    assert dict(os.environ) == before


def test_an_address_from_outside_may_not_lead_inside(server: WebServer) -> None:
    with lent("board: test", allow_private=False), pytest.raises(requests.ConnectionError):
        requests.get(server.url(), timeout=5)
    assert server.seen == []
    assert "this computer itself" in EgressRecord.objects.get().error


def test_a_redirect_that_the_library_follows_is_guarded_too(server: WebServer) -> None:
    with lent("board: test", allow_private=True):
        server.replies = [Reply(302, headers={"Location": "http://[::1]:9/"})]
        with pytest.raises(requests.ConnectionError):
            requests.get(server.url(), timeout=5)
    assert {row.host for row in EgressRecord.objects.all()} == {server.url()[7:-1], "::1:9"}


def test_airplane_mode_lets_the_inside_through_and_nothing_else(server: WebServer) -> None:
    store.update("network", {"airplane_mode": True})
    with lent("board: test", allow_private=True):
        assert requests.get(server.url(), timeout=5).text == "hello"
        with pytest.raises(requests.ConnectionError):
            requests.get("http://93.184.215.14/", timeout=5)
        with pytest.raises(requests.ConnectionError):
            requests.get("https://93.184.215.14/", timeout=5)
    # In no order: the answered connection may be the last to end.
    assert sorted(row.error for row in EgressRecord.objects.all()) == [
        "",
        "93.184.215.14 was not asked: airplane mode is on",
        "93.184.215.14 was not asked: airplane mode is on",
    ]


def test_it_goes_on_through_the_persons_own_proxy(
    server: WebServer, proxy: ThreadingHTTPServer
) -> None:
    mine = f"http://ada:p%40ss@127.0.0.1:{proxy.server_port}"
    with lent("board: test", allow_private=False, proxies=[mine]) as (ours,):
        answer = requests.get("http://board.example/x", proxies={"http": ours}, timeout=5)
    assert answer.text == "hello"
    assert proxy.RequestHandlerClass.asked == [  # type: ignore[attr-defined]
        ("board.example:80", "Basic YWRhOnBAc3M=")
    ]
    assert EgressRecord.objects.get().host == "board.example"


def test_a_proxy_that_refuses_is_named(server: WebServer, proxy: ThreadingHTTPServer) -> None:
    mine = f"127.0.0.1:{proxy.server_port}"
    with (
        lent("board: test", allow_private=False, proxies=[mine]) as (ours,),
        pytest.raises(requests.ConnectionError),
    ):
        requests.get("http://board.example/x", proxies={"http": ours}, timeout=5)
    assert EgressRecord.objects.get().error == "your proxy 127.0.0.1 answered 407"


def test_airplane_mode_cuts_what_goes_through_a_proxy(
    server: WebServer, proxy: ThreadingHTTPServer
) -> None:
    def begin(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello")
        handler.wfile.flush()
        store.update("network", {"airplane_mode": True})
        handler.server.closing.wait(15)

    server.replies = [begin]
    mine = f"http://ada:pw@127.0.0.1:{proxy.server_port}"
    with (
        lent("board: test", allow_private=False, proxies=[mine]) as (ours,),
        pytest.raises(requests.RequestException),
    ):
        requests.get("http://board.example/x", proxies={"http": ours}, timeout=10)
    row = EgressRecord.objects.get()
    assert row.error == "board.example was not asked: airplane mode is on"
    assert row.seconds < 5


def test_nobody_else_on_this_computer_may_use_it(server: WebServer) -> None:
    tunnel = Tunnel(allow_private=True)
    stranger = tunnel.url.replace("peregrine:", "peregrine:x")
    answer = requests.get(server.url(), proxies={"http": stranger}, timeout=5)
    assert answer.status_code == 407
    assert server.seen == []
    assert list(tunnel.passed()) == []

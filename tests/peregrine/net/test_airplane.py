"""The airplane switch: what it lets through, what it stops, and how soon."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import httpcore
import pytest

from peregrine.conf import store
from peregrine.models import EgressRecord
from peregrine.net import NO_RETRIES, Client, NetError, Personal, Timeouts, airplane
from peregrine.net.transport import Transport
from tests.peregrine.net.conftest import Handler, Reply, WebServer

pytestmark = pytest.mark.django_db

PUBLIC = "93.184.215.14"


class RoadToLoopback(httpcore.SyncBackend):
    """Connects to this computer, whatever address is asked for, and remembers which."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        self.asked.append(host)
        return super().connect_tcp("127.0.0.1", port, timeout, local_address, socket_options)


def client_of(road: RoadToLoopback, *addresses: str) -> Client:
    def resolve(host: str, port: int) -> list[str]:
        return list(addresses or [PUBLIC])

    transport = Transport(allow_private=True, resolve=resolve, sockets=road)
    return Client(
        "test",
        allow_private=True,
        connections=transport,
        retries=NO_RETRIES,
        timeout=Timeouts(connect=5, read=20, total=20),
    )


def switch(*, on: bool) -> None:
    store.update("network", {"airplane_mode": on})


def test_it_is_off_before_anybody_said_anything(server: WebServer) -> None:
    road = RoadToLoopback()
    assert client_of(road).get(server.url(host="board.example")).content == b"hello"
    assert road.asked == [PUBLIC]


def test_while_it_is_on_nothing_is_even_connected_to(server: WebServer) -> None:
    switch(on=True)
    road = RoadToLoopback()
    with pytest.raises(NetError, match=r"board\.example was not asked: airplane mode is on") as no:
        client_of(road).get(server.url(host="board.example"))
    assert (no.value.kind, no.value.is_permanent) == ("airplane_mode", True)
    assert (road.asked, server.seen) == ([], [])
    assert "airplane mode" in EgressRecord.objects.get().error


@pytest.mark.parametrize("address", ["127.0.0.1", "192.168.1.7", "10.1.2.3", "::1", "fd00::7"])
def test_this_computer_and_its_network_are_still_there(server: WebServer, address: str) -> None:
    switch(on=True)
    answer = client_of(RoadToLoopback(), address).get(server.url(host="model.lan"))
    assert answer.content == b"hello"


def test_a_name_that_leads_inside_and_outside_is_outside(server: WebServer) -> None:
    switch(on=True)
    road = RoadToLoopback()
    client = client_of(road, "192.168.1.7", PUBLIC)
    with pytest.raises(NetError, match="airplane mode"):
        client.get(server.url(host="both.example"))
    assert road.asked == []


def test_an_open_connection_is_not_used_again(server: WebServer) -> None:
    road = RoadToLoopback()
    client = client_of(road)
    client.get(server.url(host="board.example"))
    switch(on=True)
    with pytest.raises(NetError, match="airplane mode"):
        client.get(server.url(host="board.example"))
    assert len(server.seen) == 1
    switch(on=False)
    assert client.get(server.url(host="board.example")).content == b"hello"


def test_it_ends_an_answer_that_is_under_way(server: WebServer) -> None:
    def begin(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello\n")
        handler.wfile.flush()
        handler.server.closing.wait(15)

    server.replies = [begin]
    got = []

    def read() -> None:
        client = client_of(RoadToLoopback())
        with client.stream_lines("GET", server.url(host="board.example")) as lines:
            for line in lines:
                got.append(line)
                switch(on=True)

    with pytest.raises(NetError, match="airplane mode"):
        read()
    assert got == ["hello"]
    assert 0 < EgressRecord.objects.get().seconds < 5


def test_a_broken_file_keeps_everything_inside(server: WebServer, settings: Any) -> None:
    (Path(settings.CONFIG_DIR) / "network.yaml").write_text("airplane_mode: perhaps\n")
    assert airplane.is_on()
    with pytest.raises(NetError, match=r"network\.yaml is broken"):
        client_of(RoadToLoopback()).get(server.url(host="board.example"))


def test_what_a_request_carries_of_the_person_is_recorded(server: WebServer) -> None:
    client = client_of(RoadToLoopback())
    client.get(server.url(), personal=[Personal.SKILLS, Personal.NAME, Personal.NAME])
    server.replies = [Reply()]
    client.get(server.url())
    plain, full = EgressRecord.objects.all()
    assert full.personal == ["your name", "your skills"]
    assert plain.personal == []

"""Addresses from outside lead nowhere inside, however they are spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.net.errors import NetError
from peregrine.net.guard import allowed_addresses, look_up, refusal

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
INSIDE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3",  # noqa: S104
    "10.0.0.1", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:5ef5:79fd::80ff:fffe", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_asked(address: str) -> None:
    assert refusal(address) == ""


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_may_not_be_asked(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "::1",
     "::ffff:7f00:1"],
)  # fmt: skip
def test_no_spelling_of_this_computer_gets_through(host: str) -> None:
    with pytest.raises(NetError, match=r"this computer itself") as caught:
        allowed_addresses(host, 80, allow_private=False)
    assert caught.value.kind == "refused_address"
    assert caught.value.is_permanent


def test_a_name_with_one_inside_address_is_refused_as_a_whole() -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "192.168.0.7"]

    with pytest.raises(NetError, match="inside a private network"):
        allowed_addresses("trick.example", 80, allow_private=False, resolve=resolve)
    assert allowed_addresses("trick.example", 80, allow_private=True, resolve=resolve)


def test_an_unknown_name_is_a_clear_sentence() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(NetError, match=r"^nowhere\.example could not be reached: no such name"):
        allowed_addresses("nowhere.example", 80, allow_private=True, resolve=resolve)


def test_a_name_that_no_resolver_takes_is_a_clear_sentence() -> None:
    with pytest.raises(NetError, match="no such name"):
        allowed_addresses("a" * 70 + ".example", 80, allow_private=True, resolve=look_up)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_wrapping_an_inside_address_in_ipv6_changes_nothing(inner: object) -> None:
    number = int(inner)  # type: ignore[call-overload]
    high, low = number >> 16, number & 0xFFFF
    for wrapped in ("::ffff:{:x}:{:x}", "64:ff9b::{:x}:{:x}", "2002:{:x}:{:x}::1", "::{:x}:{:x}"):
        assert refusal(wrapped.format(high, low))

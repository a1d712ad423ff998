"""Which addresses may be asked.

An address from outside (a pasted link, a redirect, a feed) may not lead into this machine or the
network around it. The decision is made on the numeric address that is then connected to, so no
spelling (`localhost.`, `2130706433`, `0177.1`) and no name that changes its answer gets around it.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from peregrine.net import airplane
from peregrine.net.errors import NetError

Resolver = Callable[[str, int], list[str]]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def look_up(host: str, port: int) -> list[str]:
    """Return the numeric addresses of `host`, in the system's order. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def allowed_addresses(
    host: str,
    port: int,
    *,
    allow_private: bool,
    allow_public: bool = True,
    resolve: Resolver = look_up,
) -> list[str]:
    """Return the addresses of `host` that may be connected to.

    One forbidden address among several forbids the name: a name that points both inside and
    outside is a trick. In airplane mode the public ones are forbidden. Raises NetError.
    """
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError):
        if airplane.is_on():
            raise airplane.refusal(host) from None  # there is no network to ask for names, either
        raise NetError(
            f"{host} could not be reached: no such name is known", "unreachable"
        ) from None
    if not allow_private:
        for address in addresses:
            if reason := refusal(address):
                raise NetError(
                    f"{host} is {reason}, and an address from outside may not lead there",
                    "refused_address",
                )
    if not allow_public and any(map(is_public, addresses)):
        raise NetError(f"{host} is outside of your own network", "refused_address")
    if airplane.is_on() and any(map(is_public, addresses)):
        raise airplane.refusal(host)
    return addresses


def is_public(address: str) -> bool:
    """Tell whether a numeric address lies outside this computer and the networks around it."""
    return not refusal(address)


def refusal(address: str) -> str:
    """Say what keeps a numeric address from being asked; the empty string means: it is public."""
    ip = _inner(ipaddress.ip_address(address.partition("%")[0]))
    if ip.is_unspecified or ip.is_loopback:
        return "this computer itself"
    if ip.is_link_local:
        return "an address for neighbouring machines only"
    if ip.is_multicast:
        return "a group address"
    if not ip.is_global or ip.is_reserved or getattr(ip, "is_site_local", False):
        return "an address inside a private network"
    return ""


def _inner(ip: _Address) -> _Address:
    """Unwrap the IPv4 address that an IPv6 address may carry (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip

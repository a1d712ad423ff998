"""The airplane switch: while it is on, nothing leaves but to this computer and its own network.

It stands in config/network.yaml, which every process looks at: with each connection, and with each
piece that goes over one. So it also ends what is under way, within a second.
"""

from __future__ import annotations

from peregrine import conf
from peregrine.net.errors import NetError


def is_on() -> bool:
    """Tell whether the world outside is out of bounds; costs one `stat`.

    It is while config/network.yaml cannot be read: nobody can know then what the person wants.
    """
    try:
        return conf.load_network().airplane_mode
    except conf.ConfigError:
        return True


def refusal(host: str) -> NetError:
    """Return the error for a connection to the world outside."""
    reason = "airplane mode is on"
    if conf.store.snapshot("network").config is None:
        reason = "config/network.yaml is broken, and it says what may leave this computer"
    return NetError(f"{host} was not asked: {reason}", "airplane_mode")

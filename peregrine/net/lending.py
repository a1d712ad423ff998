"""Libraries that speak HTTP themselves: led through tunnels, and their connections recorded."""

import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from peregrine.net import tunnel
from peregrine.net.egress import record
from peregrine.net.personal import Personal


@contextmanager
def lent(
    purpose: str,
    *,
    allow_private: bool,
    proxies: Collection[str] = (),
    personal: Collection[Personal] = (),
) -> Iterator[list[str]]:
    """Lead what a library asks through tunnels while the block lasts, and record it.

    Yields the proxies to tell the library about: one tunnel for each of `proxies`. Without any it
    needs none, since it finds the tunnel where programs look for their proxy: in the environment.
    """
    own = tunnel.shared(allow_private=allow_private)
    others = [tunnel.shared(allow_private=allow_private, upstream=proxy) for proxy in proxies]
    _environment.point_to(own.url)
    try:
        yield [each.url for each in others]
    finally:
        _environment.release()
        for each in (own, *others):
            for passed in each.passed():
                record(purpose=purpose, personal=personal, **asdict(passed))


class _Environment:
    """The process's variables for proxies, put back when nobody needs them any more."""

    _PROXY = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
    _EXCEPTIONS = ("NO_PROXY", "no_proxy")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._before: dict[str, str | None] = {}

    def point_to(self, url: str) -> None:
        with self._lock:
            if not self._users:
                names = (*self._PROXY, *self._EXCEPTIONS)
                self._before = {name: os.environ.get(name) for name in names}
            self._users += 1
            os.environ.update(dict.fromkeys(self._PROXY, url) | dict.fromkeys(self._EXCEPTIONS, ""))

    def release(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users:
                return
            for name, value in self._before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value


_environment = _Environment()

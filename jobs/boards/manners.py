"""Good manners at the hosts of boards: one request at a time, a pause between two, robots.txt.

Kept in files, one per host, so that every process of this machine waits for the others: the lock on
the file is the turn, its time of change is when the host was asked last.
"""

from __future__ import annotations

import fcntl
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings

from jobs.boards.base import BoardError
from jobs.boards.web import decoded
from peregrine.net import Client, NetError

GAP_SECONDS = 1.0
ROBOTS_KEPT_FOR = 24 * 3600
_AGENT = "Peregrine"


@contextmanager
def turn(
    host: str, *, gap: float = GAP_SECONDS, sleep: Callable[[float], object] = time.sleep
) -> Iterator[None]:
    """Wait until `host` may be asked, and hold it until the answer has been read."""
    with _file(host, "turn").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        path = Path(file.name)
        if path.stat().st_size:  # it has been asked before
            # A clock that was set back must not keep a host waiting.
            sleep(min(max(path.stat().st_mtime + gap - time.time(), 0), gap))
        try:
            yield
        finally:
            file.truncate(0)
            file.write("asked\n")


class Robots:
    """What the hosts' robots.txt allow; asked for once a day."""

    def __init__(self, label: str, client: Client) -> None:
        self._label = label
        self._client = client
        self._rules: dict[str, RobotFileParser] = {}

    def check(self, url: str) -> None:
        """Raise BoardError when the host does not want programs at this address."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if origin not in self._rules:
            self._rules[origin] = rules = RobotFileParser()
            rules.parse(self._text(origin).splitlines())
        if not self._rules[origin].can_fetch(_AGENT, url):
            raise BoardError(
                f"{self._label} does not want programs to read this page (its robots.txt says "
                "so), and Peregrine keeps to that. Leave this board out of the profile.",
                kind="refused",
            )

    def _text(self, origin: str) -> str:
        kept = _file(origin, "robots")
        try:
            if time.time() - kept.stat().st_mtime < ROBOTS_KEPT_FOR:
                return kept.read_text(encoding="utf-8")
        except FileNotFoundError:
            pass
        text = self._asked(origin)
        kept.write_text(text, encoding="utf-8")
        return text

    def _asked(self, origin: str) -> str:
        """Return the file as RFC 9309 reads it: none allows all, a broken server allows nothing."""
        try:
            response = self._client.get(f"{origin}/robots.txt")
        except NetError as error:
            if error.status and error.status < 500 and error.kind != "rate_limited":  # noqa: PLR2004
                return ""
            raise BoardError(
                f"{self._label} could not be asked for its robots.txt ({error.message}), so it was "
                "left alone. Search again later."
            ) from error
        return decoded(response.content[:500_000])


def _file(host: str, kind: str) -> Path:
    folder = Path(settings.DATA_DIR) / "boards"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{re.sub(r'[^a-z0-9.-]+', '_', host.lower())[:150]}.{kind}"

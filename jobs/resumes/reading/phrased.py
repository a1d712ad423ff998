"""Heads of positions that are said as a phrase: “2019 – 2021 with Quillfern, Hull as Planner”."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.line import Line

_FEWEST: Final = 2
_WITH_AS: Final = re.compile(
    r"[\s:,–-]*(?:with|at)\s+(?P<employer>\S.*?),?\s+as\s+(?:an?\s+|the\s+)?(?P<title>\S.*)",
    re.IGNORECASE,
)
_AS_WITH: Final = re.compile(
    r"[\s:,–-]*(?:worked\s+|working\s+)?as\s+(?:an?\s+|the\s+)?(?P<title>\S.*?)\s+"
    r"(?:with|at|in)\s+(?P<employer>[A-Z].*)",
    re.IGNORECASE,
)


def in_pieces(lines: list[Line]) -> list[Line]:
    """Return the lines, with title and dates in one and the employer in the next."""
    said = [_said(line) for line in lines]
    if sum(1 for each in said if each) < _FEWEST:
        return lines
    return [part for line, each in zip(lines, said, strict=True) for part in _parts(line, each)]


def _said(line: Line) -> tuple[str, str, str] | None:
    """Return dates, employer and title of a head that is a phrase."""
    found = None if line.is_bullet else dates_in(line)
    if not found or line.text[: found.at[0]].strip(" ("):
        return None
    rest = line.text[found.at[1] :].lstrip(" )")
    told = _WITH_AS.fullmatch(rest) or _AS_WITH.fullmatch(rest)
    if told is None:
        return None
    return line.text[: found.at[1]].strip(), told["employer"], told["title"]


def _parts(line: Line, said: tuple[str, str, str] | None) -> Iterator[Line]:
    if said is None:
        yield line
        return
    when, employer, title = said
    yield replace(line, text=f"{title.rstrip(' .')}\t{when}")
    yield replace(line, text=employer, is_after_gap=False)

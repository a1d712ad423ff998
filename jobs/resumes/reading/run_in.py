"""Positions told in running text: “Clerk, Tarn Bank (2011 – 2016). Filed all day. Led a team.”"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import ABBREVIATION
from jobs.resumes.reading.line import Line

_LONGEST_HEAD: Final = 130
_FEWEST: Final = 2
_AHEAD: Final = re.compile(r"\s*[:.,;–—-]?\s+")  # between dates and the head behind them
_BEHIND: Final = re.compile(r"\s*\)?\s*(?:[.:;]|[–—-](?=\s))(?:\s+(?=\S)|$)")
_SAINT: Final = re.compile(r"\b(?:St|Ste|Mt|Dr|Prof|No|Nr)\.$")
_STOP: Final = re.compile(r"[.:](?:\s+(?=[^\W\d_a-z])|$)")


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines with each head in a line of its own, where texts begin with them.

    All positions have to begin so, with the dates behind the head or all ahead of it.
    """
    if any(line.is_bullet for line in lines):
        return lines
    for cut in (_dates_behind, _dates_ahead):
        starts = [
            at for at in range(len(lines)) if _begins(lines, at) and cut(_beginning(lines, at))
        ]
        if len(starts) < _FEWEST or starts[0] != 0:
            continue
        ends = [*starts[1:], len(lines)]
        told = [cut(_text(lines[at:end])) for at, end in zip(starts, ends, strict=True)]
        if all(told):
            found = zip(starts, [each for each in told if each], strict=True)
            return [part for at, said in found for part in _lines(lines[at], *said)]
    return lines


def _text(lines: list[Line]) -> str:
    return " ".join(line.plain for line in lines)


def _beginning(lines: list[Line], at: int) -> str:
    """Return a line with the one below it where the head goes on there."""
    line, *below = lines[at : at + 2]
    is_open = line.plain.count("(") > line.plain.count(")")
    goes_on = any(is_open or each.plain[:1].islower() for each in below)
    return _text([line, *below]) if goes_on else line.plain


def _begins(lines: list[Line], at: int) -> bool:
    is_free = at == 0 or lines[at].is_after_gap or lines[at - 1].plain.endswith((".", "!"))
    return is_free and "\t" not in lines[at].text


def _dates_behind(text: str) -> tuple[str, str] | None:
    """Return the head with its dates, and the text behind both: “Clerk, Tarn (2011–2016). …”."""
    found = dates.find(text[: _LONGEST_HEAD + 30])
    if (
        found is None
        or not (found.start or found.is_current)
        or not 0 < found.at[0] < _LONGEST_HEAD
    ):
        return None
    behind = _BEHIND.match(text, found.at[1])
    head = text[: found.at[0]]
    if behind is None or any(stops(head)) or not text[:1].isupper():
        return None
    return text[: behind.end()].rstrip(" .:;–—-"), text[behind.end() :]


def _dates_ahead(text: str) -> tuple[str, str] | None:
    """Return the dates with the head behind them, and the text: “2011–2016: Clerk, Tarn. …”."""
    found = dates.find(text[:60])
    if found is None or not (found.start or found.is_current) or found.at[0] > 1:
        return None
    between = _AHEAD.match(text, found.at[1])
    stop = next(stops(text, between.end()), None) if between else None
    if between is None or stop is None or stop.start() - between.end() > _LONGEST_HEAD:
        return None
    return f"{text[: found.at[1]]}\t{text[between.end() : stop.start()]}", text[stop.end() :]


def stops(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """Yield where sentences end, not where abbreviations do."""
    for found in _STOP.finditer(text, start):
        ahead = text[: found.start() + 1]
        if not ABBREVIATION.search(ahead) and not _SAINT.search(ahead):
            yield found


def _lines(first: Line, head: str, text: str) -> Iterator[Line]:
    yield replace(first, text=head, is_after_gap=True)
    yield replace(first, text=text, is_bold=False, is_after_gap=False, is_bullet=True)

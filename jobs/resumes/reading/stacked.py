"""Dates that a narrow column holds in two rows: “09/2018 –” above “now”, each beside a text."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, words
from jobs.resumes.reading.line import Line

_OPEN: Final = re.compile(r"\s*[-–—~〜→]\s*$")
_BEGUN: Final = re.compile(r"^\s*[-–—~〜→]\s*")


def joined(lines: list[Line]) -> list[Line]:
    """Return the lines, both halves of such dates in the row with the first one.

    What is still going on may stand above its beginning: “Current” above “Sept 2022”.
    """
    done: list[Line] = []
    at = 0
    while at < len(lines):
        line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        span = _span(line, below) if below else ""
        if span and below:
            done.append(replace(line, text="\t".join([span, *line.cells[1:]])))
            if rest := below.cells[1:]:
                done.append(
                    replace(below, text="\t".join(rest), is_after_gap=False, is_bullet=False)
                )
            at += 1
        else:
            done.append(line)
        at += 1
    return done


def _span(line: Line, below: Line) -> str:
    """Return the dates that two rows hold together in their first cells, "" where they do not."""
    if line.is_bullet or len(line.cells) < 2 or not below.cells:
        return ""
    first, second = line.cells[0], below.cells[0]
    if any(dates.find(cell) for row in (line, below) for cell in row.cells[1:]):
        return ""
    # A dash ahead was taken for a bullet.
    is_parted = bool(_OPEN.search(first)) or bool(_BEGUN.match(second)) or below.is_bullet
    halves = _OPEN.sub("", first), _BEGUN.sub("", second)
    if _is_now(halves[0]):
        halves = halves[::-1]
    if not _is_date(halves[0]) or not (_is_now(halves[1]) or (is_parted and _is_date(halves[1]))):
        return ""
    return " – ".join(halves)


def _is_date(text: str) -> bool:
    """Tell whether a text is one date and nothing else."""
    found = dates.find(text)
    return bool(found and not found.start and not found.is_current and found.at == (0, len(text)))


def _is_now(text: str) -> bool:
    """Tell whether a text says that something goes on, and nothing else: “Current”."""
    return words.key(text) in {words.key(each) for each in words.listed("present")}

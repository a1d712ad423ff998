"""Degrees and their fields behind labels within a line: “kierunek: Logistyka, tytuł: magister”."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import dates, degrees, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.schools import is_school

_TOLD: Final = "degree: "  # a label as the forms have it
_MARKS: Final = " \t,;|(–—-"
_APART: Final = re.compile(r",\s+|\s*\t\s*")


def in_lines_of_their_own(lines: list[Line]) -> Iterator[Line]:
    """Yield lines with what such labels name put where it is read as a degree."""
    for line in lines:
        yield from _parted(line)


def _parted(line: Line) -> Iterator[Line]:
    found = list(_label().finditer(line.text))
    if not found or (len(found) == 1 and not found[0].start()):
        yield line
        return
    ahead = line.text[: found[0].start()].strip(_MARKS)
    ends = [*(each.start() for each in found[1:]), len(line.text)]
    said: dict[str | None, str] = {}
    for each, end in zip(found, ends, strict=True):
        value, behind = _without_the_rest(line.text[each.end() : end].strip(_MARKS))
        said[each.lastgroup] = value
        ahead = f"{ahead}{behind}".strip(_MARKS)
    degree, field = said.get("degree", ""), said.get("field", "")
    when = dates.find(ahead)
    head = degrees.read(dates.without(ahead, when) if when else ahead).degree if ahead else ""
    if not (degree or (field and head)) or any(map(dates.find, said.values())):
        yield line
    elif head and head in ahead:
        more = f"{head}, {field}" if field else head
        yield replace(line, text=ahead.replace(head, f"{more} ({degree})" if degree else more, 1))
    else:
        if ahead:
            yield replace(line, text=ahead)
        named = ", ".join(filter(None, (degree, field)))
        yield replace(line, text=f"{_TOLD}{named}", is_after_gap=line.is_after_gap and not ahead)


def _without_the_rest(value: str) -> tuple[str, str]:
    """Return what a label names, and the school or the date that follows it."""
    for mark in _APART.finditer(value):
        behind = value[mark.start() :]
        if is_school(behind) or dates.find(behind):
            return value[: mark.start()], behind
    return value, ""


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    kinds = (
        rf"(?P<{kind}>{'|'.join(map(re.escape, words.listed('named_degrees', kind)))})"
        for kind in ("degree", "field")
    )
    return re.compile(rf"(?:^|(?<=[\t,;|(–—-])\s*)(?:{'|'.join(kinds)})\s*[:：]\s*", re.IGNORECASE)

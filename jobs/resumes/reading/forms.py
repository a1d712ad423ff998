"""Entries that are filled in like a form, as Europass has them: “Name of employer”, “Dates”."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.line import Line

_COLON: Final = re.compile(r"^([^:：]{3,60})\s*[:：]\s*(?=\S)")
_FEWEST: Final = 2


def unlabelled(lines: list[Line]) -> list[Line]:
    """Return what stands behind the labels of a form; what was done becomes bullets."""
    lines = [line for line in lines if not _is_title_row(line)]
    read = [_label(line) for line in lines]
    if sum(1 for kind, _ in read if kind) < _FEWEST:
        return lines
    done: list[Line] = []
    last = ""
    for line, (kind, rest) in zip(lines, read, strict=True):
        last = kind or (last if line.is_bullet or last == "tasks" else "")
        if not kind:
            done.append(line)
        elif kind != "sector" and rest:
            done.append(replace(line, text=rest, is_bullet=kind == "tasks"))
    return done


def _is_title_row(line: Line) -> bool:
    """Tell whether a line is the first row of a table: “Degree”, “Institution”, “Year”."""
    cells = line.cells
    return len(cells) > 2 and sum(_key(cell) in _kinds() for cell in cells) >= len(cells) - 1


def _label(line: Line) -> tuple[str, str]:
    """Return which label a line begins with, and what is filled in."""
    cells = line.cells
    if len(cells) > 1 and (kind := _kinds().get(_key(cells[0]))):
        return kind, "\t".join(cells[1:])
    found = _COLON.match(line.plain)
    if found and (kind := _kinds().get(_key(found[1]))):
        return kind, line.plain[found.end() :]
    return "", line.text


def _key(text: str) -> str:
    return " ".join(words.key(text.replace("-", " ")).split())


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    kinds = ("position", "employer", "dates", "tasks", "school", "degree", "sector")
    return {_key(each): kind for kind in kinds for each in words.listed("forms", kind)}

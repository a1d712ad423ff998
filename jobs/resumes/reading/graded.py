"""Skills in a table whose first row says what its columns are: “Skill”, “Level”, “Years”."""

from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.line import Line

_FEWEST: Final = 2  # rows
_MOST_WORDS: Final = 4  # of a title


def apart(lines: list[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """Return the lines around such a table, and its skills with their levels.

    A first row that says “Area” and “Skills” goes alone: its rows are labels and lists.
    """
    at = next((n for n, line in enumerate(lines) if _may_be_titles(line)), None)
    if at is None:
        return lines, []
    titles = [words.key(cell) for cell in lines[at].cells]
    end = at + 1
    while end < len(lines) and 1 < len(lines[end].cells) <= len(titles):
        end += 1
    rows = [line.cells for line in lines[at + 1 : end]]
    if len(rows) < _FEWEST:
        return lines, []
    if all(title in _titles("level") for title in titles[1:]):
        return [*lines[:at], *lines[end:]], [(row[0], row[1]) for row in rows]
    is_labelled = titles[0] in _titles("area") and len(titles) == len(rows[0])
    return ([*lines[:at], *lines[at + 1 :]] if is_labelled else lines), []


def _may_be_titles(line: Line) -> bool:
    cells = line.cells
    are_short = all(len(cell.split()) <= _MOST_WORDS for cell in cells)
    named = {words.key(cells[0])} & _titles("area") if cells else set()
    named |= {words.key(cell) for cell in cells[1:]} & _titles("level")
    return len(cells) > 1 and not line.is_bullet and are_short and bool(named)


@lru_cache
def _titles(kind: str) -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("graded", kind))

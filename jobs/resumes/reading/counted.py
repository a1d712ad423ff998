"""Numbers and letters that only count the lines of a document: “4.1 Glazier, Tarn Ltd”, “b) …”."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jobs.resumes.reading.line import Line

_OUTLINE: Final = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,2})\.?(?:\t| +)(?=\S)")
_LETTER: Final = re.compile(r"^\(?([a-z])\)\s+(?=\S)")
_ROMAN: Final = re.compile(r"^\(?([ivx]{1,5})\)\s+(?=\S)")
_ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FEWEST: Final = 3  # lines that are counted
_DEEP: Final = 3  # levels: what is told of an item

Count = tuple[int, ...]


def without_numbers(lines: list[Line]) -> list[Line]:
    """Return the lines without the numbers or letters that count them.

    They count: from 1 on, one after the other, and anew below what is next above. So a grade (“2.1
    Law”) and a version stay.
    """
    for pattern in (_OUTLINE, _ROMAN, _LETTER):
        found = [pattern.match(line.text) for line in lines]
        told = [_count(each[1]) for each in found if each]
        if _do_count(told):
            return [
                _without(line, each) if each else line
                for line, each in zip(lines, found, strict=True)
            ]
    return lines


def _without(line: Line, found: re.Match[str]) -> Line:
    is_deep = len(_count(found[1])) == _DEEP
    text = line.text[found.end() :]
    return replace(line, text=text, is_after_gap=not is_deep, is_bullet=is_deep or line.is_bullet)


def _count(text: str) -> Count:
    """Return the numbers that a mark stands for; (0,) for none."""
    if text[0].isdigit():
        return tuple(int(part) for part in text.split("."))
    if text in _ROMANS:
        return (_ROMANS.index(text) + 1,)
    return (ord(text) - ord("a") + 1,) if len(text) == 1 else (0,)


def _do_count(told: list[Count]) -> bool:
    if len(told) < _FEWEST or told[0][-1] != 1:
        return False
    return all(_is_next(one, other) for one, other in pairwise(told))


def _is_next(one: Count, other: Count) -> bool:
    """Tell whether a number is the one after another, or begins to count anew."""
    steps = [(*one[:at], one[at] + 1) for at in range(len(one))]
    begins = other[-1] == 1 and (len(other) == 1 or other[0] > one[0] or other[:-1] == one)
    return other in steps or begins

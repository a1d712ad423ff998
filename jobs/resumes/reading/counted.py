"""Numbers that only count the lines of a document: “4.1 Glazier, Tarn Ltd”, “4.2 …”."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jobs.resumes.reading.line import Line

_NUMBER: Final = re.compile(r"^(?P<chapter>\d{1,2})\.(?P<item>\d{1,2})\.?(?:\t| +)(?=\S)")
_FEWEST: Final = 3  # lines that are counted


def without_numbers(lines: list[Line]) -> list[Line]:
    """Return the lines without the numbers of chapter and item that some begin with.

    They count: from 1 on, one after the other, and anew with the next chapter. So a grade (“2.1
    Law”) and a version stay.
    """
    found = [_NUMBER.match(line.text) for line in lines]
    told = [(int(each["chapter"]), int(each["item"])) for each in found if each]
    if (
        len(told) < _FEWEST
        or told[0][1] != 1
        or not all(_is_next(one, other) for one, other in pairwise(told))
    ):
        return lines
    return [
        replace(line, text=line.text[each.end() :], is_after_gap=True) if each else line
        for line, each in zip(lines, found, strict=True)
    ]


def _is_next(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether a number is the one after another."""
    return other == (one[0], one[1] + 1) or (other[0] > one[0] and other[1] == 1)

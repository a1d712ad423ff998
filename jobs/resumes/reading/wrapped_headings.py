"""Headings that stand on two rows."""

import itertools
import re
from dataclasses import dataclass, replace
from typing import Final

from jobs.resumes.reading.headings import CJK, known
from jobs.resumes.reading.line import Line

_ENDS_OPEN: Final = re.compile(r"(?:&|\b(?:and|und|et|y|e|i|en))$", re.IGNORECASE)
_ENDS_IN_OF: Final = re.compile(r"\b(?:of|de|di|do|für|van)$", re.IGNORECASE)
_EDGE: Final = 1.5  # points


@dataclass(frozen=True, slots=True)
class Look:
    size: int
    is_bold: bool
    is_capital: bool


def with_whole_headings(lines: list[Line]) -> list[Line]:
    """Put a heading together that stands on two rows, above its section or beside it.

    “Technical”, “Skills”. What a name goes on with in the next row heads nothing: “Fell Institute
    of”, “Technology”.
    """
    done = list(lines)
    for at, (line, below) in enumerate(itertools.pairwise(done)):
        cells, under = line.cells, below.cells
        whole = f"{line.plain} {below.plain}"
        if look_of(line) == look_of(below) and _is_one(line, below, whole):
            done[at] = replace(line, text="")
            done[at + 1] = replace(below, text=whole, is_after_gap=line.is_after_gap)
            continue
        if len(cells) < 2 or len(under) < 2 or known(cells[0]):
            continue
        label = f"{cells[0]} {under[0]}"
        if known(label):
            done[at] = replace(line, text="\t".join([label, *cells[1:]]))
            done[at + 1] = replace(below, text="\t".join(under[1:]), is_bold=False)
    return done


def _is_one(line: Line, below: Line, whole: str) -> bool:
    """Tell whether two rows that look alike are one heading, or a name that ends like one."""
    if known(whole):
        is_close = not below.is_after_gap and not known(below.plain) and _is_aligned(line, below)
        is_both = is_close and known(line.plain) == known(whole)
        return is_both or _ENDS_OPEN.search(line.plain) is not None
    is_name = bool(known(below.plain)) and len(below.plain.split()) == 1 and not below.is_after_gap
    return is_name and _is_aligned(line, below) and _ENDS_IN_OF.search(line.plain) is not None


def _is_aligned(line: Line, below: Line) -> bool:
    """Tell whether both rows begin or end at one x."""
    return bool(line.x1) and min(abs(line.x0 - below.x0), abs(line.x1 - below.x1)) < _EDGE


def look_of(line: Line) -> Look:
    letters = [sign for sign in line.text if sign.isalpha() and not CJK.match(sign)]
    is_capital = bool(letters) and all(not sign.islower() for sign in letters)
    return Look(round(line.size), line.is_bold, is_capital)

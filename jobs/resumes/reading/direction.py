"""Lines that are read from right to left: how they stand in a PDF, and how they are read.

A PDF says where each glyph stands. Hebrew and Arabic begin at the right; Latin words and numbers
among them run from left to right. That is taken back here by a simple form of the bidirectional
algorithm: a line has one direction, and what runs against it is a run of its own.
Reference: https://www.unicode.org/reports/tr9/
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.pdf import Glyph

_LETTERS: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # Hebrew, Arabic, Syriac, Thaana, N’Ko
_RTL: Final = re.compile(f"[{_LETTERS}]")
_LTR: Final = re.compile(rf"[^\W\d_{_LETTERS}]")
# Signs of money and shares belong to their number; a plus behind a word does not belong to it.
_AGAINST: Final = re.compile(
    rf"(?:[%$€£](?=\d))?[^\W{_LETTERS}](?:[^{_LETTERS}]*[^\W{_LETTERS}])?(?:(?<=\d)[%$€£])?"
)
_FOREIGN: Final = re.compile(rf"[{_LETTERS}](?:\W*[{_LETTERS}])*")
_BULLET: Final = re.compile(r"\W\s+")
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_SPACE: Final = 0.12  # of the letters' height: more room between glyphs is a space
_SAME_LINE: Final = 0.45  # of the letters' height


def as_seen(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs with those of each line that has letters of such a script left to right."""
    if not any(_RTL.match(glyph.sign) for glyph in glyphs):
        return glyphs
    seen: list[Glyph] = []
    for line in _lines(glyphs):
        seen += _sorted(line) if any(_RTL.match(glyph.sign) for glyph in line) else line
    return seen


def as_read(text: str) -> str:
    """Return in the order of reading what was read off from left to right."""
    if not _RTL.search(text):
        return text
    if len(_LTR.findall(text)) > len(_RTL.findall(text)):
        return _FOREIGN.sub(lambda run: run[0][::-1], text)
    bullet = _BULLET.match(text)  # at the left, of a list in a document of the other direction
    start = bullet.end() if bullet else 0
    turned = text[start:][::-1].translate(_MIRRORED)
    return text[:start] + _AGAINST.sub(lambda run: run[0][::-1].translate(_MIRRORED), turned)


def _lines(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if line:
            height = max(line[-1].size, glyph.size)
            if abs(line[-1].middle - glyph.middle) >= _SAME_LINE * height:
                yield line
                line = []
        line.append(glyph)
    if line:
        yield line


def _sorted(line: list[Glyph]) -> list[Glyph]:
    """Return a line from left to right, the letters of a ligature the other way round."""
    placed = sorted(line, key=lambda glyph: (glyph.x0, glyph.x1))
    boxes = itertools.groupby(placed, key=lambda glyph: (round(glyph.x0, 1), round(glyph.x1, 1)))
    seen: list[Glyph] = []
    for _, box in boxes:
        letters = list(box)
        if _RTL.match(letters[0].sign):
            letters.reverse()
        seen += letters
    return [
        replace(glyph, is_after_space=glyph.x0 - before.x1 > _SPACE * glyph.size)
        for before, glyph in zip([seen[0], *seen], seen, strict=False)
    ]

"""What a file says that the resume read from it does not hold, so that nothing is lost in silence.

A line has its place when most of its words are in one section of the resume, and those of a
sentence one after the other: a position is made of pieces of a line, so that the line itself stands
nowhere. Pure: imports no Django.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from jobs.resumes.json_resume import JsonResume, Part
from jobs.resumes.reading import dates, headings
from jobs.resumes.reading.words import listed
from jobs.resumes.sections import SECTIONS

KINDS_WITH_LINES: Final = ("pdf", "docx", "text")  # others are data, and taken over whole
_HALF: Final = 0.5  # of the words of a line that has no place
_MOST: Final = 0.7  # of what follows each other in it
_FEWEST_PAIRS: Final = 3
_LITTLE: Final = 2  # letters: “in”, “of”, “de”
_PIECES: Final = re.compile(r"[,;:|/()–—•·]|\s-\s")
_FEWEST_LETTERS: Final = 3
_LONGEST_TEXT: Final = 30_000  # characters that are looked at
_WORD: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]{2,}")
_LABEL: Final = re.compile(r"^\s*(?:\S+\s){0,2}\S+?\s?[:：]\s")
_PAGE: Final = re.compile(
    r"\b(?:page|seite|página|pagina|strona|sida|side|ページ)\s*\d{1,2}"
    r"(?:\s*(?:of|von|de|di|van|z|av|sur|/)\s*\d{1,2})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Lines that follow each other under one heading of the file."""

    heading: str
    lines: list[str] = field(default_factory=list)


def left_over(text: str, resume: JsonResume) -> list[LeftOver]:
    """Return the lines of `text` that say what `resume` does not, under their headings."""
    held = [_Held.of(" ".join(_said(entries))) for entries in _entries(resume)]
    phone = _digits(resume.basics.phone)
    # What the file says twice, as on top of each page, is looked for once.
    lines = dict.fromkeys(line.strip() for line in text[:_LONGEST_TEXT].splitlines())
    found = [LeftOver("")]
    for line in lines:
        if headings.known(line) or headings.misspelt(line):
            found.append(LeftOver(line))
        elif _is_missing(line, held) and not _says_only(line, phone):
            found[-1].lines.append(line)
    return [each for each in found if each.lines]


def _entries(resume: JsonResume) -> Iterator[list[Part]]:
    """Yield the entries that may hold a line together: those on the person, of each section."""
    basics = resume.basics
    yield [basics, basics.location, *basics.profiles]
    yield from (section.entries(resume) for section in SECTIONS)


class _Held(NamedTuple):
    """What a section of the resume says: its words, and which of them follow each other."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> "_Held":
        return cls(frozenset(_words(text)), frozenset(_pairs(text)))


def _is_missing(line: str, held: list[_Held]) -> bool:
    text = _without_dates(_PAGE.sub("", _LABEL.sub("", f"{line} ")))
    words = set(_words(text))
    if sum(map(len, words)) < _FEWEST_LETTERS or (words <= _labels() and not _digits(line)):
        return False
    if min(len(words - each.words) for each in held) >= _HALF * len(words):
        return True
    # The words of a sentence stand somewhere in a long resume, one by one.
    pairs = {pair for piece in _PIECES.split(text) for pair in _pairs(piece)}
    fewest = min(len(pairs - each.pairs) for each in held)
    return len(pairs) >= _FEWEST_PAIRS and fewest >= _MOST * len(pairs)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Return the words beside contact details, which say nothing alone."""
    return frozenset(word for label in listed("labels", "contact") for word in _words(label))


def _says_only(line: str, phone: str) -> bool:
    """Tell whether a line is the phone number, perhaps behind a label."""
    return bool(phone) and _digits(line) == phone and len(_words(line)) <= 1


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words that follow each other, without the little ones between them."""
    return pairwise(word for word in _words(text) if len(word) > _LITTLE or not word.isascii())


def _without_dates(line: str) -> str:
    for found in reversed(dates.find_all(line)):
        line = f"{line[: found.at[0]]} {line[found.at[1] :]}"
    return line


def _said(entries: list[Part]) -> Iterator[str]:
    for entry in entries:
        for value in vars(entry).values():
            if isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (each for each in value if isinstance(each, str))


def _words(text: str) -> list[str]:
    """Return the words of a text without case, accents and numbers; its signs where it has none."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _WORD.findall(unicodedata.normalize("NFC", plain))

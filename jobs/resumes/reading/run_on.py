"""Lists that run on within a line: “Databases: MySQL, H2 OS: Windows”, “CSS. Built shops”."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, headings, words
from jobs.resumes.reading.line import Line

_LABEL: Final = re.compile(r"^[^:：,;|]{2,45}[:：]\s+\S")
_COLON: Final = re.compile(r"(?<=[^\W\d_])\s?[:：]\s+(?=\S)(?![^()]*\))")
_ENDS_LIST: Final = re.compile(r"(?<=\w)[.;]\s+|(?<=[^,;\s])\)[.;]?\s+|\s{2,}|\t")
_COMMA: Final = re.compile(r"[,/&]\s+")
_STOP: Final = re.compile(r"(?:(?<=[^\W\d_]{5})|(?<=[A-Z]{2}))\.\s+")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_AND_SO_ON: Final = re.compile(r"(?:^|[\s,]+)(?:etc|usw|ecc|itd|m\.fl)\.?$", re.IGNORECASE)
_SKILLED: Final = re.compile(
    r"^(?:i am |i['’]m )?(?:highly |very |fully )?(?P<level>advanced|proficient|skilled|expert|"
    r"experienced|fluent|intermediate|competent|familiar|well[- ]versed|adept|conversant) "
    r"(?:in|with|at) (?P<name>\S+(?: \S+){0,3})$",
    re.IGNORECASE,
)
_OF_ONESELF: Final = re.compile(
    r"\b(?:I (?:am|have|can|do|know|also|will|was|like|love|enjoy|used?|work\w*)|I['’](?:m|ve)"
    r"|[Mm]y(?! ?SQL))\b"
)
_MOST_WORDS: Final = 4  # of a label
_FEW: Final = 3  # words


def apart(lines: list[Line]) -> Iterator[Line]:
    """Yield labelled lists, also those that begin behind another one in the same line."""
    for line in _of_cells(lines):
        if not _LABEL.match(line.text) or "\t" in line.text:
            yield line
            continue
        starts = [0, *_starts(line.text), len(line.text)]
        for start, end in itertools.pairwise(starts):
            yield replace(line, text=line.text[start:end].strip(" ;"))


def _of_cells(lines: list[Line]) -> Iterator[Line]:
    """Yield the cells of a row as lines, where each of them is a labelled list."""
    for line in lines:
        cells = line.cells
        if len(cells) > 1 and all(map(_LABEL.match, cells)):
            yield from (replace(line, text=cell) for cell in cells)
        else:
            yield line


def _starts(text: str) -> Iterator[int]:
    """Yield where the labels begin behind the first one."""
    colons = list(_COLON.finditer(text))
    for before, colon in itertools.pairwise(colons):
        at = before.end()
        said = text[at : colon.start()]
        ends = [found.end() for found in _ENDS_LIST.finditer(said)]
        if ends and _is_label(said[ends[-1] :], is_free=True):
            yield at + ends[-1]
            continue
        commas = [found.end() for found in _COMMA.finditer(said)]
        last = commas[-1] if commas else 0
        gaps = [last, *(last + found.end() for found in re.finditer(r" ", said[last:]))]
        start = next((gap for gap in gaps if gap and _is_label(said[gap:], is_free=False)), 0)
        if start:
            yield at + start


def _is_label(text: str, *, is_free: bool) -> bool:
    """Tell whether a text heads a list: any few words where one ended, else known ones."""
    if not text[:1].isupper() or len(text.split()) > _MOST_WORDS or "," in text:
        return False
    is_known = words.key(text) in map(words.key, words.listed("skill_labels"))
    return is_free or is_known or headings.known(text) in ("skills", "languages")


def without_sentences(part: str) -> list[str]:
    """Return the items of a part of a list in which full stops part them, or end the list."""
    first, *others = _STOP.split(part)
    if not others or len(first.split()) > _FEW:
        return [part]
    return [first, *(e for e in others if len(e.split()) <= _FEW and not e[:1].islower())]


def is_too_long(text: str, longest: int, most_words: int) -> bool:
    """Tell whether a text is no name, whatever its brackets list."""
    bare = _BRACKETS.sub("", text)
    return len(bare) > longest or len(bare.split()) > most_words


def named(text: str) -> tuple[str, str]:
    """Return the skill of a text and a level said ahead: “Proficient in Excel”; "" where none is.

    What people say of themselves in a sentence is no skill.
    """
    text = _AND_SO_ON.sub("", text)
    if found := _SKILLED.match(text):
        return found["name"], found["level"]
    is_told = _OF_ONESELF.search(text) or _is_dated(text)
    return ("" if is_told else text), ""


def _is_dated(text: str) -> bool:
    """Tell whether a text says in which months something was, as no skill does."""
    found = dates.find(_BRACKETS.sub("", text))
    return found is not None and "-" in f"{found.start}{found.end}"

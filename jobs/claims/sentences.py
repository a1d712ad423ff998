"""A letter cut into its sentences, each with its place and what part of the letter it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jobs.claims.words import listed, lowered

_ABBREVIATIONS: Final = listed("abbreviations")
# A stop that may end a sentence, with what closes behind it.
_STOP: Final = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』）]*|\n[ \t]*\n|\n(?=[ \t]*(?:[-–—•*]|\d+[.)])\s)"
)
_INITIALS: Final = re.compile(r"(?:\w\.)+\w")
_SHORT_LINE: Final = 80  # characters of a line that may be a salutation, a closing or a name
_LAST_LINES: Final = 4
_FIRST_LINES: Final = 12


class Part(StrEnum):
    BODY = "body"
    SALUTATION = "salutation"
    CLOSING = "closing"
    SIGNATURE = "signature"
    HEAD = "head"  # an address, a date or a subject above the salutation


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    text: str
    part: Part = Part.BODY


def sentences(text: str) -> list[Sentence]:
    """Return all that stands in `text`, in order, without the white space between."""
    lines = list(_lines(text))
    parts = _parts_of(lines)
    found: list[Sentence] = []
    body_start: int | None = None
    for line, part in zip(lines, parts, strict=True):
        if part is Part.BODY:
            body_start = line.start if body_start is None else body_start
            continue
        if body_start is not None:
            found += _body(text, body_start, line.start)
            body_start = None
        found.append(Sentence(line.start, line.end, line.text, part))
    if body_start is not None:
        found += _body(text, body_start, len(text))
    return found


def _lines(text: str) -> Iterator[Sentence]:
    for line in re.finditer(r"[^\n]+", text):
        if stripped := line[0].strip():
            start = line.start() + line[0].index(stripped)
            yield Sentence(start, start + len(stripped), stripped)


def _parts_of(lines: list[Sentence]) -> list[Part]:
    parts = [Part.BODY] * len(lines)
    greeted = next(
        (at for at, line in enumerate(lines[:_FIRST_LINES]) if _is_salutation(line)), None
    )
    if greeted is not None:
        parts[: greeted + 1] = [Part.HEAD] * greeted + [Part.SALUTATION]
    for at in range(len(lines) - 1, max(len(lines) - 1 - _LAST_LINES, -1), -1):
        if parts[at] is Part.BODY and _is_closing(lines[at]):
            parts[at:] = [Part.CLOSING] + [Part.SIGNATURE] * (len(lines) - at - 1)
            break
    return parts


def _is_salutation(line: Sentence) -> bool:
    if len(line.text) > _SHORT_LINE or (
        line.text[-1] not in ",:!，：" and line.text.count(" ") > 6
    ):
        return False
    low = lowered(line.text)
    return any(
        low == word or low.startswith((word + " ", word + ",")) for word in listed("salutation")
    )


def _is_closing(line: Sentence) -> bool:
    return lowered(line.text.strip(" ,.!，。")) in listed("closing")


def _body(text: str, start: int, end: int) -> Iterator[Sentence]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < at or _is_inside(text, stop):
            continue
        yield from _stripped(text, at, stop.end())
        at = stop.end()
    yield from _stripped(text, at, end)


def _is_inside(text: str, stop: re.Match[str]) -> bool:
    """Tell whether the stop belongs to an abbreviation or to a number, or no capital follows."""
    if not stop[0].startswith(".") or len(stop[0]) > 1:
        return False
    before = re.search(r"[\w.-]+$", text[max(0, stop.start() - 20) : stop.start()])
    word = before[0].casefold() if before else ""
    if (
        re.fullmatch(r"(?:\w\.)+\w", word)
        or word in _ABBREVIATIONS
        or (len(word) == 1 and word.isalpha() and word != "i")
    ):
        return True
    after = text[stop.end() :].lstrip()
    return bool(after) and after[0].islower()


def _begins(text: str, stop: re.Match[str]) -> bool:
    """Tell whether the letter before the stop stands alone: “J.”, but not the s of “Gate's.”."""
    before = text[max(0, stop.start() - 2) : stop.start() - 1]
    return not before or before.isspace()


def _stripped(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    if kept := piece.strip():
        start += piece.index(kept)
        yield Sentence(start, start + len(kept), kept)

"""A letter as a document: what is on the page, apart from how it is set."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Paper = Literal["a4", "letter"]
Layout = Literal["classic", "modern", "book"]

_STRONG_RTL = ("R", "AL")
# Longer than a line; an address breaks at its slashes by itself, and stays good to copy.
_RUN_WITHOUT_A_BREAK = re.compile(r"[^\s/?&-]{60,}")


class DocumentError(Exception):
    """A document that cannot be made as it should be; the message is for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDocument:
    """One letter, ready to be set: the letterhead, to whom, and the text as written."""

    text: str
    company: str
    job_title: str
    written_on: date
    name: str = ""
    contacts: tuple[str, ...] = ()
    paper: Paper = "a4"
    layout: Layout = "classic"
    language: str = ""  # ISO 639-1; empty: guessed from the text
    logo: bytes = b""  # a picture for the head: PNG, JPEG or SVG

    @property
    def title(self) -> str:
        return f"{self.job_title}, {self.company}"


class Renderer(Protocol):
    def render(self, letter: LetterDocument) -> bytes:
        """Return the PDF of `letter`. Raises DocumentError with a sentence for the person."""
        ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: tuple[str, ...]
    is_rtl: bool


def paragraphs(text: str) -> list[Paragraph]:
    """Split at blank lines; a single line break stays one."""
    blocks = re.split(r"\n[ \t]*\n", printable(text).strip())
    return [
        Paragraph(tuple(line.strip() for line in block.strip().split("\n")), is_rtl(block))
        for block in blocks
        if block.strip()
    ]


def printable(text: str) -> str:
    """Return `text` composed (NFC), without control and direction-override characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = (c for c in text.replace("\t", " ") if c == "\n" or not _is_control(c))
    return "".join(kept)


def breakable(line: str) -> str:
    """Let a run of characters that is longer than a line break at the margin."""
    return _RUN_WITHOUT_A_BREAK.sub(
        lambda run: "\u200b".join(re.findall(r".{1,20}", run.group())), line
    )


def is_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L" or direction in _STRONG_RTL:
            return direction in _STRONG_RTL
    return False


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\u202d\u202e"

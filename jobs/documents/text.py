"""A letter as plain text, for boxes in forms, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.documents import DocumentError, LetterDocument, paragraphs, printable
from jobs.documents.language import guess_language
from jobs.documents.typesetting import written_date

_INLINE = re.compile(r"([\\`*_\[\]<>|])")
_BLOCK = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]\s))")


@dataclass(frozen=True, slots=True)
class TextRenderer:
    def render(self, letter: LetterDocument) -> bytes:
        """Return `letter` as UTF-8. Raises DocumentError."""
        head = [letter.name, *letter.contacts]
        blocks = [head, [_date(letter)], [letter.company, letter.job_title], *_body(letter)]
        return _joined("\n".join(filter(None, map(printable, block))) for block in blocks)


@dataclass(frozen=True, slots=True)
class MarkdownRenderer:
    """What stands in the letter is text: signs that Markdown would read are escaped.

    Reference: https://spec.commonmark.org/0.31.2/#backslash-escapes
    """

    def render(self, letter: LetterDocument) -> bytes:
        """Return `letter` as UTF-8. Raises DocumentError."""
        name = f"**{_escaped(letter.name)}**" if letter.name else ""
        head = [name, *map(_escaped, letter.contacts)]
        to = [_escaped(letter.company), _escaped(letter.job_title)]
        blocks = [head, [_date(letter)], to, *(map(_escaped, lines) for lines in _body(letter))]
        return _joined("  \n".join(filter(None, block)) for block in blocks)


def _body(letter: LetterDocument) -> list[tuple[str, ...]]:
    body = [paragraph.lines for paragraph in paragraphs(letter.text)]
    if not body:
        raise DocumentError("This letter is empty. Write something first, then export it.")
    return body


def _date(letter: LetterDocument) -> str:
    return written_date(letter, letter.language or guess_language(letter.text))


def _escaped(line: str) -> str:
    return _BLOCK.sub(r"\1\\\2", _INLINE.sub(r"\\\1", printable(line))).replace("&", "&amp;")


def _joined(blocks: Iterable[str]) -> bytes:
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()

"""What changed between two texts, word by word. Imports no Django.

Scripts without spaces are compared sign by sign. Lines are compared first, so that the work stays
small for long texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_JOINED: Final = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
_TOKEN = re.compile(rf"[{_JOINED}]|[^\W{_JOINED}]+(?:['’-][^\W{_JOINED}]+)*|\s+|.", re.DOTALL)
_COUNTED = re.compile(r"\w")
_MOST_PAIRS: Final = 4_000_000  # of words to compare; two parts of 2,000 words each


class Kind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    pieces: list[Piece]

    @property
    def is_none(self) -> bool:
        return all(piece.kind is Kind.SAME for piece in self.pieces)

    @property
    def added(self) -> int:
        """How many words were added."""
        return self._count(Kind.ADDED)

    @property
    def removed(self) -> int:
        """How many words were removed."""
        return self._count(Kind.REMOVED)

    def _count(self, kind: Kind) -> int:
        return sum(
            1
            for piece in self.pieces
            if piece.kind is kind
            for token in _TOKEN.findall(piece.text)
            if _COUNTED.match(token)
        )


def compare(old: str, new: str) -> Difference:
    """Return the pieces that make `old` into `new`: the same and added ones are `new`."""
    return Difference(list(_joined(_without_crumbs(list(_joined(_by_lines(old, new)))))))


def _by_lines(old: str, new: str) -> Iterator[Piece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if what == "replace":
            yield from _by_words(gone, come)
        else:
            yield from _pieces(gone, come, is_same=what == "equal")


def _by_words(old: str, new: str) -> Iterator[Piece]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) > _MOST_PAIRS:
        yield from _pieces(old, new)
        return
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        yield from _pieces(gone, come, is_same=what == "equal")


def _pieces(gone: str, come: str, *, is_same: bool = False) -> Iterator[Piece]:
    if is_same:
        yield Piece(Kind.SAME, come)
        return
    if gone:
        yield Piece(Kind.REMOVED, gone)
    if come:
        yield Piece(Kind.ADDED, come)


def _without_crumbs(pieces: list[Piece]) -> Iterator[Piece]:
    """Take a space or comma that stayed between two changes as changed, too: it reads better."""
    for number, piece in enumerate(pieces):
        around = pieces[number - 1 : number] + pieces[number + 1 : number + 2]
        is_between = len(around) == 2 and all(each.kind is not Kind.SAME for each in around)  # noqa: PLR2004
        if piece.kind is Kind.SAME and is_between and not re.search(r"\w|\n", piece.text):
            yield Piece(Kind.REMOVED, piece.text)
            yield Piece(Kind.ADDED, piece.text)
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put neighbours together: within one change what is removed comes first."""
    gone = come = ""
    for piece in pieces:
        match piece.kind:
            case Kind.REMOVED:
                gone += piece.text
            case Kind.ADDED:
                come += piece.text
            case Kind.SAME:
                yield from _pieces(gone, come)
                gone = come = ""
                yield piece
    yield from _pieces(gone, come)

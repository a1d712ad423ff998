"""Making a prompt fit a context window: what may be shortened is, and nothing else. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARK = "[…]"
BYTES_PER_TOKEN = 3  # English has 4 to 5 and Chinese 3 to 4, so this counts too many, never too few
IMAGE_TOKENS = 1_600  # what the largest picture that the services take counts for
MESSAGE_TOKENS = 16  # what a server puts around the parts of a question

_SENTENCE_END = re.compile(r"[.!?…:;][”’\")\]]*(?=\s)|[。！？]|\n(?=\n)|\n(?=[-*•])")
_WORD_END = re.compile(r"\S(?=\s)")
_QUOTED = '<quoted name="{name}">\n{text}\n</quoted>'


@dataclass(frozen=True, slots=True)
class Shortenable:
    """A text from outside in its quotation, of which the end can be left out."""

    name: str
    text: str

    def __str__(self) -> str:
        return _QUOTED.format(name=self.name, text=self.text)


Part = str | Shortenable


def estimated_tokens(text: str) -> int:
    """Return how many tokens a text has at most, for any usual model."""
    return -(-len(text.encode("utf-8", "replace")) // BYTES_PER_TOKEN)


def shortened(text: str, max_bytes: int) -> str:
    """Return at most `max_bytes` of a text, cut after a sentence and marked with “[…]”.

    A sentence that would cost more than half of the room is cut after a word instead.
    """
    data = text.encode("utf-8", "replace")
    if len(data) <= max_bytes:
        return text
    room = max(max_bytes - len(MARK.encode()) - 1, 0)
    kept = data[:room].decode("utf-8", "ignore")
    for ending in (_SENTENCE_END, _WORD_END):
        ends = [found.end() for found in ending.finditer(kept)]
        if ends and ends[-1] > len(kept) // 2:
            kept = kept[: ends[-1]]
            break
    kept = kept.rstrip()
    return f"{kept} {MARK}" if kept else MARK


def fitted(parts: Sequence[Part], max_tokens: int) -> list[Part] | None:
    """Return the parts with the shortenable ones cut so that all have `max_tokens` at most.

    None when the rest alone has more. The longest text loses first: none is cut below the length
    of another that is cut, so a short mail survives beside a long posting.
    """
    fixed = [part if isinstance(part, str) else str(Shortenable(part.name, "")) for part in parts]
    room = max_tokens * BYTES_PER_TOKEN - sum(_size(part) for part in fixed)
    if room < 0:
        return None
    allowed: dict[int, int] = {}
    waiting = [
        (_size(part.text), index)
        for index, part in enumerate(parts)
        if isinstance(part, Shortenable)
    ]
    waiting.sort()
    for done, (size, index) in enumerate(waiting):
        allowed[index] = min(size, room // (len(waiting) - done))
        room -= allowed[index]
    return [
        Shortenable(part.name, shortened(part.text, allowed[index]))
        if isinstance(part, Shortenable)
        else part
        for index, part in enumerate(parts)
    ]


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))

"""Server-sent events and <think> parts, however they were cut on the way. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NAMES = ("think", "thinking", "thought", "reasoning")
_TAG = re.compile(rf"<(/?)(?:{'|'.join(_NAMES)})>", re.IGNORECASE)
_TAGS = [f"<{slash}{name}>" for slash in ("", "/") for name in _NAMES]


def events(lines: Iterable[str]) -> Iterator[str]:
    """Yield the data of each event in a text/event-stream.

    Reference: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
    Comments (`: keep-alive`) and fields other than `data` are left out. An event that the end of
    the stream cut off before its blank line is yielded too: some servers end with a bare `[DONE]`.
    """
    data: list[str] = []
    for line in lines:
        if not line and data:
            yield "\n".join(data)
            data = []
        field, _, value = line.partition(":")
        if field == "data":
            data.append(value.removeprefix(" "))
    if data:
        yield "\n".join(data)


class ThinkStripper:
    """Takes a model's words as they come and gives back those that are meant for the reader.

    What reasoning models put between <think> and </think> is left out, and so is the white space
    before the first word. Text that may be the beginning of a tag waits for what follows.

    Where a server swallows the opening tag, only `</think>` tells that all before it was thinking.
    Those words may have been shown by then; `text` is the answer without them.
    """

    def __init__(self) -> None:
        self.text = ""
        self._waiting = ""
        self._is_thinking = False

    def feed(self, piece: str) -> str:
        """Return the words that can be shown now."""
        self._waiting += piece
        shown = ""
        while tag := _TAG.search(self._waiting):
            shown += self._said(self._waiting[: tag.start()])
            self._waiting = self._waiting[tag.end() :]
            is_end = bool(tag[1])
            if is_end and not self._is_thinking:
                self.text = ""
            self._is_thinking = not is_end
        safe = len(self._waiting) - _tail_that_may_begin_a_tag(self._waiting)
        shown += self._said(self._waiting[:safe])
        self._waiting = self._waiting[safe:]
        return shown

    def finish(self) -> str:
        """Return what still waited for the rest of a tag that never came."""
        rest, self._waiting = self._waiting, ""
        return self._said(rest)

    def _said(self, words: str) -> str:
        if self._is_thinking:
            return ""
        if not self.text:
            words = words.lstrip()
        self.text += words
        return words


def _tail_that_may_begin_a_tag(text: str) -> int:
    """Return the length of the end of `text` that may be the beginning of a tag."""
    start = text.rfind("<")
    tail = text[start:].lower() if start >= 0 else ""
    return len(tail) if tail and any(tag.startswith(tail) for tag in _TAGS) else 0

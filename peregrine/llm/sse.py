"""Server-sent events and <think> parts, however they were cut on the way. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "<think>", "</think>"


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
    """

    def __init__(self) -> None:
        self._waiting = ""
        self._is_thinking = False
        self._has_begun = False

    def feed(self, piece: str) -> str:
        """Return the words that can be shown now."""
        self._waiting += piece
        shown = ""
        while True:
            tag = _CLOSE if self._is_thinking else _OPEN
            before, found, after = self._waiting.partition(tag)
            if not found:
                break
            shown += "" if self._is_thinking else before
            self._is_thinking = not self._is_thinking
            self._waiting = after
        kept = _tail_that_may_begin(tag, self._waiting)
        if not self._is_thinking:
            shown += self._waiting[: len(self._waiting) - kept]
        self._waiting = self._waiting[len(self._waiting) - kept :]
        return self._begun(shown)

    def finish(self) -> str:
        """Return what still waited for the rest of a tag that never came."""
        rest = "" if self._is_thinking else self._waiting
        self._waiting = ""
        return self._begun(rest)

    def _begun(self, shown: str) -> str:
        if not self._has_begun:
            shown = shown.lstrip()
            self._has_begun = bool(shown)
        return shown


def _tail_that_may_begin(tag: str, text: str) -> int:
    """Return the length of the longest end of `text` that is a beginning of `tag`."""
    return next((n for n in range(len(tag) - 1, 0, -1) if text.endswith(tag[:n])), 0)

"""Where the words that were looked for stand in a text: a piece of it, with them marked."""

import re
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from jobs.search.query import Query, flat

LENGTH: Final = 220  # characters
_BEFORE: Final = 60  # of them, at most, before the first word
_MATCHES: Final = 60  # that are looked at


def snippet(text: str, query: Query) -> SafeString:
    """Return the piece of `text` with most of the words, each in <mark>; nothing without any."""
    if query.marks is None or not text:
        return SafeString("")
    plain = flat(text)
    found = [
        match.span() for _, match in zip(range(_MATCHES), query.marks.finditer(plain), strict=False)
    ]
    if not found:
        return SafeString("")
    best = max(found, key=lambda span: (len(_words_from(plain, span[0], found)), -span[0]))
    start = max(0, best[0] - _BEFORE)
    end = min(len(text), start + LENGTH)
    start, end = _to_words(text, start, end)
    shown = marked(" ".join(text[start:end].split()), query)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{shown}{after}")  # noqa: S308  marked() escapes


def marked(text: str, query: Query) -> SafeString:
    """Return `text` escaped, with the words of the query in <mark>."""
    shown, at = [], 0
    for start, end in (
        (match.span() for match in query.marks.finditer(flat(text))) if query.marks else ()
    ):
        shown += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return mark_safe("".join([*shown, escape(text[at:])]))  # noqa: S308


def _words_from(plain: str, start: int, found: list[tuple[int, int]]) -> set[str]:
    return {plain[a:b] for a, b in found if start <= a and b <= start + LENGTH - _BEFORE}


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a piece to the spaces inside of it."""
    if start and (space := re.search(r"\s", text[start : start + _BEFORE // 2])):
        start += space.end()
    if end < len(text) and (space := re.search(r"\s\S*\Z", text[end - _BEFORE // 2 : end])):
        end = end - _BEFORE // 2 + space.start()
    return start, end

"""Mark in a shown text what the person has, and what is required and missing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import Any, Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from jobs.matching import Keyword, Mark, Matcher
from jobs.matching.score import Need
from jobs.rules import keywords_of
from peregrine import conf

_TAG_OR_TEXT: Final = re.compile(r"<[^>]*>|[^<]+")
_BETWEEN: Final = "\n"  # pieces of text, so that no phrase reaches from one into the next
_HAS, _LACKS = "<mark>", '<mark class="lacks">'


def highlight(html: str, gaps: list[Mapping[str, Any]]) -> SafeString:
    """Put <mark> around the keywords in `html` (escaped, or of `posting_html`), and around the
    `gaps` of a job that are required. Under whatever name they stand there."""
    html = conditional_escape(html)
    matcher = _matcher_of_now()
    if matcher is None:
        return html
    required = {
        word
        for gap in gaps
        if gap.get("need") == Need.REQUIRED.value
        for word in (gap["word"], *gap.get("others", ()))
    }
    pieces = _TAG_OR_TEXT.findall(html)
    texts = [unicodedata.normalize("NFC", unescape(each)) for each in pieces if each[0] != "<"]
    marks = (
        mark
        for mark in matcher.highlights(_BETWEEN.join(texts))
        if mark.is_keyword or mark.word in required
    )
    marked = _marked(texts, marks)
    shown = (each if each[0] == "<" else next(marked) for each in pieces)
    return mark_safe("".join(shown))  # noqa: S308


def _marked(texts: list[str], marks: Iterator[Mark]) -> Iterator[str]:
    """Yield each text escaped, with its marks."""
    mark = next(marks, None)
    start = 0
    for text in texts:
        shown, at, end = [], 0, start + len(text)
        while mark and mark.start < end:
            first, last = max(mark.start - start, at), min(mark.end - start, len(text))
            if first < last:
                opening = _HAS if mark.is_keyword else _LACKS
                shown.append(escape(text[at:first], quote=False))
                shown.append(f"{opening}{escape(text[first:last], quote=False)}</mark>")
                at = last
            mark = next(marks, None)
        shown.append(escape(text[at:], quote=False))
        yield "".join(shown)
        start = end + len(_BETWEEN)


def _matcher_of_now() -> Matcher | None:
    try:
        keywords = keywords_of(conf.load_resume_keywords())
    except conf.ConfigError:
        return None  # the page shows what is wrong with the file
    return _matcher(tuple(keywords)) if keywords else None


@lru_cache(maxsize=2)
def _matcher(keywords: tuple[Keyword, ...]) -> Matcher:
    return Matcher(keywords)

"""Find the lines of a posting that name languages, and sum up what they ask for.

A line is read once, however many postings have it: reading it costs more than finding it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from jobs.matching import languages, tagging
from jobs.matching.languages import LETTERS, RANKS
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken, of_unspaced, of_words
from jobs.matching.text import UNSPACED

_FARTHEST: Final = 100  # bytes to either side of a name
_NEWLINE: Final = b"\n"
_LONGEST_LIST: Final = 20  # words and signs of a line that names languages and nothing else
_MOST_KEPT: Final = 20_000
# Members of an enumeration are slow to look up.
_REQUIRED, _MENTIONED, _NICE, _NOT_NEEDED = (
    *(Need.REQUIRED, Need.MENTIONED, Need.NICE, Need.NOT_NEEDED),
)
_ORDER: Final = (_REQUIRED, _MENTIONED, _NICE)
_CJK: Final = re.compile(f"[{UNSPACED}]")


def read(
    raw: bytes,
    found: Sequence[tuple[int, int]],
    headings: Sequence[tuple[int, int]],
    needs: Mapping[int, Need],
    is_aside: Callable[[int], bool],
) -> tuple[Spoken, ...]:
    """Return the languages asked for, given where names of languages stand in a text.

    `headings` say from where on how much things are wanted, in numbers that `needs` explains; both
    are in order. What `is_aside` an employer offers or says of itself: no demand without a word of
    how much it is wanted.
    """
    reach = 0
    asked: tuple[Spoken, ...] = ()
    for start, end in found:
        if start < reach:
            continue
        at = bisect_left(headings, (start,))
        low = start - _FARTHEST
        low = max(low, 0)
        under = needs[headings[at - 1][1]] if at else _MENTIONED
        if at and headings[at - 1][1] < 0 and is_aside(start):
            under = _NOT_NEEDED
        told, beyond = _around(raw[low : end + _FARTHEST], start - low, under)
        reach = low + beyond
        asked += told
    return merged(asked) if len(asked) > 1 else asked


def of_title(title: str) -> tuple[Spoken, ...]:
    """Return the languages that a title asks for: what stands there is required."""
    found = [*of_words(tagging.tag(title), is_title=True), *of_unspaced(title)]
    return tuple(
        each._replace(need=_REQUIRED) if each.need is _MENTIONED else each
        for each in found
        if each.need is not _NOT_NEEDED
    )


@lru_cache(maxsize=_MOST_KEPT)
def merged(asked: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    """Return each language once: as it is wanted most, at the level that is said most clearly."""
    found: dict[tuple[str, ...], Spoken] = {}
    for each in asked:
        known = found.get(each.codes, each)
        level = max(known.level, each.level, key=_clearness)
        need = min(known.need, each.need, key=_ORDER.index)
        found[each.codes] = Spoken(each.codes, level, need)
    alone = {codes[0] for codes in found if len(codes) == 1}
    kept = [each for each in found.values() if len(each.codes) == 1 or not alone & set(each.codes)]
    return tuple(sorted(kept, key=lambda each: _ORDER.index(each.need)))


def _clearness(level: str) -> tuple[bool, int]:
    return level in LETTERS, RANKS.get(level, 0)


@lru_cache(maxsize=_MOST_KEPT)
def _around(window: bytes, at: int, under: Need) -> tuple[tuple[Spoken, ...], int]:
    """Return what the line asks for in which a name stands, under a heading; and where it ends."""
    low = window.rfind(_NEWLINE, 0, at + 1) + 1
    high = window.find(_NEWLINE, at + 1)
    above = b""
    if high < 0:
        high = len(window)
        if high >= at + _FARTHEST:  # cut: what belongs together is read together, the next time
            stop = window.rfind(b"; ", at)
            high = stop if stop >= 0 else window.rfind(b" ")
    if low:
        before = window[:low].rstrip()
        above = before[before.rfind(_NEWLINE) + 1 :]
    elif at >= _FARTHEST:
        low = window.find(b" ", 0, at + 1)
    return tuple(_of_line(window[low:high].decode(errors="ignore"), above, under)), high


def _of_line(text: str, above: bytes, under: Need) -> Iterator[Spoken]:
    """Yield the languages that a line asks for, under a heading."""
    tokens = tagging.tokens_of(text)
    is_listed = len(tokens) <= _LONGEST_LIST and (under in (_REQUIRED, _NICE) or _is_heading(above))
    asked: list[Spoken] = []
    if is_listed or not tagging.phrases().asking.isdisjoint(tokens):
        asked += of_words(tagging.tag_tokens(tokens), is_listed=is_listed)
    if _CJK.search(text):
        found = [*of_unspaced(text)]
        known = [each.codes for each in found]
        asked = found + [each for each in asked if each.codes not in known]
    for each in asked:
        if each.need is _MENTIONED:
            if under is not _NOT_NEEDED:
                yield each._replace(need=under)
        elif each.need is not _NOT_NEEDED:
            yield each


def _is_heading(line: bytes) -> bool:
    words = re.sub(r"[\W_]+", " ", line.decode(errors="ignore")).strip().casefold()
    return words in languages.words_of("headings")

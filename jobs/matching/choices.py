"""Lists of which one is enough, and fields of study, which are no skills: by words such as “or”.

A list reaches back from its “or” over commas and forward to the next skill, inside one sentence and
without an “and”. What is wanted in different measure is no list. Words are looked up as they are
folded, in sets: this runs for every “or” and every “degree” of a posting.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from jobs.matching.choice_words import CLOSING, HEAD, OR, STUDY, Words, load_words
from jobs.matching.cues import ASIDE, MENTIONED, NICE, REQUIRED
from jobs.matching.text import Folded

COMMA: Final = ","
SAME: Final = ""  # another word of the same item: “Microsoft Power BI”
_PLACE: Final = 1 << 16  # as in `jobs.matching.asking`
LONGEST_ITEM: Final = 48  # bytes from one skill to the next
_LONGEST_BESIDE: Final = 24  # to the next of the same item
_LONGEST_CLOSE: Final = 40
_AND_OR: Final = len("and/or ")
_LONGEST_FIELD: Final = 240
_MOST_BEFORE: Final = 2  # words between an “or” and the next skill
_SIGNS: Final = re.compile(rb"[;:!?\n()|]|\.(?![\w\x80-\xff])|\xe2\x80\xa2|\xe3\x80\x82")
_COMMA: Final = re.compile(rb"[,/]|\xe3\x80\x81|\xef\xbc\x8c")
_NO_WORDS: Final = re.compile(rb"[,;:!?\n()|\d/]|\.\s")
_FIELD_SIGNS: Final = re.compile(
    rb"[;:!?\n()|\d]|\.(?![\w\x80-\xff])|\xe2\x80\xa2|\s(?:-|\xe2\x80\x93|\\?\*)\s|\band an? "
)
_ASKED_BY: Final = frozenset((MENTIONED, NICE, REQUIRED))

Joints = Sequence[tuple[int, int, int]]  # a pattern, where it begins and where it ends


class Choice(NamedTuple):
    """Skills of which one is enough."""

    entries: tuple[int, ...]
    need: int  # a bit, as of cues


class Told(NamedTuple):
    """What a text says of its lists."""

    choices: list[Choice]
    alone: dict[int, int]  # what is said elsewhere of their entries


def read(
    folded: Folded, joints: Joints, kinds: Mapping[int, str], hits: Sequence[int], needs: list[int]
) -> Told | None:
    """Return the lists of a text, given the sorted hits and how much each is wanted.

    `needs` is changed where hits are in a field of study.
    """
    low, words = folded.low, load_words()
    heads = words.heads
    ors: list[tuple[int, int, bool]] = []
    elsewhere: set[str] = set()
    for number, start, end in joints:
        kind = kinds[number]
        if kind == OR:
            at = bisect_left(hits, start * _PLACE)
            if (at and at < len(hits) and hits[at] < (end + LONGEST_ITEM) * _PLACE) or (
                at > 1
                and hits[at - 2] > hits[at - 1] - LONGEST_ITEM * _PLACE
                and low[end : end + HEAD] in heads
            ):
                ors.append((end, at, False))
        elif kind == STUDY:
            _leave_out_field(folded, end, hits, needs, words.ends)
        elif kind == CLOSING:
            ors.append((end, bisect_left(hits, start * _PLACE), True))
        else:
            elsewhere.add(kind)
    for joint in elsewhere:
        ors += [
            (found.end(), bisect_left(hits, found.start() * _PLACE), False)
            for found in re.finditer(rb" %b " % joint.encode(), low)
        ]
        ors.sort()
    spans = _spans(folded, ors, hits, needs, words) if ors else None
    return _told_by(spans, hits, needs) if spans else None


def settle(told: Told, counts: dict[int, int], own: int) -> dict[int, tuple[int, ...]]:
    """Take out of `counts` what one of a list spares; entries below `own` are had.

    A list of which nothing is had lacks one thing: what is asked for elsewhere, too, or the first.
    Which one does not depend on what is had, so that a keyword more never means a gap more. Returns
    those that stand for their lists alone, each with the others.
    """
    stand: dict[int, list[int]] = {}
    for entry, choice in zip(standing(told), told.choices, strict=True):
        if min(choice.entries) >= own:
            stand.setdefault(entry, []).extend(choice.entries)
    for entry in {each for choice in told.choices for each in choice.entries}:
        if entry < own or entry in stand:
            continue
        if entry in told.alone:
            counts[entry] = told.alone[entry]
        else:
            del counts[entry]
    return {
        entry: tuple(dict.fromkeys(each for each in others if each != entry))
        for entry, others in stand.items()
        if entry not in told.alone
    }


def standing(told: Told) -> list[int]:
    """Return for each list the entry that stands for it."""
    found: list[int] = []
    for choice in told.choices:
        known = (each for each in choice.entries if each in told.alone or each in found)
        found.append(next(known, choice.entries[0]))
    return found


def _leave_out_field(
    folded: Folded, end: int, hits: Sequence[int], needs: list[int], ends: frozenset[bytes]
) -> None:
    """Let nothing ask for what stands in a field of study, which begins at `end`."""
    at = bisect_left(hits, end * _PLACE)
    if at == len(hits) or hits[at] > (end + _LONGEST_FIELD) * _PLACE:
        return
    sign = _FIELD_SIGNS.search(folded.raw, end - 1, end + _LONGEST_FIELD)
    high = (sign.start() if sign else end + _LONGEST_FIELD) * _PLACE
    place = end
    while at < len(hits) and hits[at] < high:
        until = hits[at] // _PLACE
        if until > place and not ends.isdisjoint(folded.low[place:until].split()):
            return
        needs[at] = ASIDE
        place = until
        at += 1


def _spans(
    folded: Folded,
    ors: Iterable[tuple[int, int, bool]],
    hits: Sequence[int],
    needs: Sequence[int],
    words: Words,
) -> list[tuple[int, int]]:
    """Return from which to which hit each list goes."""
    spans: list[tuple[int, int]] = []
    for end, at, is_closing in ors:
        before = at - 1
        if not at or hits[before] < (end - LONGEST_ITEM) * _PLACE or needs[before] not in _ASKED_BY:
            continue
        span = _span(folded, end, hits, at, words, is_closing=is_closing)
        if span is None:
            continue
        if spans and span[0] < spans[-1][1]:  # “Python or Java or C++”
            low, high = spans.pop()
            span = min(low, span[0]), max(high, span[1])
        spans.append(span)
    return spans


def _told_by(
    spans: Iterable[tuple[int, int]], hits: Sequence[int], needs: Sequence[int]
) -> Told | None:
    choices: list[Choice] = []
    inside: set[int] = set()
    for low, high in spans:
        need = needs[low]
        entries = tuple(dict.fromkeys(hit % _PLACE for hit in hits[low:high]))
        if need in _ASKED_BY and len(entries) > 1 and set(needs[low:high]) == {need}:
            choices.append(Choice(entries, need))
            inside.update(range(low, high))
    if not choices:
        return None
    listed = {entry for choice in choices for entry in choice.entries}
    alone: dict[int, int] = {}
    for at, hit in enumerate(hits):
        entry, need = hit % _PLACE, needs[at]
        if entry in listed and at not in inside and need in _ASKED_BY:
            alone[entry] = (alone.get(entry, 0) + 1) | need
    return Told(choices, alone)


def _span(
    folded: Folded, end: int, hits: Sequence[int], high: int, words: Words, *, is_closing: bool
) -> tuple[int, int] | None:
    """Return from which to which hit the list goes whose “or” ends at `end`; None: no list."""
    low = high - 1
    goes_on = False
    is_closing = is_closing or _is_similar(folded.low, end, words)
    if is_closing and folded.raw[end - _AND_OR : end - 3] == b"and/":
        return None  # “Excel and/or other tools”: all that is named is wanted
    if not is_closing:
        if high == len(hits) or not _is_before_item(folded, end, hits[high] // _PLACE):
            return None
        high = _end_of_item(folded, hits, high, words)
        goes_on = high < len(hits) and _joint(folded, hits, high, words) == COMMA
    if _is_apart(folded, hits[low] // _PLACE, end - 1, end - 1, words):
        return None
    has_comma = False
    while low and (joint := _joint(folded, hits, low, words)) is not None:
        if joint == COMMA and goes_on:  # “SQL, Python or R, Excel”: of two only
            break
        if joint == OR and has_comma:  # “Python or R, SQL or NoSQL”: two lists
            return _end_of_item(folded, hits, low, words), high
        has_comma |= joint == COMMA
        low -= 1
    return (low, high) if high - low > 1 else None


def _is_similar(low: bytes, end: int, words: Words) -> bool:
    """Tell whether “similar” and the like stand behind an “or”, and not of experience."""
    if low[end : end + HEAD] not in words.heads:
        return False
    behind = low[end : end + _LONGEST_CLOSE].split()
    if len(behind) > 1 and behind[0] in words.some:
        del behind[0]
    if not (behind[0] in words.similar or behind[0].startswith(words.like)):
        return False
    return len(behind) == 1 or behind[1] not in words.no_skill


def _is_before_item(folded: Folded, end: int, start: int) -> bool:
    """Tell whether the next skill is what an “or” leads to: no sign and few words are between."""
    if start - end > LONGEST_ITEM:
        return False
    if len(folded.low[end:start].split()) > _MOST_BEFORE:
        return False
    return not _NO_WORDS.search(folded.raw[end - 1 : start + 1].lstrip(b"."))


def _end_of_item(folded: Folded, hits: Sequence[int], at: int, words: Words) -> int:
    """Return the first hit that is no more part of the item that begins with `at`."""
    at += 1
    while at < len(hits) and _joint(folded, hits, at, words) == SAME:
        at += 1
    return at


def _joint(folded: Folded, hits: Sequence[int], at: int, words: Words) -> str | None:
    """Return what joins a hit and the one before: an “or”, a comma or nothing; None: no list."""
    start, end = hits[at - 1] // _PLACE, hits[at] // _PLACE
    if end - start > LONGEST_ITEM or _is_apart(folded, start, end, end + 1, words):
        return None
    between = folded.low[start:end].split()
    if not words.ors.isdisjoint(between):
        return OR
    if _COMMA.search(folded.raw, start + 1, end + 1):
        return COMMA
    return SAME if end - start <= _LONGEST_BESIDE and words.beside.isdisjoint(between) else None


def _is_apart(folded: Folded, start: int, end: int, beyond: int, words: Words) -> bool:
    """Tell whether a list cannot reach over what is between two places; “and/or” is an “or”.

    Words count up to `end`, signs up to `beyond`.
    """
    if _SIGNS.search(folded.raw, start + 1, beyond):
        return True
    between = folded.low[start:end].replace(b" and or", b" or").split()
    return not words.apart.isdisjoint(between)

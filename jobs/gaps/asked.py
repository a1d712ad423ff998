"""What a posting asks for, each skill with the sentence that asks for it. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from jobs.matching import Matcher
from jobs.matching.answers import OneOf
from jobs.matching.score import Need
from jobs.matching.vocabulary import load_vocabulary

_LONGEST_SENTENCE: Final = 240  # characters
_SENTENCE_END = re.compile(r"[.!?;。！？](?=\s|$)")
_BULLET = re.compile(r"^[\s•·*\-–—]+")


class Wanted(NamedTuple):
    """A skill that a posting names."""

    word: str
    need: Need
    sentence: str  # the first one that names it, of the text rather than the title
    spellings: tuple[str, ...]  # as the posting writes it
    is_keyword: bool  # the person has it among their keywords
    choices: tuple[OneOf, ...] = ()  # lists that it is in, where nothing else asks for it

    @property
    def key(self) -> str:
        return key_of(self.word)


def key_of(word: str) -> str:
    """Return what names of one skill have in common."""
    skill = load_vocabulary().skill_of(word)
    return skill.name if skill else word.casefold()


def asked_for(matcher: Matcher, title: str, description: str) -> list[Wanted]:
    """Return the skills that a posting names, the most wanted first."""
    description = unicodedata.normalize("NFC", description)
    text = f"{unicodedata.normalize('NFC', title)}\n{description}"
    match = matcher.match(title, description)
    choices = matcher.choices(title, description)
    needs = {word: choice.need for choice in choices for word in choice.words}
    needs |= {found.word: found.need for found in (*match.matched, *match.gaps)}
    places: dict[str, list[tuple[int, int]]] = {}
    keywords = set()
    for mark in matcher.highlights(text):
        if mark.word in needs:
            places.setdefault(mark.word, []).append((mark.start, mark.end))
            if mark.is_keyword:
                keywords.add(mark.word)
    found = [
        Wanted(
            word,
            Need.MENTIONED if needs[word] is Need.NOT_NEEDED else needs[word],
            sentence_around(text, *_telling(at, text.find("\n"))),
            tuple({text[a:b].casefold(): text[a:b] for a, b in reversed(at)}.values())[::-1],
            word in keywords,
            _lists_of(word, choices),
        )
        for word, at in places.items()
    ]
    order = [Need.REQUIRED, Need.NICE, Need.MENTIONED]
    return sorted(found, key=lambda each: (order.index(each.need), places[each.word][0]))


def _lists_of(word: str, choices: Iterable[OneOf]) -> tuple[OneOf, ...]:
    """Return the lists that a skill is in, if nothing else asks for it."""
    found = tuple(choice for choice in choices if word in choice.words)
    return () if any(word in choice.alone for choice in found) else found


def _telling(places: list[tuple[int, int]], title_end: int) -> tuple[int, int]:
    return next((at for at in places if at[0] > title_end), places[0])


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or the list item that a place stands in, shortened around the place."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    high = len(text) if high < 0 else high
    for stop in _SENTENCE_END.finditer(text, low, high):
        if stop.end() <= start:
            low = stop.end()
        elif stop.start() >= end:
            high = stop.end()
            break
    if high - low > _LONGEST_SENTENCE:
        low, high = _cut(text, low, high, start)
        return f"… {text[low:high].strip()} …"
    return _BULLET.sub("", text[low:high]).strip()


def _cut(text: str, low: int, high: int, start: int) -> tuple[int, int]:
    """Return a part of a long sentence around `start`, from word to word."""
    low = max(low, start - _LONGEST_SENTENCE // 2)
    high = min(high, low + _LONGEST_SENTENCE)
    space = text.find(" ", low, start)
    low = space if space >= 0 else low
    space = text.rfind(" ", start, high)
    return low, space if space > start else high

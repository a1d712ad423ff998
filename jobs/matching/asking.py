"""How much a posting wants each skill: by the heading above it and by the words around it.

A heading (“Requirements”, “Nice to have:”) counts down to the next one. Words in a sentence (“is a
plus”, “must have”) count for that sentence and go before the heading. Where one sentence has
several, each takes the skills before it if there are any, and those after it otherwise: “Python
required, Kafka a plus”, “must have SQL, ideally dbt”.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from jobs.matching import asked_languages
from jobs.matching.cues import ASIDE, MENTIONED, NICE, NOT_NEEDED, REQUIRED, WITHOUT
from jobs.matching.denying import is_denied, is_thing_denied, spared
from jobs.matching.headings import end_of_block, is_heading
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from jobs.matching.text import Folded
from jobs.matching.years import (
    ENDS_NUMBER,
    ENDS_WORD,
    NUMBER_BEFORE,
    are_nice,
    least_asked,
    years_at,
)

# A skill is packed with its place: place · PLACE + entry. Below 2³⁰ Python is fast with integers,
# which is so for texts of up to 16,000 characters.
PLACE: Final = 1 << 16
ENTRIES: Final = PLACE - 1

_NEED_OF: Final = {
    MENTIONED: Need.MENTIONED, REQUIRED: Need.REQUIRED, NICE: Need.NICE,
    NOT_NEEDED: Need.NOT_NEEDED, ASIDE: Need.MENTIONED,
}  # fmt: skip
_NEWLINE: Final = b"\n"
_ANSWERED: Final = b":?="  # “Travel: none”
_NEVER_OFFERED: Final = frozenset(("a background check", "a drug test", "a security clearance"))
_MAY_BE_WITHOUT: Final = frozenset(("travel", "shifts or weekends"))
_STOPS: Final = (b". ", b"; ")
_LONGEST_CLAUSE = 300
_FARTHEST_BUT: Final = 12  # characters from “not needed” to “a plus”
_SHORT_LINE = 140  # in longer ones, only the sentence around a cue counts


class Asked(NamedTuple):
    """What a posting asks for besides skills."""

    years: int  # of experience; 0: not said
    things: tuple[str, ...]  # “a security clearance”
    languages: tuple[Spoken, ...] = ()

    @property
    def in_words(self) -> tuple[str, ...]:
        """Return all but the languages."""
        if not self.years:
            return self.things
        return (
            "a year of experience" if self.years == 1 else f"{self.years} years of experience",
            *self.things,
        )

    def also(self, spoken: tuple[Spoken, ...]) -> "Asked":
        """Return the same with languages that are asked for elsewhere, in the title."""
        return self._replace(languages=asked_languages.merged(spoken + self.languages))


NOTHING: Final = Asked(0, ())


class Reading:
    """What the cues of one text say about the skills in it.

    `cues` are plain tuples, by their patterns. Those that were `found` come as the automaton gives
    them: pattern, start and end, ordered by the end, the longer first. Skills are packed into
    integers, place and entry, which bisect as they are.
    """

    __slots__ = (
        "_denied",
        "_folded",
        "_raw",
        "_spared",
        "_things",
        "_years",
        "headings",
        "languages",
        "phrases",
        "years",
    )

    def __init__(
        self, cues: Sequence[tuple[Any, ...]], found: list[tuple[int, int, int]], folded: Folded
    ) -> None:
        self._folded = folded
        self._raw = raw = folded.raw
        self.headings: list[tuple[int, int]] = []
        headings = self.headings
        self.phrases: list[tuple[int, int, int]] = []
        phrases = self.phrases
        self._years: list[tuple[int, int, int]] = []  # and where they stand
        self._things: list[tuple[int, str]] = []
        self._denied: list[tuple[int, int]] = []  # from “no” to “needed”
        self._spared: list[tuple[int, int, int]] = []  # “not needed”, and how many phrases before
        self.languages: list[tuple[int, int]] = []  # where their names stand
        no = no_end = 0
        for number, start, end in _outer(found):
            heading, phrase, asks, years, denies, is_deniable, is_language = cues[number]
            if heading is not None and is_heading(raw, start, end):
                headings.append((start, heading))
            elif is_deniable & no and is_denied(raw, no_end, start):
                self._denied.append((no_end - 1, end))
            elif phrase is not None:
                phrases.append((start, end, phrase))
            elif is_language:
                self.languages.append((start, end))
            elif years and (
                years != NUMBER_BEFORE
                or raw[start - 1] in ENDS_NUMBER
                or raw[start - 3 : start] in ENDS_WORD
            ):
                self._add_years(start, end, years)
            elif asks:
                is_meant = no != WITHOUT or asks in _MAY_BE_WITHOUT
                self._add_thing(asks, start, end, no_end if is_meant else 0)
            elif denies:
                no, no_end = self._add_denial(denies, start, end)
        self.years = self._least_years() if self._years else 0

    def _add_years(self, start: int, end: int, said: int) -> None:
        headings = self.headings
        if headings and headings[-1][1] == NICE:
            return
        if headings and headings[-1][1] == ASIDE and self._is_aside(start):
            return
        if years := years_at(self._folded, start, end, said):
            self._years.append((start, end, years))
            self.phrases.append((start, end, REQUIRED))

    def _least_years(self) -> int:
        """Return how many years are asked for, without those that would only be nice."""
        nice = [(start, end) for start, end, need in self.phrases if need == NICE]
        if nice:
            for start, end, years in [*self._years]:
                if are_nice(self._raw, start, end, nice):
                    self._years.remove((start, end, years))
                    self.phrases.remove((start, end, REQUIRED))
        return least_asked(self._raw, self._years) if self._years else 0

    def _add_denial(self, denies: int, start: int, end: int) -> tuple[int, int]:
        """Note a “not needed”, or return the language of a “no” and where it ends."""
        if denies > 0:
            return denies, end
        self._spared.append((start, end, len(self.phrases)))
        return 0, 0

    def _add_thing(self, thing: str, start: int, end: int, no_end: int) -> None:
        raw, headings = self._raw, self.headings
        if (
            headings
            and headings[-1][1] == ASIDE
            and thing not in _NEVER_OFFERED
            and self._is_aside(start)
        ):
            return
        is_no = no_end or raw[end - 1] in _ANSWERED or raw[end : end + 1] in _ANSWERED
        if not (is_no and is_thing_denied(raw, no_end, start, end)):
            self._things.append((start, thing))

    def asked(self) -> Asked:
        things = self._asked_things() if self._things else ()
        if self.languages:
            named = asked_languages.read(
                self._raw, self.languages, self.headings, _NEED_OF, self._is_aside
            )
            return Asked(self.years, things, named)
        if not self.years and not things:
            return NOTHING
        return Asked(self.years, things)

    def _asked_things(self) -> tuple[str, ...]:
        """Return what else is asked for, once each, without what is said not to be needed."""
        for low, start, high in self._not_needed() if self._spared else ():
            before = [each for each in self._things if low <= each[0] < start]
            gone = before or [each for each in self._things if start <= each[0] < high]
            self._things = [each for each in self._things if each not in gone]
        return tuple(sorted({thing for _, thing in self._things}))

    def _not_needed(self) -> Iterator[tuple[int, int, int]]:
        """Yield from where to where each “not needed” may speak, and where it stands.

        It goes no farther back than to what is said before it: “a plus, but not needed”.
        """
        for start, end, number in self._spared:
            low, high = spared(self._raw, start, end)
            if number:
                low = max(low, self.phrases[number - 1][1] - 1)
            after = self.phrases[number : number + 1]
            if not (after and after[0][2] == NICE and after[0][0] <= end + _FARTHEST_BUT):
                yield low, start, high

    def _is_aside(self, start: int) -> bool:
        """Tell whether a place is below a heading over what the employer is or gives."""
        at = bisect_left(self.headings, (start,))
        if not at or self.headings[at - 1][1] != ASIDE:
            return False
        return start < end_of_block(self._raw, self.headings[at - 1][0])

    def needs(self, hits: list[int]) -> list[int]:
        """Return how much each skill is wanted, given the sorted hits."""
        needs = [MENTIONED] * len(hits)
        last = len(hits)
        for start, need in reversed(self.headings):
            first = bisect_left(hits, start * PLACE)
            if need == ASIDE and first < last:
                last = bisect_left(hits, end_of_block(self._raw, start) * PLACE, first, last)
            if need and first < last:
                needs[first:last] = [need] * (last - first)
            last = first
        raw, phrases = self._raw, self.phrases
        at, count = 0, len(phrases)
        while at < count:
            start, end, need = phrases[at]
            low, high = _clause(raw, start, end)
            at += 1
            first = bisect_left(hits, low * PLACE)
            last = bisect_left(hits, high * PLACE, first)
            if at < count and phrases[at][0] < high:
                at = self._share(at - 1, high, hits[:last], needs, first)
            elif first < last:
                needs[first:last] = [need] * (last - first)
        if self._denied or self._spared:
            self._deny(hits, needs)
        return needs

    def _deny(self, hits: list[int], needs: list[int]) -> None:
        for low, high in self._denied:
            first, last = bisect_left(hits, low * PLACE), bisect_left(hits, high * PLACE)
            needs[first:last] = [NOT_NEEDED] * (last - first)
        for low, start, high in self._not_needed():
            first, last = bisect_left(hits, low * PLACE), bisect_left(hits, start * PLACE)
            if first == last:  # nothing before it: it speaks of what comes after
                last = bisect_left(hits, high * PLACE, first)
            needs[first:last] = [NOT_NEEDED] * (last - first)

    def _share(self, at: int, high: int, hits: list[int], needs: list[int], first: int) -> int:
        """Let several cues of one sentence speak; return the number of the first one beyond it."""
        beyond = at + 1
        while beyond < len(self.phrases) and self.phrases[beyond][0] < high:
            beyond += 1
        for number in range(at, beyond):
            start, end, need = self.phrases[number]
            until = bisect_left(hits, start * PLACE)
            if until <= first:  # nothing before it: it speaks of what comes after
                until = len(hits)
                if number + 1 < beyond:
                    place = _end_of_item(self._raw, end, self.phrases[number + 1][0])
                    until = bisect_left(hits, place * PLACE)
            needs[first:until] = [need] * (until - first)
            first = max(first, until)
        return beyond


def _outer(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the cues that are no part of a longer one."""
    outer: list[tuple[int, int, int]] = []
    reach = 0
    for cue in found:
        end = cue[2]
        if end > reach:
            start = cue[1]
            while outer and outer[-1][1] >= start:
                outer.pop()
            outer.append(cue)
            reach = end
    return outer


def _clause(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the line around a cue begins and ends; of a long one the sentence."""
    farthest = start - _LONGEST_CLAUSE
    farthest = max(farthest, 0)
    low = raw.rfind(_NEWLINE, farthest, start + 1)
    high = raw.find(_NEWLINE, end - 1, end + _LONGEST_CLAUSE)
    if low < 0:
        low = farthest
    if high < 0:
        high = end + _LONGEST_CLAUSE
    if high - low > _SHORT_LINE:
        for stop in _STOPS:
            before, after = raw.rfind(stop, low, start + 1), raw.find(stop, end - 1, high)
            if before >= 0:
                low = before
            if after >= 0:
                high = after
    return low, high


def _end_of_item(raw: bytes, end: int, next_start: int) -> int:
    """Return where the next cue of the sentence begins to speak: after a comma before it."""
    stop = max(raw.rfind(b",", end, next_start), raw.rfind(b";", end, next_start))
    stop = max(stop, raw.rfind(b". ", end, next_start))
    return next_start if stop < 0 else stop

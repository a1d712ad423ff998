"""How much a posting wants each skill: by the heading above it and by the words around it.

A heading (“Requirements”, “Nice to have:”) counts down to the next one. Words in a sentence (“is a
plus”, “must have”) count for that sentence and go before the heading. Where one sentence has
several, each takes the skills before it if there are any, and those after it otherwise: “Python
required, Kafka a plus”, “must have SQL, ideally dbt”.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching import asked_languages, languages
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from jobs.matching.text import Folded, read_form
from jobs.matching.years import ENDS_NUMBER, ENDS_WORD, least_asked, years_before

# Bits above a count. The strongest wins where a skill stands in several places.
MENTIONED: Final = 0
NOT_NEEDED: Final = 1 << 16
NICE: Final = 1 << 17
REQUIRED: Final = 1 << 18
ASIDE: Final = -1  # no bit: what an employer offers or says of itself is asked for nowhere else

# A skill is packed with its place: place · PLACE + entry. Below 2³⁰ Python is fast with integers,
# which is so for texts of up to 16,000 characters.
PLACE: Final = 1 << 16
ENTRIES: Final = PLACE - 1

_FILE = Path(__file__).with_name("cues.toml")
_NEEDS: Final = {
    "required": REQUIRED, "nice": NICE, "not_needed": NOT_NEEDED, "other": MENTIONED,
    "aside": ASIDE,
}  # fmt: skip
_NEED_OF: Final = {
    MENTIONED: Need.MENTIONED, REQUIRED: Need.REQUIRED, NICE: Need.NICE,
    NOT_NEEDED: Need.NOT_NEEDED, ASIDE: Need.MENTIONED,
}  # fmt: skip
_NEWLINE: Final = b"\n"
_COLON: Final = ord(":")
_ENDS_HEADING: Final = b"\n:"
_STOPS: Final = (b". ", b"; ")
_LONGEST_HEADING = 26  # characters on either side of the cue
_LONGEST_CLAUSE = 300
_HEADING_START = re.compile(rb"\n(?!\s*(?:\xe2\x80\xa2|[-*] ))[^\n.;]*$")
_HEADING_END = re.compile(rb"[^\n.;,]{0,26}(?:\n|\Z)|[*_\s]{0,4}(?:\([^)\n]{0,20}\))?:")
_ENDS_BLOCK = re.compile(rb"\n\s*\n(?!\s*(?:\xe2\x80\xa2|[-*] ))")
_SHORT_LINE = 140  # in longer ones, only the sentence around a cue counts


class Cue(NamedTuple):
    heading: int | None  # what skills under it are, when it stands as a heading
    phrase: int | None  # what skills in its sentence are
    asks: str  # what else the posting asks for
    is_years: bool
    is_language: bool  # the name of one that people speak


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
_NO_CUE: Final = Cue(None, None, "", is_years=False, is_language=False)


@lru_cache(maxsize=1)
def load_cues() -> tuple[dict[bytes, Cue], str]:
    """Return each cue by the bytes to search for, and a digest of what they are read from."""
    raw = _FILE.read_bytes()
    cues: dict[bytes, Cue] = {}
    for words, changes in _entries(tomllib.loads(raw.decode())):
        for spelled in {words, words.replace("'", "’")}:
            if form := read_form(spelled):
                known = cues.get(form.pattern, _NO_CUE)
                cues[form.pattern] = known._replace(**changes)
    for pattern in languages.patterns():
        cues[pattern] = cues.get(pattern, _NO_CUE)._replace(is_language=True)
    return cues, blake2b(raw + languages.version().encode(), digest_size=8).hexdigest()


def _entries(groups: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the words of the file, each with what it says about a cue."""
    for words in groups["years"]:
        yield words, {"is_years": True}
    for kind, phrases in groups["headings"].items():
        yield from ((words, {"heading": _NEEDS[kind]}) for words in phrases)
    for kind, phrases in groups["phrases"].items():
        yield from ((words, {"phrase": _NEEDS.get(kind)}) for words in phrases)
    for thing, phrases in groups["asks"].items():
        yield from ((words, {"asks": thing}) for words in phrases)


class Reading:
    """What the cues of one text say about the skills in it.

    `cues` are plain tuples, by their patterns. Those that were `found` come as the automaton gives
    them: pattern, start and end, ordered by the end, the longer first. Skills are packed into
    integers, place and entry, which bisect as they are.
    """

    __slots__ = ("_raw", "headings", "languages", "phrases", "things", "years")

    def __init__(
        self, cues: Sequence[tuple[Any, ...]], found: list[tuple[int, int, int]], folded: Folded
    ) -> None:
        self._raw = raw = folded.raw
        self.headings: list[tuple[int, int]] = []
        self.phrases: list[tuple[int, int, int]] = []
        asked: list[tuple[int, int, int]] = []  # years, and where they stand
        self.things: set[str] = set()
        self.languages: list[tuple[int, int]] = []  # where their names stand
        for number, start, end in _outer(found):
            heading, phrase, asks, is_years, is_language = cues[number]
            if heading is not None and _is_heading(raw, start, end):
                self.headings.append((start, heading))
            elif phrase is not None:
                self.phrases.append((start, end, phrase))
            elif asks:
                self.things.add(asks)
            elif is_language:
                self.languages.append((start, end))
            elif (
                is_years
                and (raw[start - 1] in ENDS_NUMBER or raw[start - 3 : start] in ENDS_WORD)
                and (years := years_before(raw, start, end))
            ):
                asked.append((start, end, years))
                self.phrases.append((start, end, REQUIRED))
        self.years = least_asked(raw, asked) if asked else 0

    def asked(self) -> Asked:
        if self.languages:
            named = asked_languages.read(self._raw, self.languages, self.headings, _NEED_OF)
            return Asked(self.years, tuple(sorted(self.things)), named)
        if not self.years and not self.things:
            return NOTHING
        return Asked(self.years, tuple(sorted(self.things)))

    def needs(self, hits: list[int]) -> list[int]:
        """Return how much each skill is wanted, given the sorted hits."""
        needs = [MENTIONED] * len(hits)
        last = len(hits)
        for start, need in reversed(self.headings):
            first = bisect_left(hits, start * PLACE)
            if need == ASIDE and first < last:
                last = bisect_left(hits, _end_of_block(self._raw, start) * PLACE, first, last)
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
        return needs

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


def _is_heading(raw: bytes, start: int, end: int) -> bool:
    """Tell whether the cue stands alone in a short line, or before a colon."""
    first = start - _LONGEST_HEADING
    line = raw.rfind(_NEWLINE, max(first, 0), start + 1)
    if line < 0 and first >= 0:
        return raw[end - 1] == _COLON and raw[start + 1 : start + 2].isupper()
    if line != start and not _HEADING_START.match(b"\n" + raw[line + 1 : start + 1]):
        return False
    return raw[end - 1] in _ENDS_HEADING or _HEADING_END.match(raw, end - 1) is not None


def _end_of_block(raw: bytes, start: int) -> int:
    """Return where the paragraph or the list under a heading ends: new headings may be unknown."""
    line = raw.find(_NEWLINE, start + 1)
    end = _ENDS_BLOCK.search(raw, line) if line >= 0 else None
    if end and not raw[line : end.start()].strip(b": \t\r\n"):  # right below the heading
        end = _ENDS_BLOCK.search(raw, end.end())
    return end.end() if end else len(raw)


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

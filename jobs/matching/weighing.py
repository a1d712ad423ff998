"""What the finds of a posting are worth, remembered: making an answer costs more than finding it.

What a posting says of an entry is one number: the entry, how it is wanted, and how often it is
there. Gaps are sorted as numbers, too: how much they are wanted is in the highest bits.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from jobs.matching.answers import UNITS, Found, tallied
from jobs.matching.cues import NICE, NOT_NEEDED, REQUIRED
from jobs.matching.score import NEEDED, Need, of_keyword

IN_TITLE: Final = REQUIRED | 1 << 19
COUNT: Final = NOT_NEEDED - 1  # the lower bits
_ENTRY: Final = 1 << 20  # above a count and what is said of it
_SAID: Final = _ENTRY - 1
_MOST: Final = 20  # more finds of one skill are worth no more
_MOST_KEPT: Final = 100_000
_COUNT_BITS: Final = 17  # above an entry, and whether it is in the title
_MOST_COUNTED: Final = 255  # to sort by
_GROUPS: Final = {
    need: number << _COUNT_BITS + 8
    for number, need in enumerate((Need.REQUIRED, Need.MENTIONED, Need.NICE, Need.NOT_NEEDED), 1)
}
_MENTIONED_FROM, _NICE_FROM, _NOT_NEEDED_FROM = (
    _GROUPS[need] for need in (Need.MENTIONED, Need.NICE, Need.NOT_NEEDED)
)
_REQUIRED_UNIT, _MENTIONED_UNIT, _NICE_UNIT = (
    UNITS[need] for need in (Need.REQUIRED, Need.MENTIONED, Need.NICE)
)

Answer = tuple[Found, float, int]  # a keyword that was found, what it is worth, how to tally it


class Weighing:
    """Answers for a list of entries: their words, weights, and what implies them."""

    __slots__ = ("_entries", "answers", "gaps", "ranks")

    def __init__(
        self, words: Sequence[str], weights: Sequence[int], because: Sequence[str]
    ) -> None:
        self._entries = words, weights, because
        self.answers: dict[int, Answer] = {}  # of keywords, by what was said
        self.ranks: dict[int, int] = {}  # of gaps, by what was said
        self.gaps: dict[int, Found] = {}  # by rank

    def bounded(self) -> "Weighing":
        """Return these answers, or none yet when there are too many."""
        if len(self.answers) > _MOST_KEPT or len(self.ranks) > _MOST_KEPT:
            return Weighing(*self._entries)
        return self

    def answer(self, packed: int) -> Answer:
        """Make and keep the answer for a keyword."""
        words, weights, because = self._entries
        entry, said = packed // _ENTRY, packed & _SAID
        need, count, is_in_title = need_of(said), said & COUNT, said & IN_TITLE == IN_TITLE
        found = Found(words[entry], weights[entry], count, need, is_in_title, because[entry])
        worth = of_keyword(found.weight, min(count, _MOST), need, is_in_title=is_in_title)
        answer = self.answers[packed] = found, worth, UNITS[need]
        return answer

    def rank(self, packed: int) -> int:
        """Return where a gap stands among others: the most wanted first, then the most named."""
        entry, said = packed // _ENTRY, packed & _SAID
        need, count, is_in_title = need_of(said), said & COUNT, said & IN_TITLE == IN_TITLE
        less = _MOST_COUNTED - min(count, _MOST_COUNTED)
        rank = _GROUPS[need] | less << _COUNT_BITS | entry << 1 | is_in_title
        self.gaps[rank] = Found(self._entries[0][entry], 0, count, need, is_in_title)
        self.ranks[packed] = rank
        return rank

    def weigh(
        self, counts: Mapping[int, int], own: int
    ) -> tuple[list[Found], float, list[Found], int, int]:
        """Weigh what a posting says of each entry, of which those below `own` are keywords.

        Returns the keywords, the evidence they are, the gaps without those that are not needed, and
        a tally of each.
        """
        answers, get_rank, rank = self.answers, self.ranks.get, self.rank
        ranks: list[int] = []
        mine: list[int] = []
        for entry, said in counts.items():
            packed = entry * _ENTRY + said
            if entry < own:
                mine.append(packed)
            else:
                ranks.append(get_rank(packed) or rank(packed))
        matched: list[Found] = []
        evidence, had = 0.0, 0
        mine.sort()
        for packed in mine:
            found, worth, unit = answers.get(packed) or self.answer(packed)
            matched.append(found)
            evidence += worth
            had += unit
        ranks.sort()
        required = bisect_left(ranks, _MENTIONED_FROM)
        wanted = bisect_left(ranks, _NICE_FROM, required)
        needed = bisect_left(ranks, _NOT_NEEDED_FROM, wanted)
        gaps = self.gaps
        lacked = (
            required * _REQUIRED_UNIT
            + (wanted - required) * _MENTIONED_UNIT
            + (needed - wanted) * _NICE_UNIT
        )
        return matched, evidence, [gaps[rank] for rank in ranks[:needed]], had, lacked


@lru_cache(maxsize=10_000)
def needed(tally: int) -> float:
    """Return how much is needed in sum of what a tally counts."""
    return sum(tallied(tally, need) * worth for need, worth in NEEDED.items())


def need_of(said: int) -> Need:
    if said & REQUIRED:
        return Need.REQUIRED
    if said & NICE:
        return Need.NICE
    return Need.NOT_NEEDED if said & NOT_NEEDED else Need.MENTIONED

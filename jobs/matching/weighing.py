"""What the finds of a posting are worth, remembered: making an answer costs more than finding it.

What a posting says of an entry is one number: the entry, how it is wanted, and how often it is
there. Gaps are sorted as numbers, too: how much they are wanted is in the highest bits.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from jobs.matching.answers import UNITS, Found, tallied
from jobs.matching.asking import NICE, NOT_NEEDED, REQUIRED
from jobs.matching.score import NEEDED, Need, of_keyword

IN_TITLE: Final = REQUIRED | 1 << 19
COUNT: Final = NOT_NEEDED - 1  # the lower bits
SAID_BITS: Final = 20  # a count, and what is said of it
_SAID: Final = (1 << SAID_BITS) - 1
_MOST: Final = 20  # more finds of one skill are worth no more
_MOST_KEPT: Final = 100_000
_GROUP_BITS: Final = 40
_COUNT_BITS: Final = 20
_GROUPS: Final = {
    need: number << _GROUP_BITS
    for number, need in enumerate((Need.REQUIRED, Need.MENTIONED, Need.NICE, Need.NOT_NEEDED), 1)
}

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
        entry, said = packed >> SAID_BITS, packed & _SAID
        need, count, is_in_title = _need_of(said), said & COUNT, said & IN_TITLE == IN_TITLE
        found = Found(words[entry], weights[entry], count, need, is_in_title, because[entry])
        worth = of_keyword(found.weight, min(count, _MOST), need, is_in_title=is_in_title)
        answer = self.answers[packed] = found, worth, UNITS[need]
        return answer

    def rank(self, packed: int) -> int:
        """Return where a gap stands among others: the most wanted first, then the most named."""
        entry, said = packed >> SAID_BITS, packed & _SAID
        need, count, is_in_title = _need_of(said), said & COUNT, said & IN_TITLE == IN_TITLE
        rank = _GROUPS[need] | (COUNT - count) << _COUNT_BITS | entry << 1 | is_in_title
        self.gaps[rank] = Found(self._entries[0][entry], 0, count, need, is_in_title)
        self.ranks[packed] = rank
        return rank

    def sort(self, said: Sequence[int]) -> tuple[list[Found], int]:
        """Return the gaps among what was said, without those that are not needed, and a tally."""
        get, rank = self.ranks.get, self.rank
        ranks = [get(packed) or rank(packed) for packed in said]
        ranks.sort()
        required = bisect_left(ranks, _GROUPS[Need.MENTIONED])
        wanted = bisect_left(ranks, _GROUPS[Need.NICE], required)
        needed = bisect_left(ranks, _GROUPS[Need.NOT_NEEDED], wanted)
        gaps = self.gaps
        return [gaps[rank] for rank in ranks[:needed]], (
            required * UNITS[Need.REQUIRED]
            + (wanted - required) * UNITS[Need.MENTIONED]
            + (needed - wanted) * UNITS[Need.NICE]
        )


@lru_cache(maxsize=10_000)
def needed(tally: int) -> float:
    """Return how much is needed in sum of what a tally counts."""
    return sum(tallied(tally, need) * worth for need, worth in NEEDED.items())


def _need_of(said: int) -> Need:
    if said & REQUIRED:
        return Need.REQUIRED
    if said & NICE:
        return Need.NICE
    return Need.NOT_NEEDED if said & NOT_NEEDED else Need.MENTIONED

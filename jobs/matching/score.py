"""The score: how much of what the job seeker brings does this posting ask for?

    evidence = Σ weight · (2.5 if in the title else 1) · (1 + 0.1 per repetition, at most three)
    strength = (evidence / target) ^ 0.7, at most 1
    score    = 100 · strength · (1 − 0.3 · gaps / (gaps + evidence))

`target` is the evidence of a posting that fits well: the ten heaviest keywords, once each. It
depends on the list alone, so scores can be compared across jobs. A skill asked for that is not on
the list counts as a gap of 0.5, and 0.1 more per repetition. Adding a keyword that the posting has
never lowers the score: evidence grows by at least as much as the target does. A gap takes a little.
No match is 0. Without a description the title alone is judged against the two heaviest keywords,
and reaches 70 at most: it promises less.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

FORMULA: Final = 1  # count up when the formula changes: every job is scored again then

IN_TITLE: Final = 2.5
_PER_REPETITION = 0.1
_MOST_REPETITIONS = 3
_GAP = 0.5
_GAPS_TAKE = 0.3
_FITS_WELL = 10  # keywords
_FITS_WELLIN_TITLE = 2
_CURVE = 0.7
_MOST_FOR_TITLE_ONLY = 70


def of_keyword(weight: int, count: int) -> float:
    """Return the evidence of a keyword that a posting has `count` times."""
    return weight * (1 + _PER_REPETITION * min(count - 1, _MOST_REPETITIONS))


def of_gap(count: int) -> float:
    """Return what a skill weighs that is asked for `count` times and is not on the list."""
    return _GAP + _PER_REPETITION * min(count - 1, _MOST_REPETITIONS)


class Target(NamedTuple):
    """The evidence of a posting that fits well."""

    text: float
    title: float


def target_of(weights: Sequence[int]) -> Target:
    """Return the target of a list of keywords, given their weights."""
    heaviest = sorted(weights, reverse=True)
    return Target(
        text=float(sum(heaviest[:_FITS_WELL])),
        title=IN_TITLE * sum(heaviest[:_FITS_WELLIN_TITLE]),
    )


def score(evidence: float, gaps: float, target: Target, *, is_title_only: bool) -> int:
    """Return 0 to 100; see the formula above."""
    if evidence <= 0:
        return 0
    wanted, most = (target.title, _MOST_FOR_TITLE_ONLY) if is_title_only else (target.text, 100)
    strength: float = min(1.0, evidence / wanted) ** _CURVE
    return max(1, round(most * strength * (1 - _GAPS_TAKE * gaps / (gaps + evidence))))

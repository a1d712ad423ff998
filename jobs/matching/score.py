"""The skills part of the score: how much of what the job seeker brings does a posting ask for?

    evidence = Σ weight · (1.2 if required) · (2.5 if in the title) · (1 + 0.1 per repetition, to 3)
    strength = (evidence / target) ^ 0.7, at most 1
    covered  = Σ need of what you have / Σ need of all that is asked for
    score    = 100 · strength · (0.6 + 0.4 · covered)

`target` is the evidence of a posting that fits well: the ten heaviest keywords, once each. It
depends on the list alone, so scores can be compared across jobs. `need` is 1 for a skill that is
required, 0.5 for one that is mentioned and 0.25 for one that would be nice; what is said not to be
needed is not asked for, nor is a field of study. Of a list of which one is enough (“SQL, Python or
similar”) what is missing counts as nothing when one is had, and as one skill when none is. Adding a
keyword that the posting has never lowers the score: evidence grows by at least as much as the
target does, and no less is covered. No match is 0. Without a
description the title alone is judged against the two heaviest keywords, and reaches 70 at most: it
promises less; it can raise the whole score and not lower it. Neither does the whole score reach
more than 70 where nothing is known of the skills.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

FORMULA: Final = 13  # count up when the formula changes: every job is scored again then

IN_TITLE: Final = 2.5
_PER_REPETITION = 0.1
_MOST_REPETITIONS = 3
_COVERED_GIVES = 0.4
_FITS_WELL = 10  # keywords
_FITS_WELLIN_TITLE = 2
_CURVE = 0.7
MOST_FOR_TITLE_ONLY: Final = 70


class Need(Enum):
    """How much a posting wants a skill. Values are kept in the database."""

    REQUIRED = "required"
    NICE = "nice"
    MENTIONED = ""
    NOT_NEEDED = "not needed"

    __hash__ = object.__hash__  # members are single: the usual one hashes their name in Python


_REQUIRED = 1.2
# What a skill weighs in what is covered.
NEEDED: Final = {Need.REQUIRED: 1.0, Need.MENTIONED: 0.5, Need.NICE: 0.25, Need.NOT_NEEDED: 0.0}


def of_keyword(weight: int, count: int, need: Need, *, is_in_title: bool) -> float:
    """Return the evidence of a keyword that a posting has `count` times."""
    often = 1 + _PER_REPETITION * min(count - 1, _MOST_REPETITIONS)
    wanted = _REQUIRED if need is Need.REQUIRED else 1
    return weight * wanted * often * (IN_TITLE if is_in_title else 1)


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


def score(evidence: float, has: float, lacks: float, target: Target, *, is_title_only: bool) -> int:
    """Return 0 to 100; see the formula above. `has` and `lacks` are sums of needs."""
    if evidence <= 0:
        return 0
    wanted, most = (target.title, MOST_FOR_TITLE_ONLY) if is_title_only else (target.text, 100)
    strength: float = min(1.0, evidence / wanted) ** _CURVE
    covered = has / (has + lacks) if has else 0.0
    return max(1, round(most * strength * (1 - _COVERED_GIVES * (1 - covered))))

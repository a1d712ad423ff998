"""Which of some jobs have the words in the best places. Pure: imports no Django.

The same on both databases, and from one day to the next. A word in the title counts most, then the
company, then how often the text has it, with less for each further time and for long texts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jobs.search.query import Query, as_pattern, flat

IN_TITLE, IN_COMPANY, IN_PLACE = 8.0, 4.0, 2.0
LOOKED_AT = 4_000  # characters of a text
USUAL_LENGTH = 3_000


@dataclass(frozen=True, slots=True)
class Candidate:
    key: int
    score: int
    title: str
    company: str
    place: str
    text: str


def rank(candidates: Sequence[Candidate], query: Query) -> list[int]:
    """Return the keys, best hit first; of equals the better match, then the newer job."""
    patterns = _patterns(query)
    return [
        each.key
        for each in sorted(
            candidates,
            key=lambda each: (_relevance(each, patterns), each.score, each.key),
            reverse=True,
        )
    ]


@lru_cache(maxsize=32)
def _patterns(query: Query) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(as_pattern(term)) for term in query.wanted)


def _relevance(each: Candidate, patterns: tuple[re.Pattern[str], ...]) -> float:
    title, company, place = flat(each.title), flat(each.company), flat(each.place)
    text = flat(each.text[:LOOKED_AT])
    damping = 0.5 + 1.5 * len(text) / USUAL_LENGTH
    total, in_title = 0.0, 0
    for pattern in patterns:
        if pattern.search(title):
            in_title += 1
            total += IN_TITLE / (1 + len(title) / 200)
        if pattern.search(company):
            total += IN_COMPANY
        if pattern.search(place):
            total += IN_PLACE
        times = len(pattern.findall(text))
        total += 2 * times / (times + damping)
    return round(total + (IN_TITLE if in_title == len(patterns) else 0), 6)

"""What goes into a match and what comes out of it, as values."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from jobs.matching.asking import Asked
from jobs.matching.score import Need

# One find of each need in a tally: counts side by side in one number, so that one sum adds all.
TALLY_BITS: Final = 12
UNITS: Final = {need: 1 << TALLY_BITS * number for number, need in enumerate(Need)}


def tallied(tally: int, need: Need) -> int:
    """Return how many finds of one need a tally counts."""
    return tally // UNITS[need] % (1 << TALLY_BITS)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill of the job seeker; `weight` 1 to 5 says how much it counts."""

    word: str
    weight: int = 2
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A skill that a posting asks for, and how often. `weight` is 0 for a gap."""

    word: str
    weight: int
    count: int
    need: Need = Need.MENTIONED
    is_in_title: bool = False
    because: str = ""  # the keyword that implies it: “SQL Server” for SQL
    others: tuple[str, ...] = ()  # any of which would do in its place


class OneOf(NamedTuple):
    """Skills of which one is enough: “Power BI, Tableau or similar”."""

    words: tuple[str, ...]
    need: Need
    stands: str  # which of them is missing where none is had
    alone: frozenset[str]  # which of them are asked for elsewhere, too


class Match(NamedTuple):
    score: int  # 0 to 100, of the skills alone
    matched: list[Found]  # the heaviest first
    gaps: list[Found]  # skills asked for that no keyword covers, the most wanted first
    is_title_only: bool  # no description: the score is drawn from the title alone
    asked: Asked
    tally: tuple[int, int]  # how many of `matched` and of `gaps` there are, see `UNITS`


class Part(NamedTuple):
    """A part of the score: its name, 0 to 100 or None where it cannot be known, and why."""

    name: str
    value: int | None
    why: str


class Mark(NamedTuple):
    """Where a skill stands in a text, in characters."""

    start: int
    end: int
    word: str  # the keyword, or the gap, that stands there under one of its names
    is_keyword: bool

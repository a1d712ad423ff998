"""How well a posting fits the job seeker, and why. Pure: imports no Django."""

from jobs.matching.answers import Found, Keyword, Mark, Match
from jobs.matching.matcher import Matcher
from jobs.matching.parts import PARTS, Facts, Part, Scored, Scorer, Search, Wanted

__all__ = [
    "PARTS",
    "Facts",
    "Found",
    "Keyword",
    "Mark",
    "Match",
    "Matcher",
    "Part",
    "Scored",
    "Scorer",
    "Search",
    "Wanted",
]

"""How well a posting fits the job seeker, and why. Pure: imports no Django."""

from jobs.matching.answers import Found, Keyword, Mark, Match, Part
from jobs.matching.matcher import Matcher
from jobs.matching.parts import PARTS, Facts, Scored, Scorer, Wanted
from jobs.matching.searches import Search

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

"""What a resume answers to something that a posting asks for. Pure."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    MET = "met"
    LOWER = "at a lower level"
    JUDGE = "for you to judge"  # it may be met: the words alone do not tell
    NOT_SHOWN = "not shown"
    UNKNOWN = "unknown"  # nothing that a resume says


class Demand(NamedTuple):
    asks: str
    shows: str  # what the resume says to it, as a sentence
    verdict: Verdict
    need: str = ""  # how much it is wanted, in words
    note: str = ""  # what is lacking, in a few words

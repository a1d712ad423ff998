"""What may be wrong with a sentence, in words for the person."""

from dataclasses import dataclass
from enum import StrEnum


class DoubtKind(StrEnum):
    NUMBER = "number"
    DURATION = "duration"
    YEAR = "year"
    NAME = "name"
    EMPLOYER = "employer"
    SKILL = "skill"
    DEGREE = "degree"
    LANGUAGE = "language"
    TITLE = "title"
    DEED = "deed"
    CONTACT = "contact"
    ADDRESSEE = "addressee"
    COMPANY = "company"  # said of them, and not in their posting
    HIDDEN = "hidden"  # a name that must not leave the house
    LEFTOVER = "leftover"  # a place to fill in, an id, a word of the model about itself


@dataclass(frozen=True, slots=True)
class Doubt:
    start: int  # where in the text, in characters
    end: int
    kind: DoubtKind
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of a sentence: doubts, and the facts that bear it out."""

    doubts: tuple[Doubt, ...] = ()
    sources: tuple[str, ...] = ()

"""How a draft can be wished for: an angle for each of several drafts, changes of a finished one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Angle:
    """What makes one of several drafts different from the others."""

    code: str
    label: str
    order: str  # what the prompt says


@dataclass(frozen=True, slots=True)
class Wish:
    """A change of a letter that takes one click."""

    code: str
    label: str
    order: str


ANGLES: Final = (
    Angle("", "begins with the posting", ""),
    Angle(
        "story",
        "begins with an example",
        "Open with one thing the applicant did that answers this posting, told in two sentences, "
        "before you say anything else.",
    ),
    Angle(
        "brief",
        "short",
        "This letter is a short one: 100 to 150 words in three paragraphs, whatever is said above.",
    ),
)
WISHES: Final = (
    Wish("shorter", "Shorter", "Make it about a third shorter. Leave out what says least."),
    Wish("warmer", "Warmer", "Make it warmer: speak to people, not to a company."),
    Wish("less_formal", "Less formal", "Make it less formal: plain words, as one would say them."),
    Wish(
        "concrete",
        "More concrete",
        "Make it more concrete: put facts about the applicant in the place of general words.",
    ),
)
MOST_VARIANTS: Final = len(ANGLES)


def angle(code: str) -> Angle:
    return next((each for each in ANGLES if each.code == code), ANGLES[0])


def in_words(code: str, more: str) -> str:
    """Return what was wished for, as the person reads it again later."""
    said = [each.label for each in WISHES if each.code == code]
    return ". ".join([*said, *([more.strip()] if more.strip() else [])])


def order(code: str, more: str) -> str:
    """Return what a model is told to change."""
    said = [each.order for each in WISHES if each.code == code]
    return "\n".join([*said, *([more.strip()] if more.strip() else [])])

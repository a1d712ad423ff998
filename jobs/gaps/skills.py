"""The skills of a posting beside a resume: shown, shown through another, or missing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from jobs.gaps.asked import Wanted
from jobs.gaps.names import has_name, is_same_name, is_translation
from jobs.gaps.shown import Evidence, Shown, Used, used
from jobs.matching.answers import OneOf
from jobs.matching.score import Need
from jobs.matching.spoken import either
from jobs.resumes.json_resume import JsonResume

_LONG_AGO: Final = 4  # years: worth a word
LABELS: Final = {
    Need.REQUIRED: "Required",
    Need.NICE: "Nice to have",
    Need.MENTIONED: "Mentioned",
}


@dataclass(frozen=True, slots=True)
class Skill:
    wanted: Wanted
    shown: list[Shown]
    used: Used
    is_long_ago: bool
    others: tuple[str, ...] = ()  # any of which would do in place of this missing one

    @property
    def asks(self) -> str:
        """What is asked for: the skill, or one of a list of which none is shown."""
        return either([self.wanted.word, *self.others])

    @property
    def is_shown(self) -> bool:
        return bool(self.shown)

    @property
    def through(self) -> str:
        """The skill that stands for it, when the resume never names it."""
        return self.shown[0].through if self.shown else ""

    @property
    def near(self) -> str:
        """What the resume names in its place: a relative or a version, and not the same."""
        pairs = self._pairs
        if not pairs or any(_is_same(*pair) or is_translation(*pair) for pair in pairs):
            return ""
        return pairs[0][0]

    @property
    def translated(self) -> str:
        """The word of the resume for it, where that is only in another language the same."""
        pairs = self._pairs
        if any(_is_same(*pair) for pair in pairs):
            return ""
        return next((one for one, other in pairs if is_translation(one, other)), "")

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        """Words of the resume that are no other skill, each beside each word of the posting."""
        direct = [each.spelling for each in self.shown if not each.through]
        return [(one, other) for one in direct for other in self.wanted.spellings]

    @property
    def is_only_listed(self) -> bool:
        """Tell whether nothing that was done shows it; nobody asks that of a language."""
        return self.is_shown and not any(
            each.is_deed or each.is_volunteered or each.is_language for each in self.shown
        )

    @property
    def is_only_volunteered(self) -> bool:
        """Tell whether it was used as a volunteer alone, in no position and no project."""
        shown = self.shown
        return any(each.is_volunteered for each in shown) and not any(
            each.is_deed for each in shown
        )

    @property
    def is_word_for_word(self) -> bool:
        """Tell whether a search for the posting's own word finds it."""
        theirs = {spelling.casefold() for spelling in self.wanted.spellings}
        return any(not each.through and each.spelling.casefold() in theirs for each in self.shown)


@dataclass(frozen=True, slots=True)
class Group:
    """Skills that a posting wants alike, the missing ones last."""

    need: Need
    skills: list[Skill]

    @property
    def label(self) -> str:
        return LABELS[self.need]

    @property
    def name(self) -> str:
        return self.need.value or "mentioned"

    @property
    def missing(self) -> list[Skill]:
        return [skill for skill in self.skills if not skill.is_shown]

    @property
    def shown_count(self) -> int:
        return sum(1 for skill in self.skills if skill.is_shown and not skill.near)


def compare(
    wanted: list[Wanted], evidence: Evidence, resume: JsonResume, today: date
) -> list[Group]:
    """Return what is asked for in groups by how much it is wanted; empty groups are left out.

    Of a list of which one is enough, what is not shown is left out where another one is, and all
    but one where none is.
    """
    skills = [_skill(each, evidence.get(each.key, []), resume, today) for each in wanted]
    skills = _settled(skills)
    groups = [
        Group(need, sorted((s for s in skills if s.wanted.need is need), key=_missing_last))
        for need in LABELS
    ]
    return [group for group in groups if group.skills]


def _settled(skills: list[Skill]) -> list[Skill]:
    shown = {skill.wanted.word for skill in skills if skill.is_shown}
    settled = []
    for skill in skills:
        word, choices = skill.wanted.word, skill.wanted.choices
        if skill.is_shown or not choices:
            settled.append(skill)
            continue
        open_lists = [each for each in choices if shown.isdisjoint(each.words)]
        if any(each.stands == word for each in open_lists):
            settled.append(replace(skill, others=_others(word, open_lists)))
    return settled


def _others(word: str, choices: Iterable[OneOf]) -> tuple[str, ...]:
    others = (each for choice in choices if choice.stands == word for each in choice.words)
    return tuple(dict.fromkeys(each for each in others if each != word))


def _is_same(one: str, other: str) -> bool:
    return is_same_name(one, other) or has_name(one, other)


def _missing_last(skill: Skill) -> bool:
    return not skill.is_shown


def _skill(wanted: Wanted, shown: list[Shown], resume: JsonResume, today: date) -> Skill:
    lasted = used(resume, shown, today)
    is_long_ago = lasted.last.isdigit() and today.year - int(lasted.last) >= _LONG_AGO
    return Skill(wanted, shown, lasted, is_long_ago)

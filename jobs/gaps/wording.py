"""Say a skill in the posting's word, where that is another name of the very same skill. Pure."""

import re
from typing import Final, NamedTuple

from jobs.gaps.names import is_same_name, is_short_for, letters
from jobs.gaps.skills import Group, Skill
from jobs.matching.score import Need
from jobs.resumes.facts import Fact

_LONGEST_SHORT: Final = 4


class Swap(NamedTuple):
    """A word of the resume and the posting's word for the same skill."""

    yours: str
    theirs: str
    sentence: str  # of the posting
    lines: tuple[Fact, ...]  # that have the word

    @property
    def is_abbreviation(self) -> bool:
        """Tell whether theirs is short for yours: “AWS”, “k8s”."""
        is_coined = any(map(str.isdigit, self.theirs)) and not any(map(str.isdigit, self.yours))
        is_capital = self.theirs.isupper() and len(self.theirs) <= _LONGEST_SHORT
        return len(self.theirs) < len(self.yours) and (
            is_coined or is_capital or is_short_for(self.theirs, self.yours)
        )

    @property
    def text(self) -> str:
        """What the resume says instead: an abbreviation stands behind the whole name."""
        return f"{self.yours} ({self.theirs})" if self.is_abbreviation else self.theirs


class Near(NamedTuple):
    """A skill that the resume never names, and the one it has in its place."""

    theirs: str
    yours: str
    is_implied: bool  # who has yours has theirs: Spring Boot and Java
    lines: tuple[Fact, ...]


def swaps(groups: list[Group]) -> list[Swap]:
    """Return which words of the resume the posting calls otherwise, the most wanted first."""
    return [
        swap for group in groups for skill in group.skills if (swap := _swap(skill)) is not None
    ]


def near(groups: list[Group]) -> list[Near]:
    """Return what is required or would be nice, and is shown under no name of its own."""
    wanted = (group for group in groups if group.need is not Need.MENTIONED)
    found = []
    for skill in (skill for group in wanted for skill in group.skills if skill.is_shown):
        if yours := skill.through or skill.near:
            lines = tuple(each.fact for each in skill.shown)
            theirs = skill.wanted.spellings[0]
            found.append(Near(theirs, yours, bool(skill.through), lines))
    return found


def swapped(text: str, swap: Swap) -> str:
    """Return `text` with the posting's word, where the resume's stands alone."""
    noted = r"|\s\(" if swap.is_abbreviation else ""  # “Kubernetes (k8s)” is said already
    alone = rf"(?<![\w@/.+#-]){re.escape(swap.yours)}(?![\w@/+#-]|\.\w{noted})"
    return re.sub(alone, lambda _: swap.text, text, count=int(swap.is_abbreviation))


def _swap(skill: Skill) -> Swap | None:
    if not skill.is_shown or skill.is_word_for_word:
        return None
    own = [each for each in skill.shown if not each.through and not each.is_language]
    for theirs in skill.wanted.spellings:
        for each in own:
            is_other = letters(each.spelling) != letters(theirs)
            if is_other and not _is_plural(each.spelling, theirs):
                if not is_same_name(each.spelling, theirs):
                    continue
                lines = tuple(line.fact for line in own if line.spelling == each.spelling)
                return Swap(each.spelling, theirs, skill.wanted.sentence, lines)
    return None


def _is_plural(one: str, other: str) -> bool:
    return letters(one).removesuffix("s") == letters(other).removesuffix("s")

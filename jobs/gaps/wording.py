"""Say a skill in the posting's word, where that is another name of the very same skill. Pure.

Strict on purpose: for a search, Verilog and VHDL may be one skill; in a resume they are not.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobs.gaps.skills import Group, Skill
from jobs.matching.score import Need
from jobs.matching.vocabulary import load_vocabulary
from jobs.resumes.facts import Fact

_FILE: Final = Path(__file__).with_name("same_names.toml")
_JOINS: Final = frozenset(("a", "an", "and", "for", "in", "of", "the", "to", "as"))
_FEWEST_INITIALS: Final = 2
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
            is_coined or is_capital or _is_short_for(self.theirs, self.yours)
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


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two words name one thing: an abbreviation, another spelling, a listed name."""
    mine, theirs = _letters(one), _letters(other)
    if mine == theirs:
        return True
    skill = load_vocabulary().skill_of
    if (known := skill(one)) is None or known != skill(other):
        return False
    names = _same_names()
    is_listed = mine in names and names[mine] == names.get(theirs)
    return is_listed or _is_short_for(one, other) or _is_short_for(other, one)


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
        theirs = skill.wanted.spellings[0]
        direct = [each for each in skill.shown if not each.through]
        if any(is_same_name(each.spelling, theirs) for each in direct):
            continue
        yours = direct[0].spelling if direct else skill.through
        lines = tuple(each.fact for each in (direct or skill.shown))
        found.append(Near(theirs, yours, not direct, lines))
    return found


def swapped(text: str, swap: Swap) -> str:
    """Return `text` with the posting's word, where the resume's stands alone."""
    noted = r"|\s\(" if swap.is_abbreviation else ""  # “Kubernetes (k8s)” is said already
    alone = rf"(?<![\w@/.+#-]){re.escape(swap.yours)}(?![\w@/+#-]|\.\w{noted})"
    return re.sub(alone, lambda _: swap.text, text, count=int(swap.is_abbreviation))


def _swap(skill: Skill) -> Swap | None:
    if not skill.is_shown or skill.is_word_for_word:
        return None
    own = [each for each in skill.shown if not each.through]
    for theirs in skill.wanted.spellings:
        for each in own:
            is_other = _letters(each.spelling) != _letters(theirs)
            if is_other and not _is_plural(each.spelling, theirs):
                if not is_same_name(each.spelling, theirs):
                    continue
                lines = tuple(line.fact for line in own if line.spelling == each.spelling)
                return Swap(each.spelling, theirs, skill.wanted.sentence, lines)
    return None


def _is_plural(one: str, other: str) -> bool:
    return _letters(one).removesuffix("s") == _letters(other).removesuffix("s")


def _is_short_for(short: str, words: str) -> bool:
    """Tell whether `short` is made of initials, or counts letters as “k8s” does."""
    parts = [part for part in re.split(r"[\s/&-]+", words.casefold()) if part]
    if len(parts) < _FEWEST_INITIALS:
        return False
    told = "".join(part[0] for part in parts)
    without = "".join(part[0] for part in parts if part not in _JOINS)
    return len(short) >= _FEWEST_INITIALS and _letters(short) in (told, without)


@lru_cache(maxsize=1)
def _same_names() -> dict[str, int]:
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))["same"]
    return {_letters(name): number for number, names in enumerate(groups) for name in names}


def _letters(words: str) -> str:
    return re.sub(r"(?<!^)[\s._/&-]+", "", words.strip().casefold())

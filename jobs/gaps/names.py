"""Whether two words name the very same thing. Pure.

Strict on purpose: for a search, Verilog and VHDL may be one skill; in a resume they are not.
"""

import re
import tomllib
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Final

from jobs.dedupe.company import fold
from jobs.matching.vocabulary import load_vocabulary

_FILE: Final = Path(__file__).with_name("same_names.toml")
_JOINS: Final = frozenset(("a", "an", "and", "for", "in", "of", "the", "to", "as"))
_FEWEST_INITIALS: Final = 2
_ALIKE: Final = 0.75


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two words name one thing: an abbreviation, another spelling, a listed name."""
    mine, theirs = letters(one), letters(other)
    if mine == theirs:
        return True
    skill = load_vocabulary().skill_of
    if (known := skill(one)) is None or known != skill(other):
        return False
    names = _same_names()
    is_listed = mine in names and names[mine] == names.get(theirs)
    is_plural = mine.removesuffix("s") == theirs.removesuffix("s")
    return is_listed or is_plural or is_short_for(one, other) or is_short_for(other, one)


def is_translation(one: str, other: str) -> bool:
    """Tell whether two words name one skill in two languages: “Logistics” and “Logistiek”.

    Of two words that are both translations, those are alike that look alike: one language may have
    several for one skill that are not the same.
    """
    vocabulary = load_vocabulary()
    known = vocabulary.skill_of(one)
    if known is None or known != vocabulary.skill_of(other):
        return False
    abroad = {letters(word) for word in vocabulary.translated.get(known.name, ())}
    mine, theirs = letters(one), letters(other)
    if mine in abroad and theirs in abroad:
        return SequenceMatcher(None, fold(mine), fold(theirs)).ratio() >= _ALIKE
    named = other if mine in abroad else one if theirs in abroad else ""
    return bool(named) and is_same_name(named, known.name)


def has_name(text: str, name: str) -> bool:
    """Tell whether a name stands in a longer one: “full stack” in “Full-Stack Developer”."""
    plain, looked_for = (re.sub(r"[\s/-]+", " ", each.casefold()) for each in (text, name))
    return re.search(rf"(?<![\w.+#]){re.escape(looked_for)}(?![\w+#]|\.\w)", plain) is not None


def is_short_for(short: str, words: str) -> bool:
    """Tell whether `short` is made of initials, or counts letters as “k8s” does."""
    parts = [part for part in re.split(r"[\s/&-]+", words.casefold()) if part]
    if len(parts) < _FEWEST_INITIALS:
        return False
    told = "".join(part[0] for part in parts)
    without = "".join(part[0] for part in parts if part not in _JOINS)
    return len(short) >= _FEWEST_INITIALS and letters(short) in (told, without)


@lru_cache(maxsize=1)
def _same_names() -> dict[str, int]:
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))["same"]
    return {letters(name): number for number, names in enumerate(groups) for name in names}


def letters(words: str) -> str:
    return re.sub(r"(?<!^)[\s._/&-]+", "", words.strip().casefold())

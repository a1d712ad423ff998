"""The packaged vocabulary: skills, what they are called, what implies what, words to doubt."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from jobs.matching import languages
from jobs.matching.text import Form, other_spellings, read_form

_FILE = Path(__file__).with_name("vocabulary.toml")
_SOFT: Final = "Soft"
_BROAD: Final = frozenset({_SOFT, "Broad"})
_NOTE = re.compile(r"\s*\(([^()]*)\)\s*$")
# Notes that say what kind of thing a name is, and so nothing else: “Go (programming language)”.
_KINDS: Final = re.compile(
    r"(?:app|database|framework|language|library|method|platform|programming|software|tool|\s)+"
)
_SHORTEST_INITIALS = 2
_SHORTEST_SQUASHED = 5
_JOINS: Final = frozenset(("a", "an", "and", "for", "in", "of", "the", "to"))


class Skill(NamedTuple):
    name: str
    aliases: tuple[str, ...]
    is_broad: bool  # asked for nearly everywhere, or a language that people speak: no gap
    is_soft: bool = False  # nearly every posting names it, and it says little of a job

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class Vocabulary(NamedTuple):
    skills: tuple[Skill, ...]
    # An ordinary word -> the phrases that it must not be part of, “~” standing for the word.
    careful: dict[str, tuple[str, ...]]
    implied: dict[str, frozenset[str]]  # what asking for a skill also asks for; by names
    by_form: dict[Form, Skill]
    by_letters: dict[str, Skill]
    translated: dict[str, tuple[str, ...]]  # by names: what skills are called in other languages
    version: str  # changes with every change of the file

    def skill_of(self, words: str) -> Skill | None:
        """Return the skill that is meant by `words` alone: a name, an abbreviation, a plural."""
        form = read_form(words)
        if form is None:
            return None
        if exact := self.by_form.get(form):
            return exact
        for other in other_spellings(form, words):
            found = self.by_form.get(other)
            if found and not self._is_careful(other):
                return found
        return self.by_letters.get(_letters(words))

    def same(self, one: str, other: str) -> bool:
        """Tell whether two words or phrases are names of one skill.

        A skill is not the same as one that implies it (React Native and React), and a phrase with
        a skill's name in it (“azure blue”, “Julia (a name)”) is not the skill.
        """
        mine, theirs = self._meant_by(one), self._meant_by(other)
        if mine and theirs:
            return mine == theirs
        if mine is None and theirs is None and _letters(one) == _letters(other):
            return True
        return (theirs is None and _are_initials(other, one)) or (
            mine is None and _are_initials(one, other)
        )

    def _meant_by(self, words: str) -> Skill | None:
        """Return the skill of `words`, which may have a note in brackets after them."""
        noted = _NOTE.search(words)
        if noted is None:
            return self.skill_of(words)
        skill = self.skill_of(words[: noted.start()])
        if _KINDS.fullmatch(noted[1].casefold()) or skill == self.skill_of(noted[1]):
            return skill
        return None

    def _is_careful(self, form: Form) -> bool:
        return form.core.decode(errors="replace") in self.careful


def same(one: str, other: str) -> bool:
    """Tell whether two words or phrases are names of one skill of the packaged vocabulary."""
    return load_vocabulary().same(one, other)


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    raw = _FILE.read_bytes()
    groups = tomllib.loads(raw.decode())
    careful = {word: tuple(phrases) for word, phrases in groups.pop("careful").items()}
    short, implies = groups.pop("short"), groups.pop("implies")
    translated = groups.pop("translated")
    skills = tuple(
        Skill(
            name,
            (*aliases, *translated.get(name, ())),
            group in _BROAD or languages.is_name(name),
            group == _SOFT,
        )
        for group, names in groups.items()
        for name, aliases in names.items()
    )
    named = [
        (words, skill) for skill in skills for words in (*skill.forms, *short.get(skill.name, ()))
    ]
    return Vocabulary(
        skills,
        careful,
        {name: frozenset(_follow(name, implies)) for name in implies},
        _by_form(named, careful),
        _by_letters(named, careful),
        {name: tuple(others) for name, others in translated.items()},
        blake2b(raw, digest_size=8).hexdigest(),
    )


def _by_form(
    named: list[tuple[str, Skill]], careful: dict[str, tuple[str, ...]]
) -> dict[Form, Skill]:
    exact = {form: skill for words, skill in reversed(named) if (form := read_form(words))}
    others = {
        other: skill
        for words, skill in reversed(named)
        if words.casefold() not in careful and (form := read_form(words))
        for other in other_spellings(form, words)
    }
    return others | exact


def _by_letters(
    named: list[tuple[str, Skill]], careful: dict[str, tuple[str, ...]]
) -> dict[str, Skill]:
    return {
        letters: skill
        for words, skill in reversed(named)
        if words.casefold() not in careful and len(letters := _letters(words)) >= _SHORTEST_SQUASHED
    }


def _follow(name: str, implies: dict[str, list[str]]) -> Iterator[str]:
    """Yield all that `name` implies, along chains."""
    for implied in implies.get(name, ()):
        yield implied
        yield from _follow(implied, implies)


def _letters(words: str) -> str:
    """Return `words` without spaces, hyphens and dots: “power-bi” is “powerbi”."""
    return re.sub(r"(?<!^)[\s._/&-]+", "", words.strip().casefold())


def _are_initials(short: str, words: str) -> bool:
    """Tell whether `short` is made of the first letters of `words`, with or without “of”, “and”."""
    initials = [word[0] for word in re.split(r"[\s/&-]+", words.casefold()) if word]
    told = [
        word[0] for word in re.split(r"[\s/&-]+", words.casefold()) if word and word not in _JOINS
    ]
    letters = _letters(short)
    return len(letters) >= _SHORTEST_INITIALS and letters in ("".join(initials), "".join(told))

"""The packaged vocabulary of skills: names, other spellings, words to be careful with."""

import tomllib
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("vocabulary.toml")


class Skill(NamedTuple):
    name: str
    aliases: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class Vocabulary(NamedTuple):
    skills: tuple[Skill, ...]
    # An ordinary word -> the phrases that it must not be part of, “~” standing for the word.
    careful: dict[str, tuple[str, ...]]
    version: str  # changes with every change of the file


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    raw = _FILE.read_bytes()
    groups = tomllib.loads(raw.decode())
    careful = {word: tuple(phrases) for word, phrases in groups.pop("careful").items()}
    skills = tuple(
        Skill(name, tuple(aliases)) for group in groups.values() for name, aliases in group.items()
    )
    return Vocabulary(skills, careful, blake2b(raw, digest_size=8).hexdigest())

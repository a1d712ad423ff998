"""The languages that people speak: what they are called, and how well one is spoken.

One table for all that read of them: the matcher in postings, the gaps in resumes, the fact check in
letters.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching.text import read_form

_FILE: Final = Path(__file__).with_name("languages.toml")
# How high each level is. What is said in words stands beside the letter it is mostly taken for.
RANKS: Final = {
    "A1": 1, "basic": 1, "A2": 2, "B1": 3, "conversational": 3, "good": 3, "B2": 4,
    "advanced": 4, "business": 4, "C1": 5, "fluent": 5, "bilingual": 5, "C2": 6, "native": 7,
}  # fmt: skip
LETTERS: Final = frozenset(("A1", "A2", "B1", "B2", "C1", "C2"))
_AS_A_RESUME_SAYS: Final = {**RANKS, "bilingual": RANKS["native"]}
_IN_WORDS: Final = {"business": "business level", "native": "native level"}
_GERMAN_ENDINGS: Final = ("e", "en", "er")
_GERMAN_COMPOUNDS: Final = (
    *("kenntnisse", "kenntnissen", "sprachkenntnisse", "sprachkenntnissen", "sprachig"),
    *("sprachige", "sprachiger", "sprachigen", "sprachiges", "sprachigem"),
)
_INFLECTED: Final = re.compile(r"sch$|[scz]ki$")
_POLISH: Final = re.compile(r"[scz]ki$")
_DUTCH: Final = re.compile(r"^\w+s$")


class Name(NamedTuple):
    code: str
    is_behind: bool  # an adjective of this form stands behind its noun: “mercado inglés”
    is_asking: bool  # “Englischkenntnisse”: no other word is needed


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def table(name: str) -> dict[str, str]:
    """Return a table of the file."""
    found: dict[str, str] = _file()[name]
    return found


@lru_cache(maxsize=1)
def version() -> str:
    """Return a digest of the file."""
    return blake2b(_FILE.read_bytes(), digest_size=8).hexdigest()


@lru_cache(maxsize=1)
def names() -> dict[str, Name]:
    """Return all ways to write the names of languages, in lower case."""
    found: dict[str, Name] = {}
    for words, name in _names():
        found.setdefault(words, name)
    return found


def _names() -> Iterator[tuple[str, Name]]:
    for named in ("names", "forms", "names_behind", "forms_behind", "names_unspaced"):
        is_behind = named.endswith("_behind")
        for word, code in _listed_by_code(named):
            yield word, Name(code, is_behind, is_asking=False)
    for named in ("compounds", "examinations"):
        for word, code in _listed_by_code(named):
            yield word, Name(code, is_behind=False, is_asking=True)
    yield from _german()
    yield from _dutch()
    yield from _polish()


def _dutch() -> Iterator[tuple[str, Name]]:
    """Yield what Dutch makes of names: “Engelse”, “Portugese”, “Engelstalig”."""
    for word, code in _listed_by_code("names"):
        if _DUTCH.search(word):
            inflected = f"{word[:-3]}ese" if word.endswith("ees") else f"{word}e"
            yield inflected, Name(code, is_behind=False, is_asking=False)
            for end in ("talig", "talige", "sprekend", "sprekende"):
                yield word + end, Name(code, is_behind=False, is_asking=True)


def _german() -> Iterator[tuple[str, Name]]:
    """Yield what German makes of names: “englischer”, “Englischkenntnisse”."""
    for word, code in _listed_by_code("names"):
        if word.endswith("sch"):
            for end in _GERMAN_ENDINGS:
                yield word + end, Name(code, is_behind=False, is_asking=False)
            for end in _GERMAN_COMPOUNDS:
                yield word + end, Name(code, is_behind=False, is_asking=True)


def _polish() -> Iterator[tuple[str, Name]]:
    """Yield what Polish makes of names: “angielskiego”, “po angielsku”."""
    for word, code in _listed_by_code("names_behind"):
        if _POLISH.search(word):
            for form in (word + "ego", word + "m", word[:-1] + "u"):
                yield form, Name(code, is_behind=True, is_asking=False)


def _listed_by_code(name: str) -> Iterator[tuple[str, str]]:
    for code, words in table(name).items():
        yield from ((word, code) for word in listed(words))


def patterns() -> Iterator[bytes]:
    """Yield what a folded text is searched for: of German and Polish names how they begin.

    Few patterns are found faster than many.
    """
    stems = {words.removesuffix("i") for words in names() if _INFLECTED.search(words)}
    for stem in stems:
        if form := read_form(stem):
            yield form.pattern.rstrip()
    for words in names():
        is_found = any(words[:length] in stems for length in range(len(words) + 1))
        if not is_found and (form := read_form(words)):
            yield form.pattern


def spellings() -> dict[str, list[str]]:
    """Return all ways to write each language, by its code."""
    found: dict[str, list[str]] = {}
    for words, name in names().items():
        found.setdefault(name.code, []).append(words)
    return found


def levels() -> dict[str, list[str]]:
    """Return the words for each level, by its label."""
    return {level: listed(words) for level, words in table("levels").items()}


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Return the names of the languages as they are shown, by their codes."""
    return {code: words.split(",")[0].strip() for code, words in table("names").items()}


def is_name(words: str) -> bool:
    """Tell whether a skill is a language: “German”, “Polish language”."""
    return words.casefold().removesuffix(" language") in names()


def in_words(level: str) -> str:
    """Return a level as it is shown: “C1”, “business level”."""
    return _IN_WORDS.get(level, level)


def rank_of_resume(level: str) -> int:
    """Return how high a level of a resume is, to be compared with RANKS; 0 when it says none."""
    return _AS_A_RESUME_SAYS.get(level, 0)


def listed(words: str) -> list[str]:
    """Return the words of one line of the file, in lower case."""
    return [word.strip().casefold() for word in words.split(",") if word.strip()]


@lru_cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a table that is not told by language, in lower case."""
    return frozenset(listed(table(name)["all"]))

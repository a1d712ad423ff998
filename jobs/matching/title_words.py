"""What the words of a job title mean in English, in nine languages: kinds of work and roles. Pure.

Fields of work are told by the vocabulary, too: “Logistiek” is logistics. German and Dutch write
kind and role in one word, as Japanese does: a Servicetechniker is a technician for service.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobs.dedupe.company import fold
from jobs.matching.text import UNSPACED
from jobs.matching.vocabulary import load_vocabulary

_FILE: Final = Path(__file__).with_name("titles.toml")
_LOOSE_WORDS: Final = (
    "a an and at for in of on the to with d de del della des dei du en et l la le les y "
    "am bei der die das fur im und van voor w z i per di e o da do dos das em ds na nad op het te"
)
LOOSE: Final = frozenset(_LOOSE_WORDS.split())
_LONGEST_PHRASE: Final = 3  # words
_NOT_WORD: Final = re.compile(r"[^\w+#]+|_+")
_UNSPACED_WORD: Final = re.compile(f"[{UNSPACED}]{{2,}}")
_SHORTEST_WITH_ENDING: Final = 6  # letters
# Endings of cases, genders and numbers: “logistyki” and “logistyka” are one word.
_ENDING: Final = re.compile(r"(?:ow|ego|ami|ach|[aeiouy]{1,2}s?)$")

Meaning = tuple[str, ...]  # English words


class _Table(NamedTuple):
    roles: frozenset[str]  # English names
    words: dict[str, Meaning]
    phrases: dict[str, list[tuple[Meaning, Meaning]]]  # by the first word, the longest first
    translated: dict[str, Meaning]  # what only the vocabulary knows
    stems: dict[str, Meaning]
    families: dict[str, str]
    compounded: re.Pattern[str]
    unspaced: re.Pattern[str]
    hours: frozenset[str]


def roles() -> frozenset[str]:
    """Return the English names of roles that say little without a kind of work."""
    return _load().roles


def hours() -> frozenset[str]:
    """Return words that say how long somebody works, and not what."""
    return _load().hours


def meanings(words: list[str]) -> Iterator[str]:
    """Yield what folded words mean, without small ones, in English where it is known."""
    at, phrases = 0, _load().phrases
    while at < len(words):
        for phrase, meaning in phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield from meaning
                at += len(phrase)
                break
        else:
            yield from _meaning(words[at])
            at += 1


@lru_cache(maxsize=20_000)
def _meaning(word: str) -> Meaning:
    table = _load()
    own = (table.families[word],) if word in table.families else ()
    if found := table.words.get(word):
        return found + own
    if _UNSPACED_WORD.fullmatch(word):
        return tuple(_unspaced(word, table)) or (word,)
    if compound := table.compounded.fullmatch(word):
        return _meaning(compound["kind"]) + _meaning(compound["role"])
    return (table.translated.get(word) or table.stems.get(_stem(word)) or (word,)) + own


def _unspaced(word: str, table: _Table) -> Iterator[str]:
    """Cut a word of a script without spaces where parts of it are known."""
    last = 0
    for part in table.unspaced.finditer(word):
        if part.start() > last:
            yield word[last : part.start()]
        yield from table.words[part[0]]
        last = part.end()
    if last and last < len(word):
        yield word[last:]


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) >= _SHORTEST_WITH_ENDING else word


@lru_cache(maxsize=1)
def _load() -> _Table:
    said = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words: dict[str, Meaning] = {}
    for group in ("fields", "occupations", "roles"):
        for name, others in said[group].items():
            words.update((fold(other), tuple(name.split())) for other in others.split())
    people = {
        word
        for group in ("roles", "occupations")
        for name, others in said[group].items()
        for word in (name, *map(fold, others.split()))
    }
    compounded = _any_of(fold(said["compounded"]["roles"]).split())
    by_role = re.compile(rf"(?P<kind>[^\W\d]{{3,}}?)s?(?P<role>{compounded})")
    phrases = {
        _key(other): tuple(name.split())
        for name, others in said["phrases"].items()
        for other in others
    }
    translated: dict[str, Meaning] = {}
    for name, others in load_vocabulary().translated.items():
        meaning = tuple(each for word in _key(name) for each in words.get(word, (word,)))
        for other in others:
            key = _key(other)
            if any(word in people or by_role.fullmatch(word) for word in key):
                continue  # of people the tables know more
            if len(key) == 1:
                translated.setdefault(key[0], meaning)
            elif len(key) <= _LONGEST_PHRASE:
                phrases.setdefault(key, meaning)
    families = {
        fold(word): kind for kind, others in said["families"].items() for word in others.split()
    }
    return _Table(
        roles=frozenset(said["roles"]),
        words=words,
        phrases=_by_first_word(phrases),
        translated=translated,
        stems={_stem(word): meaning for word, meaning in (translated | words).items()},
        families=families,
        compounded=by_role,
        unspaced=re.compile(_any_of(word for word in words if not word.isascii())),
        hours=frozenset(fold(said["hours"]["words"]).split()),
    )


def _by_first_word(
    phrases: dict[Meaning, Meaning],
) -> dict[str, list[tuple[Meaning, Meaning]]]:
    found: dict[str, list[tuple[Meaning, Meaning]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]].append((phrase, phrases[phrase]))
    return dict(found)


def _key(words: str) -> Meaning:
    apart = _NOT_WORD.sub(" ", fold(words)).split()
    return tuple(word for word in apart if word not in LOOSE)


def _any_of(words: Iterator[str] | list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

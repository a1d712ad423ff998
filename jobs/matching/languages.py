"""The languages that people speak: what they are called, and how well one is spoken.

One table for all that read of them: the matcher in postings, the gaps in resumes, the fact check in
letters.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching.score import Need

_FILE: Final = Path(__file__).with_name("languages.toml")
_CUES: Final = Path(__file__).with_name("cues.toml")
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
_POLISH: Final = re.compile(r"[sc]ki$")
TOKEN: Final = re.compile(
    r"[^\W_](?:\.[^\W_])+(?![^\W_])|[^\W_]+|[.,;:()\[\]/&+|!?•\n\-\u2010-\u2015]"
)


class Kind(IntEnum):
    """What a word of a posting is to the languages beside it."""

    LANGUAGE = 1
    LEVEL = 2
    SIGN = 3  # asks for the language beside it
    NEED = 4
    OTHERS = 5  # makes something else of the language: lessons in it, the version of a page
    JOINING = 6
    EITHER = 7
    PARTING = 8
    SMALL = 9
    UNKNOWN = 10
    COMMA = 11
    STOP = 12
    SIGNLESS = 13  # brackets, dashes, colons


class Name(NamedTuple):
    code: str
    is_behind: bool  # an adjective of this form stands behind its noun: “mercado inglés”
    is_asking: bool  # “Englischkenntnisse”: no other word is needed


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


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
    for table in ("names", "forms", "names_behind", "forms_behind", "names_unspaced"):
        is_behind = table.endswith("_behind")
        for word, code in _listed_by_code(table):
            yield word, Name(code, is_behind, is_asking=False)
    for table in ("compounds", "examinations"):
        for word, code in _listed_by_code(table):
            yield word, Name(code, is_behind=False, is_asking=True)
    yield from _german()
    yield from _polish()


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


def _listed_by_code(table: str) -> Iterator[tuple[str, str]]:
    for code, words in _file()[table].items():
        yield from ((word, code) for word in listed(words))


def spellings() -> dict[str, list[str]]:
    """Return all ways to write each language, by its code."""
    found: dict[str, list[str]] = {}
    for words, name in names().items():
        found.setdefault(name.code, []).append(words)
    return found


def levels() -> dict[str, list[str]]:
    """Return the words for each level, by its label."""
    return {level: listed(words) for level, words in _file()["levels"].items()}


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Return the names of the languages as they are shown, by their codes."""
    return {code: words.split(",")[0].strip() for code, words in _file()["names"].items()}


def is_name(words: str) -> bool:
    """Tell whether a skill is a language: “German”, “Polish language”."""
    return words.casefold().removesuffix(" language") in names()


def in_words(level: str) -> str:
    """Return a level as it is shown: “C1”, “business level”."""
    return _IN_WORDS.get(level, level)


def codes_in(text: str) -> list[str]:
    """Return the codes of the languages that a text names, in order."""
    tagged = tag(text)
    codes = [word.value.code for word in tagged if word.kind is Kind.LANGUAGE]
    codes += [names()[found].code for found in unspaced().names.findall(text)]
    return list(dict.fromkeys(codes))


def level_in(text: str) -> str:
    """Return how well a resume says that a language is spoken; "" when it does not say."""
    found = [word.value for word in tag(text) if word.kind is Kind.LEVEL]
    found += [level for level, words in unspaced().levels if words.search(text)]
    return max(found, key=lambda level: _AS_A_RESUME_SAYS[level], default="")


def rank_of_resume(level: str) -> int:
    """Return how high a level of a resume is, to be compared with RANKS; 0 when it says none."""
    return _AS_A_RESUME_SAYS.get(level, 0)


class Word(NamedTuple):
    kind: Kind
    value: Any  # of a language its Name, of a level its label, of a need the Need
    text: str  # in lower case


_SIGNS: Final = {
    ",": Kind.COMMA, ".": Kind.STOP, ";": Kind.STOP, "!": Kind.STOP, "?": Kind.STOP,
    "•": Kind.STOP, "\n": Kind.STOP, "&": Kind.JOINING, "/": Kind.JOINING, "+": Kind.JOINING,
}  # fmt: skip
_A_VERB: Final = re.compile(r"\bpolish\b")


def tag(text: str) -> list[Word]:
    """Return the words and signs of a text, with what they are to languages."""
    return tag_tokens(tokens_of(text))


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of a text, in lower case."""
    if "polish" in text:  # with a small letter it is no language
        text = _A_VERB.sub("polishing", text)
    return TOKEN.findall(text.casefold())


def tag_tokens(tokens: list[str]) -> list[Word]:
    words: list[Word] = []
    known = phrases()
    at, end = 0, len(tokens)
    while at < end:
        token = tokens[at]
        at += 1
        word = known.words.get(token)
        if more := known.longer.get(token):
            for rest, longer in more:
                if tokens[at : at + len(rest)] == rest:
                    word = longer
                    at += len(rest)
                    break
        if word is None:
            word = Word(Kind.UNKNOWN if token.isalnum() else Kind.SIGNLESS, None, token)
        elif word.kind is Kind.STOP and words and words[-1].text in known.abbreviations:
            word = Word(Kind.SIGNLESS, None, token)
        words.append(word)
    return words


class Phrases(NamedTuple):
    words: dict[str, Word]
    longer: dict[str, list[tuple[list[str], Word]]]  # by the first word, the longest first
    abbreviations: frozenset[str]
    asking: frozenset[str]  # first words of what asks for a language


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return all words and phrases of the file; what comes first goes before what comes later."""
    words: dict[str, Word] = {sign: Word(kind, None, sign) for sign, kind in _SIGNS.items()}
    longer: dict[str, list[tuple[list[str], Word]]] = {}
    known: set[tuple[str, ...]] = set()
    asking: set[str] = set()
    for phrase, kind, value in _phrases():
        for tokens in _spelled(phrase):
            if tokens in known:
                continue
            known.add(tokens)
            word = Word(kind, value, tokens[0])
            if len(tokens) == 1:
                words[tokens[0]] = word
            else:
                longer.setdefault(tokens[0], []).append((list(tokens[1:]), word))
            if kind in (Kind.LEVEL, Kind.SIGN, Kind.NEED) or (
                kind is Kind.LANGUAGE and value.is_asking
            ):
                asking.add(tokens[0])
    for each in longer.values():
        each.sort(key=lambda phrase: -len(phrase[0]))
    return Phrases(words, longer, words_of("abbreviations"), frozenset(asking))


def _phrases() -> Iterator[tuple[str, Kind, Any]]:
    file = _file()
    yield from ((words, Kind.LANGUAGE, name) for words, name in names().items())
    for level, listing in levels().items():
        yield from ((word, Kind.LEVEL, level) for word in listing)
    signs = {word for words in file["signs"].values() for word in listed(words)}
    yield from ((word, Kind.SIGN, None) for word in signs)
    yield from ((word, Kind.OTHERS, None) for word in listed(file["others"]["all"]))
    telling = signs.union(*levels().values())
    for words, need in _needs():
        if need is Need.NOT_NEEDED or not telling & set(words.split()):
            yield words, Kind.NEED, need
    small = file["small"]
    yield from ((word, Kind.EITHER, None) for word in listed(small["either"]))
    yield from ((word, Kind.JOINING, None) for word in listed(small["joining"]))
    yield from ((word, Kind.PARTING, None) for word in listed(small["parting"]))
    yield from ((word, Kind.SMALL, None) for word in listed(small["other"]))


def _needs() -> Iterator[tuple[str, Need]]:
    told = tomllib.loads(_CUES.read_text(encoding="utf-8"))["phrases"]
    kinds = {"required": Need.REQUIRED, "nice": Need.NICE, "not_needed": Need.NOT_NEEDED}
    for kind, need in kinds.items():
        yield from ((words, need) for words in (*listed(_file()["needs"][kind]), *told[kind]))


def _spelled(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of a phrase, also with hyphens between them."""
    tokens = tuple(TOKEN.findall(words))
    if tokens:
        yield tokens
    if len(tokens) > 1 and tokens[0].isalnum():
        yield tuple(each for token in tokens for each in (token, "-"))[:-1]


def listed(words: str) -> list[str]:
    """Return the words of one line of the file, in lower case."""
    return [word.strip().casefold() for word in words.split(",") if word.strip()]


@lru_cache
def words_of(table: str) -> frozenset[str]:
    """Return the words of a table that is not told by language, in lower case."""
    return frozenset(listed(_file()[table]["all"]))


class Unspaced(NamedTuple):
    """What is looked for in texts without spaces."""

    names: re.Pattern[str]
    near: dict[str, re.Pattern[str]]
    levels: list[tuple[str, re.Pattern[str]]]


@lru_cache(maxsize=1)
def unspaced() -> Unspaced:
    file = _file()
    return Unspaced(
        _any_of(word for words in file["names_unspaced"].values() for word in listed(words)),
        {kind: _any_of(listed(words)) for kind, words in file["unspaced"].items()},
        [(level, _any_of(listed(words))) for level, words in file["unspaced_levels"].items()],
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

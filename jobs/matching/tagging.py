"""What the words of a text are to the languages that it names."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching.languages import levels, listed, names, rank_of_resume, table, words_of
from jobs.matching.score import Need

_CUES: Final = Path(__file__).with_name("cues.toml")
# Replaced one after the other, which is quicker than to look for words.
_APART: Final = (*",.;:()[]/&+|!?•-–—",)
_GONE: Final = (*"*\"'’“”„«»…",)


class Kind:
    """What a word of a posting is to the languages beside it: numbers, which are compared fast."""

    LANGUAGE: Final = 1
    LEVEL: Final = 2
    SIGN: Final = 3  # asks for the language beside it
    NEED: Final = 4
    OTHERS: Final = 5  # makes something else of the language: lessons in it, the version of a page
    JOINING: Final = 6
    EITHER: Final = 7
    PARTING: Final = 8
    SMALL: Final = 9
    UNKNOWN: Final = 10
    COMMA: Final = 11
    STOP: Final = 12
    SIGNLESS: Final = 13  # brackets, dashes, colons


class Word(NamedTuple):
    kind: int  # one of Kind
    value: Any  # of a language its Name, of a level its label, of a need the Need
    text: str  # in lower case


_SIGNS: Final = {
    ",": Kind.COMMA, ".": Kind.STOP, ";": Kind.STOP, "!": Kind.STOP, "?": Kind.STOP,
    "•": Kind.STOP, "&": Kind.JOINING, "/": Kind.JOINING, "+": Kind.JOINING,
}  # fmt: skip
_UNKNOWN: Final = Word(Kind.UNKNOWN, None, "")
_FULL_STOP: Final = "."
_NO_STOP: Final = Word(Kind.SIGNLESS, None, _FULL_STOP)
# A verb, and places: neither is a language.
_NONE: Final = re.compile(
    r"\bpolish\b|(?<=Cape )Breton\b|\bChino(?=,? (?:CA|California|Hills|Valley)\b)"
)
_MAY_BE_NONE: Final = ("polish", "Cape Breton", "Chino", "pools", "Pools", "POOLS")
# “Pools” is Polish among words of Dutch: not in “Swimming Pools”.
_POOLS: Final = re.compile(r"\bpools\b", re.IGNORECASE)
_AMONG_DUTCH: Final = re.compile(
    r"\b(?:een|je|jij|jouw|het|goed|goede|vloeiend|kennis|beheers\w*|spree?k\w*|taal|talen|voertaal"
    r"|engels|nederlands|duits|frans|spaans|turks|arabisch|russisch|roemeens|bulgaars|oekraïens"
    r"|hongaars|tsjechisch|slowaaks|pré|pre|pluspunt|vereist|moedertaal\w*|niveau|woord|schrift"
    r"|medewerker\w*|klantenservice)\b",
    re.IGNORECASE,
)


def tag(text: str) -> list[Word]:
    """Return the words and signs of a text, with what they are to languages."""
    return tag_tokens(tokens_of(text))


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of a text, in lower case."""
    if any(words in text for words in _MAY_BE_NONE):
        text = _NONE.sub("polishing", text)
        if not _AMONG_DUTCH.search(text):
            text = _POOLS.sub("pool", text)
    return _split(text)


def _split(text: str) -> list[str]:
    text = text.casefold()
    for sign in _APART:
        if sign in text:
            text = text.replace(sign, f" {sign} ")
    for sign in _GONE:
        if sign in text:
            text = text.replace(sign, " ")
    return text.split()


def tag_tokens(tokens: list[str]) -> list[Word]:
    words: list[Word] = []
    known = phrases()
    simple, longer = known.words.get, known.longer
    at, end = 0, len(tokens)
    while at < end:
        token = tokens[at]
        at += 1
        word = simple(token, _UNKNOWN)
        if token in longer:
            for rest, phrase in longer[token]:
                if tokens[at : at + len(rest)] == rest:
                    word = phrase
                    at += len(rest)
                    break
        elif token == _FULL_STOP and words and _is_short(words[-1].text, known):
            word = _NO_STOP
        words.append(word)
    return words


def _is_short(word: str, known: "Phrases") -> bool:
    """Tell whether a full stop behind a word ends no sentence: “min.”, “z.B.”."""
    return (len(word) == 1 and word.isalpha()) or word in known.abbreviations


class Phrases(NamedTuple):
    words: dict[str, Word]
    longer: dict[str, list[tuple[list[str], Word]]]  # by the first word, the longest first
    abbreviations: frozenset[str]
    asking: frozenset[str]  # first words of what asks for a language


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return all words and phrases of the file; what comes first goes before what comes later."""
    words: dict[str, Word] = {
        sign: Word(_SIGNS.get(sign, Kind.SIGNLESS), None, sign) for sign in _APART
    }
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
                kind == Kind.LANGUAGE and value.is_asking
            ):
                asking.add(tokens[0])
    for each in longer.values():
        each.sort(key=lambda phrase: -len(phrase[0]))
    return Phrases(words, longer, words_of("abbreviations"), frozenset(asking))


def _phrases() -> Iterator[tuple[str, int, Any]]:
    yield from ((words, Kind.LANGUAGE, name) for words, name in names().items())
    for level, listing in levels().items():
        yield from ((word, Kind.LEVEL, level) for word in listing)
    signs = {word for words in table("signs").values() for word in listed(words)}
    yield from ((word, Kind.SIGN, None) for word in signs)
    yield from ((word, Kind.OTHERS, None) for word in listed(table("others")["all"]))
    telling = signs.union(*levels().values())
    for words, need in _needs():
        if need is Need.NOT_NEEDED or not telling & set(words.split()):
            yield words, Kind.NEED, need
    small, without = table("small"), words_of("without") | words_of("denied")
    yield from ((word, Kind.EITHER, None) for word in listed(small["either"]))
    yield from ((word, Kind.JOINING, None) for word in listed(small["joining"]))
    yield from ((word, Kind.PARTING, None) for word in listed(small["parting"]))
    yield from ((word, Kind.SMALL, None) for word in (*listed(small["other"]), *without))


def _needs() -> Iterator[tuple[str, Need]]:
    told = tomllib.loads(_CUES.read_text(encoding="utf-8"))["phrases"]
    kinds = {"required": Need.REQUIRED, "nice": Need.NICE, "not_needed": Need.NOT_NEEDED}
    for kind, need in kinds.items():
        yield from ((words, need) for words in (*listed(table("needs")[kind]), *told[kind]))


def _spelled(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of a phrase, also with hyphens between them."""
    tokens = tuple(_split(words))
    if tokens:
        yield tokens
    if len(tokens) > 1 and tokens[0].isalnum():
        yield tuple(each for token in tokens for each in (token, "-"))[:-1]


def codes_in(text: str, *, is_listed: bool = False) -> list[str]:
    """Return the codes of the languages that a text names, in order.

    `is_listed` says that it stands in a list of languages: “Pools” has no water there.
    """
    tagged = tag_tokens(_split(text)) if is_listed else tag(text)
    codes = [word.value.code for word in tagged if word.kind == Kind.LANGUAGE]
    codes += [names()[found].code for found in unspaced().names.findall(text)]
    return list(dict.fromkeys(codes))


def names_only_languages(text: str) -> bool:
    """Tell whether a text is one or more languages and how well they are spoken: no skill."""
    kinds = {word.kind for word in tag(text)}
    return Kind.LANGUAGE in kinds and not kinds & {Kind.UNKNOWN, Kind.OTHERS}


def level_in(text: str) -> str:
    """Return how well a resume says that a language is spoken; "" when it does not say."""
    found = [word.value for word in tag(text) if word.kind == Kind.LEVEL]
    found += [level for level, words in unspaced().levels if words.search(text)]
    return max(found, key=rank_of_resume, default="")


class Unspaced(NamedTuple):
    """What is looked for in texts without spaces."""

    names: re.Pattern[str]
    near: dict[str, re.Pattern[str]]
    levels: list[tuple[str, re.Pattern[str]]]


@lru_cache(maxsize=1)
def unspaced() -> Unspaced:
    return Unspaced(
        _any_of(word for words in table("names_unspaced").values() for word in listed(words)),
        {kind: _any_of(listed(words)) for kind, words in table("unspaced").items()},
        [(level, _any_of(listed(words))) for level, words in table("unspaced_levels").items()],
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

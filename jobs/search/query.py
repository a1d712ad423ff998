"""Read what a person typed into the search box. Never fails. Pure: imports no Django.

`data engineer` both words, `"data engineer"` one after the other, `engin*` the beginning of a
word, `-senior` not that word, `title:` `company:` `place:` `text:` in that part only.
Words are folded here as both indexes fold them: case and accents do not matter, each sign of
Chinese, Japanese and Korean is a word, and C++, C# and F# are words of their own. German words
are looked for as they are spelt without umlauts, too, and words with a stroke through a letter
without it (`jobs.search.spelling`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from jobs.search.spelling import other_spellings, with_strokes, without_strokes

# In words, so that the signs are lost neither as punctuation nor in “C”.
SPECIAL: Final = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp"}
# Kana, Han and Hangul: written without spaces, so each sign is indexed as a word.
JOINED: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
PARTS: Final = {
    "title": "title",
    "company": "company",
    "at": "company",
    "place": "location",
    "location": "location",
    "text": "description",
}
SHORTEST_PREFIX: Final = 3  # letters; a shorter one is taken as a whole word
_LONGEST: Final = 500  # characters that are read of a query
_MOST_TERMS: Final = 16
_LONGEST_WORD: Final = 60

_TERM = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?(\*?)|(\S+))')
_WORD = re.compile(rf"[{JOINED}]|[^\W_{JOINED}]+")
_SPECIAL = re.compile(r"(?<![^\W_])(?:c\+\+|[cf]#)(?![^\W_])")
_ACCENTS = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; of a prefix, the last one is a beginning."""

    words: tuple[str, ...]
    part: str = ""  # a column of the index, or all
    is_prefix: bool = False
    others: tuple[tuple[str, ...], ...] = ()  # the words in other spellings

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """All that the indexes may have of it."""
        return (self.words, *self.others, *with_strokes(self.words))


@dataclass(frozen=True)
class Query:
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    text: str = field(default="", compare=False)  # as it was typed

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)

    @cached_property
    def marks(self) -> "re.Pattern[str] | None":
        """Return a pattern that finds the wanted words in a `flat` text, or None."""
        alternatives = [as_pattern(term) for term in self.wanted]
        return re.compile("|".join(alternatives)) if alternatives else None


def parse(text: str) -> Query:
    """Read a query; what has neither letters nor digits is left out."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for is_not, term in _terms(unicodedata.normalize("NFC", text[:_LONGEST])):
        terms = unwanted if is_not else wanted
        if term not in terms and len(wanted) + len(unwanted) < _MOST_TERMS:
            terms.append(term)
    return Query(tuple(wanted), tuple(unwanted), " ".join(text[:_LONGEST].split()))


def fold(text: str) -> str:
    """Return `text` as words are compared: in small letters, without accents."""
    if text.isascii():
        folded = text.lower()
    else:
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        folded = unicodedata.normalize("NFC", plain).lower()
    return _SPECIAL.sub(lambda found: f" {SPECIAL[found[0]]} ", folded)


def split(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(word[:_LONGEST_WORD] for word in _WORD.findall(fold(text)))


def _terms(text: str) -> Iterator[tuple[bool, Term]]:
    for minus, name, phrase, star, bare in _TERM.findall(text):
        part = PARTS.get(name.lower(), "")
        typed = bare or phrase
        if name and not part:  # “ratio:2” is no part of a job
            typed = f"{name} {typed}"
        if term := as_term(typed, part, is_prefix=bool(star) or bare.endswith("*")):
            yield bool(minus), term


def as_term(text: str, part: str = "", *, is_prefix: bool = False) -> Term | None:
    """Return the words of a text, one after the other; None without any."""
    words = split(text)
    if not words:
        return None
    found = dict.fromkeys(split(each) for each in other_spellings(text.lower()))
    others = tuple(each for each in found if each != words)
    return Term(words, part, is_prefix and len(words[-1]) >= SHORTEST_PREFIX, others)


def as_pattern(term: Term) -> str:
    """Return a regular expression for a term in a `flat` text."""
    ways = dict.fromkeys(map(without_strokes, (term.words, *term.others)))
    return "|".join(_pattern(words, is_prefix=term.is_prefix) for words in ways)


def _pattern(words: tuple[str, ...], *, is_prefix: bool) -> str:
    first, *others = (re.escape(_TYPED.get(word, word)) for word in words)
    others = [rf"[\W_]*{word}" for word in others]
    if re.match(rf"[{JOINED}]", words[0]):
        return "".join([first, *others])
    # It begins with plain text, and looks back from behind it: that is fast.
    pattern = "".join([rf"{first}(?<![^\W_]{first})", *others])
    end = "" if is_prefix or words[-1] in _TYPED else r"(?![^\W_]|[+#])"
    return f"{pattern}{end}"


def flat(text: str) -> str:
    """Return `text` folded, with each of its signs in its place: what is found in it is there."""
    return text.lower() if text.isascii() else text.translate(_FLAT)


class _Flat(dict[int, str]):
    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", sign))
        (plain,) = without_strokes((unicodedata.normalize("NFC", plain).lower() or sign,))
        self[code] = plain[:1]
        return self[code]


_FLAT: Final = _Flat()
_TYPED: Final = {word: typed for typed, word in SPECIAL.items()}

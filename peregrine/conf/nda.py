"""Names of companies that must not leave the house, found in a text in any of their spellings.

Whole names only: “Meta” is not found in Metalworks. Case, accents, legal form (“Acme” and “ACME
Corp.”), a hyphen or a line break between or inside its words, dots in abbreviations and invisible
characters make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from peregrine import legal_forms

INSTEAD: Final = "a company I may not name"

# Scripts without spaces: every place is the edge of a word.
_JOINED: Final = "\u0e00-\u0eff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
_LETTER: Final = rf"[^\W_{_JOINED}]"
_STARTS_WITH_LETTER = re.compile(_LETTER)
_ENDS_IN_LETTER = re.compile(rf"{_LETTER}$")
_BETWEEN: Final = r"[\W_]{0,3}"
_AND: Final = r"(?:(?:and|und|et|y|e|og|och)[\W_]{1,3})?"
_BROKEN: Final = r"(?:[-‐]\n[ \t]*)?"  # a word that is hyphenated at the end of a line
_WORD = re.compile(r"&|[^\W_](?:\.[^\W_])+(?![^\W_])|[^\W_]+")
_SHORTEST_LONG_WORD: Final = 6  # letters; below it, dots may stand between the letters: A.C.M.E.
_FORM_BEHIND = re.compile(r"(?:[ \t,]{1,2}\n?|\n)[ \t]*(?:(?:&|und|and)[ \t]*)?([^\W\d_][^\W_]*"
                          r"(?:\.[^\W_]+)*\.?)")  # fmt: skip
_SENTENCE_ENDS = re.compile(r"[.!?]\s+\Z|\n\s*\n\Z")
_SENTENCE_GOES_ON = re.compile(r"[ \t]*[,;:)a-zß-öø-ÿ]|[ \t]*-")


@dataclass(frozen=True, slots=True)
class NdaCompany:
    name: str
    instead: str = INSTEAD


@dataclass(frozen=True, slots=True)
class Found:
    """A name as it stands in a text, and whose it is."""

    company: NdaCompany
    start: int
    end: int


class NdaNames:
    """The names that stay at home."""

    def __init__(self, companies: Iterable[NdaCompany]) -> None:
        self.companies = tuple(companies)
        self._patterns = _compiled(self.companies)

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def replaced(self, text: str) -> str:
        """Return `text` with what the person says instead of each name."""
        parts, position = [], 0
        for found in self.find(text):
            parts += [text[position : found.start], _instead(found, text)]
            position = found.end
        return "".join([*parts, text[position:]]) if parts else text

    def find(self, text: str) -> list[Found]:
        """Return the names in `text` in their order; of two that overlap the longer one."""
        if not self._patterns:
            return []
        folded = _Folded(text)
        found = sorted(self._all(text, folded), key=lambda each: (each.start, -each.end))
        kept: list[Found] = []
        for each in found:
            if not kept or each.start >= kept[-1].end:
                kept.append(each)
        return kept

    def companies_in(self, text: str) -> list[NdaCompany]:
        """Return whose names stand in `text`, each once."""
        return list(dict.fromkeys(found.company for found in self.find(text)))

    def without(self, name: str) -> NdaNames:
        """Return the names but that of this company: a letter to it may name it."""
        folded = _words(name)
        return NdaNames(each for each in self.companies if _words(each.name) != folded)

    def _all(self, text: str, folded: _Folded) -> Iterator[Found]:
        for company, pattern in self._patterns:
            for match in pattern.finditer(folded.text):
                start, end = folded.place(match.start()), folded.place(match.end() - 1) + 1
                yield Found(company, start, _with_form(text, end))


class _Folded:
    """A text without case, accents and invisible signs, and where each sign of it stood."""

    def __init__(self, text: str) -> None:
        self._places: list[int] | None = None
        if text.isascii():
            self.text = text.lower()
            return
        signs: list[str] = []
        self._places = []
        for place, sign in enumerate(text):
            for plain in _plain(sign):
                signs.append(plain)
                self._places.append(place)
        self.text = "".join(signs)

    def place(self, index: int) -> int:
        return index if self._places is None else self._places[index]


@lru_cache(maxsize=4_000)
def _plain(sign: str) -> str:
    """Return a sign in lower case without its accents; nothing for one that cannot be seen."""
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", sign.casefold())
        if unicodedata.category(part) not in ("Mn", "Cf")
    ).translate({0xF8: "o", 0x142: "l"})


@lru_cache(maxsize=16)
def _compiled(companies: tuple[NdaCompany, ...]) -> list[tuple[NdaCompany, re.Pattern[str]]]:
    return [(each, _pattern(words)) for each in companies if (words := _words(each.name))]


def _words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without its legal form; “&” and “and” are one."""
    plain = "".join(map(_plain, legal_forms.UNSPACED.sub(" ", name)))
    words = [word.replace(".", "") for word in _WORD.findall(plain)]
    words = ["and" if word == "&" else word for word in words]
    return tuple(legal_forms.without_ending(words)) if words else ()


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts: list[str] = []
    for number, word in enumerate(words):
        if word == "and" and 0 < number < len(words) - 1:
            parts.append(_AND)
            continue
        parts.append(_word_pattern(word))
        if number < len(words) - 1:
            parts.append(_BETWEEN)
    before = rf"(?<!{_LETTER})" if _STARTS_WITH_LETTER.match(words[0]) else ""
    after = rf"(?!{_LETTER})" if _ENDS_IN_LETTER.search(words[-1]) else ""
    # “Heron Banks Leitung”: of one word alone, it would be another word too often.
    genitive = "s?" if after and len(words) > 1 else ""
    return re.compile(before + "".join(parts) + genitive + after)


def _word_pattern(word: str) -> str:
    between = r"\.?" if len(word) < _SHORTEST_LONG_WORD else ""
    return (between + _BROKEN).join(map(re.escape, word))


def _with_form(text: str, end: int) -> int:
    """Return where the name ends with its legal form: “Acme, Inc.” is one name.

    A form begins with a capital letter, so that in “Acme is” and “Acme as” none is seen.
    """
    while (found := _FORM_BEHIND.match(text, end)) and _is_form(found[1]):
        end = found.end()
    if text[end - 1] == "." and not _SENTENCE_GOES_ON.match(text, end):
        return end - 1  # the dot of the sentence
    unspaced = legal_forms.UNSPACED.match(text, end)
    return unspaced.end() if unspaced else end


def _is_form(word: str) -> bool:
    folded = "".join(map(_plain, word)).replace(".", "")
    return word[0].isupper() and folded in legal_forms.LATIN | legal_forms.CYRILLIC


def _instead(found: Found, text: str) -> str:
    words = found.company.instead
    before = text[max(0, found.start - 20) : found.start].rstrip('"“„«(')
    begins_sentence = not before.strip() or bool(_SENTENCE_ENDS.search(before))
    return words[0].upper() + words[1:] if begins_sentence else words

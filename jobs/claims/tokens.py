"""Words, numbers and signs of a text with their places, stems and tags."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jobs.claims.words import LANGUAGES, lowered, phrases_of, token_pattern

_STEMMERS = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian",
    "pt": "portuguese", "nl": "dutch", "pl": "polish",
}  # fmt: skip


@dataclass(slots=True)
class Token:
    start: int
    end: int
    text: str
    low: str
    stem: str
    tags: set[str] = field(default_factory=set)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_inner_capital(self) -> bool:
        """Tell whether it can only be a name, wherever it stands: “NASA”, “GitLab”."""
        return any(sign.isupper() for sign in self.text[1:])

    @property
    def is_plain(self) -> bool:
        return "plain" in self.tags


def tokenize(text: str, language: str, *, offset: int = 0) -> list[Token]:
    """Return the tokens of `text`, tagged by the words of `language` (ISO 639-1)."""
    tokens = []
    for found in token_pattern(language).finditer(text):
        low = lowered(found[0])
        start, end = offset + found.start(), offset + found.end()
        tokens.append(Token(start, end, found[0], low, stem(low, language)))
    _tag(tokens, language)
    return tokens


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word in lower case, without “'s”."""
    word = word.removesuffix("'s")
    return str(_stemmer(language).stemWord(word)) if word.isalpha() or "-" in word else word


@lru_cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[language if language in LANGUAGES else "en"])


def phrase_end(
    tokens: list[Token], first: int, most: int, *, joins: frozenset[str], breaks: frozenset[str]
) -> int:
    """Return the last token of a phrase: before a mark, one of `joins` or a tag of `breaks`.

    “of” goes on (“head of data”), and so do the marks inside a word; `most` tokens at the most.
    """
    for at in range(first, min(first + most, len(tokens))):
        token = tokens[at]
        if not (token.is_word or token.text in "-/&") or token.low in joins:
            return at - 1
        if token.tags & breaks and token.low != "of":
            return at - 1
    return min(first + most, len(tokens)) - 1


def _tag(tokens: list[Token], language: str) -> None:
    phrases = phrases_of(language)
    lows = [token.low for token in tokens]
    for at, token in enumerate(tokens):
        if token.text == "US":
            continue  # the country, not “us”
        for rest, tag in phrases.by_first.get(token.low, ()):
            if tuple(lows[at + 1 : at + 1 + len(rest)]) == rest:
                for each in tokens[at : at + 1 + len(rest)]:
                    each.tags.add(tag)
        if token.is_word:
            token.tags.update(tag for form, tag in phrases.stems if token.low.startswith(form))

"""How numbers are written: digits with separators, words, scales, halves and dozens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jobs.claims.tokens import Token

_SCALES: Final = {
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "tys": 1e3,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "mio": 1e6, "millionen": 1e6,
    "millones": 1e6, "milioni": 1e6, "milhões": 1e6, "miljoen": 1e6, "mln": 1e6, "milionów": 1e6,
    "bn": 1e9, "b": 1e9, "billion": 1e9, "mrd": 1e9, "milliarden": 1e9, "milliards": 1e9,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
# The languages whose written numbers are known; others are read as English.
_SPOKEN: Final = frozenset(("en", "fr", "de", "es", "it", "pt", "nl"))


def ranked(token: Token, table: str) -> float:
    return next(
        (float(tag[len(table) + 1 :]) for tag in token.tags if tag.startswith(table + ".")), 0.0
    )


def digits(text: str) -> float | None:
    text = re.sub(r"['’\u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    if re.fullmatch(r"\d+[.,]\d+", text):
        return float(text.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+", text):
        whole, mark = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", text), text[-3:]
        return float(whole.replace(",", ".")) if mark else None
    return float(text) if text.isdigit() else None


def dozen_at(tokens: Sequence[Token], at: int) -> float | None:
    """Return 6 at the “dozen” of “half a dozen”, 12 at that of “a dozen”."""
    if tokens[at].low != "dozen" or not at or tokens[at - 1].low != "a":
        return None
    return 6.0 if at > 1 and tokens[at - 2].low == "half" else 12.0


def with_half(tokens: Sequence[Token], value: float, last: int) -> tuple[float, int]:
    """Read “four and a half” and “half a dozen” from their first words."""
    if [token.low for token in tokens[last + 1 : last + 4]] == ["and", "a", "half"]:
        return value + 0.5, last + 3
    if last + 1 < len(tokens) and tokens[last + 1].low in ("dozen", "dutzend"):
        return value * 12, last + 1
    return value, last


def _is_scale(tokens: Sequence[Token], last: int) -> bool:
    scale = tokens[last + 1]
    return len(scale.low) > 2 or scale.start == tokens[last].end or scale.low in ("mn", "bn", "mm")


@dataclass(slots=True)
class _Word:
    """A token as text2num wants it."""

    token: Token
    follows: bool

    def text(self) -> str:
        return self.token.low

    def nt_separated(self, previous: "_Word") -> bool:
        return not self.follows

    def not_a_number_part(self) -> bool:
        return not self.token.is_word and self.token.text != "-"


def written(tokens: Sequence[Token], language: str) -> dict[int, tuple[float, int]]:
    """Return the numbers that are written as words: value and last token by the first token."""
    from text_to_num import find_numbers

    if language not in _SPOKEN:
        language = "en"
    stream = [_Word(token, follows=True) for token in tokens]
    found: dict[int, tuple[float, int]] = {}
    for number in find_numbers(stream, language, threshold=0):
        first, last = number.start, number.end - 1
        if number.is_ordinal or not tokens[first].is_word:
            continue
        if number.value == 1 and not any(
            "unit.years" in t.tags or "unit.months" in t.tags for t in tokens[last + 1 : last + 2]
        ):
            continue
        found[first] = (float(number.value), last)
    return found


def scaled(tokens: Sequence[Token], value: float, last: int) -> tuple[float, int]:
    """Read “1.2 million” and “40k” from their number on."""
    after = last + 1
    if after < len(tokens) and tokens[after].low in _SCALES and _is_scale(tokens, last):
        return value * _SCALES[tokens[after].low], after
    return value, last

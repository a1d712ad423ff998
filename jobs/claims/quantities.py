"""Numbers of a text with what they count: 1.2 million euros, twelve nurses, 40 %."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from jobs.claims.tokens import Token
from jobs.claims.words import listed

_SCALES: Final = {
    "k": 1e3, "thousand": 1e3, "tsd": 1e3, "tausend": 1e3, "mille": 1e3, "mil": 1e3, "tys": 1e3,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "mio": 1e6, "millionen": 1e6,
    "millones": 1e6, "milioni": 1e6, "milhões": 1e6, "miljoen": 1e6, "mln": 1e6, "milionów": 1e6,
    "bn": 1e9, "b": 1e9, "billion": 1e9, "mrd": 1e9, "milliarden": 1e9, "milliards": 1e9,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_CURRENCIES: Final = frozenset("$€£¥₹")
# Between a number and a unit that is not its own: “8 a month”, “5 per day”, “two in ten years”.
_CUTS: Final = listed("cuts")
_AHEAD: Final = 4  # tokens after a number in which its unit or noun stands
_BEHIND: Final = 3
_ORDINALS: Final = frozenset(("st", "nd", "rd", "th"))
_YEARS: Final = (1950, 2050)


class Bound(StrEnum):
    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    first: int  # the first and the last of its tokens
    last: int
    value: float  # time in seconds, years and months as they are
    unit: str  # years, months, time, percent, money, people, times, ratio; year: of a calendar
    bound: Bound
    nouns: frozenset[str]  # stems of what stands near it
    kinds: frozenset[str]  # what of a resume is counted: work, language …
    is_idle: bool = False  # it counts reasons, pages, sides

    @property
    def is_specific(self) -> bool:
        """Tell whether the same number elsewhere is hardly chance."""
        return self.value >= 100 or self.value != int(self.value)


def quantities(tokens: Sequence[Token], language: str) -> list[Quantity]:
    found: list[Quantity] = []
    reach = -1
    written = _written(tokens, language)
    for at, token in enumerate(tokens):
        if at <= reach or token.tags & {"skill", "contact"}:
            continue
        if token.is_number:
            value, last = _digits(token.text), at
        elif vague := ranked(token, "vague"):
            value, last = vague, at
        elif at in written:
            value, last = written[at]
        elif ratio := ranked(token, "ratios"):
            found.append(Quantity(at, at, ratio, "ratio", Bound.EXACT, frozenset(), frozenset()))
            continue
        elif token.low.startswith("decade") and "unit.years" in token.tags:
            value, last = 1.0, at - 1
        else:
            continue
        if value is not None and not _is_part_of_name(tokens, at):
            found.append(_elliptic(_quantity(tokens, at, last, value), tokens, found))
            reach = found[-1].last
    return found


def _quantity(tokens: Sequence[Token], at: int, last: int, value: float) -> Quantity:
    scale_at = last + 1
    if scale_at < len(tokens) and tokens[scale_at].low in _SCALES and _is_scale(tokens, last):
        value, last = value * _SCALES[tokens[scale_at].low], scale_at
    bound = _bound(tokens, at, last)
    if ranked(tokens[at], "vague"):
        bound = Bound.OVER
    unit, unit_at = _unit(tokens, at, last)
    near = [token for token in _near(tokens, at, last) if token.is_word]
    if unit == "years" and tokens[unit_at].low.startswith(
        ("decade", "jahrzehnt", "décennie", "década", "decenni", "dekad")
    ):
        value, bound = value * 10, Bound.ABOUT if bound is Bound.EXACT else bound
    if unit == "time":
        value *= ranked(tokens[unit_at], "seconds") or 1
    if not unit and _is_year(tokens, at, last, value):
        unit = "year"
    kinds = {
        tag[8:]
        for token in tokens[last + 1 : last + 3]
        for tag in token.tags
        if tag.startswith("counted.")
    }
    return Quantity(
        at, max(last, at), value, unit, bound,
        frozenset(token.stem for token in near if not token.is_plain),
        frozenset(kinds),
        is_idle=any("idle" in token.tags for token in tokens[last + 1 : last + 3]),
    )  # fmt: skip


def _elliptic(number: Quantity, tokens: Sequence[Token], before: Sequence[Quantity]) -> Quantity:
    """Give a number that ends its clause the unit of the one before: “five years; I bring ten”."""
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    ends = after is None or (not after.is_word and after.text in ".,;!?)—–")
    if (
        number.unit
        or not ends
        or not before
        or before[-1].unit not in ("years", "months", "percent", "people")
    ):
        return number
    return replace(number, unit=before[-1].unit)


def _is_scale(tokens: Sequence[Token], last: int) -> bool:
    scale = tokens[last + 1]
    return len(scale.low) > 2 or scale.start == tokens[last].end or scale.low in ("mn", "bn", "mm")


def _bound(tokens: Sequence[Token], at: int, last: int) -> Bound:
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if after == "+":
        return Bound.OVER
    before = [
        token
        for token in tokens[max(0, at - 2) : at]
        if token.low not in ("a", "an", "the", "$", "€", "£")
    ]
    for bound in (Bound.OVER, Bound.UNDER, Bound.ABOUT):
        if before and bound.value in before[-1].tags:
            return bound
    return Bound.EXACT


def _unit(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int]:
    """Return the unit of a number and where it stands."""
    if at and (tokens[at - 1].text in _CURRENCIES or "unit.money" in tokens[at - 1].tags):
        return "money", at - 1
    for ahead in range(last + 1, min(last + 1 + _AHEAD, len(tokens))):
        token = tokens[ahead]
        if token.text == "%" or "unit.percent" in token.tags:
            return ("percent", ahead) if ahead <= last + 2 else ("", last)
        if token.text in _CURRENCIES and ahead == last + 1:
            return "money", ahead
        units = [tag[5:] for tag in token.tags if tag.startswith("unit.")]
        if units and (units[0] in ("people", "months", "years", "money") or ahead <= last + 2):
            return units[0], ahead
        if token.text not in "-+'’" and (
            not token.is_word or token.is_number or token.low in _CUTS
        ):
            break
    if at and "team_of" in tokens[at - 1].tags:
        return "people", at - 1
    return "", last


def _near(tokens: Sequence[Token], at: int, last: int) -> Iterator[Token]:
    yield from tokens[max(0, at - _BEHIND) : at]
    for token in tokens[last + 1 : last + 2 + _AHEAD]:
        if token.is_number:
            return
        yield token


def _is_year(tokens: Sequence[Token], at: int, last: int, value: float) -> bool:
    if (
        at != last
        or not re.fullmatch(r"(?:19|20)\d\d", tokens[at].text)
        or not _YEARS[0] <= value < _YEARS[1]
    ):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        after is None
        or not after.is_word
        or after.is_plain
        or bool(after.tags & {"me", "turn", "worked", "as", "at"})
    )


def _is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the number counts nothing: “ISO 9001”, “24/7”, “15 March”, “Python 3”, “2nd”."""
    before, after = (
        (tokens[at - 1] if at else None),
        (tokens[at + 1] if at + 1 < len(tokens) else None),
    )
    if before and (
        "skill" in before.tags or before.text in ("/", "#", "№") or (before.text == "." and at > 1)
    ):
        return True
    if (
        before
        and before.is_inner_capital
        and before.text not in ("EUR", "USD", "GBP", "CHF", "PLN")
    ):
        return True
    if after and (
        after.text == "/"
        or (after.start == tokens[at].end and after.low in ("st", "nd", "rd", "th"))
    ):
        return True
    from jobs.resumes.reading.words import months

    return (
        tokens[at].is_number
        and len(tokens[at].text) < 3
        and any(
            each is not None and each.low in months() and each.is_capital
            for each in (before, after)
        )
    )


def _digits(text: str) -> float | None:
    text = re.sub(r"['’\u00a0\u202f]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    if re.fullmatch(r"\d+[.,]\d+", text):
        return float(text.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+", text):
        whole, mark = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", text), text[-3:]
        return float(whole.replace(",", ".")) if mark else None
    return float(text) if text.isdigit() else None


def ranked(token: Token, table: str) -> float:
    return next(
        (float(tag[len(table) + 1 :]) for tag in token.tags if tag.startswith(table + ".")), 0.0
    )


_SPOKEN: Final = frozenset(("en", "fr", "de", "es", "it", "pt", "nl"))


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


def _written(tokens: Sequence[Token], language: str) -> dict[int, tuple[float, int]]:
    """Return the numbers that are written as words: value and last token by the first token."""
    from text_to_num import find_numbers

    if language not in _SPOKEN:
        language = "en"
    words = [token for token in tokens if token.is_word or token.text in ",;.:"]
    places = [at for at, token in enumerate(tokens) if token.is_word or token.text in ",;.:"]
    stream = [_Word(token, follows=True) for token in words]
    found: dict[int, tuple[float, int]] = {}
    for number in find_numbers(stream, language, threshold=0):
        first, last = places[number.start], places[number.end - 1]
        if number.is_ordinal or not tokens[first].is_word:
            continue
        if number.value == 1 and not any(
            "unit.years" in t.tags or "unit.months" in t.tags for t in tokens[last + 1 : last + 3]
        ):
            continue
        found[first] = (float(number.value), last)
    return found

"""Numbers of a text with what they count: 1.2 million euros, twelve nurses, 40 %."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from jobs.claims import numerals
from jobs.claims.numerals import ranked
from jobs.claims.tokens import Token
from jobs.claims.units import JOINING, is_idle, is_part_of_name, is_year, unit_of

_AHEAD: Final = 4  # tokens after a number in which its noun stands
_BEHIND: Final = 3
_SHARED: Final = frozenset(("percent", "time", "money", "times", "months"))


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
    said: float  # the number as it is written
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
    written = numerals.written(tokens, language)
    for at, token in enumerate(tokens):
        if at <= reach or token.tags & {"skill", "contact"}:
            continue
        if token.is_number:
            value, last = numerals.digits(token.text), at
        elif vague := ranked(token, "vague"):
            value, last = vague, at
        elif at in written:
            value, last = written[at]
            value, last = numerals.with_half(tokens, value, last)
        elif ratio := ranked(token, "ratios"):
            found.append(
                Quantity(at, at, ratio, ratio, "ratio", Bound.EXACT, frozenset(), frozenset())
            )
            continue
        elif token.low.startswith("decade") and "unit.years" in token.tags:
            value, last = 1.0, at - 1
        else:
            continue
        if (dozen := numerals.dozen_at(tokens, at)) is not None:
            value = dozen
        if value is not None and not is_part_of_name(tokens, at):
            found.append(_elliptic(_quantity(tokens, at, last, value), tokens, found))
            reach = found[-1].last
    return [_paired(number, found, tokens) for number in found]


def _quantity(tokens: Sequence[Token], at: int, last: int, value: float) -> Quantity:
    value, last = numerals.scaled(tokens, value, last)
    bound = _bound(tokens, at, last)
    if ranked(tokens[at], "vague") and tokens[at].low != "dozen":
        bound = Bound.OVER
    unit, unit_at = unit_of(tokens, at, last)
    said = value
    near = [token for token in _near(tokens, at, last) if token.is_word]
    if unit == "years" and tokens[unit_at].low.startswith(
        ("decade", "jahrzehnt", "décennie", "década", "decenni", "dekad")
    ):
        value, bound = value * 10, Bound.ABOUT if bound is Bound.EXACT else bound
    if unit == "time":
        value *= ranked(tokens[unit_at], "seconds") or 1
    if not unit and is_year(tokens, at, last, value):
        unit = "year"
    kinds = {
        tag[8:]
        for token in tokens[last + 1 : last + 3]
        for tag in token.tags
        if tag.startswith("counted.")
    }
    return Quantity(
        at, max(last, at), value, said, unit, bound,
        frozenset(token.stem for token in near if not token.is_plain),
        frozenset(kinds),
        is_idle=is_idle(tokens, last, value),
    )  # fmt: skip


def _paired(number: Quantity, numbers: Sequence[Quantity], tokens: Sequence[Token]) -> Quantity:
    """Give a number the unit of its partner: “from 41 to 83 percent”, “900 milliseconds to 180”."""
    if number.unit:
        return number
    for other in numbers:
        if other is number or other.unit not in _SHARED:
            continue
        earlier, later = sorted((number, other), key=lambda each: each.first)
        is_joined = any(token.low in JOINING for token in tokens[later.first - 2 : later.first])
        if is_joined and later.first - earlier.last <= 6:
            times = 1.0 if other.unit != "time" else _seconds_of(other, tokens)
            return replace(number, unit=other.unit, value=number.value * times)
    return number


def _seconds_of(number: Quantity, tokens: Sequence[Token]) -> float:
    unit, at = unit_of(tokens, number.first, number.last)
    return (ranked(tokens[at], "seconds") or 1) if unit == "time" else 1


def _elliptic(number: Quantity, tokens: Sequence[Token], before: Sequence[Quantity]) -> Quantity:
    """Give a number that ends its clause the unit of the one before: “five years; I bring ten”."""
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    ends = (
        after is None
        or (not after.is_word and after.text in ".,;!?)—–")
        or "into" in after.tags
        or _is_of_these(tokens, number.last)
    )
    if (
        number.unit
        or not ends
        or not before
        or before[-1].unit not in ("years", "months", "percent", "people")
    ):
        return number
    return replace(number, unit=before[-1].unit)


def _is_of_these(tokens: Sequence[Token], last: int) -> bool:
    return [token.low for token in tokens[last + 1 : last + 3]] in (
        ["of", "these"],
        ["of", "those"],
    )


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


def _near(tokens: Sequence[Token], at: int, last: int) -> Iterator[Token]:
    yield from tokens[max(0, at - _BEHIND) : at]
    for token in tokens[last + 1 : last + 2 + _AHEAD]:
        if token.is_number:
            return
        yield token

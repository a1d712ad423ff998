"""Read pay as Japanese postings write it: “月給28万円～42万円”, “■年収 500万～750万円”. Pure."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from jobs.boards.base import SalaryPeriod

SIGN: Final = "円"
_TEN_THOUSAND: Final = "万"
_PERIODS: Final[dict[str, SalaryPeriod]] = {"年": "year", "月": "month", "時": "hour", "日": "day"}
_YEARLY_FROM: Final = 1_500_000
_WIDEST_RANGE: Final = 10
_PERIOD: Final = r"(?P<period>年収|年俸|月給|月収|時給|日給)[^\d円。]{0,12}?"
_NUMBER: Final = r"\d[\d,，.]{0,11}"
_AMOUNT: Final = (
    rf"(?P<low>{_NUMBER})\s?(?P<unit>万)?円?(?P<least>以上)?"
    rf"(?:\s?[-–~〜～]\s?(?P<high>{_NUMBER})?\s?(?P<unit2>万)?)?(?:円|(?<=万))(?P<least2>以上)?"
)
_NAMED: Final = re.compile(_PERIOD + _AMOUNT)
_ANY: Final = re.compile(rf"(?:{_PERIOD})?{_AMOUNT}")
# Amounts that are no pay, or somebody else's: models, bonuses, allowances, what a company has.
_NOT_PAY: Final = re.compile(
    r"モデル|例|賞与|ボーナス|手当|残業代|交通費|祝|支給|補助|資本金|売上|予算|上限|昇給|調達|価格|料金"
)
_OPEN: Final = tuple("-–~〜～")
_AROUND: Final = 6  # characters before an amount's own word


class Found(NamedTuple):
    low: Decimal
    high: Decimal | None
    period: SalaryPeriod
    words: str


def find(text: str, *, is_named: bool = False) -> Found | None:
    """Return the first pay in yen; with `is_named`, only what a word for pay leads to."""
    if SIGN not in text and _TEN_THOUSAND not in text:
        return None
    for found in (_NAMED if is_named else _ANY).finditer(text):
        lead = text[max(0, found.start() - _AROUND) : found.start("low")]
        is_pay = not is_named or not _NOT_PAY.search(lead)
        if is_pay and (read := _read(found, text[found.end() : found.end() + 1])):
            return read
    return None


def _read(found: re.Match[str], behind: str) -> Found | None:
    low, high = (re.sub("[,，]", "", found[name] or "") for name in ("low", "high"))
    unit = 10_000 if found["unit2"] or found["unit"] else 1
    if not re.fullmatch(r"\d+(?:\.\d+)?", low) or not re.fullmatch(r"(?:\d+(?:\.\d+)?)?", high):
        return None
    least = Decimal(low) * unit
    most = Decimal(high) * (10_000 if found["unit2"] else 1) if high else least
    period = _PERIODS.get((found["period"] or " ")[0], "")
    if not period and SIGN in found[0] and least >= _YEARLY_FROM:
        period = "year"
    if not period or not 0 < least <= most <= least * _WIDEST_RANGE:
        return None
    is_open = not high and (found["least"] or found["least2"] or behind in _OPEN)
    words = found[0].strip() + (behind if behind in _OPEN else "")
    return Found(least, None if is_open else most, period, words)

"""Read pay out of the words of a posting: `$120k–$150k`, `45 €/h`, `CHF 110'000`, `£35,000 pa`.

Conservative: None rather than a wrong figure. Pure: imports no Django.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from jobs import yen
from jobs.boards.base import SalaryPeriod
from jobs.currencies import (
    CODES,
    CROWN_CODES,
    CROWN_OF,
    CURRENCY,
    DOLLAR_CODES,
    DOLLAR_OF,
    DOT_GROUPS,
    MONTHLY_FROM,
    SIGNS,
    SMALL_UNITS,
    YEARLY_FROM,
)
from jobs.pay_times import SAYS_GROSS, period_after, period_before

_TEXT_LIMIT = 5_000  # characters looked at
_CURRENCY_ALONE = re.compile(rf"(?<![^\W\d_])(?:{CURRENCY})(?![^\W\d_])", re.IGNORECASE)
_BEFORE = 40  # characters before an amount
_CELL_LIMIT = 200  # characters
_BEHIND_AMOUNT = re.compile(r"\d\s*(?:(?:k|tsd\.?)\b)?([^\d]*)\Z", re.IGNORECASE)
_NUMBER = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 8,00,000
    r"|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,3})?(?!\d)"
)
_UNIT = r"k|t(?=\s?(?:€|eur))|tsd\.?|lakhs?|lacs?|lpa"
_AMOUNT = (
    rf"(?:(?<!\w)(?P<before0>{CURRENCY})\s?)?(?<![\d.,])(?P<number0>{_NUMBER})"
    rf"\s?(?P<unit0>(?:{_UNIT})(?!\w))?(?:\s?(?P<after0>{CURRENCY})(?!\w))?"
)
_SLASH = r"\s?(?:/|per\s)\s?(?:hour|hr|h|day|week|wk|month|mo|m|year|yr|annum)\b"
_TO = r"(?:to|bis|until|and|a|und|et|en|y|e|tot|do|hasta|até|till|til)\b"
_SALARY = re.compile(
    r"(?P<least>\b(?:from|starting (?:at|from)|starts at|at least|ab|mindestens|vanaf|od|desde|"
    r"min(?:im(?:um|aal|al))?\.?|à partir de|a partir de|a partire da|från|fra)\s*)?"
    r"(?P<most>\b(?:up to|bis(?: zu)?|tot|do|max(?:im(?:um|aal|al))?\.?|jusqu['’]à|hasta|até|"
    r"fino a|upp till|opptil|as much as)\s*)?"
    rf"{_AMOUNT.replace('0>', '1>')}"
    rf"(?:[,.][-–](?!\s?\d))?(?P<period>(?:{_SLASH}(?=\s?(?:-|–|—|to\b)))?)"
    rf"(?:\s?(?:-|–|—|~|à|/(?=\s?\d{{2,3}}\s?k)|{_TO}(?:\smax(?:im(?:um|aal|al))?\.?)?)\s?"
    rf"{_AMOUNT.replace('0>', '2>')}"
    r"|(?P<more>(?<!\s)\+(?!\d)|\s?\+(?!\s?\w)))?",
    re.IGNORECASE,
)
_NOT_PAY_AFTER = re.compile(
    r"\s*(?:%|m\b|mm\b|mn\b|mio\b|million|billion|bn\b|b\b|crores?\b|cr\b|"
    r"(?:\w{1,12}\s){0,2}(?:bonus|signing|sign-on|stipend|relocation|revenue|funding|allowance|budget|"
    r"assets|portfolio|projects?|raised|reimbursement|referral|gift|credit|employees|people|users)\b)",
    re.IGNORECASE,
)
_NOT_PAY_BEFORE = re.compile(
    r"(?:bonus|stipend|relocation|revenues?|funding|allowance|budget|assets|raised|reimbursement|"
    r"referral|credit|worth|donat\w+|fines?)\s(?:(?:of|up|to|over|an?|at|about|in|is)\s){0,3}$",
    re.IGNORECASE,
)
PER_YEAR: Final = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
_YEARLY_FROM = 10_000  # a figure without a period and of this size is a year's pay
_PLAUSIBLE: Final = {
    "hour": (3, 1_000), "day": (20, 10_000), "week": (50, 50_000),
    "month": (200, 200_000), "year": (5_000, 5_000_000), "": (0, 0),
}  # fmt: skip
_WIDEST_RANGE = 10


class Salary(NamedTuple):
    """Pay as a posting says it. One of the two bounds may be missing (“up to”, “from”)."""

    min: Decimal | None
    max: Decimal | None
    currency: str  # ISO 4217
    period: SalaryPeriod


NO_PAY: Final = Salary(None, None, "", "")


def parse_salary(text: str, *, country: str = "") -> Salary | None:
    """Return the first pay that `text` names clearly.

    `country` (two letters) says whose dollar a bare “$” is, the American one when not known; and
    whose crown a “kr”, which says nothing without it.
    """
    text = text[:_TEXT_LIMIT]
    if found := yen.find(text):
        return Salary(found.low, found.high, "JPY", found.period)
    return next((each.salary for each in named_salaries(text, country=country)), None)


class Named(NamedTuple):
    """Pay that a text names clearly, and where, with the time it is for."""

    salary: Salary
    start: int
    end: int
    says_period: bool
    is_gross: bool  # before or after the tax: so it is pay


def named_salaries(text: str, *, country: str = "", is_pay: bool = False) -> Iterator[Named]:
    """Yield what may be pay, in order; see `parse_salary`.

    Of what certainly is pay, the size tells a month from a year where no time is named.
    """
    own = _own_signs(country)
    for found in _SALARY.finditer(text):
        if _NOT_PAY_AFTER.match(text, found.end()):
            continue
        if _NOT_PAY_BEFORE.search(text, max(0, found.start() - 60), found.start()):
            continue
        salary = _read(found, text, own, is_pay=is_pay)
        if salary is not None:
            gross = SAYS_GROSS.match(text, found.end())
            period, end = period_after(text, found.end())
            end = gross.end() if gross and not period else end
            yield Named(
                salary, found.start(), end, bool(period or found["period"]), is_gross=bool(gross)
            )


def currency_in(text: str, *, country: str = "") -> str:
    """Return the one currency that a cell or a heading names, "" for none or several."""
    said = {found[0].lower() for found in _CURRENCY_ALONE.finditer(text[:_CELL_LIMIT])}
    return _one_currency(said, _own_signs(country))


def period_behind(text: str) -> SalaryPeriod:
    """Return the time that is named behind the last amount of a cell: “18 €/h”, “45k EUR p.a.”."""
    behind = _BEHIND_AMOUNT.search(text[:_CELL_LIMIT])
    return period_after(_CURRENCY_ALONE.sub("", behind[1]))[0] if behind else ""


def yearly(salary: Salary) -> Decimal | None:
    """Return the middle of the range as a year's pay of a full-time job, in its own currency."""
    bounds = [bound for bound in (salary.min, salary.max) if bound is not None]
    if not bounds or not salary.period:
        return None
    return sum(bounds, Decimal()) / len(bounds) * PER_YEAR[salary.period]


def _read(found: re.Match[str], text: str, own: dict[str, str], *, is_pay: bool) -> Salary | None:
    groups = found.groupdict()
    units = [(groups[f"unit{n}"] or "").lower() for n in (1, 2)]
    is_lakh = any(unit.startswith("la") or unit == "lpa" for unit in units)
    currency = "INR" if is_lakh else _currency(groups, own)
    if not currency:
        return None
    low = _amount(groups["number1"], units[0], currency)
    high = low
    if groups["number2"]:
        high = _amount(groups["number2"], units[1], currency)
        if units[1] and not units[0] and low < high / 100:  # “120–150k”
            low = _amount(groups["number1"], units[1], currency)
    period = _period(found, text, units, (low, high), currency, is_pay=is_pay)
    if not _is_plausible(low, high, period, currency):
        return None
    has_range = groups["number2"] is not None
    return Salary(
        min=None if groups["most"] and not has_range else low,
        max=None if (groups["least"] or groups["more"]) and not has_range else high,
        currency=currency,
        period=period,
    )


def _currency(groups: dict[str, str | None], own: dict[str, str]) -> str:
    """Return the one currency of the match, "" when it names several or none.

    `own` says what the signs mean that several countries use.
    """
    names = ("before1", "after1", "before2", "after2")
    return _one_currency({(groups[name] or "").lower() for name in names}, own)


def _own_signs(country: str) -> dict[str, str]:
    return {"$": DOLLAR_OF.get(country.lower(), "USD"), "kr": CROWN_OF.get(country.lower(), "")}


def _one_currency(said: set[str], own: dict[str, str]) -> str:
    codes = {"CNY" if sign == "rmb" else sign.upper() for sign in said if sign in CODES}
    signs = {SIGNS[sign] for sign in said if sign in SIGNS}
    if "$" in said and not codes & DOLLAR_CODES:
        signs.add(own["$"])
    if said & {"kr", "kr."} and not codes & CROWN_CODES:
        signs.add(own["kr"])
    found = (codes | signs) - {""}
    return found.pop() if len(found) == 1 else ""


def _amount(number: str, unit: str, currency: str) -> Decimal:
    number = re.sub(r"['’ \u00a0\u202f]", "", number)
    groups = re.split(r"[.,]", number)
    signs = re.findall(r"[.,]", number)
    if signs:
        is_grouped = len(groups[-1]) == len("000") and (
            signs[-1] == "," or len(signs) > 1 or currency in DOT_GROUPS
        )
        number = "".join(groups) if is_grouped else f"{''.join(groups[:-1])}.{groups[-1]}"
    factor = 1
    if unit.startswith(("k", "t")):
        factor = 1_000
    elif unit.startswith("l"):
        factor = 100_000
    return Decimal(number) * factor


def _period(
    found: re.Match[str],
    text: str,
    units: list[str],
    bounds: tuple[Decimal, Decimal],
    currency: str,
    *,
    is_pay: bool,
) -> SalaryPeriod:
    said = (
        period_after(text, found.end())[0]
        or (found["period"] and period_after(found["period"])[0])
        or period_before(text[max(0, found.start() - _BEFORE) : found.start()])
    )
    if said:
        return said
    least = YEARLY_FROM.get(currency, _YEARLY_FROM)
    if any(units) or (least is not None and max(bounds) >= least):
        return "year"
    is_pay = is_pay or SAYS_GROSS.match(text, found.end()) is not None
    of_a_month = MONTHLY_FROM.get(currency)
    return "month" if is_pay and of_a_month and min(bounds) >= of_a_month else ""


def _is_plausible(low: Decimal, high: Decimal, period: SalaryPeriod, currency: str) -> bool:
    if not period or not 0 < low <= high or high > low * _WIDEST_RANGE:
        return False
    least, most = _PLAUSIBLE[period]
    return currency in SMALL_UNITS or (least <= low and high <= most)

"""Read pay out of the words of a posting: `$120k–$150k`, `45 €/h`, `CHF 110'000`, `£35,000 pa`.

Conservative: None rather than a wrong figure. Pure: imports no Django.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from jobs.boards.base import SalaryPeriod

_TEXT_LIMIT = 5_000  # characters looked at
_DOLLARS: Final = {"ca": "CAD", "au": "AUD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "us": "USD"}
_DOLLAR_CODES: Final = frozenset({*_DOLLARS.values(), "MXN"})
_SIGNS: Final = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "a$": "AUD",
    "au$": "AUD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK", "₪": "ILS",
    "₩": "KRW", "₱": "PHP", "₺": "TRY", "₴": "UAH", "rs.": "INR", "rs": "INR", "inr": "INR",
    "fr.": "CHF", "sfr.": "CHF", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
_CODES_WORDS = """
usd cad aud nzd sgd hkd gbp eur chf jpy inr pln czk sek nok dkk huf ron brl mxn zar ils krw php
try uah aed sar cny rmb
"""
_CODES: Final = _CODES_WORDS.split()
# Thousands of these are a day's pay, so nothing is concluded from the size of a figure.
_SMALL_UNITS: Final = frozenset({"JPY", "INR", "KRW", "HUF", "PHP", "CZK", "UAH", "TRY", "MXN"})
_DOT_GROUPS: Final = frozenset({"EUR", "BRL", "TRY", "DKK", "CHF"})  # “3.500 €” is 3500

_CURRENCY = "|".join(
    [*(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)), r"\$", *_CODES]
)
_NUMBER = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 8,00,000
    r"|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,3})?(?!\d)"
)
_UNIT = r"k|tsd\.?|lakhs?|lacs?|lpa"
_AMOUNT = (
    rf"(?:(?<!\w)(?P<before0>{_CURRENCY})\s?)?(?<![\d.,])(?P<number0>{_NUMBER})"
    rf"\s?(?P<unit0>(?:{_UNIT})(?!\w))?(?:\s?(?P<after0>{_CURRENCY})(?!\w))?"
)
_PERIOD_WORDS: Final[dict[SalaryPeriod, str]] = {
    "hour": r"h|hr|hrs|hour|hourly|stunde|std\.?|heure|hora|ora|uur|godz\.?|ph",
    "day": r"d|day|daily|tag|jour|dia|dag|diem|pd",
    "week": r"w|wk|week|weekly|woche|semaine|semana|pw",
    "month": r"m|mo|mth|month|monthly|monat|mois|m[eê]s|mese|maand|mies\.?|pcm|monatlich|mensuel",
    "year": (
        r"y|yr|year|yearly|annum|annually|annual|jahr|an|ann[ée]e|a[ñn]o|anno|jaar|rok|pa|p\.a\.?|"
        r"j[aä]hrlich|annuel|lpa"
    ),
}
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIOD_WORDS.items())
_SAYS_PERIOD = re.compile(
    rf"\s*\(?(?:cad|usd|aud|gross|brutto|base)?\)?\s*,?\s*"
    rf"(?:(?:per|pro|par|por|al|a|an|each|de l['’]|im|p(?=[/.]))[\s./]*|/\s*|(?=\w{{2}}))"
    rf"(?:{_PERIOD})(?!\w)",
    re.IGNORECASE,
)
_SALARY = re.compile(
    r"(?P<least>\b(?:from|starting (?:at|from)|starts at|ab|min(?:imum)?\.?|at least|à partir de)"
    r"\s*)?"
    r"(?P<most>\b(?:up to|bis zu|max(?:imum)?\.?|jusqu['’]à|hasta|as much as)\s*)?"
    rf"{_AMOUNT.replace('0>', '1>')}"
    r"(?P<period>(?:\s?/\s?(?:hour|hr|h)\b)?)"
    rf"(?:\s?(?:-|–|—|~|to\b|bis\b|à|until\b|and\b|a\b)\s?{_AMOUNT.replace('0>', '2>')}"
    r"|(?P<more>\s?\+(?!\s?\d)))?",
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
_PER_YEAR: Final = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
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


def parse_salary(text: str, *, country: str = "") -> Salary | None:
    """Return the first pay that `text` names clearly.

    `country` (two letters) says whose dollar a bare “$” is; the American one when not known.
    """
    text = text[:_TEXT_LIMIT]
    for found in _SALARY.finditer(text):
        if _NOT_PAY_AFTER.match(text, found.end()):
            continue
        if _NOT_PAY_BEFORE.search(text, max(0, found.start() - 60), found.start()):
            continue
        salary = _read(found, text, _DOLLARS.get(country.lower(), "USD"))
        if salary is not None:
            return salary
    return None


def yearly(salary: Salary) -> Decimal | None:
    """Return the middle of the range as a year's pay of a full-time job, in its own currency."""
    bounds = [bound for bound in (salary.min, salary.max) if bound is not None]
    if not bounds or not salary.period:
        return None
    return sum(bounds, Decimal()) / len(bounds) * _PER_YEAR[salary.period]


def _read(found: re.Match[str], text: str, dollar: str) -> Salary | None:
    groups = found.groupdict()
    units = [(groups[f"unit{n}"] or "").lower() for n in (1, 2)]
    is_lakh = any(unit.startswith("la") or unit == "lpa" for unit in units)
    currency = "INR" if is_lakh else _currency(groups, dollar)
    if not currency:
        return None
    low = _amount(groups["number1"], units[0], currency)
    high = low
    if groups["number2"]:
        high = _amount(groups["number2"], units[1], currency)
        if units[1] and not units[0] and low < high / 100:  # “120–150k”
            low = _amount(groups["number1"], units[1], currency)
    period = _period(found, text, units, max(low, high), currency)
    if not _is_plausible(low, high, period, currency):
        return None
    has_range = groups["number2"] is not None
    return Salary(
        min=None if groups["most"] and not has_range else low,
        max=None if (groups["least"] or groups["more"]) and not has_range else high,
        currency=currency,
        period=period,
    )


def _currency(groups: dict[str, str | None], dollar: str) -> str:
    """Return the one currency of the match, "" when it names several or none."""
    said = {(groups[name] or "").lower() for name in ("before1", "after1", "before2", "after2")}
    codes = {"CNY" if sign == "rmb" else sign.upper() for sign in said if sign in _CODES}
    signs = {_SIGNS[sign] for sign in said if sign in _SIGNS}
    if "$" in said and not codes & _DOLLAR_CODES:
        signs.add(dollar)
    found = codes | signs
    return found.pop() if len(found) == 1 else ""


def _amount(number: str, unit: str, currency: str) -> Decimal:
    number = re.sub(r"['’ \u00a0\u202f]", "", number)
    groups = re.split(r"[.,]", number)
    signs = re.findall(r"[.,]", number)
    if signs:
        is_grouped = len(groups[-1]) == len("000") and (
            signs[-1] == "," or len(signs) > 1 or currency in _DOT_GROUPS
        )
        number = "".join(groups) if is_grouped else f"{''.join(groups[:-1])}.{groups[-1]}"
    factor = 1
    if unit.startswith(("k", "tsd")):
        factor = 1_000
    elif unit.startswith("l"):
        factor = 100_000
    return Decimal(number) * factor


def _period(
    found: re.Match[str], text: str, units: list[str], amount: Decimal, currency: str
) -> SalaryPeriod:
    if found["period"]:
        return "hour"
    said = _SAYS_PERIOD.match(text, found.end())
    for name in _PERIOD_WORDS:
        if said and said[name]:
            return name
    before = text[max(0, found.start() - 40) : found.start()].lower()
    if re.search(r"\b(?:hourly|per hour|stundenlohn)\b", before):
        return "hour"
    if re.search(r"\b(?:annual(?:ly)?|yearly|per year|jahresgehalt)\b", before):
        return "year"
    if re.search(r"\b(?:monthly|per month|monatlich)\b", before):
        return "month"
    is_year = any(units) or (amount >= _YEARLY_FROM and currency not in _SMALL_UNITS)
    return "year" if is_year else ""


def _is_plausible(low: Decimal, high: Decimal, period: SalaryPeriod, currency: str) -> bool:
    if not period or not 0 < low <= high or high > low * _WIDEST_RANGE:
        return False
    least, most = _PLAUSIBLE[period]
    return currency in _SMALL_UNITS or (least <= low and high <= most)

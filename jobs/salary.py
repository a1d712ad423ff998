"""Read pay out of the words of a posting: `$120k–$150k`, `45 €/h`, `CHF 110'000`, `£35,000 pa`.

Conservative: None rather than a wrong figure. Pure: imports no Django.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from jobs.boards.base import SalaryPeriod

_TEXT_LIMIT = 5_000  # characters looked at
_DOLLARS: Final = {"ca": "CAD", "au": "AUD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "us": "USD"}
_CROWNS: Final = {"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK"}
_CROWN_CODES: Final = frozenset(_CROWNS.values())
_DOLLAR_CODES: Final = frozenset({*_DOLLARS.values(), "MXN"})
_SIGNS: Final = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "a$": "AUD",
    "au$": "AUD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK", "₪": "ILS",
    "₩": "KRW", "₱": "PHP", "₺": "TRY", "₴": "UAH", "rs.": "INR", "rs": "INR", "inr": "INR",
    "fr": "CHF", "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
_CODES_WORDS = """
usd cad aud nzd sgd hkd gbp eur chf jpy inr pln czk sek nok dkk huf ron brl mxn zar ils krw php
try uah aed sar cny rmb pkr bdt lkr ngn kes idr vnd thb twd myr qar kwd bhd egp ars clp rub isk
rsd bgn
"""
_CODES: Final = _CODES_WORDS.split()
# Where thousands, or tens of thousands, are the pay of a month: only larger figures are a year's
# when no period is said. Those without a number never tell by themselves.
_YEARLY_FROM_IN: Final[dict[str, int | None]] = {
    "PLN": 60_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000, "RON": 60_000, "BRL": 60_000,
    "ZAR": 120_000, "ILS": 80_000, "CNY": 80_000, "AED": 100_000, "SAR": 100_000, "HKD": 120_000,
    "SGD": 20_000, "MYR": 40_000, "QAR": 100_000, "BGN": 30_000, "JPY": 1_500_000,
    "KRW": 15_000_000, "INR": 400_000, "TWD": 500_000, "HUF": None, "PHP": None, "CZK": None,
    "UAH": None, "TRY": None, "MXN": None, "PKR": None, "BDT": None, "LKR": None, "NGN": None,
    "KES": None, "IDR": None, "VND": None, "THB": None, "EGP": None, "ARS": None, "CLP": None,
    "RUB": None, "ISK": None, "RSD": None,
}  # fmt: skip
# Nothing is concluded from the size of these figures alone.
_SMALL_UNITS: Final = frozenset({"JPY", "KRW", "INR", "TWD"}) | {
    code for code, least in _YEARLY_FROM_IN.items() if least is None
}
_DOT_GROUPS: Final = frozenset(  # “3.500 €” is 3500
    {"EUR", "BRL", "TRY", "DKK", "NOK", "SEK", "ISK", "CHF", "RON", "IDR", "VND", "ARS", "CLP"}
)

_CURRENCY = "|".join(
    [*(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)), r"\$", r"kr\.?", *_CODES]
)
_CURRENCY_ALONE = re.compile(rf"(?<![^\W\d_])(?:{_CURRENCY})(?![^\W\d_])", re.IGNORECASE)
_CELL_LIMIT = 200  # characters
_BEHIND_AMOUNT = re.compile(r"\d\s*(?:(?:k|tsd\.?)\b)?([^\d]*)\Z", re.IGNORECASE)
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
    "hour": (
        r"h|hr|hrs|hour|hourly|stunde|std\.?|heure|hora|ora|uur|godz\.?|godzin[ęea]|ph|hod\.?|óra|"
        r"timme?|tunti"
    ),
    "day": r"d|day|daily|tag|jour|dia|dag|diem|pd|p\.d\.?|dzień",
    "week": r"w|wk|week|weekly|woche|semaine|semana|pw|vecka|uge",
    "month": (
        r"m|mo|mth|month|monthly|monat|mois|m[eê]s|mese|maand|mies\.?|miesiąc|miesięcznie|pcm|pm|"
        r"monatlich|mensuel|m[åa]n(?:ad|ed)?|hó|hónap|měsíc|měsíčně|lună|kk|kuukausi"
    ),
    "year": (
        r"y|yr|year|yearly|annum|annually|annual|jahr|an|ann[ée]e|a[ñn]o|anno|jaar|rok|rocznie|pa|"
        r"p\.a\.?|j[aä]hrlich|annuel|lpa|[åa]r|év|vuosi"
    ),
}
_PERIOD = "|".join(f"(?P<{name}>{words})" for name, words in _PERIOD_WORDS.items())
_SAYS_PERIOD = re.compile(
    r"(?:[,.][-–])?"
    r"(?:\s*\(?(?:cad|usd|aud|gross|brutt?o|brut|nett?o?|base|before tax|\+\s?vat)\)?)*\s*,?\s*"
    r"(?:(?:per|pro|par|por|al|a|an|each|de l['’]|im|na|p(?=[/.]))[\s./]*|/\s*|(?=\w{2}))"
    rf"(?:{_PERIOD})(?!\w)",
    re.IGNORECASE,
)
_SLASH = r"\s?(?:/|per\s)\s?(?:hour|hr|h|day|week|wk|month|mo|m|year|yr|annum)\b"
_TO = r"(?:to|bis|until|and|a|und|et|en|y|e|tot|do|hasta)\b"
_SALARY = re.compile(
    r"(?P<least>\b(?:from|starting (?:at|from)|starts at|ab|min(?:imum)?\.?|at least|à partir de)"
    r"\s*)?"
    r"(?P<most>\b(?:up to|bis zu|max(?:imum)?\.?|jusqu['’]à|hasta|as much as)\s*)?"
    rf"{_AMOUNT.replace('0>', '1>')}"
    rf"(?:[,.][-–](?!\s?\d))?(?P<period>(?:{_SLASH}(?=\s?(?:-|–|—|to\b)))?)"
    rf"(?:\s?(?:-|–|—|~|à|{_TO})\s?{_AMOUNT.replace('0>', '2>')}"
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
# What one unit is worth in US dollars, roughly: for an order of jobs, never to be shown.
DOLLARS: Final = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.3, "CHF": 1.2, "CAD": 0.72, "AUD": 0.65, "NZD": 0.6,
    "SGD": 0.75, "HKD": 0.128, "JPY": 0.0067, "CNY": 0.14, "KRW": 0.00072, "TWD": 0.031,
    "INR": 0.0118, "PKR": 0.0036, "BDT": 0.0083, "LKR": 0.0033, "PHP": 0.0175, "IDR": 0.00006,
    "VND": 0.00004, "THB": 0.03, "MYR": 0.23, "PLN": 0.26, "CZK": 0.045, "HUF": 0.0028,
    "RON": 0.22, "BGN": 0.56, "RSD": 0.0094, "UAH": 0.024, "RUB": 0.012, "TRY": 0.026,
    "SEK": 0.1, "NOK": 0.095, "DKK": 0.148, "ISK": 0.0077, "ILS": 0.28, "AED": 0.272,
    "SAR": 0.267, "QAR": 0.275, "KWD": 3.25, "BHD": 2.65, "EGP": 0.02, "ZAR": 0.055,
    "NGN": 0.00065, "KES": 0.0077, "BRL": 0.18, "MXN": 0.053, "ARS": 0.0008, "CLP": 0.00106,
}  # fmt: skip
_YEARLY_FROM = 10_000  # a figure without a period and of this size is a year's pay
_PLAUSIBLE: Final = {
    "hour": (3, 1_000), "day": (20, 10_000), "week": (50, 50_000),
    "month": (200, 200_000), "year": (5_000, 5_000_000), "": (0, 0),
}  # fmt: skip
_WIDEST_RANGE = 10


_JAPANESE = re.compile(
    r"(?P<period>年収|年俸|月給|月収|時給|日給)?[^\d円]{0,6}"
    r"(?P<low>[\d,，.]{1,12})(?P<unit>万)?円?(?:\s?[-–~〜～]\s?(?P<high>[\d,，.]{1,12})(?P<unit2>万)?)?円"
)
_JAPANESE_PERIODS: Final[dict[str, SalaryPeriod]] = {
    "年": "year", "月": "month", "時": "hour", "日": "day",
}  # fmt: skip


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
    if "円" in text and (found_yen := _JAPANESE.search(text)):
        return _read_japanese(found_yen)
    return next((each.salary for each in named_salaries(text, country=country)), None)


class Named(NamedTuple):
    """Pay that a text names clearly, and where, with the time it is for."""

    salary: Salary
    start: int
    end: int
    says_period: bool


def named_salaries(text: str, *, country: str = "") -> Iterator[Named]:
    """Yield what may be pay, in order; see `parse_salary`."""
    own = _own_signs(country)
    for found in _SALARY.finditer(text):
        if _NOT_PAY_AFTER.match(text, found.end()):
            continue
        if _NOT_PAY_BEFORE.search(text, max(0, found.start() - 60), found.start()):
            continue
        salary = _read(found, text, own)
        if salary is not None:
            said = _SAYS_PERIOD.match(text, found.end())
            end = said.end() if said else found.end()
            yield Named(salary, found.start(), end, bool(said or found["period"]))


def currency_in(text: str, *, country: str = "") -> str:
    """Return the one currency that a cell or a heading names, "" for none or several."""
    said = {found[0].lower() for found in _CURRENCY_ALONE.finditer(text[:_CELL_LIMIT])}
    return _one_currency(said, _own_signs(country))


def period_behind(text: str) -> SalaryPeriod:
    """Return the time that is named behind the last amount of a cell: “18 €/h”, “45k EUR p.a.”."""
    behind = _BEHIND_AMOUNT.search(text[:_CELL_LIMIT])
    said = behind and _SAYS_PERIOD.match(_CURRENCY_ALONE.sub("", behind[1]))
    return next((name for name in _PERIOD_WORDS if said and said[name]), "")


def yearly(salary: Salary) -> Decimal | None:
    """Return the middle of the range as a year's pay of a full-time job, in its own currency."""
    bounds = [bound for bound in (salary.min, salary.max) if bound is not None]
    if not bounds or not salary.period:
        return None
    return sum(bounds, Decimal()) / len(bounds) * PER_YEAR[salary.period]


def _read(found: re.Match[str], text: str, own: dict[str, str]) -> Salary | None:
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


def _currency(groups: dict[str, str | None], own: dict[str, str]) -> str:
    """Return the one currency of the match, "" when it names several or none.

    `own` says what the signs mean that several countries use.
    """
    names = ("before1", "after1", "before2", "after2")
    return _one_currency({(groups[name] or "").lower() for name in names}, own)


def _own_signs(country: str) -> dict[str, str]:
    return {"$": _DOLLARS.get(country.lower(), "USD"), "kr": _CROWNS.get(country.lower(), "")}


def _one_currency(said: set[str], own: dict[str, str]) -> str:
    codes = {"CNY" if sign == "rmb" else sign.upper() for sign in said if sign in _CODES}
    signs = {_SIGNS[sign] for sign in said if sign in _SIGNS}
    if "$" in said and not codes & _DOLLAR_CODES:
        signs.add(own["$"])
    if said & {"kr", "kr."} and not codes & _CROWN_CODES:
        signs.add(own["kr"])
    found = (codes | signs) - {""}
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
    said = _SAYS_PERIOD.match(text, found.end())
    for name in _PERIOD_WORDS:
        if said and said[name]:
            return name
    if found["period"] and (said := _SAYS_PERIOD.match(found["period"])):
        return next(name for name in _PERIOD_WORDS if said[name])
    before = text[max(0, found.start() - 40) : found.start()].lower()
    if re.search(r"\b(?:hourly|per hour|stundenlohn)\b", before):
        return "hour"
    if re.search(r"\b(?:annual(?:ly)?|yearly|per year|jahresgehalt)\b", before):
        return "year"
    if re.search(r"\b(?:monthly|per month|monatlich)\b", before):
        return "month"
    least = _YEARLY_FROM_IN.get(currency, _YEARLY_FROM)
    is_year = any(units) or (least is not None and amount >= least)
    return "year" if is_year else ""


def _is_plausible(low: Decimal, high: Decimal, period: SalaryPeriod, currency: str) -> bool:
    if not period or not 0 < low <= high or high > low * _WIDEST_RANGE:
        return False
    least, most = _PLAUSIBLE[period]
    return currency in _SMALL_UNITS or (least <= low and high <= most)


def _read_japanese(found: re.Match[str]) -> Salary | None:
    """Read “年収600万円〜800万円” and “月給 250,000円”."""
    low, high = (re.sub("[,，]", "", found[name] or "") for name in ("low", "high"))
    unit = 10_000 if found["unit2"] or found["unit"] else 1
    if not re.fullmatch(r"\d+(?:\.\d+)?", low) or not re.fullmatch(r"(?:\d+(?:\.\d+)?)?", high):
        return None
    least = Decimal(low) * unit
    most = Decimal(high) * unit if high else least
    period = _JAPANESE_PERIODS.get((found["period"] or " ")[0], "")
    if not period and least >= (_YEARLY_FROM_IN["JPY"] or 0):
        period = "year"
    is_pay = period and 0 < least <= most <= least * _WIDEST_RANGE
    return Salary(least, most, "JPY", period) if is_pay else None

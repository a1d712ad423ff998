"""What a cell says, as a value. What is not understood is unknown, never an error.

Pure: imports no Django.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from jobs.boards.base import SalaryPeriod

_EMPTY = frozenset({"", "nan", "none", "null", "n/a", "nat"})
_LONGEST_EMPTY = max(map(len, _EMPTY))
_YES = frozenset({"true", "1", "yes", "y", "1.0"})
_NO = frozenset({"false", "0", "no", "n", "0.0"})
_MOST = Decimal(10) ** 11  # what the salary columns hold
_LONGEST_TYPE, _LONGEST_ADDRESS = 60, 2000  # characters, as the columns hold
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_MILLISECONDS_FROM = 100_000_000_000  # as seconds this would be the year 5138
_CENT = Decimal("0.01")
_EPOCH = re.compile(r"\d{9,13}(\.\d+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def text(value: Any) -> str:
    """Return a cell as text: a list joined, a named thing by its name, nothing as empty."""
    if isinstance(value, str):
        stripped = value.strip()
        is_empty = len(stripped) <= _LONGEST_EMPTY and stripped.lower() in _EMPTY
        return "" if is_empty else stripped
    if value is None or isinstance(value, bool) or value != value:  # noqa: PLR0124  NaN
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(part for part in map(text, value) if part)
    if isinstance(value, dict):
        return next((found for key in _NAMES if (found := text(value.get(key)))), "")
    return str(value)


_NAMES = ("name", "display_name", "title", "label", "text", "location", "city")


def yes_or_no(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = text(value).lower()
    return True if word in _YES else False if word in _NO else None


def day(value: Any) -> date | None:
    """Read an ISO date or time, or seconds or milliseconds since 1970."""
    words = text(value)
    try:
        if _EPOCH.fullmatch(words):
            seconds = float(words)
            seconds = seconds / 1000 if seconds >= _MILLISECONDS_FROM else seconds
            found = datetime.fromtimestamp(seconds, UTC).date()
        else:
            found = date.fromisoformat(words[:10])
    except (ValueError, OverflowError, OSError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def amount(value: Any) -> Decimal | None:
    """Read a positive number such as 120000, "120,000.00"."""
    words = text(value).replace(",", "").replace(" ", "")
    try:
        found = Decimal(words)
    except InvalidOperation:
        return None
    return found.quantize(_CENT) if found.is_finite() and 0 < found < _MOST else None


_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+")  # 45.000 and 45,000 are both 45000
_ONE_AMOUNT = re.compile(r"[^\d-]*?(\d[\d.,'’\s]*(?<=\d))\s*(k\b)?[^\d]*")


def written_amount(value: Any) -> Decimal | None:
    """Read an amount as people write it: "45.000", "€ 45.000,50", "120k"; None for a range."""
    found_amount = _ONE_AMOUNT.fullmatch(text(value).casefold())
    if found_amount is None:
        return None
    digits, thousands = found_amount[1], found_amount[2]
    whole, separator, cents = digits.rpartition(max(".,", key=digits.rfind))
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    elif separator and cents.isdecimal():
        digits = re.sub(r"\D", "", whole) + "." + cents
    found = amount(digits)
    return amount(found * 1000) if found and thousands else found


_PERIODS: dict[str, SalaryPeriod] = {
    "year": "year", "yearly": "year", "annual": "year", "annually": "year", "yr": "year",
    "month": "month", "monthly": "month",
    "week": "week", "weekly": "week",
    "day": "day", "daily": "day",
    "hour": "hour", "hourly": "hour", "hr": "hour",
}  # fmt: skip


def period(value: Any) -> SalaryPeriod:
    return _PERIODS.get(text(value).lower().removeprefix("per ").strip(), "")


def currency(value: Any) -> str:
    code = text(value).upper()
    return code if _CURRENCY.fullmatch(code) else ""


_EMPLOYMENT_TYPES = {
    "fulltime": "full-time",
    "parttime": "part-time",
    "intern": "internship",
    "perdiem": "per diem",
}


def employment_type(value: Any) -> str:
    """Return "Temporary, full-time" for "temporary, FullTime"."""
    words = text(value)
    if len(words) > _LONGEST_TYPE or not words:
        return words[:_LONGEST_TYPE]
    parts = re.split(r"\s*[,;]\s*", words)
    plain = [_EMPLOYMENT_TYPES.get(re.sub(r"[^a-z]", "", p.lower()), p) for p in parts if p]
    joined = ", ".join(plain)
    return joined[:1].upper() + joined[1:]


def web_address(value: Any) -> str:
    """Return the value when it is an http or https address that the database can hold."""
    words = text(value)
    return words if len(words) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(words) else ""

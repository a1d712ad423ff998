"""What the cells of a row say of the pay: amounts, with their currency and time beside them or not.

Pure: imports no Django.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jobs.boards.base import SalaryPeriod
from jobs.importing import values
from jobs.places import country_of
from jobs.salary import NO_PAY, Salary, currency_in, parse_salary, period_behind

_BOUNDS = ("salary_min", "salary_max")


def pay_of(said: dict[str, Any], columns: dict[str, str]) -> Salary:
    """Return the pay of a row, whose cells and columns are told by role.

    “35 000 €” names its currency itself; where no cell does, the name of the column may.
    """
    text = {role: values.text(value) for role, value in said.items()}
    country = country_of(text.get("location", ""))
    low, high = (_amount(said.get(role), is_most=role == "salary_max") for role in _BOUNDS)
    if not low and not high:
        return NO_PAY
    if low and high and low > high:
        low, high = high, low
    return Salary(low, high, _currency(text, columns, country), _period(text))


def words_of(said: dict[str, Any], pay: Salary) -> str:
    """Return the pay in words: of the cell that is for words, or of those that hold no amount."""
    text = {role: values.text(value) for role, value in said.items()}
    unread = " – ".join(filter(None, _bounds(text))) if pay == NO_PAY else ""
    return text.get("salary") or unread


def _amount(cell: Any, *, is_most: bool) -> Decimal | None:
    """Return the amount of a cell; of a range, the bound that the column is for."""
    if (found := values.written_amount(cell)) is not None:
        return found
    if (salary := parse_salary(values.text(cell))) is None:
        return None
    return salary.max or salary.min if is_most else salary.min or salary.max


def _currency(text: dict[str, str], columns: dict[str, str], country: str) -> str:
    """Return the currency that the first of these names which names one: several are none."""
    if own := currency_in(text.get("currency", ""), country=country):
        return own
    for places in (text, columns):
        found = {currency_in(each, country=country) for each in _bounds(places)} - {""}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _period(text: dict[str, str]) -> SalaryPeriod:
    if said := values.period(text.get("period")):
        return said
    found = {period_behind(each) for each in _bounds(text)} - {""}
    return found.pop() if len(found) == 1 else ""


def _bounds(places: dict[str, str]) -> Iterator[str]:
    return (places.get(role, "") for role in _BOUNDS)

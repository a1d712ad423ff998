"""Find the pay in the description of a posting, where its board gave none. Pure.

More amounts stand in a description than what a job pays: budgets, turnover, benefits. One counts
when a word for pay leads to it, or when it is a range for a time (“from $22 to $45 per hour”).
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from jobs.salary import Named, Salary, named_salaries

READER: Final = 1  # count up when it learns: stored texts are read again then
_SIGNS: Final = ("$", "€", "£", "₹", "zł", "CHF", "EUR", "USD", "CAD", "GBP", "PLN", "INR")
_LEADS = 110  # characters before an amount
_BEGINS = 32  # characters of “starting at” before a sign
_JUST_BEGUN = 40  # characters of a line
_TAKES = 90  # characters of a range and the time it is for
_NEAR = 8  # characters between a sign and the first digit
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"hour|/\s?h|annum|annual|year|month|week|day|p\.\s?a|jahr|monat|stunde|mois|an\b|mes"
)
_DASH = re.compile(r"(?<=[\dkK€£ł])\s?[-–—]\s?(?=\D?\s?\d)")
_MORE_BEHIND = re.compile(r"\s?,\s(?:and\s)?[$€£₹]\s?\d")
_MORE_BEFORE = re.compile(r"\d,\s(?:and\s)?$")
_OF_THE_COMPANY = re.compile(
    r"portfolio|budget|revenue|sales|account|deal|manag|responsib|invest|grant|fund|cost|spend|"
    r"customer|client|fee|tuition|bonus|allowance|stipend|fine|ticket|price"
)
_PAY = re.compile(
    r"(?:\b(?:salar(?:y|ies|io|is)|pay|paid|wages?|compensation|remuneration|earn|ote|hourly rate|"
    r"day rate|range for the (?:role|position|classification)|entgelt|verdienst|salaire|"
    r"rémunération|sueldo|retribución|remuneración|stipendio|retribuzione|ral|salário|"
    r"remuneração|bruto|wynagrodzeni[ea]|zarobki|pensja|stawka)|gehalt|vergütung|lohn|loon)\b"
    r"(?P<between>(?:[^.!?;\n]|\.(?=\d))*)$"
)
_OTHER = re.compile(
    r"\b(?:plus|bonus|bonuses|allowances?|stipend|budget|revenue|equity|stock|shares|referral|"
    r"reimburse\w*|benefits?|insurance|leave|holiday|sign-on|signing)\b"
)


class Found(NamedTuple):
    pay: Salary
    words: str  # as the description says it, with room around the dash of a range


def find_pay(description: str, *, country: str = "") -> Found | None:
    """Return the first amount of `description` that is clearly what the job pays."""
    seen = 0
    for at in sorted(_signs(description)):
        if at < seen or not _DIGIT.search(description, max(0, at - _NEAR), at + _NEAR):
            continue
        lead, told = _around(description, at)
        is_led = _is_led(lead.lower())
        if not is_led and not _TIME.search(told.lower()):
            continue
        near = lead[-_BEGINS:] + told
        named = next(named_salaries(near, country=country), None)
        is_pay = named and (is_led or _is_range(named, lead.lower()))
        if named and is_pay and not _is_one_of_many(named, near):
            words = near[named.start : named.end].strip()
            return Found(named.salary, _DASH.sub(" – ", words))
        seen = at + _NEAR
    return None


def _signs(text: str) -> Iterator[int]:
    for sign in _SIGNS:
        at = text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + 1)


def _around(text: str, at: int) -> tuple[str, str]:
    """Return what leads to a sign, maybe from the line above, and what follows it."""
    first = max(0, at - _LEADS)
    start = text.rfind("\n", first, at) + 1 or first
    end = text.find("\n", at, at + _TAKES)
    above = ""
    if at - start < _JUST_BEGUN and text[start - 1 : start] == "\n":
        above = text[max(0, start - _LEADS) : start].rstrip().rpartition("\n")[2] + " "
    return above + text[start:at], text[at : end if end >= 0 else at + _TAKES]


def _is_led(lead: str) -> bool:
    led = _PAY.search(lead)
    return led is not None and not _OTHER.search(led["between"])


def _is_one_of_many(named: Named, told: str) -> bool:
    """Tell whether it stands in a row of amounts, as steps of a scale do."""
    return _MORE_BEHIND.match(told, named.end) is not None or (
        _MORE_BEFORE.search(told[: named.start]) is not None
    )


def _is_range(named: Named, lead: str) -> bool:
    if _OF_THE_COMPANY.search(lead):
        return False
    low, high = named.salary.min, named.salary.max
    return named.says_period and low is not None and high is not None and low < high

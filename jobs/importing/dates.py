"""Dates as people and spreadsheets write them. Pure: imports no Django."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from jobs.importing import values

_NUMBERS = re.compile(r"(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[\s-](?:de |d')?([^\W\d_]+)\.?,?[\s-](?:de )?(\d{4})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?, ")
_SERIAL = re.compile(r"(\d{5})(\.\d+)?")  # days of a spreadsheet
_SERIAL_FIRST, _SERIAL_LAST = 32_874, 55_153  # 1990 to 2050
_MOST_MONTHS, _MOST_DAYS = 12, 31
_CENTURY, _FULL_YEAR = 2000, 100

# How the months begin in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
_MONTHS = {
    stem: number
    for number, stems in enumerate(
        ("jan ene gen sty", "feb fev lut", "mar mrt maa mae", "apr avr abr kwi",
         "may mai mag mei maj", "jun juin giu cze", "jul juil lug lip", "aug aou ago sie",
         "sep set wrz", "oct okt out ott paz", "nov lis", "dec dez dic gru"), 1
    )
    for stem in stems.split()
}  # fmt: skip


def written_day(value: Any, *, day_first: bool) -> date | None:
    """Read a day; `day_first` decides where 3/4/2026 could be either."""
    if found := values.day(value):
        return found
    words = values.text(value)[:60]
    if (serial := _SERIAL.fullmatch(words)) and (_SERIAL_FIRST <= int(serial[1]) <= _SERIAL_LAST):
        return date(1899, 12, 30) + timedelta(days=int(serial[1]))
    if numbers := _NUMBERS.match(words):
        return _of_numbers(*map(int, numbers.groups()), day_first=day_first or "." in numbers[0])
    words = _WEEKDAY.sub("", words)
    if found_words := _DAY_MONTH.match(words):
        day, month, year = found_words.groups()
    elif found_words := _MONTH_DAY.match(words):
        month, day, year = found_words.groups()
    else:
        return None
    return _made(int(year), _month(month), int(day))


def are_day_first(cells: Iterable[Any]) -> bool:
    """Tell whether a column of days such as 25/11/2026 names the day before the month."""
    for cell in cells:
        numbers = _NUMBERS.match(values.text(cell))
        if numbers and int(numbers[1]) > _MOST_MONTHS and int(numbers[1]) <= _MOST_DAYS:
            return True
    return False


def _of_numbers(first: int, second: int, third: int, *, day_first: bool) -> date | None:
    if first > _MOST_DAYS:
        return _made(first, second, third)
    year = third if third >= _FULL_YEAR else _CENTURY + third
    if first > _MOST_MONTHS or (day_first and second <= _MOST_MONTHS):
        return _made(year, second, first)
    return _made(year, first, second)


def _month(word: str) -> int:
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return _MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3], 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return values.day(date(year, month, day).isoformat())
    except ValueError:
        return None

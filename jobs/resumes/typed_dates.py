"""One date as a person types it: what the reader of resumes understands, and its day.

Imports no Django.
"""

import re
from datetime import date
from typing import Final

from jobs.resumes.reading import dates, words

HOW: Final = "Write a date as 2024, 05/2024, May 2024 or 2024-05-17."
FIRST_YEAR, LAST_YEAR = 1900, 2099
_WRITTEN: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")  # 2024, 2024-5
_TURNED: Final = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})")  # 17.05.2024
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTHS: Final = 12


class NotADate(ValueError):
    """What is wrong with it, and how to write it, in a sentence for the person."""


def date_typed(text: str) -> str:
    """Return a date as JSON Resume writes it: 2024, 2024-05 or 2024-05-17. Raises NotADate."""
    if match := _WRITTEN.fullmatch(text):
        return _checked(*(int(part or 0) for part in match.groups()))
    if match := _TURNED.fullmatch(text):
        return _turned(text, match)
    found = dates.find_all(text)
    if len(found) != 1 or found[0].at != (0, len(text)) or found[0].start or found[0].is_current:
        raise NotADate(HOW)
    year, _, month = found[0].end.partition("-")
    days = _DAY.findall(text) if month and re.search(r"[^\W\d_]{3}", text) else []
    is_day = len(days) == 1 and year in text
    return _checked(int(year), int(month or 0), int(days[0]) if is_day else 0)


def says_now(text: str) -> bool:
    """Tell whether a text says that something goes on: “heden”, “present”."""
    return text.casefold().rstrip(".") in {each.casefold() for each in words.listed("present")}


def _turned(text: str, match: re.Match[str]) -> str:
    """Return a date whose year stands last; a stroke may stand between month and day, too."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and one <= _MONTHS and other <= _MONTHS and one != other:
        raise NotADate(
            f"In {text}, which number is the month? "
            f"Write {year}-{one:02}-{other:02} or {year}-{other:02}-{one:02}."
        )
    is_month_first = match[2] == "/" and other > _MONTHS
    return _checked(year, one, other) if is_month_first else _checked(year, other, one)


def _checked(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(f"Is the year {year} right? {HOW}")
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise NotADate(f"The calendar has no such day. {HOW}") from None
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")

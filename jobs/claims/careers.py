"""How long: months of work by position, altogether, and where a skill was used."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from jobs.resumes.json_resume import JsonResume, date_in

Span = tuple[int, int]  # the first month and the month after the last, counted from the year 0

_YEAR_ONLY: Final = 4  # characters of a date without its month


def spans(resume: JsonResume, today: date) -> dict[str, Span]:
    """Return when each position (“w1”), school (“e1”) … was, where the resume says so."""
    entries = [(f"w{n}", each.start_date, each.end_date) for n, each in enumerate(resume.work, 1)]
    entries += [
        (f"p{n}", each.start_date, each.end_date) for n, each in enumerate(resume.projects, 1)
    ]
    entries += [
        (f"e{n}", each.start_date, each.end_date) for n, each in enumerate(resume.education, 1)
    ]
    entries += [
        (f"o{n}", date_in(each.start_date), date_in(each.end_date))
        for n, each in enumerate(resume.volunteer, 1)
    ]
    now = today.year * 12 + today.month
    found = {}
    for name, start, end in entries:
        if start:
            found[name] = (
                _month(start, 1),
                max(_month(end, 12) + 1 if end else now, _month(start, 1)),
            )
        elif end:
            found[name] = (_month(end, 1), _month(end, 12) + 1)
    return found


def paid(every: Mapping[str, Span]) -> dict[str, Span]:
    """Return the spans without those of volunteering, which is no employment."""
    return {name: span for name, span in every.items() if name[0] != "o"}


def is_by_year(resume: JsonResume) -> bool:
    """Tell whether some position has no months: its length is known to a year only."""
    dates = [date for work in resume.work for date in (work.start_date, work.end_date) if date]
    return any(len(date) == _YEAR_ONLY for date in dates)


def months(covered: Iterable[Span]) -> int:
    """Return how many months the spans cover, those that overlap counted once."""
    total, reach = 0, 0
    for start, end in sorted(covered):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def _month(date: str, default: int) -> int:
    year, _, rest = date.partition("-")
    return int(year) * 12 + (int(rest[:2]) if rest else default)

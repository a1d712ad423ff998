"""How many years of work a resume shows, and as what. Imports no Django."""

from collections.abc import Iterable
from datetime import date

from jobs.resumes.json_resume import JsonResume, Work

_LATEST = 3  # positions: what somebody did long ago says little about what they look for


def years_shown(resume: JsonResume, today: date) -> int | None:
    """Return the whole years of work; jobs side by side count once. None: no dates are given."""
    this_month = _month(f"{today:%Y-%m}", is_end=True)
    spans = sorted(span for work in resume.work if (span := _span(work, this_month)))
    if not spans:
        return None
    months = reach = 0
    for start, end in spans:
        months += max(0, end - max(start, reach))
        reach = max(reach, end)
    return months // 12


def positions(resume: JsonResume) -> tuple[str, ...]:
    """Return what the person was last, the latest first."""
    latest = sorted(resume.work, key=lambda work: work.end_date or "9999", reverse=True)
    return tuple(_different(work.position for work in latest if work.position)[:_LATEST])


def _different(words: Iterable[str]) -> list[str]:
    return list({each.casefold(): each for each in words}.values())


def _span(work: Work, this_month: int) -> tuple[int, int] | None:
    """Return the months from the first to after the last, or None when it does not say."""
    if not work.start_date:
        return None
    start = _month(work.start_date, is_end=False)
    end = _month(work.end_date, is_end=True) if work.end_date else this_month
    return (start, min(end, this_month)) if start < min(end, this_month) else None


def _month(written: str, *, is_end: bool) -> int:
    """Return a date as a count of months. A year alone begins in January and ends in December."""
    year, _, rest = written.partition("-")
    month = int(rest[:2]) if rest else (12 if is_end else 1)
    return int(year) * 12 + month - (0 if is_end else 1)

"""Dates of a resume, for a person."""

from datetime import date

from django import template
from django.utils.formats import date_format

from jobs.resumes.json_resume import Part

register = template.Library()

_YEAR, _MONTH = 4, 7  # letters of 2024 and of 2024-05


@register.filter
def partial_date(written: str) -> str:
    """Return 2024, 2024-05 or 2024-05-17 in words; whatever else a file says, as it is."""
    if len(written) < _YEAR:
        return written
    try:
        day = date.fromisoformat(written + "-01-01"[len(written) - _YEAR :])
    except ValueError:
        return written
    if len(written) == _YEAR:
        return written
    return date_format(day, "M Y" if len(written) == _MONTH else "j M Y")


@register.filter
def when(entry: Part) -> str:
    """Return from when to when; an open end is now, and one date alone is said once."""
    start, end = getattr(entry, "start_date", ""), getattr(entry, "end_date", "")
    if start and start != end:
        return f"{partial_date(start)} – {partial_date(end) if end else 'now'}"
    return partial_date(end)

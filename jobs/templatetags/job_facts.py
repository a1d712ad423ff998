"""A job's facts in words."""

from datetime import date, timedelta
from decimal import Decimal

from django import template
from django.template.defaultfilters import date as format_date
from django.utils import timezone

from jobs.models import Job
from jobs.stages import REJECT_REASONS

register = template.Library()

DAYS_AS_A_NUMBER = 30  # a longer time ago is clearer as a date
MINUTES_AS_A_NUMBER = 90

_REASONS: dict[str, str] = dict(REJECT_REASONS)


@register.filter
def salary(job: Job) -> str:
    """Return the pay as the board wrote it, or from its numbers: “CAD 23–28 an hour”."""
    if job.salary_text:
        return job.salary_text
    ends = [_amount(end) for end in (job.salary_min, job.salary_max) if end]
    if not ends:
        return ""
    span = "–".join(dict.fromkeys(ends))
    return " ".join(filter(None, [job.salary_currency, span, job.get_salary_period_display()]))


@register.filter
def days_ago(day: date) -> str:
    """Return how long ago `day` was: “today”, “yesterday”, “6 days ago”, then the date."""
    days = (timezone.localdate() - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"{days} days ago" if 1 < days <= DAYS_AS_A_NUMBER else format_date(day, "j F Y")


@register.filter
def in_stage_for(time: timedelta) -> str:
    """Return a time in a stage in days: “today”, “1 day”, “21 days”."""
    return {0: "today", 1: "1 day"}.get(max(time.days, 0), f"{time.days} days")


@register.filter
def roughly(time: timedelta) -> str:
    """Return a time as one says it: “less than a minute”, “about 9 minutes”, “about 3 hours”."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < MINUTES_AS_A_NUMBER:
        return f"about {minutes} minute{'' if minutes == 1 else 's'}"
    return f"about {round(minutes / 60)} hours"


@register.filter
def reason_words(reason: str) -> str:
    """Return a reject reason as words; free words as they are."""
    return _REASONS.get(reason, reason)


def _amount(value: Decimal) -> str:
    return f"{value:,.2f}".removesuffix(".00")

"""A job's facts in words."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import cast

from django import template
from django.template.defaultfilters import date as format_date
from django.utils import timezone

from jobs.boards.base import SalaryPeriod
from jobs.models import Job
from jobs.salary import Salary, yearly
from jobs.stages import REJECT_REASONS

register = template.Library()

DAYS_OF_A_WEEK = 7
DAYS_AS_A_NUMBER = 30  # a longer time ago is clearer as a date
MINUTES_AS_A_NUMBER = 90

_REASONS: dict[str, str] = dict(REJECT_REASONS)


@register.filter
def salary(job: Job) -> str:
    """Return the pay as the board wrote it, or from its numbers, and what that is in a year.

    “45 €/h (about EUR 94,000 a year)”, “CAD 23–28 an hour (about CAD 48,000–58,000 a year)”.
    """
    words = job.salary_text or pay_in_numbers(job)
    if not words or job.salary_period in ("", Job.SalaryPeriod.YEAR):
        return words
    a_year = [yearly(_pay(job, bound)) for bound in (job.salary_min, job.salary_max) if bound]
    rounded = dict.fromkeys(f"{round(value, -3):,.0f}" for value in a_year if value)
    if not rounded:
        return words
    return f"{words} (about {job.salary_currency} {'–'.join(rounded)} a year)"


def pay_in_numbers(job: Job) -> str:
    ends = [_amount(end) for end in (job.salary_min, job.salary_max) if end]
    if not ends:
        return ""
    span = "–".join(dict.fromkeys(ends))
    return " ".join(filter(None, [job.salary_currency, span, job.get_salary_period_display()]))


def _pay(job: Job, bound: Decimal) -> Salary:
    return Salary(bound, None, job.salary_currency, cast("SalaryPeriod", job.salary_period))


@register.filter
def days_ago(day: date) -> str:
    """Return how long ago `day` was: “today”, “yesterday”, “6 days ago”, then the date."""
    days = (timezone.localdate() - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"{days} days ago" if 1 < days <= DAYS_AS_A_NUMBER else format_date(day, "j F Y")


@register.filter
def since(moment: datetime) -> str:
    """Return a moment as the beginning of something: “today”, “Tuesday”, “3 May”, “3 May 2025”."""
    day, today = timezone.localtime(moment).date(), timezone.localdate()
    days = (today - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    if 1 < days < DAYS_OF_A_WEEK:
        return format_date(day, "l")
    return format_date(day, "j F" if day.year == today.year else "j F Y")


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

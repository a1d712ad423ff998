"""A row of the library in words."""

from datetime import date, datetime

from django import template
from django.contrib.humanize.templatetags.humanize import naturalday
from django.utils import timezone
from django.utils.safestring import SafeString

from jobs.library import snippets
from jobs.library.columns import Column
from jobs.models import Job
from jobs.search.query import Query

register = template.Library()


@register.filter
def cell(job: Job, column: Column) -> str:
    """Return what a column says of a job; nothing where it says nothing."""
    match column.value(job):
        case None:
            return ""
        case bool() as value:
            return "yes" if value else "no"
        case datetime() as moment:
            return str(naturalday(timezone.localtime(moment).date(), "j M Y"))
        case date() as day:
            return str(naturalday(day, "j M Y"))
        case list() as words:
            return ", ".join(words)
        case value:
            return str(value)


@register.filter
def mark_words(text: str, query: Query) -> SafeString:
    return snippets.marked(text, query)


@register.filter
def snippet(job: Job, query: Query) -> SafeString:
    """Return where the words stand in the description, if it was loaded and has them."""
    return snippets.snippet(getattr(job, "text", ""), query)

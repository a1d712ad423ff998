"""Where a line of a resume stands, in words."""

from django import template

from jobs.gaps import standing
from jobs.resumes.json_resume import JsonResume

register = template.Library()


@register.filter
def where(line: str, resume: JsonResume) -> str:
    """Return “Work, Builder at Acme, first line” for the name of a line."""
    return standing.where(line, resume)

"""A job's score, explained."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString

from jobs.gaps import demands
from jobs.gaps.languages import Speaks, answers, spoken_by, unanswered
from jobs.gaps.verdicts import Demand
from jobs.highlighting import highlight
from jobs.matching.parts import (
    LABELS,
    NO_FLOOR,
    NO_KEYWORDS,
    NO_PLACES,
    NO_TITLES,
    UNLIKE_HELD,
)
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken, either
from jobs.models import Job
from jobs.posting_text import is_excerpt
from jobs.resume_choice import Choices

register = template.Library()


class Group(NamedTuple):
    """Skills that a posting wants alike."""

    need: str
    label: str
    has: list[Mapping[str, Any]]
    lacks: list[Mapping[str, Any]]


_WANTED: Final = {
    Need.REQUIRED: "Required",
    Need.NICE: "Nice to have",
    Need.MENTIONED: "Mentioned",
}


class Page(NamedTuple):
    """A page of Settings, and what a person says there."""

    name: str
    invitation: str


# Where a person says what a part of the score would be judged by, by its reason.
_SAID_AT: Final = {
    NO_KEYWORDS.why: Page("settings:keywords", "List what you can do"),
    NO_TITLES.why: Page("settings:searches", "Name the titles you want"),
    UNLIKE_HELD.why: Page("settings:searches", "Name the titles you want"),
    NO_PLACES.why: Page("settings:searches", "Name your places"),
    NO_FLOOR.why: Page("settings:searches", "Name the least"),
}

_YEARS_ASKED: Final = re.compile(r"(a|\d+) years? of experience")
_PLAIN_ENOUGH: Final = 70  # of 100: nobody asks why


@register.filter
def mark_skills(html: str, job: Job) -> SafeString:
    """Mark the keywords in a description, and what is required and missing."""
    return highlight(html, job.gaps)


register.filter("is_excerpt", is_excerpt)


@register.filter
def needs_measure(job: Job) -> bool:
    """Tell whether the value of the skills is lower than what they say: little is missing."""
    values = [part["value"] for part in job.score_parts if part["name"] == "skills"]
    is_low = any(value is not None and value < _PLAIN_ENOUGH for value in values)
    return is_low and len(job.matched) > len(job.gaps)


@register.filter
def skill_groups(job: Job) -> list[Group]:
    """Return what a job asks for, by how much it is wanted; groups without skills are left out."""
    has, lacks = _by_need(job.matched), _by_need(job.gaps)
    return [
        Group(need.value or "mentioned", label, has[need], lacks[need])
        for need, label in _WANTED.items()
        if has[need] or lacks[need]
    ]


@register.filter
def asks(gap: Mapping[str, Any]) -> str:
    """Say what is missing: a skill, or one of a list of which none is had."""
    return either([gap["word"], *gap.get("others", ())])


@register.simple_tag(takes_context=True)
def compared_with(context: Context, job: Job) -> str:
    """Return the name of the resume that a job is scored with, where there are several in use.

    Asked for once a page, however many jobs it shows.
    """
    choices = _choices(context)
    resume = choices.of(job.found_by) if choices.are_several else None
    return resume.name if resume else ""


@register.simple_tag(takes_context=True)
def languages_asked(context: Context, job: Job) -> list[Demand]:
    """Return the languages that a job asks for, with what its resume says to each.

    A resume is read once a page, however many jobs it shows.
    """
    if not job.languages:
        return []
    asked = [Spoken.of_row(row) for row in job.languages]
    resume = _choices(context).of(job.found_by)
    if resume is None:
        return unanswered(asked)
    request = context.get("request")
    known: dict[int, Speaks] = getattr(request, "resume_languages", {})
    speaks = known.get(resume.pk) or spoken_by(resume.content)
    if request is not None:
        request.resume_languages = {**known, resume.pk: speaks}
    return answers(asked, speaks)


@register.simple_tag(takes_context=True)
def other_work(context: Context, job: Job) -> str:
    """Say where the years that a job asks for are to be in work that its resume may not show.

    The score counts all years of work; this is what the page beside the resume says of them.
    """
    asked = next(filter(None, map(_YEARS_ASKED.fullmatch, job.asks)), None)
    resume = _choices(context).of(job.found_by) if asked else None
    if asked is None or resume is None:
        return ""
    years = 1 if asked[1] == "a" else int(asked[1])
    return demands.other_work(years, job.description, resume.content, timezone.localdate())


def _choices(context: Context) -> Choices:
    """Return which resume goes with which job, read once a page."""
    request = context.get("request")
    choices: Choices | None = getattr(request, "resume_choices", None)
    if choices is None:
        choices = Choices.load()
        if request is not None:
            request.resume_choices = choices
    return choices


@register.filter
def said_at(why: str) -> Page | None:
    """Return where a person would say what is missing for a part, if it is theirs to say."""
    return _SAID_AT.get(why)


@register.filter
def part_name(name: str) -> str:
    return LABELS.get(name, name)


def _by_need(found: Iterable[Mapping[str, Any]]) -> dict[Need, list[Mapping[str, Any]]]:
    groups: dict[Need, list[Mapping[str, Any]]] = {need: [] for need in Need}
    for each in found:
        need = Need(each.get("need", ""))
        groups[Need.MENTIONED if need is Need.NOT_NEEDED else need].append(each)
    return groups

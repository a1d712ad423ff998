"""A job's score, explained."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from django import template
from django.utils.safestring import SafeString

from jobs.highlighting import highlight
from jobs.matching.parts import LABELS
from jobs.matching.score import Need
from jobs.models import Job

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


@register.filter
def mark_skills(html: str, job: Job) -> SafeString:
    """Mark the keywords in a description, and what is required and missing."""
    return highlight(html, job.gaps)


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
def part_name(name: str) -> str:
    return LABELS.get(name, name)


def _by_need(found: Iterable[Mapping[str, Any]]) -> dict[Need, list[Mapping[str, Any]]]:
    groups: dict[Need, list[Mapping[str, Any]]] = {need: [] for need in Need}
    for each in found:
        need = Need(each.get("need", ""))
        groups[Need.MENTIONED if need is Need.NOT_NEEDED else need].append(each)
    return groups

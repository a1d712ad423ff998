"""What every page shows around its content: the sidebar and the chosen colours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from jobs.models import Job
from jobs.models.job_queryset import JobQuerySet
from peregrine import conf
from peregrine.conf import Problem
from peregrine.net import airplane
from peregrine.web.badge import Badge
from peregrine.web.counting import capped
from peregrine.web.theme import chosen_theme


@dataclass(frozen=True)
class NavItem:
    section: str
    label: str
    icon: str
    url: str
    count: str = ""
    counted: str = ""
    is_aside: bool = False  # on a phone it stands in the menu above, not in the bar


class Sidebar:
    """Counts nothing before a template asks: fragments and the sign-in page do not pay for it."""

    def items(self) -> Iterator[NavItem]:
        yield NavItem("today", "Today", "today", reverse("home"))
        for section, label, name, jobs, counted in _COUNTED:
            yield NavItem(section, label, section, reverse(name), capped(jobs()), counted)
        yield NavItem("library", "Library", "layers", reverse("jobs:library"))
        yield from self.aside()

    def aside(self) -> Iterator[NavItem]:
        """What is needed less often: the bar of a phone has room for five words."""
        yield NavItem("jobs-in", "Jobs in", "jobs-in", reverse("jobs:runs"), is_aside=True)
        settings = reverse("settings:overview")
        yield NavItem("settings", "Settings", "settings", settings, is_aside=True)

    @cached_property
    def badge(self) -> Badge:
        """What runs in the background."""
        return Badge.now()

    @cached_property
    def is_airplane_mode(self) -> bool:
        return airplane.is_on()

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the config files."""
        return conf.problems()


_COUNTED: tuple[tuple[str, str, str, Callable[[], JobQuerySet], str], ...] = (
    ("review", "Review", "jobs:review", Job.objects.waiting_for_review, "to review"),
    ("apply", "Apply", "jobs:apply-list", Job.objects.waiting_for_application, "to apply for"),
    ("interviews", "Interviews", "interviews:board", Job.objects.on_the_board, "on the board"),
)


def sidebar(request: HttpRequest) -> dict[str, Any]:
    return {"sidebar": Sidebar(), "theme": chosen_theme(request)}

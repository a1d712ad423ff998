"""What the Apply workspace shows about one job: its letter, the versions, who is writing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from jobs import drafting, missions
from jobs.drafting import judging
from jobs.drafting.letter_prompt import language_of
from jobs.missions import Evidence
from jobs.models import CoverLetter, Job, StageChange
from jobs.models.job_queryset import JobQuerySet
from jobs.stages import BOARD, Stage
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.models import BackgroundTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    job: Job
    versions: list[CoverLetter]  # newest first, without their text
    current: CoverLetter | None
    shown: CoverLetter | None
    task: BackgroundTask | None
    missions: list[Evidence]  # fields that matter to the person, and what shows them

    @property
    def is_writing(self) -> bool:
        return self.task is not None or (self.current is not None and self.current.is_writing)

    @property
    def seen(self) -> str:
        """Changes whenever a page that watches the writing has something new to show."""
        state = self.task.status if self.task else ""
        return f"{state}-{len(self.shown.text) if self.shown else 0}"

    @property
    def together(self) -> list[CoverLetter]:
        """The drafts that were asked for together with the current one, if there are several."""
        if self.current is None:
            return []
        series = [each for each in self.versions if each.series == self.current.series]
        return series[::-1] if len(series) > 1 else []

    @property
    def number_in_work(self) -> int:
        """Which of the drafts that were asked for together is being written, counted from 1."""
        return next((n for n, each in enumerate(self.together, 1) if each == self.current), 1)

    @property
    def language(self) -> str:
        """The language that was chosen for the letter; empty: that of the posting."""
        return self.current.language if self.current else ""

    @property
    def faults(self) -> list[str]:
        """What is wrong with the form of what a model wrote; nothing of the person's own."""
        letter = self.shown
        if letter is None or letter.is_yours or letter.is_template or not letter.text:
            return []
        return judging.faults(letter.text, language=letter.language or language_of(self.job))

    @property
    def is_old_version(self) -> bool:
        return self.shown is not None and self.shown != self.current

    @property
    def is_editable(self) -> bool:
        return not self.is_writing and not self.is_old_version

    @property
    def can_apply(self) -> bool:
        return Stage.APPLIED in self.job.allowed_moves and not self.is_applied

    @property
    def is_applied(self) -> bool:
        return self.job.current_stage in BOARD

    @property
    def is_closed(self) -> bool:
        return self.job.current_stage in (Stage.REJECTED, Stage.ARCHIVED)

    @property
    def undoable(self) -> StageChange | None:
        return self.job.last_standing_change()


def open_workspace(job: Job, *, version: str = "") -> Workspace:
    """Gather the workspace of `job`, showing `version` or else the current one."""
    drafting.settle(job)
    versions = list(job.letters.defer("text"))
    writing = [letter for letter in versions if letter.is_writing]
    current = writing[-1] if writing else next(iter(versions), None)
    shown = next((letter for letter in versions if str(letter.version) == version), current)
    return Workspace(
        job=job,
        versions=versions,
        current=current,
        shown=shown,
        task=drafting.active_task(job),
        missions=missions.of_job(job, letterhead()),
    )


def jobs_to_apply_for() -> JobQuerySet:
    """Return the approved jobs, latest first, each with its letters (without their text)."""
    letters = Prefetch("letters", queryset=CoverLetter.objects.defer("text"))
    return (
        Job.objects.waiting_for_application()
        .select_related("company")
        .defer("description")
        .prefetch_related(letters)
        .order_by("-stage_changed_at", "-pk")
    )


def letterhead() -> UserProfile:
    """Return who writes; nobody yet while config/user.yaml is broken (a banner says so)."""
    try:
        return UserProfile.load()
    except ConfigError:
        return UserProfile()

"""What is worth the person's time now: gathered here, shown by the home page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property

from interviews.board import QUIET_AFTER
from jobs import hidden as hiding
from jobs.models import CoverLetter, DiscoveryRun, Job, Resume, StageChange
from jobs.models.job_queryset import JobQuerySet
from jobs.stages import IN_PLAY, Stage
from peregrine import conf
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import words
from peregrine.web.counting import capped

WEEK = timedelta(days=7)
HIGH_SCORE = 80
NAMED = 2  # quiet companies called by name
TASKS_READ = 100
_PARTS_OF_DAY = ((18, "evening"), (12, "afternoon"), (4, "morning"), (0, "evening"))
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set up before the pipeline runs."""

    title: str
    why: str
    url: str
    is_done: bool
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Quiet:
    company: str
    days: int


@dataclass(frozen=True, slots=True)
class Failure:
    title: str
    error: str


@dataclass(frozen=True, slots=True)
class Week:
    applied: int
    moved_on: int


class Today:
    """Each property asks the database once, when a template wants it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    @cached_property
    def to_review(self) -> str:
        return capped(Job.objects.waiting_for_review())

    @cached_property
    def high_scores(self) -> str:
        return capped(Job.objects.waiting_for_review().filter(score__gt=HIGH_SCORE))

    @cached_property
    def hidden(self) -> str:
        return hiding.in_words()

    @cached_property
    def to_apply(self) -> str:
        return capped(Job.objects.waiting_for_application())

    @cached_property
    def letters(self) -> str:
        """How many of the approved jobs have a letter that can be read."""
        ready = Job.objects.waiting_for_application().filter(
            letters__status=CoverLetter.Status.READY
        )
        return capped(ready.distinct())

    @cached_property
    def quiet(self) -> str:
        return capped(self._quiet_jobs)

    @cached_property
    def quietest(self) -> list[Quiet]:
        jobs = self._quiet_jobs.order_by("stage_changed_at", "pk").values_list(
            "company__name", "stage_changed_at"
        )
        return [Quiet(company, (self.now - since).days) for company, since in jobs[:NAMED]]

    @cached_property
    def offers(self) -> str:
        return capped(Job.objects.in_stage(Stage.OFFER))

    @cached_property
    def things(self) -> int:
        """How many kinds of things wait."""
        return sum(map(bool, (self.offers, self.to_apply, self.to_review, self.quiet)))

    @cached_property
    def runs(self) -> list[DiscoveryRun]:
        return list(DiscoveryRun.objects.defer("row_errors")[:SHOWN])

    @cached_property
    def failures(self) -> list[Failure]:
        """This week's failures that nobody has tried again since."""
        recent = BackgroundTask.objects.recent().filter(created_at__gte=self.now - WEEK)
        latest: dict[tuple[str, int | None, str], BackgroundTask] = {}
        for task in recent.select_related("job__company").defer("job__description")[:TASKS_READ]:
            latest.setdefault((task.task_type, task.job_id, task.subject), task)
        failed = [task for task in latest.values() if task.status == TaskStatus.FAILED]
        return [Failure(words.title(task), task.error) for task in failed[:SHOWN]]

    @cached_property
    def week(self) -> Week:
        standing = StageChange.objects.filter(
            at__gte=self.now - WEEK, undoes=None, undone_by=None
        ).order_by()
        later = [stage.value for stage in IN_PLAY if stage != Stage.APPLIED]
        counts = standing.aggregate(
            applied=Count("job", distinct=True, filter=Q(to_stage=Stage.APPLIED.value)),
            moved_on=Count("job", distinct=True, filter=Q(to_stage__in=later)),
        )
        return Week(**counts)

    @cached_property
    def steps(self) -> list[Step]:
        """What a fresh Peregrine needs, in order; empty once everything is done."""
        steps = [
            Step(
                "Upload your resume",
                "It is read on this computer, fills your profile and suggests your skills.",
                reverse("jobs:resumes"),
                Resume.objects.kept().exists(),
                is_needed=False,
            ),
            Step(
                "Say who you are",
                "Your name and address stand at the head of every letter.",
                reverse("settings:profile"),
                _profile_is_complete(),
            ),
            Step(
                "List what you can do",
                "Every posting is scored by these words, from 0 to 100.",
                reverse("settings:keywords"),
                _has_keywords(),
            ),
            Step(
                "Say what jobs you want, and where",
                "Titles and places are a part of the score. Until then, titles are compared with "
                "your last positions.",
                reverse("settings:searches"),
                _has_searches(),
                is_needed=False,
            ),
            Step(
                "Bring jobs in",
                "From a file that you have, or from the boards.",
                reverse("jobs:import"),
                Job.objects.exists(),
            ),
            Step(
                "Review the first ones",
                "Approve, reject or skip: a, r and s on the keyboard.",
                reverse("jobs:review"),
                StageChange.objects.exists(),
            ),
        ]
        # Who does without the others and has done all that is needed is not asked for ever.
        return [] if all(step.is_done for step in steps if step.is_needed) else steps

    @property
    def _quiet_jobs(self) -> JobQuerySet:
        return Job.objects.in_stage(*IN_PLAY).filter(stage_changed_at__lte=self.now - QUIET_AFTER)


def first_name() -> str:
    """What to call the person, if we know and the file can be read."""
    try:
        return UserProfile.load().name.partition(" ")[0]
    except ConfigError:
        return ""  # the banner on the page says what is wrong with the file


def part_of_day(now: datetime) -> str:
    begun = (name for hour, name in _PARTS_OF_DAY if now.hour >= hour)
    return next(begun)


def _profile_is_complete() -> bool:
    try:
        return UserProfile.load().is_complete
    except ConfigError:
        return False


def _has_keywords() -> bool:
    try:
        return bool(conf.load_resume_keywords().keywords)
    except ConfigError:
        return False


def _has_searches() -> bool:
    try:
        return any(profile.active for profile in conf.load_search_profiles().profiles)
    except ConfigError:
        return False

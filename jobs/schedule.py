"""What runs by itself, and when: searches, missing descriptions, the look whether jobs are open.

Nothing is kept for it: when something ran last is said by its BackgroundTask rows, and a run by
hand counts like any other. So what was missed while the computer slept runs once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from jobs import rereading_files
from jobs.models import Job
from jobs.pay_in_text import READER
from jobs.score_basis import Watch
from peregrine import conf
from peregrine.conf import timetable
from peregrine.conf.timetable import CLOCK_TRUST, next_run
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.net import airplane
from peregrine.tasks import submit_task

DISCOVER, ENRICH, LIVENESS = "discover", "enrich", "liveness"
READ_PAY = "read_pay"
_KINDS = (DISCOVER, ENRICH, LIVENESS)
_LOCK = 7_302_117_900  # any number that no other lock of the database has

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that runs by itself."""

    task_type: str
    label: str
    setting: str
    profile: str = ""
    last_at: datetime | None
    next_at: datetime | None  # None: nothing to do until there is a search, or a job
    is_running: bool

    @property
    def params(self) -> dict[str, Any]:
        return {"profile": self.profile} if self.profile else {}


class Scheduler:
    """Starts what is due, and says once that it cannot."""

    def __init__(self) -> None:
        self._is_stopped = False
        self._has_looked_back = False
        self._scores = Watch()

    def start_due(self) -> None:
        if not self._has_looked_back:  # readers change while nothing runs
            rereading_files.start_where_better()
            read_pay_where_better()
            self._has_looked_back = True
        self._scores.rescore_where_changed()
        try:
            start_due(timezone.now())
        except conf.ConfigError:
            if not self._is_stopped:  # what is wrong in the file is in the log already
                logger.warning("Nothing runs by itself until search_profiles.yaml is repaired.")
            self._is_stopped = True
        else:
            self._is_stopped = False


def read_pay_where_better() -> None:
    """Queue the reading of stored texts where none by this version of the reader has ended.

    It stands here so that the process which only looks at the clock loads nothing that scores.
    """
    of_this = BackgroundTask.objects.filter(task_type=READ_PAY, subject=str(READER))
    if Job.objects.exists() and not of_this.filter(status=TaskStatus.COMPLETED).exists():
        submit_task(READ_PAY, reader=READER)


def start_due(now: datetime) -> list[BackgroundTask]:
    """Queue what is due; in airplane mode it waits for its end, and runs once then.

    Raises conf.ConfigError when the profiles cannot be read.
    """
    if airplane.is_on() or not _due(now):
        return []
    with _alone():
        # Another machine may have queued it between the two looks.
        tasks = [submit_task(each.task_type, **each.params) for each in _due(now)]
    for task in tasks:
        logger.info("%s #%s begins by itself", task.task_type, task.pk)
    return tasks


def entries(now: datetime) -> list[Entry]:
    """Return what runs by itself, the searches first. Raises conf.ConfigError."""
    config = conf.load_search_profiles()
    plan = _Plan(config.quiet_hours, now)
    found = [
        plan.search(profile.name, profile.schedule)
        for profile in config.profiles
        if profile.active and profile.schedule.strip()
    ]
    if config.find_descriptions:
        found.append(plan.descriptions())
    if config.check_open.strip():
        found.append(plan.look_whether_open(config.check_open))
    return found


def _due(now: datetime) -> list[Entry]:
    """Return what is due: of the searches the one that waits for longest, then the descriptions.

    All at a time would ask the same boards, and leave no worker for what the person asks for.
    """
    every = entries(now)
    due = [each for each in every if each.next_at and each.next_at <= now and not each.is_running]
    never = datetime.min.replace(tzinfo=now.tzinfo)
    searches = [each for each in due if each.task_type == DISCOVER]
    searches.sort(key=lambda each: each.last_at or never)
    is_searching = BackgroundTask.objects.active().filter(task_type=DISCOVER).exists()
    first = [] if is_searching else searches[:1]
    after_it = {DISCOVER, ENRICH} if is_searching or first else {DISCOVER}
    return [*first, *(each for each in due if each.task_type not in after_it)]


@contextmanager
def _alone() -> Iterator[None]:
    """Let no other machine decide at the same time. On SQLite the transaction is enough."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


class _Plan:
    """What ran last, read once, and what follows from it."""

    def __init__(self, quiet_hours: str, now: datetime) -> None:
        self._now = now
        self._zone = timezone.get_default_timezone()
        self._quiet = timetable.parse_quiet_hours(quiet_hours)
        # Rows from further in the future were written by a wrong clock.
        rows = BackgroundTask.objects.filter(
            task_type__in=_KINDS, job=None, created_at__lte=now + CLOCK_TRUST
        )
        kinds = rows.values_list("task_type", "subject")
        self._last = {(kind, of): at for kind, of, at in kinds.annotate(Max("created_at"))}
        searches = rows.filter(task_type=DISCOVER, finished_at__lte=now + CLOCK_TRUST)
        self._searched_at = searches.aggregate(at=Max("finished_at"))["at"]
        self._active = set(rows.active().values_list("task_type", "subject"))

    def search(self, profile: str, setting: str) -> Entry:
        everything = ""  # a search of all profiles was one of this profile, too
        return Entry(
            task_type=DISCOVER,
            label=f"Search: {profile}",
            setting=setting,
            profile=profile,
            last_at=self._last_of(DISCOVER, profile, everything),
            next_at=self._next(setting, self._last_of(DISCOVER, profile, everything)),
            is_running=self._is_active(DISCOVER, profile, everything),
        )

    def descriptions(self) -> Entry:
        last = self._last_of(ENRICH, "")
        has_new = self._searched_at is not None and (last is None or last < self._searched_at)
        return Entry(
            task_type=ENRICH,
            label="Look for missing descriptions",
            setting="after each search",
            last_at=last,
            next_at=self._outside_quiet_hours(self._now) if has_new else None,
            is_running=self._is_active(ENRICH, ""),
        )

    def look_whether_open(self, setting: str) -> Entry:
        last = self._last_of(LIVENESS, "")
        first = Job.objects.next_look_at()
        next_at = self._next(setting, last)
        return Entry(
            task_type=LIVENESS,
            label="Look whether jobs are still open",
            setting=setting,
            last_at=last,
            next_at=self._outside_quiet_hours(max(first, next_at)) if first and next_at else None,
            is_running=self._is_active(LIVENESS, ""),
        )

    def _last_of(self, kind: str, *subjects: str) -> datetime | None:
        found = (self._last.get((kind, subject)) for subject in subjects)
        return max((at for at in found if at), default=None)

    def _is_active(self, kind: str, *subjects: str) -> bool:
        return any((kind, subject) in self._active for subject in subjects)

    def _next(self, setting: str, last: datetime | None) -> datetime | None:
        when = timetable.parse(setting)
        if when is None:
            return None
        return next_run(when, now=self._now, last=last, quiet=self._quiet, zone=self._zone)

    def _outside_quiet_hours(self, moment: datetime) -> datetime:
        return self._quiet.left(moment, self._zone) if self._quiet else moment

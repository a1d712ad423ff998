"""Job."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jobs import stages
from jobs.models.company import Company
from jobs.models.history import StageChange, web_address
from jobs.models.job_indexes import INDEXES
from jobs.models.job_queryset import JobQuerySet
from jobs.stages import InvalidMove, MovedMeanwhile, Stage


class Job(models.Model):
    """One job, however many boards show it. `stage` changes through `move_to()` only."""

    class SalaryPeriod(models.TextChoices):
        YEAR = "year", "a year"
        MONTH = "month", "a month"
        WEEK = "week", "a week"
        DAY = "day", "a day"
        HOUR = "hour", "an hour"

    class GoneBecause(models.TextChoices):
        NOT_THERE = "not_there", "its page is not there any more"
        SAYS_SO = "says_so", "its page says that it is closed"
        LEADS_AWAY = "leads_away", "its address leads to a list of other jobs"
        LEFT_BOARD = "left_board", "the company’s own board does not list it any more"

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="jobs")
    title = models.CharField(max_length=300)
    location = models.CharField(max_length=300, blank=True, default="")
    is_remote = models.BooleanField(null=True, blank=True)
    employment_type = models.CharField(max_length=60, blank=True, default="")
    url = models.URLField("posting", max_length=2000, blank=True, default="")
    apply_url = models.URLField("apply at", max_length=2000, blank=True, default="")
    description = models.TextField(blank=True, default="", help_text="plain text")
    posted_on = models.DateField(null=True, blank=True)
    posted_again_on = models.DateField(
        null=True, blank=True, editable=False, help_text="after months, as the same job"
    )
    found_at = models.DateTimeField(default=timezone.now)
    found_by = models.CharField(
        max_length=200,
        blank=True,
        default="",
        editable=False,
        help_text="the search profile that found it first; its resume is what it is scored with",
    )

    # Alive or gone, see jobs.liveness.
    seen_open_at = models.DateTimeField(null=True, blank=True, editable=False)
    gone_at = models.DateTimeField(null=True, blank=True, editable=False)
    gone_because = models.CharField(
        max_length=10, choices=GoneBecause.choices, blank=True, default="", editable=False
    )
    open_checked_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="when it was last heard of, or looked for in vain; the oldest is looked for next",
    )
    joined_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="joined",
        help_text="you said that it is the same job; this row keeps what it was called",
    )

    salary_text = models.CharField(max_length=200, blank=True, default="")
    salary_min = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    salary_max = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    salary_currency = models.CharField(max_length=3, blank=True, default="")
    salary_period = models.CharField(
        max_length=5, choices=SalaryPeriod.choices, blank=True, default=""
    )

    edited_fields = models.JSONField(
        default=list, blank=True, editable=False, help_text="typed by you: no posting changes them"
    )

    # Copies in the form that dedupe compares and the queue sorts by, written with the job.
    company_key = models.CharField(max_length=200, editable=False)
    title_key = models.CharField(max_length=300, editable=False)
    place_key = models.CharField(max_length=120, editable=False, blank=True, default="")
    text_sketch = models.BinaryField(
        null=True, editable=False, help_text="of the description; made when dedupe first needs it"
    )

    score = models.PositiveSmallIntegerField(
        default=0, help_text="match, 0 to 100; means nothing while not scored"
    )
    matched = models.JSONField(default=list, blank=True, help_text="keywords found")
    gaps = models.JSONField(default=list, blank=True, help_text="keywords asked for, not on file")
    score_parts = models.JSONField(default=list, blank=True, editable=False)
    asks = models.JSONField(default=list, blank=True, editable=False, help_text="besides skills")
    languages = models.JSONField(
        default=list, blank=True, editable=False, help_text="asked for: codes, level, need"
    )
    scored_with = models.CharField(
        max_length=16,
        blank=True,
        default="",
        editable=False,
        help_text="digest of what it rests on",
    )

    stage = models.CharField(max_length=16, choices=stages.CHOICES, default=Stage.PENDING.value)
    stage_changed_at = models.DateTimeField(default=timezone.now)
    closed_from = models.CharField(
        max_length=16,
        choices=stages.CHOICES,
        blank=True,
        default="",
        help_text="the stage it was in when it was rejected or archived",
    )
    reject_reason = models.CharField(
        max_length=16, choices=stages.REJECT_REASONS, blank=True, default=""
    )
    skipped_at = models.DateTimeField("put off at", null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    starred_at = models.DateTimeField(null=True, blank=True, editable=False)

    applied_before_at: datetime | None  # not stored, see jobs.applied_before

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in Stage]), name="job_stage_known"
            ),
            models.CheckConstraint(condition=Q(score__range=(0, 100)), name="job_score_in_range"),
        ]
        indexes = INDEXES

    def __str__(self) -> str:
        return f"{self.title} at {self.company}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:detail", args=[self.pk])

    @property
    def has_unread_pay(self) -> bool:
        """Whether pay is told in words that name no amount for sure."""
        return bool(self.salary_text) and self.salary_min is None and self.salary_max is None

    @property
    def link(self) -> str:
        """The posting's address, if it is one that a browser may follow."""
        return web_address(self.url) or web_address(self.apply_url)

    @property
    def is_scored(self) -> bool:
        return bool(self.scored_with)

    @property
    def current_stage(self) -> Stage:
        return Stage(self.stage)

    @property
    def allowed_moves(self) -> list[Stage]:
        if self.joined_into_id is not None:
            return []
        closed_from = Stage(self.closed_from) if self.closed_from else None
        return stages.allowed_moves(self.current_stage, closed_from=closed_from)

    def move_to(
        self,
        stage: Stage | str,
        *,
        by: str,
        reason: str = "",
        at: datetime | None = None,
        batch: uuid.UUID | None = None,
        undoes: StageChange | None = None,
        expected: Stage | None = None,
    ) -> StageChange:
        """Move this job to `stage`, leaving a StageChange; the only way a stage changes.

        `by` is one of `StageChange.Mover`. `reason` is a `RejectReason` or free words. Moves made
        together share `batch`, so that they can be undone together. `undoes` names the latest
        change when this move takes it back, which the table of moves need not allow. `expected`
        is the stage the person saw: when the job has left it meanwhile, the move is refused.

        Raises InvalidMove (MovedMeanwhile) with a sentence for the person; nothing is written then.
        """
        target = Stage(stage)
        at = at or timezone.now()
        with transaction.atomic():
            self.refresh_from_db(
                fields=_STAGE_FIELDS, from_queryset=Job.objects.select_for_update()
            )
            if expected is not None and self.current_stage != expected:
                raise MovedMeanwhile(self.current_stage)
            if self.joined_into_id is not None and by != StageChange.Mover.JOINING:
                raise InvalidMove("You joined this job with another one. Take that back first.")
            if undoes is not None:
                self._check_undo(undoes)
            elif target not in self.allowed_moves:
                raise InvalidMove(stages.refusal(self.current_stage, target))
            change = StageChange.objects.create(
                job=self,
                from_stage=self.stage,
                to_stage=target.value,
                by=by,
                reason=reason,
                at=at,
                batch=batch or uuid.uuid4(),
                undoes=undoes,
                was_closed_from=self.closed_from,
                was_reject_reason=self.reject_reason,
                was_applied_at=self.applied_at,
                was_skipped_at=self.skipped_at,
                was_stage_changed_at=self.stage_changed_at,
            )
            self._apply(change)
            self.save(update_fields=_STAGE_FIELDS)
        return change

    def undo(self, change: StageChange, *, by: str) -> StageChange:
        """Take back `change`, which must be the latest one that still stands."""
        return self.move_to(change.from_stage, by=by, reason="undo", undoes=change)

    def undo_last_move(self, *, by: str) -> StageChange:
        """Take back the latest stage change that still stands; again: the one before it."""
        change = self.last_standing_change()
        if change is None:
            raise InvalidMove("There is no move to undo for this job.")
        return self.undo(change, by=by)

    def last_standing_change(self) -> StageChange | None:
        """Return the latest change that is neither undone nor an undo itself."""
        return self.stage_changes.filter(undoes=None, undone_by=None).order_by("-pk").first()

    def skip(self) -> None:
        """Put this job off: it leaves the review queue without a decision.

        Raises MovedMeanwhile when it was decided in the meantime.
        """
        self._set_skipped(timezone.now())

    def unskip(self) -> None:
        """Bring this job back into the review queue."""
        self._set_skipped(None)

    def _set_skipped(self, at: datetime | None) -> None:
        still_pending = Job.objects.in_stage(Stage.PENDING).filter(pk=self.pk)
        if not still_pending.update(skipped_at=at):
            self.refresh_from_db(fields=_STAGE_FIELDS)
            raise MovedMeanwhile(self.current_stage)
        self.skipped_at = at

    def _check_undo(self, change: StageChange) -> None:
        if self.last_standing_change() != change:
            raise InvalidMove("This job has moved on since: undo is no longer possible.")

    def _apply(self, change: StageChange) -> None:
        """Set the stage and everything that follows from it, forwards or back."""
        target = Stage(change.to_stage)
        self.stage = target.value
        if change.undoes is not None:
            self.stage_changed_at = change.undoes.was_stage_changed_at
            self.closed_from = change.undoes.was_closed_from
            self.reject_reason = change.undoes.was_reject_reason
            self.skipped_at = change.undoes.was_skipped_at
            self.applied_at = change.undoes.was_applied_at
            return
        self.stage_changed_at = change.at
        self.skipped_at = None
        closes = target in (Stage.REJECTED, Stage.ARCHIVED)
        self.closed_from = (self.closed_from or change.from_stage) if closes else ""
        known = {value for value, _ in stages.REJECT_REASONS}
        self.reject_reason = (
            change.reason if target == Stage.REJECTED and change.reason in known else ""
        )
        if target in stages.BOARD:
            self.applied_at = self.applied_at or change.at
        elif target in (Stage.PENDING, Stage.APPROVED):
            self.applied_at = None


_STAGE_FIELDS = (
    "stage",
    "stage_changed_at",
    "closed_from",
    "reject_reason",
    "skipped_at",
    "applied_at",
    "joined_into",
)

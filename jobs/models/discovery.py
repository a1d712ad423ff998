"""Runs that bring postings in, what each board answered, and what the rules hid."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

ASSUMED_OVER_AFTER = timedelta(hours=1)  # for a command that was killed and could not say so


class DiscoveryRun(models.Model):
    """One import of a file, or one search over the boards of a profile."""

    class Kind(models.TextChoices):
        IMPORT = "import", "Import"
        SEARCH = "search", "Search"

    class Status(models.TextChoices):
        RUNNING = "running", "Running"
        COMPLETED = "completed", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    source = models.CharField(max_length=255, help_text="the file or the search profile")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.RUNNING)
    task = models.ForeignKey(
        "peregrine.BackgroundTask",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="discovery_runs",
    )
    note = models.TextField(
        blank=True, default="", help_text="what there is to say about it, such as why it failed"
    )
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    new_count = models.PositiveIntegerField("new", default=0)
    sighting_count = models.PositiveIntegerField("sightings", default=0)
    hidden_count = models.PositiveIntegerField("hidden", default=0)
    error_count = models.PositiveIntegerField("errors", default=0)
    row_errors = models.JSONField(
        default=list, blank=True, help_text="[{line, reason}], the first 1,000"
    )

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.source}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:run", args=[self.pk])

    @property
    def is_live(self) -> bool:
        """Tell whether it still runs, or will: its task may have ended without telling it."""
        if self.status != self.Status.RUNNING:
            return False
        if self.task is None:
            return timezone.now() - self.started_at < ASSUMED_OVER_AFTER
        return self.task.is_active

    @property
    def is_interrupted(self) -> bool:
        return self.status == self.Status.RUNNING and not self.is_live

    @property
    def failed_board_count(self) -> int:
        return sum(outcome.is_over and not outcome.went_well for outcome in self.boards.all())

    @property
    def is_unanswered(self) -> bool:
        """Tell whether it is over and no board answered anything: “done” would be no true word."""
        if self.kind != self.Kind.SEARCH or self.status != self.Status.COMPLETED:
            return False
        outcomes = self.boards.all()
        return bool(outcomes) and not any(outcome.has_answered for outcome in outcomes)

    @property
    def profile_name(self) -> str:
        """The search profile; empty for an import."""
        return self.source if self.kind == self.Kind.SEARCH else ""

    @property
    def posting_count(self) -> int:
        return self.new_count + self.sighting_count + self.hidden_count


class BoardOutcome(models.Model):
    """What one board answered in one run. “Nothing found” and “refused us” are told apart."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waits for its turn"
        ASKING = "asking", "Is being asked"
        FOUND = "found", "Found postings"
        EMPTY = "empty", "No postings found"
        UNCHANGED = "unchanged", "Nothing changed"
        REFUSED = "refused", "Refused us"
        RATE_LIMITED = "rate_limited", "Asked us to slow down"
        RESTING = "resting", "Left alone for now"
        NEEDS_KEY = "needs_key", "Needs a key"
        CHANGED = "changed", "Answers differently now"
        NOT_FOUND = "not_found", "Not there"
        FAILED = "failed", "Failed"
        STOPPED = "stopped", "Stopped before the end"

    run = models.ForeignKey(DiscoveryRun, on_delete=models.CASCADE, related_name="boards")
    board = models.CharField(max_length=40, blank=True, help_text="empty: not known yet")
    company = models.CharField(
        max_length=300, blank=True, default="", help_text="the entry of the watchlist"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    message = models.TextField(blank=True, default="")
    found_count = models.PositiveIntegerField("found", default=0)
    new_count = models.PositiveIntegerField("new", default=0)
    sighting_count = models.PositiveIntegerField("sightings", default=0)
    hidden_count = models.PositiveIntegerField("hidden", default=0)
    other_count = models.PositiveIntegerField(
        "others", default=0, help_text="postings that are not what the profile looks for"
    )
    seconds = models.FloatField(default=0)
    rest_until = models.DateTimeField(
        null=True, blank=True, help_text="the board asked to be left alone until then"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "board", "company"], name="one_outcome_per_run_and_board"
            )
        ]
        indexes = [
            models.Index(
                fields=["board", "rest_until"],
                condition=Q(rest_until__isnull=False),
                name="board_rests",
            )
        ]

    def __str__(self) -> str:
        return f"{self.board or self.company}: {self.get_status_display()}"

    @property
    def is_over(self) -> bool:
        return self.status not in (self.Status.WAITING, self.Status.ASKING)

    @property
    def went_well(self) -> bool:
        fine = self.Status.FOUND, self.Status.EMPTY, self.Status.UNCHANGED, self.Status.RESTING
        return self.status in fine

    @property
    def has_answered(self) -> bool:
        return self.status in (self.Status.FOUND, self.Status.EMPTY, self.Status.UNCHANGED)


class HiddenPostingQuerySet(models.QuerySet["HiddenPosting"]):
    def still_hidden(self) -> HiddenPostingQuerySet:
        """Leave out what the person chose to see anyway."""
        return self.filter(job=None)

    def by_rule(self, rule: str, words: str) -> HiddenPostingQuerySet:
        return self.still_hidden().filter(rule=rule, words=words)


class HiddenPosting(models.Model):
    """A posting that a rule kept out of the queue. Nothing is dropped without a row here."""

    class Rule(models.TextChoices):
        EXCLUDED_WORD = "excluded_word", "Excluded word"
        BLOCKED_COMPANY = "blocked_company", "Blocked company"
        BLOCKED_DOMAIN = "blocked_domain", "Blocked domain"
        BLOCKED_PHRASE = "blocked_phrase", "Blocked phrase"
        TOO_OLD = "too_old", "Too old"
        LOW_PAY = "low_pay", "Below your salary floor"
        WRONG_PLACE = "wrong_place", "Wrong place"
        NOT_REMOTE = "not_remote", "Not remote"
        REMOTE = "remote", "Remote"
        CLOSED = "closed", "Closed already"

    rule = models.CharField(max_length=20, choices=Rule.choices)
    words = models.CharField(max_length=200, help_text="the entry of your list that matched")
    title = models.CharField(max_length=300)
    company_name = models.CharField(max_length=200)
    location = models.CharField(max_length=300, blank=True, default="")
    board = models.CharField(max_length=40)
    native_id = models.CharField(max_length=200, blank=True, default="")
    url = models.URLField(max_length=2000, blank=True, default="")
    identity = models.CharField(
        max_length=64, unique=True, help_text="digest of board and id, or of the clean URL"
    )
    posting = models.JSONField(help_text="everything the board said, to show it anyway")
    run = models.ForeignKey(
        DiscoveryRun, null=True, on_delete=models.SET_NULL, related_name="hidden"
    )
    hidden_at = models.DateTimeField(default=timezone.now)
    job = models.ForeignKey(
        "jobs.Job",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="hidden_postings",
        help_text="set when you chose to show it anyway",
    )
    reveal = models.ForeignKey(
        "jobs.Reveal",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="postings",
        help_text="set when it came back together with others",
    )

    applied_before_at: datetime | None  # not stored, see jobs.applied_before

    objects = HiddenPostingQuerySet.as_manager()

    class Meta:
        ordering = ["-hidden_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(identity=""), name="hidden_posting_has_identity")
        ]

    def __str__(self) -> str:
        return f"{self.title} at {self.company_name}: {self.get_rule_display()}"

    @property
    def found_by(self) -> str:
        """The search profile that found it; empty when none did."""
        return self.run.profile_name if self.run else ""


class RevealQuerySet(models.QuerySet["Reveal"]):
    def undoable(self) -> RevealQuerySet:
        return self.filter(undone_at=None)


class Reveal(models.Model):
    """Hidden postings that came back together, and the rule that was relaxed for it, if any."""

    rule = models.CharField(max_length=20, choices=HiddenPosting.Rule.choices, blank=True)
    words = models.CharField(max_length=200, blank=True, default="")
    changes = models.JSONField(
        default=list, blank=True, help_text="of config files: [{file, profile, key, before, after}]"
    )
    shown_count = models.PositiveIntegerField("shown", default=0)
    revealed_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = RevealQuerySet.as_manager()

    class Meta:
        ordering = ["-revealed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_rule_display() or 'Hidden'}: {self.words or 'everything'}"

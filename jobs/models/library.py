"""What the person keeps beside the jobs: saved views, and what was done to many at once."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.utils import timezone

from jobs import stages

UNDO_FOR = timedelta(days=7)  # what is longer ago is settled


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def standing(self) -> SavedViewQuerySet:
        """Views with a name of their own, which the person has not removed."""
        return self.filter(is_default=False, removed_at=None)

    def just_removed(self) -> SavedViewQuerySet:
        """Views that can be brought back, latest first."""
        lately = self.filter(removed_at__gte=timezone.now() - UNDO_FOR)
        return lately.order_by("-removed_at", "-pk")


class SavedView(models.Model):
    """A search of the library with its filters and its order, as the query of its address."""

    QUERY_UP_TO: Final = 1_000

    name = models.CharField(max_length=60)
    query = models.CharField(max_length=QUERY_UP_TO, blank=True, default="")
    position = models.PositiveIntegerField(default=0)
    columns = models.JSONField(default=list, blank=True, help_text="their names; none: the usual")
    is_default = models.BooleanField(
        default=False, editable=False, help_text="all jobs: its columns are those of other searches"
    )
    created_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_view"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BulkChangeQuerySet(models.QuerySet["BulkChange"]):
    def undoable(self) -> BulkChangeQuerySet:
        """Changes that did something, or still do, and that can be taken back; latest first."""
        has_done_something = models.Q(done__gt=0) | models.Q(position__lt=models.F("total"))
        lately = self.filter(undone_at=None, created_at__gte=timezone.now() - UNDO_FOR)
        return lately.filter(has_done_something)

    def in_vain(self, *, since: datetime) -> BulkChangeQuerySet:
        """Changes that fitted none of their jobs; latest first."""
        ended = self.filter(position__gte=models.F("total"), done=0, undone_at=None)
        return ended.filter(created_at__gte=since)


_DONE = {
    "approve": "approved",
    "archive": "archived",
    "reject": "rejected",
    "applied": "marked as applied",
    "review": "back in review",
    "star": "starred",
    "unstar": "without their star",
}


class BulkChange(models.Model):
    """One thing that the person did to many jobs at once. Its moves have `key` as their batch."""

    class Action(models.TextChoices):
        APPROVE = "approve", "Approve"
        ARCHIVE = "archive", "Archive"
        REJECT = "reject", "Reject"
        APPLIED = "applied", "Mark as applied"
        REVIEW = "review", "Back to review"
        STAR = "star", "Star"
        UNSTAR = "unstar", "Take the star away"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    action = models.CharField(max_length=10, choices=Action.choices)
    reason = models.CharField(
        max_length=16,
        choices=stages.REJECT_REASONS,
        blank=True,
        default="",
        help_text="why they were rejected",
    )
    position = models.PositiveIntegerField(default=0, help_text="how many were looked at")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=dict, blank=True, help_text="{why: how many}")
    created_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    taken_back = models.PositiveIntegerField(default=0)

    objects = BulkChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_finished(self) -> bool:
        return self.position >= self.total

    @property
    def title(self) -> str:
        return f"{self.get_action_display()}: {self.total:,} jobs"

    @property
    def sentence(self) -> str:
        """Say what happened: “7 archived, 2 skipped: already archived.”"""
        said = f"{self.done:,} {_DONE[self.action]}"
        if self.skipped:
            said += f", {sum(self.skipped.values()):,} skipped: {self._why()}"
        if not self.is_finished:
            said += f", {self.total - self.position:,} to go"
        return f"{said}."

    @property
    def undo_sentence(self) -> str:
        said = f"{self.taken_back:,} taken back"
        left = self.done - self.taken_back
        return f"{said}, {left:,} left as they are: changed since." if left > 0 else f"{said}."

    def _why(self) -> str:
        skipped: dict[str, int] = self.skipped
        if len(skipped) == 1:
            return next(iter(skipped))
        by_count = sorted(skipped.items(), key=lambda each: (-each[1], each[0]))
        return ", ".join(f"{count:,} {why}" for why, count in by_count)


class BulkStep(models.Model):
    """Some of the jobs of a bulk change, until they are done."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="steps")
    keys = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{len(self.keys)} jobs"


class StarChange(models.Model):
    """A star that a bulk change gave or took, so that it can be taken back."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="stars")
    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="star_changes")
    was_starred_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.change.get_action_display()}: {self.job}"

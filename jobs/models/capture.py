"""Pages that the person asked Peregrine to read, and texts that it looked for by itself."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jobs.models.history import web_address


class CaptureQuerySet(models.QuerySet["Capture"]):
    def recent(self) -> CaptureQuerySet:
        return self.select_related("job__company").order_by("-pk")


class Capture(models.Model):
    """One pasted address and what came of it. Those pasted together share `batch`."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CAPTURED = "captured", "Added"
        KNOWN = "known", "You have this one already"
        NEEDS_HELP = "needs_help", "Needs your help"
        FAILED = "failed", "Could not be read"

    LONGEST_URL = 2000

    url = models.URLField("address", max_length=LONGEST_URL)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    message = models.TextField(blank=True, default="")
    readings = models.JSONField(
        default=list, blank=True, help_text="what could be read, to choose from or to complete"
    )
    job = models.ForeignKey(
        "jobs.Job", null=True, blank=True, on_delete=models.SET_NULL, related_name="captures"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    is_live = False  # not stored: its task waits or runs

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "captured", "known", "needs_help", "failed"]),
                name="capture_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_status_display()}"

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def has_choice(self) -> bool:
        return len(self.readings) > 1

    @property
    def link(self) -> str:
        return web_address(self.url)


class TextSearch(models.Model):
    """The search for a job's missing description: how often in vain, and when to try again.

    The row goes when the text is found. A dead end is opened again by a new sighting only.
    """

    job = models.OneToOneField("jobs.Job", on_delete=models.CASCADE, related_name="text_search")
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(help_text="why it was not found the last time")
    tried_at = models.DateTimeField(default=timezone.now)
    try_again_at = models.DateTimeField(null=True, blank=True, help_text="empty: a dead end")

    class Meta:
        ordering = ["-tried_at"]
        verbose_name_plural = "text searches"

    def __str__(self) -> str:
        return f"{self.job}: {self.problem}"

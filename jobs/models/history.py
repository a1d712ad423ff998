"""What happened to a job: its moves, and the boards that showed it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jobs import stages


def web_address(url: str) -> str:
    """Return `url` if a browser may follow it, else nothing: boards send any kind of scheme."""
    return url if url.startswith(("https://", "http://")) else ""


class StageChange(models.Model):
    """One step of a job: the log that undo, insights and integrations follow."""

    class Mover(models.TextChoices):
        PERSON = "person", "you"
        ADMIN = "admin", "you, in the admin"
        MAIL = "mail", "a mail"
        IMPORT = "import", "an import"
        UNDO = "undo", "undo"
        JOINING = "joining", "joining two jobs"

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="stage_changes")
    from_stage = models.CharField(max_length=16, choices=stages.CHOICES)
    to_stage = models.CharField(max_length=16, choices=stages.CHOICES)
    by = models.CharField(max_length=10, choices=Mover.choices)
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by"
    )
    # What the job said before, so that undo restores it exactly.
    was_closed_from = models.CharField(max_length=16, blank=True, default="", editable=False)
    was_reject_reason = models.CharField(max_length=16, blank=True, default="", editable=False)
    was_applied_at = models.DateTimeField(null=True, blank=True, editable=False)
    was_skipped_at = models.DateTimeField(null=True, blank=True, editable=False)
    was_stage_changed_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["job", "-id"], name="stage_change_latest"),
            models.Index(fields=["-at", "-id"], name="stage_change_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_stage_display()} → {self.get_to_stage_display()}"


class Sighting(models.Model):
    """One board showing one job."""

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="sightings")
    board = models.CharField(max_length=40)
    native_id = models.CharField(max_length=200, blank=True, default="")
    url = models.URLField(max_length=2000, blank=True, default="")
    url_key = models.CharField(
        max_length=32, blank=True, default="", help_text="digest of what the URL points to"
    )
    apply_key = models.CharField(
        max_length=32, blank=True, default="", help_text="the same of where to apply"
    )
    title = models.CharField(max_length=300, blank=True, default="")
    company_name = models.CharField(max_length=200, blank=True, default="")
    location = models.CharField(max_length=300, blank=True, default="")
    source = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text="which list of the board it stood in: a company, a question",
    )
    posted_on = models.DateField(null=True, blank=True)
    first_seen_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    missed_at = models.DateTimeField(
        null=True, blank=True, help_text="when a complete list of its board first lacked it"
    )
    own_facts = models.JSONField(
        null=True,
        blank=True,
        help_text="what this posting says otherwise than the job; null: the job is told by it",
    )

    class Meta:
        ordering = ["first_seen_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "native_id"],
                condition=~Q(native_id=""),
                name="one_sighting_per_native_id",
            ),
        ]
        indexes = [
            models.Index(fields=["url_key"], name="sighting_url"),
            models.Index(fields=["apply_key"], name="sighting_apply"),
            # All that a list of a board showed when it was last read.
            models.Index(fields=["board", "source", "last_seen_at"], name="sighting_in_list"),
        ]

    def __str__(self) -> str:
        return f"{self.title} on {self.board}"

    @property
    def link(self) -> str:
        return web_address(self.url)


class Verdict(models.Model):
    """The person said that two jobs are one, or that one posting is a job of its own.

    It stands until it is taken back, and no run decides otherwise.
    """

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="verdicts")
    other = models.ForeignKey(
        "jobs.Job", null=True, on_delete=models.SET_NULL, related_name="verdicts_as_other"
    )
    is_same = models.BooleanField()
    # The posting that is not `job`, if `other` should ever be deleted.
    board = models.CharField(max_length=40, blank=True, default="")
    native_id = models.CharField(max_length=200, blank=True, default="")
    url_key = models.CharField(max_length=32, blank=True, default="")
    said_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    moved = models.JSONField(default=dict, help_text="what has to go back when it is taken back")

    class Meta:
        ordering = ["-said_at", "-pk"]
        indexes = [
            models.Index(
                fields=["job"],
                condition=Q(is_same=False, taken_back_at__isnull=True),
                name="verdict_different",
            )
        ]

    def __str__(self) -> str:
        return f"{self.job} and {self.other}: {'one job' if self.is_same else 'two jobs'}"

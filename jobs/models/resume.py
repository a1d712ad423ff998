"""Resumes that the person has: several, one of them the default, each with its earlier versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.left_over import KINDS_WITH_LINES, LeftOver, left_over


class ResumeQuerySet(models.QuerySet["Resume"]):
    def kept(self) -> ResumeQuerySet:
        """Resumes that were not deleted."""
        return self.filter(deleted_at=None)

    def default(self) -> Resume | None:
        return self.kept().filter(is_default=True).first()

    def for_profile(self, name: str) -> Resume | None:
        """Return the resume that a search profile names; the default when it names none."""
        return self.kept().filter(name__iexact=name.strip()).first() if name else self.default()


class Resume(models.Model):
    """What a resume says, in the JSON Resume shape, and the file that it was read from.

    A deleted one stays, so that deleting can be undone; its name is free again. `revision` counts
    the edits, so that two tabs cannot overwrite each other.
    """

    name = models.CharField(max_length=120)
    data = models.JSONField(default=dict, help_text="JSON Resume 1.0.0, without empty fields")
    text = models.TextField(blank=True, help_text="all that the file says, in reading order")
    notes = models.JSONField(default=list, blank=True, help_text="what was guessed or not found")
    is_default = models.BooleanField(default=False)
    original_name = models.CharField(max_length=255, blank=True)
    original_kind = models.CharField(max_length=10, blank=True)
    original_size = models.PositiveBigIntegerField(default=0)
    original_sha256 = models.CharField(max_length=64, blank=True)
    reading = models.JSONField(
        default=dict, blank=True, help_text="what was read from the file, before any edit"
    )
    read_by = models.CharField(
        max_length=16, blank=True, default="", help_text="the version of the reader that looked"
    )
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)
    was_default = models.BooleanField(
        default=False, help_text="until it was deleted, and nobody chose another since"
    )

    objects = ResumeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-is_default", "-updated_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=models.Q(is_default=True),
                name="resume_one_default",
            ),
            models.UniqueConstraint(
                Lower("name"),
                condition=models.Q(deleted_at=None),
                name="resume_name_once",
            ),
            models.CheckConstraint(
                condition=models.Q(is_default=False) | models.Q(deleted_at=None),
                name="resume_default_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> JsonResume:
        return JsonResume.read(self.data)

    @property
    def first_reading(self) -> JsonResume:
        """What was read from the file, before any edit."""
        return JsonResume.read(self.reading)

    def left_over(self) -> list[LeftOver]:
        """Return the lines of its file that it does not hold (yet)."""
        if self.original_kind not in KINDS_WITH_LINES:
            return []
        return left_over(self.text, self.content)


class ResumeVersion(models.Model):
    """What a resume said before an edit."""

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resume", "revision"], name="resume_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.resume}, version {self.revision}"


class ResumeProposal(models.Model):
    """What a model, or a better reader, read in a resume. The person takes it over, or not."""

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="proposals")
    data = models.JSONField(default=dict, help_text="JSON Resume 1.0.0, without empty fields")
    backend = models.CharField(
        max_length=60, blank=True, default="", help_text="empty: no model, but our own reader"
    )
    model = models.CharField(max_length=120, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    taken = models.JSONField(default=list, blank=True, help_text="differences that were taken over")

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.resume}, read by {self.reader}"

    @property
    def content(self) -> JsonResume:
        return JsonResume.read(self.data)

    @property
    def is_by_model(self) -> bool:
        return bool(self.backend)

    @property
    def reader(self) -> str:
        """Who read it, in words."""
        if not self.is_by_model:
            return "Peregrine"
        return f"{self.model} through “{self.backend}”" if self.model else f"“{self.backend}”"

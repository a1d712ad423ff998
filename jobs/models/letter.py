"""Cover letters: every version is a row, none is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from jobs.models.job import Job


class CoverLetterQuerySet(models.QuerySet["CoverLetter"]):
    def add_version(self, job: Job, **fields: Any) -> CoverLetter:
        """Create the next version. Call it with the job's row locked."""
        latest = self.filter(job=job).aggregate(latest=models.Max("version"))["latest"] or 0
        return self.create(job=job, version=latest + 1, **fields)


class CoverLetter(models.Model):
    """One version of the letter for one job.

    A model or the template writes a version while `status` is `writing`; a person's edits go to
    a version of their own. Exporting or sending seals a version: the next edit starts another.
    """

    SOME_MODEL: ClassVar = "model"  # the backend of a draft, until the one that writes is known

    class Status(models.TextChoices):
        WRITING = "writing", "Being written"
        READY = "ready", "Ready"
        INTERRUPTED = "interrupted", "Stopped half-way"

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="letters")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True, default="")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.READY)
    error = models.TextField(blank=True, default="")
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successors"
    )
    backend = models.CharField(
        max_length=60, blank=True, default="", help_text="empty: written by you"
    )
    model = models.CharField(max_length=120, blank=True, default="")
    is_template = models.BooleanField("skeleton without a model", default=False)
    seconds = models.FloatField("seconds to write", null=True, blank=True)
    revision = models.PositiveIntegerField(
        default=0, help_text="counts saves, so that two open tabs notice each other"
    )
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(
        "exported or sent at", null=True, blank=True, help_text="no further edits change it"
    )

    objects = CoverLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["job", "version"], name="letter_version_once_per_job"),
            models.CheckConstraint(
                condition=Q(status__in=["writing", "ready", "interrupted"]),
                name="letter_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"v{self.version} for {self.job}"

    @property
    def is_yours(self) -> bool:
        return not self.backend

    @property
    def is_writing(self) -> bool:
        return self.status == self.Status.WRITING

    @property
    def is_failed_start(self) -> bool:
        """Stopped before the first word: there is nothing in it to keep."""
        return self.status == self.Status.INTERRUPTED and not self.text

    @property
    def author(self) -> str:
        """Who wrote this version, in a word or two for a list."""
        if self.is_yours:
            return "yours"
        return "skeleton" if self.is_template else self.model or "a model"

    @property
    def writer(self) -> str:
        """The model that wrote this version, and where it ran."""
        if self.backend == self.SOME_MODEL:
            return "a model"
        return f"{self.model} through “{self.backend}”" if self.model else f"“{self.backend}”"

    def seal(self) -> None:
        """Keep this version as it is from now on: it has left the house."""
        if self.sealed_at is None:
            self.sealed_at = timezone.now()
            self.save(update_fields=["sealed_at"])

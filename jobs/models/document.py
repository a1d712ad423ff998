"""Documents that were made for a job and are kept as files."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class JobDocument(models.Model):
    """One file in the documents folder. `digest` tells what it was made of, so that the same
    document is kept once.
    """

    class Kind(models.TextChoices):
        LETTER = "letter", "Cover letter"
        RESUME = "resume", "Resume"

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="documents")
    letter = models.ForeignKey(
        "jobs.CoverLetter",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="documents",
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    format = models.CharField(max_length=8)
    path = models.CharField(max_length=500, help_text="where the file was written")
    made_of = models.CharField(
        max_length=200, blank=True, default="", help_text="the name that its resume had"
    )
    digest = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "digest"], name="job_document_kept_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

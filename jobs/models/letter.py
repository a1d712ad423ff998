"""Cover letters: every version is a row, none is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jobs import wishes
from jobs.models.written import Written

if TYPE_CHECKING:
    from jobs.models.job import Job


class CoverLetterQuerySet(models.QuerySet["CoverLetter"]):
    def add_version(self, job: Job, **fields: Any) -> CoverLetter:
        """Create the next version. Call it with the job's row locked."""
        latest = self.filter(job=job).aggregate(latest=models.Max("version"))["latest"] or 0
        return self.create(job=job, version=latest + 1, **fields)


class CoverLetter(Written):
    """One version of the letter for one job.

    A model or the template writes a version while `status` is `writing`; a person's edits go to
    a version of their own. Exporting or sending seals a version: the next edit starts another.
    """

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="letters")
    version = models.PositiveIntegerField()
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successors"
    )
    wish = models.TextField(
        "what to change", blank=True, default="", help_text="in the version it is based on"
    )
    wish_code = models.CharField(max_length=20, blank=True, default="")
    angle = models.CharField(max_length=20, blank=True, default="")
    variant_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="variants",
        help_text="the first of the drafts that were asked for together",
    )
    liked_at = models.DateTimeField(
        "marked as good at", null=True, blank=True, help_text="shown to a model for its style"
    )
    examples = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="style_of",
        help_text="good letters that the model was shown",
    )
    language = models.CharField(
        max_length=8, blank=True, default="", help_text="a code; empty: that of the posting"
    )
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
    def series(self) -> int:
        """What the drafts have in common that were asked for together."""
        return self.variant_of_id or self.pk

    @property
    def shown_examples(self) -> models.QuerySet[CoverLetter]:
        """The good letters that the model was shown, with their jobs."""
        return self.examples.select_related("job").defer("text")

    @property
    def angle_label(self) -> str:
        return wishes.angle(self.angle).label

    @property
    def wished(self) -> str:
        """What the person wished to be changed, in a few words."""
        return wishes.in_words(self.wish_code, self.wish)

    def seal(self) -> None:
        """Keep this version as it is from now on: it has left the house."""
        if self.sealed_at is None:
            self.sealed_at = timezone.now()
            self.save(update_fields=["sealed_at"])

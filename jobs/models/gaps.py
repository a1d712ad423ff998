"""What is kept of one job beside the resume: other wordings, and a model's note on the match."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jobs.models.written import Written


class RewordingQuerySet(models.QuerySet["Rewording"]):
    def of_lines(self) -> RewordingQuerySet:
        """Wordings of whole lines, which a model wrote."""
        return self.exclude(line="")

    def of_words(self) -> RewordingQuerySet:
        """The posting's words for skills, where the person decided about them."""
        return self.filter(line="")

    def undecided(self) -> RewordingQuerySet:
        return self.filter(status__in=[Rewording.Status.OFFERED, Rewording.Status.DROPPED])


class Rewording(models.Model):
    """Another wording of one line of the resume, for one job only. The resume stays as it is.

    `line` is the name of the line among the facts, or of a sentence of it (`jobs.gaps.lines`), and
    `source` what it said then: what says something else by now is not reworded. Without a line,
    `source` is one of the person's words and `text` the posting's word for the same skill.
    """

    class Status(models.TextChoices):
        OFFERED = "offered", "Offered"
        ACCEPTED = "accepted", "Accepted"
        LEFT = "left", "Left as it is"
        DROPPED = "dropped", "Dropped: it says more than the line"

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="rewordings")
    line = models.CharField(max_length=20, blank=True, default="")
    source = models.TextField()
    text = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OFFERED)
    why = models.TextField("why it was dropped", blank=True, default="")
    backend = models.CharField(max_length=60, blank=True, default="")
    model = models.CharField(max_length=120, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = RewordingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["job", "line"],
                condition=Q(status="accepted") & ~Q(line=""),
                name="rewording_one_accepted_per_line",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["offered", "accepted", "left", "dropped"]),
                name="rewording_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line or self.source} for {self.job}"

    @property
    def writer(self) -> str:
        return f"{self.model} through “{self.backend}”" if self.model else f"“{self.backend}”"


class MatchNote(Written):
    """What a model says of the match, beside the score, which it never changes.

    Writing again adds a row; the latest is shown, unless it was removed.
    """

    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="match_notes")
    resume_name = models.CharField(
        max_length=200, blank=True, default="", help_text="empty: the resume of the job's search"
    )
    created_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=["writing", "ready", "interrupted"]),
                name="match_note_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Note on {self.job}"

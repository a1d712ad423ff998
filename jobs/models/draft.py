"""Short texts for a job beside its letter: each one that was asked for is a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from jobs import draft_kinds
from jobs.models.written import Written

if TYPE_CHECKING:
    from jobs.draft_kinds import DraftKind


class Draft(Written):
    """One text of one kind. An edit of what a model wrote is a row of its own."""

    job = models.ForeignKey(
        "jobs.Job",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="drafts",
        help_text="none for a text about the person",
    )
    kind = models.CharField(max_length=30, choices=draft_kinds.CHOICES)
    given = models.TextField(
        "what it answers", blank=True, default="", help_text="a mail or questions, as pasted"
    )
    wish = models.TextField("what it should say", blank=True, default="")
    language = models.CharField(
        max_length=8, blank=True, default="", help_text="a code; empty: that of what it answers"
    )
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successors"
    )
    revision = models.PositiveIntegerField(
        default=0, help_text="counts saves, so that two open tabs notice each other"
    )
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=["writing", "ready", "interrupted"]),
                name="draft_status_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["job", "kind", "-created_at"], name="draft_of_job_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.of_kind.label} for {self.job}" if self.job else self.of_kind.label

    def get_absolute_url(self) -> str:
        """Return where texts of its kind are asked for."""
        page = (
            reverse("jobs:drafts", args=[self.job_id])
            if self.job_id
            else reverse("jobs:own-drafts")
        )
        return f"{page}?kind={self.kind}"

    @property
    def of_kind(self) -> DraftKind:
        return draft_kinds.find(self.kind) or draft_kinds.KINDS[0]

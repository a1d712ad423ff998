"""What the person wrote down about a job."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone

from jobs.search.query import split

UNDO_FOR = timedelta(days=1)  # so long a removed note can be brought back on the page


class NoteQuerySet(models.QuerySet["Note"]):
    def standing(self) -> NoteQuerySet:
        return self.filter(removed_at=None)

    def just_removed(self) -> NoteQuerySet:
        return self.filter(removed_at__gte=timezone.now() - UNDO_FOR)

    def saying(self, words: str) -> NoteQuerySet:
        """Notes that have all of these words, or words that contain them."""
        found = self.standing()
        for word in split(words):
            found = found.filter(folded__contains=word)
        return found


class Note(models.Model):
    job = models.ForeignKey("jobs.Job", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    folded = models.TextField(editable=False, default="", help_text="its words as they are sought")
    token = models.UUIDField(
        unique=True, default=uuid.uuid4, editable=False, help_text="one form sent twice is one note"
    )
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(
                fields=["job"], condition=models.Q(removed_at__isnull=True), name="note_standing"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

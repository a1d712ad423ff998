"""What the person said when the fact check doubted a sentence: that it is true, or “export it”."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class VouchedSentence(models.Model):
    """A sentence about the person that they say is true: a fact for every later check."""

    text = models.TextField(unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text


class SeenDoubt(models.Model):
    """A doubtful sentence of a letter that was shown to the person, who let it out all the same."""

    letter = models.ForeignKey(
        "jobs.CoverLetter", on_delete=models.CASCADE, related_name="seen_doubts"
    )
    sentence = models.TextField()
    why = models.TextField(help_text="what the fact check said then")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "sentence"], name="doubt_seen_once")
        ]

    def __str__(self) -> str:
        return self.sentence

"""Skills of a resume that the person does not want as keywords."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class DismissedKeyword(models.Model):
    """A suggestion that is not made again."""

    word = models.CharField(max_length=200)
    dismissed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["word"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("word"), name="dismissed_keyword_once")
        ]

    def __str__(self) -> str:
        return self.word

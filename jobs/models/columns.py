"""What the columns of a person's own tables mean, so that it is said only once."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class ColumnChoice(models.Model):
    """What each column of files with these names says of a posting, as the person chose it."""

    header = models.CharField(max_length=64, unique=True, help_text="digest of the names")
    names = models.JSONField(help_text="of the columns")
    columns = models.JSONField(help_text="{role: name of its column}")
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-used_at"]

    def __str__(self) -> str:
        return ", ".join(self.names)[:80]

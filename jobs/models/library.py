"""What the person keeps beside the jobs: saved views of the library."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SavedView(models.Model):
    """A search of the library with its filters and its order, as the query of its address."""

    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True, default="")
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

"""Company."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Company(models.Model):
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, unique=True, help_text="the name as dedupe compares it")
    website = models.URLField(blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name

"""Texts that are written in the background, by a model or from a written template."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class Written(models.Model):
    """One text: while it is `writing` it grows; then it is `ready`, or `interrupted` half-way."""

    SOME_MODEL: ClassVar = "model"  # the backend of a draft, until the one that writes is known

    class Status(models.TextChoices):
        WRITING = "writing", "Being written"
        READY = "ready", "Ready"
        INTERRUPTED = "interrupted", "Stopped half-way"

    text = models.TextField(blank=True, default="")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.READY)
    error = models.TextField(blank=True, default="")
    backend = models.CharField(
        max_length=60, blank=True, default="", help_text="empty: written by you"
    )
    model = models.CharField(max_length=120, blank=True, default="")
    is_template = models.BooleanField("skeleton without a model", default=False)
    seconds = models.FloatField("seconds to write", null=True, blank=True)

    class Meta:
        abstract = True

    def rows(self) -> models.QuerySet[Any]:
        """Return the row itself as a query."""
        return type(self)._default_manager.filter(pk=self.pk)  # noqa: SLF001 (Django documents it)

    @property
    def is_yours(self) -> bool:
        return not self.backend

    @property
    def is_writing(self) -> bool:
        return self.status == self.Status.WRITING

    @property
    def is_failed_start(self) -> bool:
        """Stopped before the first word: there is nothing in it to keep."""
        return self.status == self.Status.INTERRUPTED and not self.text

    @property
    def author(self) -> str:
        """Who wrote it, in a word or two for a list."""
        if self.is_yours:
            return "yours"
        return "skeleton" if self.is_template else self.model or "a model"

    @property
    def writer(self) -> str:
        """The model that wrote it, and where it ran."""
        if self.backend == self.SOME_MODEL:
            return "a model"
        return f"{self.model} through “{self.backend}”" if self.model else f"“{self.backend}”"

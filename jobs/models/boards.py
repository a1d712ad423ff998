"""What is remembered about boards, so that a second run asks and reads less."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=60)  # what nobody asked about for so long is forgotten
PROBED_AGAIN_AFTER = timedelta(days=14)  # a company without a board may have one by then


class FetchedPage(models.Model):
    """The first page of a list, by what tells whether it is still the same.

    Written only when the whole answer has been taken in: after a crash everything is read again.
    """

    question = models.CharField(
        max_length=64, help_text="digest of the board, the question and what the profile looks for"
    )
    request = models.CharField(max_length=64, help_text="digest of what was asked")
    board = models.CharField(max_length=40)
    content = models.CharField(max_length=64, help_text="digest of what was answered")
    etag = models.CharField(max_length=200, blank=True, default="")
    last_modified = models.CharField(max_length=100, blank=True, default="")
    read_at = models.DateTimeField(
        default=timezone.now, db_index=True, help_text="when it was last found to be so"
    )

    class Meta:
        ordering = ["-read_at"]
        constraints = [
            models.UniqueConstraint(fields=["question", "request"], name="one_page_per_question")
        ]

    def __str__(self) -> str:
        return f"{self.board}, {self.read_at:%Y-%m-%d %H:%M}"


class WatchedCompany(models.Model):
    """Where the board of a watched company was found, so that it is probed for only once."""

    entry = models.CharField(
        max_length=300, unique=True, help_text="as in the profile, in small letters"
    )
    board = models.CharField(max_length=40, blank=True, default="", help_text="empty: none found")
    token = models.CharField(max_length=200, blank=True, default="")
    probed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["entry"]
        verbose_name_plural = "watched companies"

    def __str__(self) -> str:
        return f"{self.entry}: {self.board or 'no board found'}"

    @property
    def is_worth_probing(self) -> bool:
        return not self.board and timezone.now() - self.probed_at > PROBED_AGAIN_AFTER

"""Which resume the pages put a job beside: that of its search, or one that the address names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest
from django.urls import reverse

from jobs.models import Job, Resume
from jobs.resume_choice import resume_of

NAME = "resume"
_LONGEST = 18  # digits of a key


@dataclass(frozen=True, slots=True)
class Beside:
    job: Job
    usual: Resume | None
    chosen: Resume | None = None  # another one

    @classmethod
    def of(cls, request: HttpRequest, job: Job) -> Self:
        """Read the address; a resume that is not there is that of the search."""
        usual, key = resume_of(job), request.GET.get(NAME, "")
        found = None
        if key.isdecimal() and len(key) <= _LONGEST:
            found = Resume.objects.kept().filter(pk=key).first()
        return cls(job, usual, found if found != usual else None)

    @property
    def resume(self) -> Resume | None:
        return self.chosen or self.usual

    @property
    def query(self) -> str:
        """What the addresses of forms and fragments end with."""
        return f"?{NAME}={self.chosen.pk}" if self.chosen else ""

    @property
    def address(self) -> str:
        """The page."""
        return reverse("jobs:gaps", args=[self.job.pk]) + self.query

    def resumes(self) -> list[Resume]:
        """Return those to choose from, the usual one first; none where there is no choice."""
        kept = list(Resume.objects.kept().only("name", "is_default"))
        return sorted(kept, key=lambda each: each != self.usual) if len(kept) > 1 else []

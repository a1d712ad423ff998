"""What happened to a job, as one list: its moves, what you said of it, what its boards did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone

from jobs.models import Job, StageChange, Verdict


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. Exactly one of the rest is set, or only `words`."""

    at: datetime
    change: StageChange | None = None
    verdict: Verdict | None = None
    words: str = ""
    has_time: bool = True


def read_history(job: Job) -> list[Entry]:
    """Return what happened to `job` and to those joined with it, the latest first."""
    changes = StageChange.objects.filter(Q(job=job) | Q(job__joined_into=job))
    changes = changes.exclude(by=StageChange.Mover.JOINING).select_related("job__company")
    verdicts = Verdict.objects.filter(Q(job=job) | Q(other=job) | Q(job__joined_into=job))
    verdicts = verdicts.select_related("job__company", "other__company")
    entries = [Entry(change.at, change=change) for change in changes.defer("job__description")]
    entries += [Entry(verdict.said_at, verdict=verdict) for verdict in verdicts]
    if job.posted_again_on:
        at = timezone.make_aware(datetime.combine(job.posted_again_on, time()))
        entries.append(Entry(at, words="Posted again, after months", has_time=False))
    if job.gone_at:
        entries.append(Entry(job.gone_at, words=f"Gone: {job.get_gone_because_display()}"))
    newest_first = sorted(entries, key=lambda entry: entry.at)[::-1]
    return [*newest_first, Entry(job.found_at, words="Found")]

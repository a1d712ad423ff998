"""“You applied here before”: at the same employer, however a board writes its name."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from jobs.dedupe import company_key, is_same_company
from jobs.models import HiddenPosting, Job


class Applications:
    """Where the person has applied; read from one index."""

    def __init__(self) -> None:
        applied = Job.objects.filter(applied_at__isnull=False).order_by()
        self._of: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for key, at, pk in applied.values_list("company_key", "applied_at", "pk"):
            if at is not None:
                self._of[key].append((at, pk))

    def latest(self, company: str, *, besides: int | None = None) -> datetime | None:
        """Return when the person last applied at the company of this key."""
        names = [key for key in self._of if is_same_company(key, company)]
        return max((at for key in names for at, pk in self._of[key] if pk != besides), default=None)


def note_applied_before(jobs: Iterable[Job]) -> None:
    """Set `applied_before_at` on each job: the latest application at its company but its own."""
    applications = Applications()
    for job in jobs:
        job.applied_before_at = applications.latest(job.company_key, besides=job.pk)


def note_applied_before_of_hidden(postings: Iterable[HiddenPosting]) -> None:
    applications = Applications()
    for posting in postings:
        posting.applied_before_at = applications.latest(company_key(posting.company_name))

"""Read the pay out of the texts of stored jobs that name none: once, whenever its reader learns.

New postings are read as they come in (`jobs.incoming`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jobs import rescoring
from jobs.filling import PAY
from jobs.incoming import score_fields
from jobs.intake import no_search_for_cycles
from jobs.matching import Facts
from jobs.models import Job, Sighting
from jobs.models.job_queryset import JobQuerySet
from jobs.pay_in_text import Found, find_pay
from jobs.places import country_of
from jobs.posting_text import clean_line
from jobs.retelling import as_json
from jobs.rules import Scorers

BATCH = 500  # rows written in one transaction
_FACTS = ("pk", "title", "description", "location", "is_remote", "found_by", "score")


@dataclass
class Read:
    looked: int = 0
    found: int = 0

    @property
    def in_words(self) -> str:
        texts = "1 text" if self.looked == 1 else f"{self.looked:,} texts"
        return f"Read {texts}: {self.found:,} of them name{'s' if self.found == 1 else ''} the pay."


def lacking() -> JobQuerySet:
    """Return the jobs with a text and without pay, but for those where the person emptied it."""
    jobs = Job.objects.filter(salary_text="", salary_min=None, salary_max=None)
    return jobs.exclude(description="").exclude(edited_fields__icontains="salary")


def read_all(*, on_progress: Callable[[int, int], None] | None = None) -> Read:
    """Read them, and score anew where pay was found. What is written stays when it is stopped.

    Raises conf.ConfigError when the keywords cannot be read.
    """
    scorers, read = Scorers(), Read()
    jobs, last = lacking().order_by("pk"), 0
    total = jobs.count()
    # Walk along the primary key: what is written leaves `lacking`, and new jobs were read before.
    while batch := list(jobs.filter(pk__gt=last).values(*_FACTS)[:BATCH]):
        with no_search_for_cycles():
            read.found += _read_batch(batch, scorers)
        read.looked, last = read.looked + len(batch), batch[-1]["pk"]
        if on_progress:
            on_progress(read.looked, max(total, read.looked))
    return read


def _read_batch(batch: list[dict[str, Any]], scorers: Scorers) -> int:
    rows = [
        (job["score"], _told(job, found, scorers))
        for job in batch
        if (found := find_pay(job["description"], country=country_of(job["location"])))
    ]
    if not rows:
        return 0
    with transaction.atomic():
        # The person may have typed some in this very moment.
        named = [row["id"] for _, row in rows]
        still = set(lacking().select_for_update().filter(pk__in=named).values_list("pk", flat=True))
        rows = [(old, row) for old, row in rows if row["id"] in still]
        rescoring.write(rows, PAY)
        _remember(still)
    return len(rows)


def _told(job: dict[str, Any], found: Found, scorers: Scorers) -> dict[str, Any]:
    pay, scorer = found.pay, scorers.of(job["found_by"])
    facts = Facts(job["title"], job["description"], job["location"], job["is_remote"], pay)
    return {
        "id": job["pk"],
        "salary_text": clean_line(found.words, limit=200),
        "salary_min": pay.min,
        "salary_max": pay.max,
        "salary_currency": pay.currency,
        "salary_period": pay.period,
        **score_fields(scorer.score(facts), scorer.digest),
    }


def _remember(jobs: set[int]) -> None:
    """Let the pay go with the posting that the text is from, should it become its own job."""
    of_these = Sighting.objects.filter(job__in=jobs, own_facts__icontains="filled")
    for sighting in of_these.select_related("job"):
        own = sighting.own_facts or {}
        if "description" in (filled := own.get("filled", ())):
            said = as_json({name: getattr(sighting.job, name) for name in PAY})
            sighting.own_facts = own | said | {"filled": [*filled, *said]}
            sighting.save(update_fields=["own_facts"])

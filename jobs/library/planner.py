"""What PostgreSQL expects of a question before it is asked.

It knows how many jobs have each of some thousand common words, and takes all others for equally
rare. For those it would walk along an order for seconds, in the hope of hits that do not come.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any, Final

from django.db import connection
from django.db.models import F, Func
from django.db.models.functions import Coalesce

from jobs.models.job_queryset import JobQuerySet

COMMON: Final = 0.1  # share of the jobs that have the words: walking along the order finds them
_KEPT: Final = 60  # seconds


@dataclass(frozen=True, slots=True)
class Statistics:
    """What PostgreSQL knows of all jobs; it only guides the choice between ways to the same end."""

    jobs: float
    scores: dict[int, float]  # the share of jobs with each of the usual scores

    def bound(self, jobs: float, beyond: int | None, *, is_down: bool) -> int | None:
        """Return the score to which there are so many jobs, from one end or `beyond` a score."""
        found = 0.0
        for score in sorted(self.scores, reverse=is_down):
            if beyond is None or (score <= beyond if is_down else score >= beyond):
                found += self.scores[score] * self.jobs
                if found >= jobs:
                    return score
        return None


def statistics() -> Statistics:
    """Return what is known, as of the last minute."""
    return _statistics(str(connection.settings_dict["NAME"]), int(monotonic() / _KEPT))


def expected(jobs: JobQuerySet) -> int:
    """Return about how many jobs there will be; for rare words far too many."""
    plan: list[dict[str, Any]] = json.loads(jobs.order_by().values("pk").explain(format="json"))
    return int(plan[0]["Plan"]["Plan Rows"])


def sorted_late(column: str) -> Func:
    """Return `column` to sort by, in a way that no index gives: hits are collected first."""
    return Coalesce(F(column), F(column))


@lru_cache(maxsize=2)
def _statistics(_database: str, _minute: int) -> Statistics:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'jobs_job'::regclass")
        jobs = float(cursor.fetchone()[0])
        cursor.execute(
            "SELECT most_common_vals::text::int[], most_common_freqs FROM pg_stats "
            "WHERE schemaname = current_schema() AND tablename = 'jobs_job' AND attname = 'score'"
        )
        values, shares = cursor.fetchone() or ((), ())
    return Statistics(max(jobs, 1.0), dict(zip(values or (), shares or (), strict=True)))

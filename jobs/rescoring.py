"""Score jobs again after the keywords changed."""

from collections.abc import Callable

from django.db import transaction

from jobs import bulk
from jobs.incoming import SCORE_FIELDS, score_fields
from jobs.models import Job
from jobs.rules import load_matcher

BATCH = 500


def rescore(*, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Score the jobs whose score was made with other keywords; return how many there were.

    Raises conf.ConfigError when the keywords cannot be read; the old scores stay then.
    """
    matcher = load_matcher()
    outdated = Job.objects.exclude(scored_with=matcher.digest).order_by("pk")
    total, done, last = outdated.count(), 0, 0
    # Walk along the primary key: what is saved leaves `outdated`, and new jobs come at the end.
    while batch := outdated.filter(pk__gt=last).values_list("pk", "title", "description")[:BATCH]:
        rows = [
            {"id": pk, **score_fields(matcher.match(title, text), matcher.digest)}
            for pk, title, text in batch
        ]
        with transaction.atomic():
            bulk.update(Job, SCORE_FIELDS, rows)
        done, last = done + len(rows), rows[-1]["id"]
        if on_progress:
            on_progress(done, max(total, done))
    return done

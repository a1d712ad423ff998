"""The indexes over jobs: one for each question that is asked of all of them."""

from typing import Final

from django.db import models
from django.db.models import Q

from jobs.models.job_queryset import IS_PUT_OFF, IS_STARRED, IS_WAITING, NAMES_PAY, NOT_GONE
from jobs.models.sort_keys import SORT_KEYS

INDEXES: Final[list[models.Index]] = [
    models.Index(fields=["company_key", "title_key"], name="job_identity"),
    # The same job under another name of the employer.
    models.Index(fields=["title_key", "place_key"], name="job_title_and_place"),
    models.Index(fields=["stage", "-stage_changed_at"], name="job_stage_recent"),
    # The review queue in each of its orders, read from either end. `stage` leads so that
    # SQLite, which keeps no statistics here, prefers these to `job_stage_recent`.
    *(
        models.Index(
            fields=["stage", column, "id"],
            condition=IS_WAITING,
            name=f"review_by_{column}",
        )
        for column in ("score", "found_at", "company_key")
    ),
    models.Index(fields=["stage", "skipped_at"], condition=IS_PUT_OFF, name="put_off"),
    # The library in each of its orders.
    *(
        models.Index(fields=[column, "id"], name=f"library_by_{column}")
        for column in ("score", "found_at", "stage_changed_at", "company_key")
    ),
    *(models.Index(key(), "id", name=f"library_by_{name}") for name, key in SORT_KEYS.items()),
    models.Index("starred_at", condition=IS_STARRED, name="job_starred"),
    models.Index(fields=["id"], condition=NAMES_PAY, name="job_names_pay"),
    models.Index(
        fields=["company_key", "applied_at"],
        condition=Q(applied_at__isnull=False),
        name="applied_at_company",
    ),
    models.Index(
        fields=["stage", "found_at", "id"],
        condition=Q(description=""),
        name="job_lacks_text",
    ),
    models.Index(
        fields=["stage", "-stage_changed_at"],
        condition=Q(applied_at__isnull=False),
        name="applied_by_stage",
    ),
    models.Index(fields=["open_checked_at", "stage"], condition=NOT_GONE, name="job_to_check"),
]

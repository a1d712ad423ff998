"""When the same job is posted again. Pure."""

from datetime import date, datetime, timedelta

MONTHS = timedelta(days=45)  # boards refresh what is open at least every 30 days


def is_months_later(
    *,
    posted_on: date | None,
    seen_at: datetime,
    last_posted_on: date | None,
    last_seen_at: datetime,
) -> bool:
    """Tell whether a posting comes so long after the last one that it is a new search.

    The dates of the postings decide where both have one: a search that was not run for months is
    no gap. Otherwise it is when they were seen.
    """
    if posted_on and last_posted_on:
        return posted_on - last_posted_on >= MONTHS
    return seen_at - last_seen_at >= MONTHS

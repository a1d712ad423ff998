"""Filters that few jobs meet lead in SQLite, which keeps no statistics to find that out by itself.

The jobs that meet one filter are looked for through its index, as far as a bound. Where there are
no more, the rest of the question is asked of them; otherwise many jobs meet the filter, and walking
along an order or the hits of words comes to enough of them soon.
"""

from typing import Final

from django.db import connection

from jobs.library.orders import Order
from jobs.library.view import View
from jobs.models import Job

FEW: Final = 5_000  # jobs
# Where jobs that were found lately stand at the far end.
_FROM_LONG_AGO: Final = (Order.POSTED_FIRST, Order.MOVED_FIRST)


def lead(view: View) -> list[int] | None:
    """Return the keys of the jobs that meet one filter of `view`; None if none is met by few."""
    if connection.vendor != "sqlite":
        return None
    few = _most_that_lead(view)
    for keys in view.by_index():
        if keys[: few + 1].count() <= few:
            return list(set(keys))
    return None


def _most_that_lead(view: View) -> int:
    """Return how many jobs are quicker collected than come to by passing the others."""
    if view.days is None or view.order not in _FROM_LONG_AGO:
        return FEW
    newest = Job.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return max(FEW, newest // 4)

"""Filters that few jobs meet lead in SQLite, which keeps no statistics to find that out by itself.

The jobs that meet one filter are looked for through its index, as far as a bound. Where there are
no more, the rest of the question is asked of them; otherwise many jobs meet the filter, and walking
along an order or the hits of words comes to enough of them soon.
"""

from typing import Final

from django.db import connection

from jobs.library.view import View

FEW: Final = 5_000  # jobs


def lead(view: View) -> list[int] | None:
    """Return the keys of the jobs that meet one filter of `view`; None if none is met by few."""
    if connection.vendor != "sqlite":
        return None
    for keys in view.by_index():
        if keys[: FEW + 1].count() <= FEW:
            return list(set(keys))
    return None

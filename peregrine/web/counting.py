"""Counting as far as a person cares."""

from typing import Any

from django.db.models import QuerySet

LIMIT = 999


def capped(rows: QuerySet[Any]) -> str:
    """Count at most a thousand rows: “38”, “999+”, or nothing at all for none."""
    count = rows.order_by().values("pk")[: LIMIT + 1].count()
    return f"{LIMIT}+" if count > LIMIT else str(count or "")

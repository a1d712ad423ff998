"""Keys of the jobs of a view in an order, from a place on: the one question behind every page.

PostgreSQL's planner decides by its statistics whether to walk along the order or to collect the
hits. SQLite keeps none, so the choice is made here: by score it reads the hits of the words in the
order of the index itself and stops early; otherwise it counts the hits, as far as that is cheap,
and either starts from them or walks along the order and looks each job up among them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from jobs.library.view import Order, View
from jobs.models.job_queryset import JobQuerySet
from jobs.search import sqlite
from jobs.search.expression import InIndex
from jobs.search.query import Query

FEW = 5_000  # hits that are collected and sorted
_LOOKED_AT = 20_000  # hits that are read in vain before the filters lead instead
_LARGEST = 1 << 62

# column, descending; the primary key breaks ties in the same direction
COLUMNS = {
    Order.HITS: ("score", True),
    Order.BEST: ("score", True),
    Order.NEWEST: ("found_at", True),
    Order.MOVED: ("stage_changed_at", True),
    Order.COMPANY: ("company_key", False),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins or ends: the value in the sorted column, and the key."""

    value: Any
    key: int


@dataclass(frozen=True, slots=True)
class Hits:
    view: View
    query: Query
    order: Order
    without: frozenset[int] = frozenset()

    def after(self, place: Place | None, count: int, *, is_backwards: bool = False) -> list[Place]:
        """Return up to `count` places that follow `place`, or precede it, nearest first."""
        column, is_descending = COLUMNS[self.order]
        is_down = is_descending != is_backwards
        if column == "score" and connection.vendor == "sqlite" and self.query.wanted:
            found = self._by_index(place, count, is_down=is_down)
            if found is not None:
                return found
        jobs = self._found().exclude(pk__in=self.without) if self.without else self._found()
        if place is not None:
            jobs = jobs.filter(_beyond(column, place, is_down=is_down))
        sign = "-" if is_down else ""
        rows = jobs.order_by(f"{sign}{column}", f"{sign}pk").values_list(column, "pk")
        return [Place(*row) for row in rows[:count]]

    def count(self, at_most: int) -> int:
        """Return how many there are, as far as `at_most`."""
        if connection.vendor == "sqlite" and self.query.wanted and not self.view.has_filters:
            return self._count_in_index(at_most)
        return self.view.filtered().search(self.query).order_by()[:at_most].count()

    def _found(self) -> JobQuerySet:
        jobs = self.view.filtered()
        if not self.query:
            return jobs
        is_sqlite = connection.vendor == "sqlite" and bool(self.query.wanted)
        leads = not is_sqlite or self._count_in_index(FEW + 1) <= FEW
        return jobs.filter(InIndex(self.query, leads=leads))

    def _count_in_index(self, at_most: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {sqlite.TABLE} "  # noqa: S608
                f"WHERE {sqlite.TABLE} MATCH %s LIMIT %s)",
                [sqlite.as_match(self.query), at_most],
            )
            return int(cursor.fetchone()[0])

    def _by_index(self, place: Place | None, count: int, *, is_down: bool) -> list[Place] | None:
        """Read along the index of words; None when the filters let too few of its hits through."""
        bound = (place.value << sqlite.KEY_BITS | place.key) if place else None
        found: list[Place] = []
        looked_at, step = 0, count * 2
        while len(found) < count:
            rows = self._rows(bound, step, is_down=is_down)
            keys = [row & sqlite.KEY_MASK for row in rows]
            kept = self._kept(keys)
            found += [
                Place(row >> sqlite.KEY_BITS, key)
                for row, key in zip(rows, keys, strict=True)
                if key in kept and key not in self.without
            ]
            if len(rows) < step:
                break
            looked_at, bound, step = looked_at + step, rows[-1], min(step * 3, 5_000)
            if looked_at > _LOOKED_AT:
                return None
        return found[:count]

    def _rows(self, bound: int | None, count: int, *, is_down: bool) -> list[int]:
        way, order = ("<", "DESC") if is_down else (">", "ASC")
        start = bound if bound is not None else (_LARGEST if is_down else -1)
        least = (self.view.score or 0) << sqlite.KEY_BITS
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {sqlite.TABLE} WHERE {sqlite.TABLE} MATCH %s "  # noqa: S608
                f"AND rowid {way} %s AND rowid >= %s ORDER BY rowid {order} LIMIT %s",
                [sqlite.as_match(self.query), start, least, count],
            )
            return [row for (row,) in cursor.fetchall()]

    def _kept(self, keys: Iterable[int]) -> set[int]:
        return set(self.view.filtered().filter(pk__in=keys).values_list("pk", flat=True))


def _beyond(column: str, place: Place, *, is_down: bool) -> Q:
    way = "lt" if is_down else "gt"
    further = Q((f"{column}__{way}", place.value))
    same = Q((column, place.value), (f"pk__{way}", place.key))
    # The first condition is implied by the rest; it lets an index start at the right place.
    return Q((f"{column}__{way}e", place.value)) & (further | same)

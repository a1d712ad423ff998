"""Keys of the jobs of a view in an order, from a place on: the one question behind every page.

PostgreSQL's planner decides by its statistics whether to walk along the order or to collect the
hits. SQLite keeps none, so the choice is made here. Few hits are collected and sorted. Of many, by
score, they are read in that order from the index and reading stops early; in other orders, or
where the filters let few through, it walks along the order and looks each job up among the hits.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from jobs.library import by_score
from jobs.library.by_score import Place
from jobs.library.view import Order, View
from jobs.models.job_queryset import JobQuerySet
from jobs.search import sqlite
from jobs.search.expression import InIndex, Way
from jobs.search.query import Query

FEW = 500  # hits that are collected and sorted
MANY = 30_000  # from so many on, jobs are looked up in the index one by one
LOOKED_AT = 5_000  # hits that are read in vain before the filters lead instead

# column, descending; the primary key breaks ties in the same direction
COLUMNS = {
    Order.HITS: ("score", True),
    Order.BEST: ("score", True),
    Order.NEWEST: ("found_at", True),
    Order.MOVED: ("stage_changed_at", True),
    Order.COMPANY: ("company_key", False),
}


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
        if column == "score" and self._is_sqlite and self._count_in_index(FEW + 1) > FEW:
            found = self._by_score(place, count, is_down=is_down)
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
        if self._is_sqlite and not self.view.has_filters:
            return self._count_in_index(at_most)
        return self._found().order_by()[:at_most].count()

    @property
    def _is_sqlite(self) -> bool:
        return connection.vendor == "sqlite" and bool(self.query.wanted)

    def _found(self) -> JobQuerySet:
        jobs = self.view.filtered()
        if not self.query:
            return jobs
        way = Way.HITS_LEAD
        if self._is_sqlite:
            hits = self._count_in_index(MANY + 1)
            way = Way.HITS_LEAD if hits <= FEW else Way.AMONG_HITS if hits <= MANY else Way.EACH
        return jobs.filter(InIndex(self.query, way))

    def _count_in_index(self, at_most: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {sqlite.TABLE} "  # noqa: S608
                f"WHERE {sqlite.TABLE} MATCH %s LIMIT %s)",
                [sqlite.as_match(self.query), at_most],
            )
            return int(cursor.fetchone()[0])

    def _by_score(self, place: Place | None, count: int, *, is_down: bool) -> list[Place] | None:
        """Read along the index of words; None when the filters let too few of its hits through."""
        found: list[Place] = []
        unsifted: list[Place] = []
        looked_at, step = 0, count * 2
        least = self.view.score or 0
        match = sqlite.as_match(self.query)
        for hits in by_score.read(match, place, step, least=least, is_down=is_down):
            unsifted += hits
            if len(unsifted) < step:
                continue
            found += self._sifted(unsifted)
            if len(found) >= count:
                return found[:count]
            looked_at += len(unsifted)
            if looked_at > LOOKED_AT:
                return None
            unsifted = []
        return [*found, *self._sifted(unsifted)][:count]

    def _sifted(self, hits: list[Place]) -> list[Place]:
        kept = self._kept([each.key for each in hits]) - self.without
        return [each for each in hits if each.key in kept]

    def _kept(self, keys: Iterable[int]) -> set[int]:
        return set(self.view.filtered().filter(pk__in=keys).values_list("pk", flat=True))


def _beyond(column: str, place: Place, *, is_down: bool) -> Q:
    way = "lt" if is_down else "gt"
    further = Q((f"{column}__{way}", place.value))
    same = Q((column, place.value), (f"pk__{way}", place.key))
    # The first condition is implied by the rest; it lets an index start at the right place.
    return Q((f"{column}__{way}e", place.value)) & (further | same)

"""Keys of the jobs of a view in an order, from a place on: the one question behind every page.

Few hits are collected and sorted. With many, SQLite reads them by score from its index until there
are enough; in other orders it walks along the order and looks each job up among the hits. Filters
that few jobs meet lead. PostgreSQL walks along the order for common words only, and collects the
hits of others, for the order by score those of the best jobs first.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from django.db import connection
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual

from jobs.library import by_score, leads, planner
from jobs.library.by_score import Place
from jobs.library.orders import SORTINGS, Order, Sorting
from jobs.library.sifting import Sieve
from jobs.library.view import View
from jobs.models.job_queryset import JobQuerySet
from jobs.models.sort_keys import SORT_KEYS
from jobs.search import postgresql, sqlite
from jobs.search.expression import HasKey, InIndex, RowBeyond, Way
from jobs.search.query import Query

FEW = 1_000  # hits that are collected and sorted
MANY = 50_000  # from so many on, jobs are looked up in the index one by one
A_LOOK = 500  # hits are collected in the time that one job is looked up
NEWEST = 1_000  # hits of which the best are ranked
COUNTED = 10_000  # hits that are sifted by the filters, to count them
SIFTED = 5_000  # hits that are sifted at a time


class Count(NamedTuple):
    """How many jobs were counted, and whether there are more."""

    number: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Hits:
    view: View
    query: Query
    order: Order
    lead: list[int] | None  # the only jobs that can be meant, where these are few
    without: frozenset[int] = frozenset()
    is_known: bool | None = None  # only those of which it is known what they are sorted by, or not

    @classmethod
    def of(cls, view: View) -> Self:
        """Return the hits of the words of a view, in its order."""
        return cls(view, view.query, view.order, leads.lead(view))

    def after(self, place: Place | None, count: int, *, is_backwards: bool = False) -> list[Place]:
        """Return up to `count` places that follow `place`, or precede it, nearest first.

        Jobs that lack what the order goes by have the lowest value in the index, may be most of
        all, and come last whichever way: they are a walk of their own.
        """
        if self._sorting.unknown is None:
            return self._of_walk(place, count, is_backwards=is_backwards)
        walks = [False, True] if is_backwards else [True, False]
        if place is not None:
            walks = walks[walks.index(place.value != self._sorting.unknown) :]
        found: list[Place] = []
        for is_known in walks:
            walk, left = replace(self, is_known=is_known), count - len(found)
            found += walk._of_walk(place, left, is_backwards=is_backwards)  # noqa: SLF001
            if len(found) == count:
                break
            place = None
        return found

    def _of_walk(self, place: Place | None, count: int, *, is_backwards: bool) -> list[Place]:
        is_down = self._sorting.is_descending != is_backwards
        is_by_index = self._is_in_sqlite and not self._is_narrow and self._sorting.column == "score"
        if is_by_index and self._count_in_index(FEW + 1) > FEW:
            return self._by_score(place, count, is_down=is_down)
        if self._is_in_postgresql:
            likely = self._expected()
            if likely.jobs < planner.COMMON * planner.statistics().jobs:
                return self._collected(place, count, likely, is_down=is_down)
        return self._along(place, count, is_down=is_down)

    def _along(self, place: Place | None, count: int, *, is_down: bool) -> list[Place]:
        """Walk along the index of the order."""
        jobs = self._following(self.view, place, is_down=is_down)
        keys = ("pk",) if self._is_at_one_value else (self._sorting.column, "pk")
        order = [f"-{key}" if is_down else key for key in keys]
        rows = jobs.order_by(*order).values_list(self._sorting.column, "pk")
        return [Place(*row) for row in rows[:count]]

    def to_rank(self, count: int) -> list[Place]:
        """Return up to `count` hits whose places in the text are worth a look, the best first.

        In SQLite the newest hits are read, which is quick for any words, and the best of them
        taken; more are read only where too few meet the filters.
        """
        if not self._is_in_sqlite or self._is_narrow:
            return self.after(None, count)
        part, bound, step, looked_at = sqlite.lead(self.query), 1 << 62, NEWEST, 0
        found: list[Place] = []
        sieve = Sieve(self.view, self.query)
        while bound:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH %s "  # noqa: S608
                    "AND rowid < %s ORDER BY rowid DESC LIMIT %s",
                    [part.match, bound, step],
                )
                keys = [key for (key,) in cursor.fetchall()]
            kept = sieve.kept(keys).items()
            found += [Place(score, key) for key, score in kept if key not in self.without]
            looked_at += len(keys)
            bound = keys[-1] if len(keys) == step and len(found) < count else 0
            # As many as will do if filters go on letting as many through.
            step = min(
                max(NEWEST, 2 * looked_at * (count - len(found)) // (len(found) + 1)), SIFTED
            )
        return sorted(found, key=lambda each: (each.value, each.key), reverse=True)[:count]

    def count(self, at_most: int) -> Count:
        """Count them as far as `at_most`, and as far as counting is cheap."""
        if self._is_in_sqlite and not self._is_narrow:
            if self.view.has_filters or sqlite.rest(self.query):
                return self._count_sifted(at_most)
            found = self._count_in_index(at_most + 1)
        elif self._is_in_postgresql and self._expected().at_least >= COUNTED:
            return Count(0 if self.view.has_filters else at_most, is_more=True)
        else:
            found = self._found(self.view).order_by()[: at_most + 1].count()
        return Count(min(found, at_most), found > at_most)

    @property
    def _sorting(self) -> Sorting:
        return SORTINGS[self.order]

    @property
    def _is_narrow(self) -> bool:
        return self.view.is_narrow or self.lead is not None

    @property
    def _is_in_postgresql(self) -> bool:
        return connection.vendor == "postgresql" and bool(self.query.wanted)

    def _expected(self) -> planner.Expected:
        return planner.statistics().expected(self.query)

    def _following(
        self, view: View, place: Place | None, *, is_down: bool, by_index: bool = True
    ) -> JobQuerySet:
        """Return the hits that meet the filters of `view` and follow `place` in the order.

        `by_index` says whether an index may lead to what they are sorted by.
        """
        column = self._sorting.column
        jobs = self._found(view)
        if column in SORT_KEYS:
            key = SORT_KEYS[column]()
            jobs = jobs.annotate(**{column: key if by_index else planner.without_index(key)})
        if self.without:
            jobs = jobs.exclude(HasKey(self.without))
        if self.is_known and (place is None or is_down):  # SQLite starts at one bound only
            jobs = jobs.filter(self._floor)
        if self.is_known is False:
            way = "" if self._is_at_one_value else "__lte"
            jobs = jobs.filter(Q((f"{column}{way}", self._sorting.unknown)))
        if place is not None and self._is_at_one_value:
            jobs = jobs.filter(Q(("pk__lt" if is_down else "pk__gt", place.key)))
        elif place is not None:
            jobs = jobs.filter(_beyond(column, place, is_down=is_down))
        return jobs

    @property
    def _is_at_one_value(self) -> bool:
        """Whether SQLite is to find a place by its key alone, among jobs that lack the value.

        PostgreSQL would take that for a walk along all keys; it goes by value and key at once.
        """
        return self.is_known is False and connection.vendor == "sqlite"

    @property
    def _floor(self) -> Q:
        """The bound below which jobs lack what they are sorted by, or what a filter asks for."""
        column = self._sorting.column
        if column == "pay_a_year" and (least := self.view.least_a_year) is not None:
            return Q((f"{column}__gte", max(least, 0)))
        return Q((f"{column}__gt", self._sorting.unknown))

    def _collected(
        self, place: Place | None, count: int, likely: planner.Expected, *, is_down: bool
    ) -> list[Place]:
        """Return the first of the jobs beyond `place`, of which there should be `likely` so many.

        Rare words have less hits than expected: all of them are taken if they are that few. Many
        jobs have the score that is asked for: it is looked up with each hit.
        """
        column, least = self._sorting.column, self.view.score
        view = replace(self.view, score=None)
        jobs = self._following(view, place, is_down=is_down, by_index=False)
        if least is not None:
            score = planner.without_index(F("score"))
            jobs = jobs.filter(GreaterThanOrEqual(score, least))
        if likely.jobs <= FEW or likely.is_guess:
            few = list(jobs.order_by().values_list(column, "pk")[: FEW + 1])
            if len(few) <= FEW:
                return [Place(*row) for row in sorted(few, reverse=is_down)][:count]
        keys = [F(column) if column in SORT_KEYS else planner.without_index(F(column))]
        keys.append(planner.without_index(F("pk")))
        jobs = jobs.order_by(*(each.desc() if is_down else each.asc() for each in keys))
        rows = jobs.values_list(column, "pk")
        if column == "score":
            beyond = place.value if place else None
            bound = planner.statistics().bound(likely, self.view, count, beyond, is_down=is_down)
            if bound is not None:
                way = "gte" if is_down else "lte"
                found = rows.filter(Q((f"score__{way}", bound)))[:count]
                is_all = is_down and least is not None and least >= bound
                if is_all or len(found) == count:
                    return [Place(*row) for row in found]
        if least is not None and least >= postgresql.GOOD:  # their words have an index of their own
            rows = rows.filter(score__gte=postgresql.GOOD)
        return [Place(*row) for row in rows[:count]]

    @property
    def _is_in_sqlite(self) -> bool:
        return connection.vendor == "sqlite" and bool(self.query.wanted)

    def _found(self, view: View) -> JobQuerySet:
        jobs = view.filtered()
        if self.lead is not None:
            jobs = jobs.with_keys(self.lead) if self.lead else jobs.none()
        if not self.query:
            return jobs
        if connection.vendor != "sqlite":
            return jobs.filter(InIndex(self.query))
        many = max(MANY, A_LOOK * len(self.lead or ()))
        hits = self._count_in_index(many + 1)
        if hits <= FEW and self.query.wanted and not self._is_narrow:
            return jobs.filter(InIndex(self.query)).by_key(self._sorting.column)
        return jobs.filter(InIndex(self.query, Way.AMONG_HITS if hits <= many else Way.EACH))

    def _count_in_index(self, at_most: int) -> int:
        part = sqlite.lead(self.query)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {part.table} "  # noqa: S608
                f"WHERE {part.table} MATCH %s LIMIT %s)",
                [part.match, at_most],
            )
            return int(cursor.fetchone()[0])

    def _by_score(self, place: Place | None, count: int, *, is_down: bool) -> list[Place]:
        """Read along the index of words until enough hits meet the filters."""
        found: list[Place] = []
        unsifted: list[Place] = []
        part, least = sqlite.lead(self.query), self.view.score or 0
        enough, sieve = count, Sieve(self.view, self.query)
        for hits in by_score.read(part, place, least=least, is_down=is_down):
            unsifted += hits
            if len(unsifted) < enough:
                continue
            found += self._sifted(sieve, unsifted)
            if len(found) >= count:
                return found[:count]
            unsifted, enough = [], min(enough * 4, SIFTED)
        return [*found, *self._sifted(sieve, unsifted)][:count]

    def _sifted(self, sieve: Sieve, hits: list[Place]) -> list[Place]:
        kept = sieve.kept(each.key for each in hits)
        return [each for each in hits if each.key in kept and each.key not in self.without]

    def _count_sifted(self, at_most: int) -> Count:
        part = sqlite.lead(self.query)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH %s LIMIT %s",  # noqa: S608
                [part.match, COUNTED + 1],
            )
            keys = [key for (key,) in cursor.fetchall()]
        found, sieve = 0, Sieve(self.view, self.query)
        for start in range(0, len(keys), SIFTED):
            found += len(sieve.kept(keys[start : start + SIFTED]))
            if found > at_most:
                return Count(at_most, is_more=True)
        return Count(found, len(keys) > COUNTED)


def _beyond(column: str, place: Place, *, is_down: bool) -> Q:
    if connection.vendor == "postgresql":
        return Q(RowBeyond(column, place.value, place.key, is_down=is_down))
    way = "lt" if is_down else "gt"
    further = Q((f"{column}__{way}", place.value))
    same = Q((column, place.value), (f"pk__{way}", place.key))
    # The first condition is implied by the rest; it lets an index start at the right place.
    return Q((f"{column}__{way}e", place.value)) & (further | same)

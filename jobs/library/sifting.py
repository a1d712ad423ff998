"""Which of some hits meet the filters of a view, for SQLite: prepared once, asked several times."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from jobs.library.view import View
from jobs.search import sqlite
from jobs.search.expression import InIndex, Way
from jobs.search.query import Query

_NOBODY: Final = -1  # the key that stands for those that are put in its place


class Sieve:
    def __init__(self, view: View, query: Query) -> None:
        # “In the last days” has the present moment among its values.
        prepare = _prepared if view.days is None else _prepared.__wrapped__
        self._sql, self._params = prepare(view.filters, sqlite.rest(query))
        self._at = self._params.index(json.dumps([_NOBODY]))

    def kept(self, keys: Iterable[int]) -> dict[int, int]:
        """Return the hits that meet the filters and the rest of the query, with their scores."""
        params = list(self._params)
        params[self._at] = json.dumps(list(keys))
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            return dict(cursor.fetchall())


@lru_cache(maxsize=100)
def _prepared(view: View, rest: Query | None) -> tuple[str, tuple[Any, ...]]:
    """Return the question which of some jobs meet the filters of a view, and its values."""
    jobs = view.filtered().with_keys([_NOBODY])
    if rest:
        jobs = jobs.filter(InIndex(rest, Way.EACH))
    rows = jobs.order_by().by_key("score").values_list("pk", "score")
    return rows.query.sql_with_params()

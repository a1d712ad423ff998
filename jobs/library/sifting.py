"""Which of some hits meet the filters of a view, for SQLite: prepared once, asked several times."""

import json
from collections.abc import Iterable
from typing import Final

from django.db import connection

from jobs.library.view import View
from jobs.search import sqlite
from jobs.search.expression import InIndex, Way
from jobs.search.query import Query

_NOBODY: Final = -1  # the key that stands for those that are put in its place


class Sieve:
    def __init__(self, view: View, query: Query) -> None:
        jobs = view.filtered().with_keys([_NOBODY])
        if rest := sqlite.rest(query):
            jobs = jobs.filter(InIndex(rest, Way.EACH))
        rows = jobs.order_by().by_key("score").values_list("pk", "score")
        self._sql, self._params = rows.query.sql_with_params()
        self._at = self._params.index(json.dumps([_NOBODY]))

    def kept(self, keys: Iterable[int]) -> dict[int, int]:
        """Return the hits that meet the filters and the rest of the query, with their scores."""
        params = list(self._params)
        params[self._at] = json.dumps(list(keys))
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            return dict(cursor.fetchall())

"""Conditions on jobs: the index has this; it is one of those; it is found without an index."""

import json
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Value
from django.db.models.functions import Left
from django.db.models.sql.compiler import SQLCompiler

from jobs.search import postgresql, sqlite
from jobs.search.query import Query

Sql = tuple[str, tuple[Any, ...]]


class Way(Enum):
    """How SQLite finds out which jobs are hits; it keeps no statistics to decide by itself."""

    HITS_LEAD = "start from the hits"
    AMONG_HITS = "find jobs another way, then collect the hits and look the jobs up among them"
    EACH = "find jobs another way, and look each up in the index"


class InIndex(Func):
    """Whether a job is among the hits of a query, which must not be empty."""

    output_field: Any = BooleanField()
    arity = 1

    def __init__(self, query: Query, way: Way = Way.HITS_LEAD) -> None:
        super().__init__(F("pk"))
        self.query = query
        self.way = way

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        told, values = self._looked_up(self.query, key, params, self.way)
        if rest := sqlite.rest(self.query):  # of the jobs that are left
            more, more_values = self._looked_up(rest, key, params, Way.EACH)
            told, values = f"({told} AND {more})", (*values, *more_values)
        return told, values

    @staticmethod
    def _looked_up(query: Query, key: str, params: Sequence[Any], way: Way) -> Sql:
        table, match = sqlite.lead(query)
        hits = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608
        sign = "" if query.wanted else "NOT "
        if way is Way.EACH:
            return f"{sign}EXISTS ({hits} AND rowid = {key})", (match, *params)
        plus = "" if way is Way.HITS_LEAD else "+"  # keeps it from using the key as an index
        return f"{plus}{key} {sign}IN ({hits})", (*params, match)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        table = key.rpartition(".")[0]  # or its alias
        conditions = postgresql.as_conditions(self.query)
        told = " AND ".join(
            f"{table}.{compiler.quote_name_unless_alias(column)} @@ to_tsquery('simple', %s)"
            for column in conditions
        )
        return f"({told})", (*params, *conditions.values())


class HasKey(Func):
    """Whether a job is one of many that are named by key: one parameter, however many they are."""

    output_field: Any = BooleanField()
    arity = 1

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(F("pk"))
        self.keys = list(keys)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        sql = f"{key} IN (SELECT value FROM json_each(%s))"  # noqa: S608
        return sql, (*params, json.dumps(self.keys))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        return f"{key} = ANY(%s)", (*params, self.keys)


class RowBeyond(Func):
    """Whether a job follows a place by a column and its key, compared at once.

    PostgreSQL finds the place in an index of both, however many jobs have the same in the column.
    """

    output_field: Any = BooleanField()

    def __init__(self, column: str, value: Any, key: int, *, is_down: bool) -> None:
        super().__init__(F(column), F("pk"), Value(value), Value(key))
        self.way = "<" if is_down else ">"

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Sql:
        parts = [compiler.compile(each) for each in self.source_expressions]
        column, key, value, last = (sql for sql, _ in parts)
        params = [param for _, own in parts for param in own]
        return f"({column}, {key}) {self.way} ({value}, {last})", tuple(params)


class Beginning(Left):
    """The first so many signs of a text; PostgreSQL counts them only where there may be more."""

    def __init__(self, column: str, length: int) -> None:
        super().__init__(column, length)
        self.length = length

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Sql:
        text, params = compiler.compile(self.source_expressions[0])
        cut, cut_params = self.as_sql(compiler, connection)
        sql = f"CASE WHEN octet_length({text}) <= {self.length} THEN {text} ELSE {cut} END"
        return sql, (*params, *params, *cut_params)


class NoIndex(Func):
    """A column by which SQLite is not to find jobs: it takes any index for better than an order."""

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"+{sql}", tuple(params)

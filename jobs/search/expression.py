"""A condition on jobs: the index has this."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from jobs.search import postgresql, sqlite
from jobs.search.query import Query

Sql = tuple[str, tuple[Any, ...]]


class InIndex(Func):
    """Whether a job is among the hits of a query, which must not be empty.

    With `leads`, SQLite starts from the hits; without, it looks jobs up among them that it found
    another way, which is better when many jobs have the words.
    """

    output_field: Any = BooleanField()
    arity = 1

    def __init__(self, query: Query, *, leads: bool = True) -> None:
        super().__init__(F("pk"))
        self.query = query
        self.leads = leads

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        query = self.query
        match = sqlite.as_match(query) if query.wanted else sqlite.as_any(query.unwanted)
        hits = f"SELECT rowid & {sqlite.KEY_MASK} FROM {sqlite.TABLE} WHERE {sqlite.TABLE} MATCH %s"  # noqa: S608
        sign = "IN" if query.wanted else "NOT IN"
        plus = "" if self.leads else "+"  # keeps SQLite from using the key as an index
        return f"{plus}{key} {sign} ({hits})", (*params, match)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> Sql:
        key, params = compiler.compile(self.source_expressions[0])
        table = key.rpartition(".")[0]  # or its alias
        name, words = postgresql.as_condition(self.query)
        column = f"{table}.{compiler.quote_name_unless_alias(name)}"
        return f"{column} @@ to_tsquery('simple', %s)", (*params, words)

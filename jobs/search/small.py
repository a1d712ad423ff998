"""Let SQLite read a small index over jobs instead of their long rows."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.datastructures import BaseTable

from jobs.search import sqlite

Rows = TypeVar("Rows", bound="models.QuerySet[models.Model]")


class _SmallTable(BaseTable):
    """The table of jobs, read through an index, whatever SQLite would choose."""

    index = ""

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        sql, params = super().as_sql(compiler, connection)
        return f"{sql} INDEXED BY {self.index}" if connection.vendor == "sqlite" else sql, params


def as_small(jobs: Rows, columns: Sequence[str]) -> Rows:
    """Return the same rows, to be found by their keys in the index that has `columns`.

    What the index lacks is read as usual.
    """
    found = jobs.all()
    alias = found.query.get_initial_alias()
    table = _SmallTable(found.query.alias_map[alias].table_name, alias)
    table.index = next(name for name, own in sqlite.INDEXES.items() if {*columns} <= {*own})
    found.query.alias_map[alias] = table
    return found

"""Make the index and keep it whole, on either database."""

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.migrations import Migration

from jobs.search import postgresql, sqlite

BATCH = 2_000


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index and fill it with the jobs that are there. Again does no harm."""
    if connection.vendor == "postgresql":
        _create_in_postgresql(connection, postgresql.FILL)
        return
    with connection.cursor() as cursor:
        _drop(cursor)
        for statement in sqlite.CREATE:
            cursor.execute(statement)
        for statement in sqlite.fill():
            _fill(connection, statement)
        for statement in (*sqlite.CREATE_INDEXES, *sqlite.triggers()):
            cursor.execute(statement)


def add_small_columns(connection: BaseDatabaseWrapper) -> None:
    """Give PostgreSQL the columns of single parts where it has only the one of all words."""
    if connection.vendor == "postgresql":
        _create_in_postgresql(connection, postgresql.FILL_SMALL)


def _create_in_postgresql(connection: BaseDatabaseWrapper, fill: str) -> None:
    with connection.cursor() as cursor:
        for statement in postgresql.CREATE:
            cursor.execute(statement)
        for name in postgresql.INDEX_NAMES:  # made in one go, not row by row
            cursor.execute(f"DROP INDEX IF EXISTS {name}")
        _fill(connection, fill)
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for statement in postgresql.INDEXES:
            cursor.execute(statement)
        cursor.execute("RESET maintenance_work_mem")


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for statement in postgresql.REMOVE:
                cursor.execute(statement)
            return
        _drop(cursor)


def let_go(*, using: str, plan: list[tuple[Migration, bool]], **_: Any) -> None:
    """Before migrations: a table cannot be changed in SQLite while another's trigger names it."""
    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS jobs_words_renamed")


def take_hold(*, using: str, **_: Any) -> None:
    """After migrations: make the functions and triggers as this version writes them.

    SQLite dropped what we added to each table that was changed.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(postgresql.EXISTS)
            for statement in postgresql.FUNCTIONS if cursor.fetchone() else ():
                cursor.execute(statement)
    tables = connection.introspection.table_names()
    if connection.vendor != "sqlite" or sqlite.TITLES not in tables:
        return
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
        for statement in (*sqlite.CREATE_INDEXES, *sqlite.triggers()):
            cursor.execute(statement)
        if cursor.execute("SELECT 1 FROM jobs_job LIMIT 1").fetchone() is None:
            # Emptied tables: the jobs may have gone after the companies whose names were indexed.
            for table in sqlite.TABLES:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")  # noqa: S608


def _drop(cursor: CursorWrapper) -> None:
    _drop_triggers(cursor)
    for table in sqlite.TABLES:
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
    for name in sqlite.INDEXES:
        cursor.execute(f"DROP INDEX IF EXISTS {name}")


def _drop_triggers(cursor: CursorWrapper) -> None:
    for name in sqlite.TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def _fill(connection: BaseDatabaseWrapper, statement: str) -> None:
    """Index the saved jobs, some thousand in each transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM jobs_job")
        first, last = cursor.fetchone()
        for start in range(first or 0, (last or -1) + 1, BATCH):
            with transaction.atomic(using=connection.alias):
                cursor.execute(statement, [start, start + BATCH - 1])

"""Filling a database with many jobs leaves what imports would have left."""

import pytest
from django.db import connection

from benchmarks.filling import Filling, vocabulary
from jobs.models import Company, Job
from jobs.search import index, sqlite

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own triggers"),
]


def fill(jobs: int) -> Filling:
    Job.objects.all().delete()
    Company.objects.all().delete()
    filling = Filling(vocabulary(), companies=20, stream=2_000)
    filling.grow(jobs)
    return filling


def indexed(table: str) -> set[tuple[object, ...]]:
    """Return each word of an index with the job, the part and the place where it stands."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, {table}, instance)")
        found = set(cursor.execute("SELECT * FROM temp.seen").fetchall())
        cursor.execute("DROP TABLE temp.seen")
    return found


def triggers() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return set(cursor.fetchall())


def test_the_words_of_filled_jobs_are_indexed_as_those_of_imported_ones() -> None:
    before = triggers()
    fill(20).grow(30)
    filled = [indexed(table) for table in sqlite.TABLES]
    index.create(connection)
    assert [indexed(table) for table in sqlite.TABLES] == filled
    assert len({place[1] for place in filled[0]}) == 30
    assert triggers() == before


def test_the_same_jobs_come_every_time() -> None:
    columns = ("title", "description", "company__name", "score", "stage")
    fill(20)
    first = list(Job.objects.order_by("pk").values_list(*columns))
    fill(20)
    assert list(Job.objects.order_by("pk").values_list(*columns)) == first

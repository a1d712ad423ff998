"""Fill a database with many jobs quickly, as if they had come in bit by bit; every time the same.

The rows are those that an import writes. What takes long in an import is done in larger pieces:
SQLite indexes the texts of some thousand jobs in one statement, but for the last ones, which leave
its index in as many pieces as an import does; PostgreSQL takes the rows through COPY on two
connections, with its own trigger, and makes the indexes of words when all rows are there. Neither
waits for the disk meanwhile. At the end the files are read once, as those that are in use are in
memory.
"""

import glob
import itertools
import os
import random
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

from benchmarks.postings import PROSE_WORDS, SEED
from jobs import bulk
from jobs.models import Company, Job
from jobs.search import postgresql, sqlite

BATCH = 2_000  # as many as a large search brings
LAST = 10_000  # jobs that SQLite gets as an import writes them
WRITERS = 2  # connections, in PostgreSQL
COMPANIES = 20_000
VOCABULARY = 60_000
WORDS_IN_A_TEXT = 260  # some 1,800 characters
_STREAM = 2_000_000  # words, of which each text is a piece
_KINDS = ("Engineer", "Analyst", "Nurse", "Manager", "Technician", "Teacher", "Designer", "Cook")
_STAGES = ("pending",) * 12 + ("archived", "approved", "applied", "rejected")
_PAY = (("year", 40_000, 240_000), ("hour", 15, 120), *(("", 0, 0),) * 3)  # most name none
_DATED = 0.8  # share of the jobs that say when they were posted
_CITIES = ("Portland", "Salem", "Eugene", "Bend", "Medford", "Corvallis", "Ashland", "Newport")

Rows = list[dict[str, Any]]


def vocabulary() -> list[str]:
    """Return words by rank: real ones first, then syllables put together."""
    chance = random.Random(SEED)
    onsets = [*"bcdfghlmnprstvw", "st", "tr", "br"]
    vowels = ["a", "e", "i", "o", "u", "ea", "io"]
    found = dict.fromkeys(PROSE_WORDS)
    while len(found) < VOCABULARY:
        syllables = chance.randint(2, 4)
        word = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(syllables))
        found[word + chance.choice(["", "n", "r", "s", "t"])] = None
    return list(found)


class Filling:
    """Writes jobs whose words are distributed as in ordinary language (Zipf)."""

    def __init__(self, words: list[str], companies: int = COMPANIES, stream: int = _STREAM) -> None:
        self.chance = random.Random(SEED)
        weights = itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words)))
        self.stream = self.chance.choices(words, cum_weights=list(weights), k=stream)
        self.rows = 0
        names = [
            f"{words[number % 997]} {words[-number]} {number}".title()
            for number in range(companies)
        ]
        Company.objects.bulk_create(
            (Company(name=name, key=name.lower()) for name in names), batch_size=500
        )
        self.companies = list(Company.objects.values_list("pk", "key"))

    def grow(self, rows: int) -> None:
        """Add jobs until there are so many."""
        if connection.vendor == "postgresql":
            _fill_postgresql(self._batches(rows, BATCH))
        else:
            _fill_sqlite(self._batches(rows - LAST, 5 * BATCH), self._batches(rows, BATCH))

    def _batches(self, rows: int, size: int) -> Iterator[Rows]:
        while self.rows < rows:
            keys = bulk.next_ids(Job, min(size, rows - self.rows))
            self.rows += len(keys)
            yield list(self._jobs(keys))

    def _jobs(self, keys: list[int]) -> Iterator[dict[str, Any]]:
        chance, now = self.chance, timezone.now()
        for key in keys:
            company, company_key = chance.choice(self.companies)
            title = f"{self._text(2)} {chance.choice(_KINDS)}".capitalize()
            period, low, high = chance.choice(_PAY)
            pay = chance.randint(low, high) if period else None
            posted_on = now.date() - timedelta(days=chance.randint(0, 400))
            yield {
                "id": key,
                "company_id": company,
                "company_key": company_key,
                "title": title,
                "title_key": title.lower(),
                "location": chance.choice(_CITIES),
                "is_remote": chance.choice((None, True, False)),
                "description": self._text(WORDS_IN_A_TEXT).capitalize(),
                "score": max(0, min(100, round(chance.gauss(40, 20)))),
                "scored_with": "benchmark",
                "stage": chance.choice(_STAGES),
                "found_at": now - timedelta(seconds=700_000 - key),
                "posted_on": posted_on if chance.random() < _DATED else None,
                "salary_max": pay,
                "salary_currency": "USD" if period else "",
                "salary_period": period,
            }

    def _text(self, count: int) -> str:
        start = self.chance.randrange(len(self.stream) - count)
        return " ".join(self.stream[start : start + count])


def _read_once(paths: Iterable[Path]) -> None:
    """Let the operating system have the files in memory, as far as they fit and may be read."""
    for path in paths:
        if path.is_file() and os.access(path, os.R_OK):
            with path.open("rb", buffering=0) as file:
                while file.read(1 << 20):
                    pass


def _fill_sqlite(early: Iterator[Rows], late: Iterator[Rows]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("DROP TRIGGER jobs_words_new")
        _keep_words_for(cursor, 1 << 26)
        _import(early, sqlite.fill())
        for statement in sqlite.triggers():
            cursor.execute(statement)
        _keep_words_for(cursor, 1 << 20)
        _import(late)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # as when the last connection closes
        cursor.execute("PRAGMA synchronous = NORMAL")
    file = Path(connection.settings_dict["NAME"])
    _read_once(file.parent.glob(f"{glob.escape(file.name)}*"))


def _import(batches: Iterator[Rows], more: Sequence[str] = ()) -> None:
    """Write each batch in a transaction, with statements about the keys that it has."""
    while True:
        with transaction.atomic():  # the keys are taken in it, too
            rows = next(batches, None)
            if rows is None:
                return
            bulk.insert(Job, rows)
            with connection.cursor() as cursor:
                for statement in more:
                    cursor.execute(statement, [rows[0]["id"], rows[-1]["id"]])


def _keep_words_for(cursor: CursorWrapper, size: int) -> None:
    """Set how many bytes of words are kept in memory before a piece of the index is written."""
    for table in sqlite.TABLES:
        sql = f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', %s)"  # noqa: S608
        cursor.execute(sql, [size])


def _fill_postgresql(batches: Iterator[Rows]) -> None:
    with _in_haste(), ThreadPoolExecutor(WRITERS) as writers:
        waiting: deque[Future[None]] = deque()
        for rows in batches:
            waiting.append(writers.submit(_copy, rows))
            if len(waiting) > WRITERS:
                waiting.popleft().result()
        for each in waiting:
            each.result()
        for _ in range(WRITERS):
            writers.submit(connection.close)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # what autovacuum does after a while
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        _read_once(Path(cursor.fetchone()[0], "base").rglob("*"))


@contextmanager
def _in_haste() -> Iterator[None]:
    """Leave the indexes of words and the waiting for the disk for the end."""
    with connection.cursor() as cursor:
        for setting in ("fsync = off", "max_wal_size = '8GB'"):
            cursor.execute(f"ALTER SYSTEM SET {setting}")
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute(f"DROP INDEX {', '.join(postgresql.INDEX_NAMES)}")
        yield
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for statement in postgresql.INDEXES:
            cursor.execute(statement)
        cursor.execute("RESET maintenance_work_mem")
        cursor.execute("ALTER SYSTEM RESET ALL")
        cursor.execute("SELECT pg_reload_conf()")


def _copy(rows: Rows) -> None:
    """Write rows through COPY; what a row leaves out gets the field's default."""
    defaults = {
        field.attname: field.get_db_prep_save(field.get_default(), connection)
        for field in Job._meta.concrete_fields  # noqa: SLF001  Django documents it as public
    }
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY jobs_job ({', '.join(defaults)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(list((defaults | row).values()))

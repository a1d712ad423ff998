"""Hits in the order of the score, read from SQLite's index: score after score, key after key.

Neither the jobs nor the other hits are looked at, so a page costs the same at any depth and
however common the words are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from jobs.search import sqlite


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins or ends: the value in the sorted column, and the key."""

    value: Any
    key: int


_STEP: Final = 200  # hits read at a time, for a start
_LONGEST_STEP: Final = 5_000


def read(
    part: sqlite.Part, place: Place | None, *, least: int, is_down: bool
) -> Iterator[list[Place]]:
    """Yield the hits beyond `place`, some at a time; none with less than `least`."""
    step = _STEP
    way, order = ("<", "DESC") if is_down else (">", "ASC")
    for score in _scores(place, least, is_down=is_down):
        is_here = place is not None and place.value == score
        bound = place.key if place and is_here else (1 << 62 if is_down else -1)
        while True:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH %s "  # noqa: S608
                    f"AND rowid {way} %s ORDER BY rowid {order} LIMIT %s",
                    [sqlite.with_score(part.match, score), bound, step],
                )
                keys = [key for (key,) in cursor.fetchall()]
            if keys:
                yield [Place(score, key) for key in keys]
            if len(keys) < step:
                break
            bound, step = keys[-1], min(step * 2, _LONGEST_STEP)


def _scores(place: Place | None, least: int, *, is_down: bool) -> list[int]:
    """Return the scores that jobs have, from that of `place` on."""
    best, way = ("max", "<") if is_down else ("min", ">")
    start = place.value if place else (1 << 30 if is_down else least)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE each_score(score) AS ("  # noqa: S608  own names
            f"SELECT {best}(score) FROM jobs_job WHERE score {way}= %s UNION ALL "
            f"SELECT (SELECT {best}(score) FROM jobs_job WHERE score {way} each_score.score) "
            "FROM each_score WHERE score IS NOT NULL) "
            "SELECT score FROM each_score WHERE score >= %s",
            [start, least],
        )
        return [score for (score,) in cursor.fetchall()]

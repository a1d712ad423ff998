"""Hits in the order of the score, read from SQLite's index: score after score, key after key.

Neither the other hits nor the other jobs are looked at, so a page costs the same at any depth and
however common the words are. Scores with few hits are read several at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from jobs.search import sqlite

_STEP: Final = 200  # hits of one score that are read at a time, for a start
_LONGEST_STEP: Final = 5_000
_TOGETHER: Final = 500  # hits of several scores that are sorted
_GROWTH: Final = 3  # of the number of scores read at a time, while hits are few


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins or ends: the value in the sorted column, and the key."""

    value: Any
    key: int


def read(
    part: sqlite.Part, place: Place | None, *, least: int, is_down: bool
) -> Iterator[list[Place]]:
    """Yield the hits beyond `place`, some at a time; none with less than `least`."""
    scores = _scores(place, least, is_down=is_down)
    if place is not None and scores and scores[0] == place.value:
        yield from _of_score(part, scores.pop(0), place.key, is_down=is_down)
    at, size = 0, 1
    while at < len(scores):
        group = scores[at : at + size]
        found = _of_scores(part, group, is_down=is_down) if size > 1 else None
        if found is None and size > 1:
            size = max(1, size // _GROWTH)
        elif found is None:
            yield from _of_score(part, group[0], None, is_down=is_down)
            at, size = at + 1, _GROWTH
        else:
            yield found
            at, size = at + size, size * _GROWTH


def _of_score(
    part: sqlite.Part, score: int, beyond: int | None, *, is_down: bool
) -> Iterator[list[Place]]:
    """Yield the hits of one score."""
    bound = beyond if beyond is not None else (1 << 62 if is_down else -1)
    step = _STEP
    while True:
        way, order = ("<", "DESC") if is_down else (">", "ASC")
        keys = _keys(
            f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH %s "  # noqa: S608
            f"AND rowid {way} %s ORDER BY rowid {order} LIMIT %s",
            sqlite.with_scores(part.match, [score]), bound, step,
        )  # fmt: skip
        if keys:
            yield [Place(score, key) for key in keys]
        if len(keys) < step:
            return
        bound, step = keys[-1], min(step * 2, _LONGEST_STEP)


def _of_scores(part: sqlite.Part, scores: list[int], *, is_down: bool) -> list[Place] | None:
    """Return the hits of several scores, or None when they are too many to sort."""
    keys = _keys(
        f"SELECT rowid FROM {part.table} WHERE {part.table} MATCH %s LIMIT %s",  # noqa: S608
        sqlite.with_scores(part.match, scores), _TOGETHER + 1,
    )  # fmt: skip
    if len(keys) > _TOGETHER:
        return None
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT score, id FROM jobs_job INDEXED BY {sqlite.SMALL} WHERE id IN ({marks})",  # noqa: S608
            keys,
        )
        return [Place(*row) for row in sorted(cursor.fetchall(), reverse=is_down)]


def _scores(place: Place | None, least: int, *, is_down: bool) -> list[int]:
    """Return the scores that jobs have, from that of `place` on."""
    best, way = ("max", "<") if is_down else ("min", ">")
    start = place.value if place else (1 << 30 if is_down else least)
    return _keys(
        "WITH RECURSIVE each_score(score) AS ("  # noqa: S608  own names
        f"SELECT {best}(score) FROM jobs_job WHERE score {way}= %s UNION ALL "
        f"SELECT (SELECT {best}(score) FROM jobs_job WHERE score {way} each_score.score) "
        "FROM each_score WHERE score IS NOT NULL) "
        "SELECT score FROM each_score WHERE score >= %s",
        start, least,
    )  # fmt: skip


def _keys(sql: str, *params: Any) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [number for (number,) in cursor.fetchall()]

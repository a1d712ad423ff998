"""The jobs in the database that a batch of postings may be about.

All look-ups go through indexes with the batch's own values and are bounded, so that their cost
grows with the batch and not with the table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import connection
from django.utils import timezone

from jobs.dedupe import NativeId
from jobs.incoming import Incoming
from jobs.models import Sighting, Verdict
from jobs.reposts import MONTHS

# Candidates for one posting, newest first: the same job on another board is seldom an old one.
_OF_ONE_COMPANY = 100
_OF_ALL_COMPANIES = 20  # the same title and place; the employer's name may be written differently

# So many of the same names are looked at, to find those that their board did not show lately.
_LOOKED_AT = 3

# The ORM says this as hundreds of ORs, which take longer to build than to answer. Each pair reads
# its index from the newest end, and stops.
_NAMED_LIKE = """
  SELECT id FROM (
    SELECT id FROM jobs_job WHERE {first} = one AND {second} = two ORDER BY id DESC LIMIT %s
  ) AS named
  WHERE NOT EXISTS (
    SELECT 1 FROM jobs_sighting
    WHERE job_id = named.id AND board = %s
      AND last_seen_at > %s AND (posted_on IS NULL OR posted_on > %s)
  )
  ORDER BY id DESC LIMIT %s
"""
# A look-up for each pair, as each database calls it. In SQLite CROSS JOIN keeps the pairs outside,
# and found is then read by the keys that the look-up gives.
_FOR_EACH_PAIR = {
    "postgresql": "SELECT found.id FROM wanted CROSS JOIN LATERAL ({named_like}) AS found",
    "sqlite": (
        "SELECT found.id FROM wanted CROSS JOIN jobs_job AS found WHERE found.id IN ({named_like})"
    ),
}

Pair = tuple[str, str]


def candidates(batch: list[Incoming], now: datetime) -> set[int]:
    """Return the primary keys of jobs that share an id, an address or names with the batch."""
    job_of = dict(_by_native_id(batch))
    parted = set(
        Verdict.objects.filter(is_same=False, taken_back_at=None)
        .order_by()
        .values_list("board", "native_id")
    )
    own_ids = [NativeId(each.posting.board, each.posting.native_id) for each in batch]
    # The posting's own id settles it, unless the person has said otherwise.
    unsettled = [
        each for each, own in zip(batch, own_ids, strict=True) if own not in job_of or own in parted
    ]
    return set(chain(job_of.values(), _by_address(unsettled), _by_names(unsettled, now)))


def _by_native_id(batch: list[Incoming]) -> Iterator[tuple[NativeId, int]]:
    ids_of: defaultdict[str, set[str]] = defaultdict(set)
    for key in chain.from_iterable(each.native_ids for each in batch):
        ids_of[key.board].add(key.id)
    for board, ids in ids_of.items():
        # The unique index holds no empty ids; saying so lets the database use it.
        shown = Sighting.objects.filter(board=board, native_id__in=ids).exclude(native_id="")
        for native_id, job in shown.values_list("native_id", "job_id"):
            yield NativeId(board, native_id), job


def _by_address(batch: list[Incoming]) -> Iterator[int]:
    keys = {key for each in batch for key in (each.url_key, each.apply_key) if key}
    for column in ("url_key", "apply_key"):
        shown = Sighting.objects.filter(**{f"{column}__in": keys})
        yield from shown.values_list("job_id", flat=True)


def _by_names(batch: list[Incoming], now: datetime) -> Iterator[int]:
    """Look for the same names on other boards: two ids on one board are two jobs.

    Unless the other one is months old: then it may be posted again.
    """
    dates = (each.posting.posted_on for each in batch)
    latest = max(filter(None, dates), default=timezone.localdate(now))
    lately = (
        connection.ops.adapt_datetimefield_value(now - MONTHS),
        connection.ops.adapt_datefield_value(latest - MONTHS),
    )
    of_board: defaultdict[str, list[Incoming]] = defaultdict(list)
    for each in batch:
        of_board[each.posting.board if each.has_telling_id else ""].append(each)
    for board, postings in of_board.items():
        names = {(each.company_key, each.title_key) for each in postings if each.company_key}
        places = {(each.title_key, each.place_key) for each in postings}
        not_on = (board, *lately)
        yield from _named_like("company_key", "title_key", names, not_on, _OF_ONE_COMPANY)
        yield from _named_like("title_key", "place_key", places, not_on, _OF_ALL_COMPANIES)


def _named_like(
    first: str, second: str, pairs: Iterable[Pair], not_on: tuple[Any, ...], most: int
) -> list[int]:
    """Return up to `most` jobs for each pair of values that were not seen lately on a board."""
    values = list(chain.from_iterable(pairs))
    if not values:
        return []
    marks = ", ".join(["(%s, %s)"] * (len(values) // 2))
    named_like = _NAMED_LIKE.format(first=first, second=second)
    look_up = _FOR_EACH_PAIR[connection.vendor].format(named_like=named_like)
    sql = f"WITH wanted (one, two) AS (VALUES {marks}) {look_up}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, _LOOKED_AT * most, *not_on, most])
        return [pk for (pk,) in cursor.fetchall()]

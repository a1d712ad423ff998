"""Pages of the library by key, never by number: the thousandth costs what the first does.

Best hits: HEAD jobs, with the words in the title if there are so many, are ranked by what the words
do in them (`jobs.library.ranking`); the rest follows by match.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from jobs.library.by_score import Place
from jobs.library.columns import USUAL, Column, load, text_of
from jobs.library.hits import Count, Hits
from jobs.library.orders import SORTINGS, Order
from jobs.library.ranking import Candidate, rank
from jobs.library.view import View
from jobs.models import Job
from jobs.models.sort_keys import NO_PAY
from jobs.search.query import Query

ROWS = 50
HEAD = 100
COUNT_UP_TO = 1_000
_TOP = 101  # above every score
_LONGEST_KEY = 12
_HIGHEST_PAY = 1 << 60


@dataclass(frozen=True, slots=True)
class Page:
    jobs: list[Job]
    previous: str = ""  # places in addresses, empty where there is nothing
    following: str = ""
    is_first: bool = True
    keys: list[int] = field(default_factory=list)

    @property
    def is_all(self) -> bool:
        """Whether no other page has jobs."""
        return not self.previous and not self.following


def read_page(
    view: View,
    at: str = "",
    *,
    rows: int = ROWS,
    columns: Sequence[Column] = USUAL,
    with_text: bool = True,
) -> Page:
    """Return the page of `view` at a place that an earlier page named; the first without one.

    The jobs have what `columns` need; `with_text` adds the beginning of each description.
    """
    keys, previous, following, texts = _turn(view, at, rows)
    jobs = load(keys, columns, with_text=with_text, texts=texts if with_text else None)
    return Page(jobs, previous, following, not previous, keys)


def count(view: View) -> Count:
    """Return how many jobs a view has, as far as counting is worth it."""
    return Hits.of(replace(view, sort="")).count(COUNT_UP_TO)


class _Turned(NamedTuple):
    """The keys of a page, the places of its neighbours, and the texts that were read for it."""

    keys: list[int]
    previous: str
    following: str
    texts: dict[int, str]


def _turn(view: View, at: str, rows: int) -> _Turned:
    way, _, place = at.partition(":")
    hits = Hits.of(view)
    if view.order is not Order.HITS:
        return _Turned(*_by_column(hits, way, _read(view.order, place), rows), {})
    start = min(int(place[:4]), HEAD) if way == "hit" and place.isdecimal() else 0
    head, in_title = _head(hits)
    rest = replace(hits, without=frozenset(each.key for each in head))
    if way in ("after", "before") and (found := _read(Order.HITS, place)):
        keys, previous, following = _by_column(rest, way, found, rows)
        if keys:
            last_of_head = f"hit:{(len(head) - 1) // rows * rows}"
            return _Turned(keys, previous or last_of_head, following, {})
        start = (len(head) - 1) // rows * rows
    candidates = _candidates(head, in_title)
    texts = {each.key: each.text for each in candidates if each.key not in in_title}
    ranked = rank(candidates, view.query)
    keys = ranked[start : start + rows]
    previous = f"hit:{max(start - rows, 0)}" if start else ""
    if start + rows < len(ranked):
        return _Turned(keys, previous, f"hit:{start + rows}", texts)
    following = f"after:{_TOP}:0" if len(head) == HEAD and rest.after(None, 1) else ""
    return _Turned(keys, previous, following, texts)


def _by_column(hits: Hits, way: str, place: Place | None, rows: int) -> tuple[list[int], str, str]:
    if way == "before" and place:
        found = hits.after(place, rows + 1, is_backwards=True)
        has_previous, has_following = len(found) > rows, True
        found = found[:rows][::-1]
        if not has_previous:  # the first page is a full one
            return _by_column(hits, "", None, rows)
    else:
        found = hits.after(place, rows + 1)
        has_previous, has_following = place is not None, len(found) > rows
        found = found[:rows]
    previous = _write("before", found[0]) if found and has_previous else ""
    following = _write("after", found[-1]) if found and has_following else ""
    if place and place.value == _TOP and way == "after":
        previous = ""
    return [each.key for each in found], previous, following


def _head(hits: Hits) -> tuple[list[Place], frozenset[int]]:
    """Return the jobs to rank, the best matches first, and which have all words in the title."""
    query = hits.query
    titled = [replace(term, part=term.part or "title") for term in query.wanted]
    in_title = replace(hits, query=Query(tuple(titled), query.unwanted)).to_rank(HEAD)
    taken = frozenset(each.key for each in in_title)
    missing = HEAD - len(in_title)
    more = replace(hits, without=taken).to_rank(missing) if missing else []
    return [*in_title, *more], taken


def _candidates(head: list[Place], in_title: frozenset[int]) -> list[Candidate]:
    """Return what to rank the jobs by: their texts only where the title does not say enough."""
    keys = [each.key for each in head]
    text = text_of(set(keys) - in_title, keys)
    jobs = Job.objects.with_keys(keys).order_by().annotate(text=text)
    rows = jobs.values_list("pk", "score", "title", "company__name", "location", "text")
    return [Candidate(*row) for row in rows]


def _write(way: str, place: Place) -> str:
    value = place.value.isoformat() if isinstance(place.value, date) else place.value
    return f"{way}:{value}:{place.key}"


def _read(order: Order, text: str) -> Place | None:
    value, _, key = text.rpartition(":")
    if not key.isdecimal() or "\0" in value:
        return None
    try:
        return Place(_value(SORTINGS[order].column, value), int(key[:_LONGEST_KEY]))
    except ValueError:
        return None


def _value(column: str, text: str) -> int | str | date:
    """Return what `text` says in a column. Raises ValueError."""
    match column:
        case "score":
            return max(-1, min(int(text), _TOP))
        case "pay_a_year":
            return max(NO_PAY, min(int(text), _HIGHEST_PAY))
        case "posting_day":
            return date.fromisoformat(text)
        case "found_at" | "stage_changed_at":
            found = datetime.fromisoformat(text)
            if found.tzinfo is None:
                raise ValueError("a moment without its time zone")
            return found
        case _:
            return text

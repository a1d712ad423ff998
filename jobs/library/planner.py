"""What PostgreSQL knows of its jobs, and what is to be expected of a question.

It knows how many jobs have each of some thousand common words, and takes all others for equally
rare. For those it would walk along an order for seconds, in the hope of hits that do not come.
The same is reckoned here from what it knows, instead of asking it before each question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import prod
from time import monotonic
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import F, Func
from django.db.models.functions import Coalesce

from jobs.library.view import View
from jobs.search import postgresql
from jobs.search.query import Query, Term

COMMON: Final = 0.1  # share of the jobs that have the words: walking along the order finds them
BEST: Final = 50_000  # jobs among which hits are looked for first, at most
SPARE: Final = 2.5  # so many times the hits that are asked for should be among the best jobs
FEW_GOOD: Final = 2_500  # hits that are all looked up where PostgreSQL has them in a small index
_KEPT: Final = 60  # seconds
_FEW_MEET: Final = 0.1  # share of the jobs that meet a filter of which nothing is known
_RARE: Final = 0.005  # share of the jobs that have a word of which nothing is known, at most
_NULL: Final = ""  # instead of a value
_OF_JOBS: Final = "WHERE schemaname = current_schema() AND tablename = 'jobs_job'"


class Expected(NamedTuple):
    """How many jobs should have some words: the best guess, and what is sure of it."""

    jobs: int
    at_least: int  # 0 where PostgreSQL does not know one of the words
    is_guess: bool  # that is far too high: one of the words is rare


@dataclass(frozen=True, slots=True)
class Statistics:
    """What PostgreSQL knows of all jobs; it only guides the choice between ways to the same end."""

    jobs: float
    scores: Mapping[int, float]  # the share of jobs with each of the usual scores
    words: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # by column
    values: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # by column

    def share(self, view: View) -> float:
        """Return the share of the jobs that should meet the filters of a view but its score."""
        share = 1.0
        for column, asked in _values_of(view).items():
            shares = self.values.get(column, {})
            share *= sum(shares.get(value, 0.0) for value in asked) or _FEW_MEET
        known = replace(view, score=None, stages=(), remote="")
        return share * _FEW_MEET if known.has_filters else share

    def bound(
        self, likely: Expected, view: View, count: int, beyond: int | None, *, is_down: bool
    ) -> int | None:
        """Return up to which score, from one end or `beyond` a score, `count` hits should be found.

        None where that would be so many jobs that the hits are better taken without it.
        """
        best = SPARE * count * self.jobs / max(likely.jobs * self.share(view), 1)
        if best > 2 * BEST and not likely.is_guess:
            return None
        bound = self._bound(min(best, BEST), beyond, is_down=is_down)
        good = postgresql.GOOD
        if bound is None or bound == good or not is_down:
            return bound
        if bound < good:
            return bound if view.score is None or view.score < good else good
        hits = likely.jobs * sum(share for score, share in self.scores.items() if score >= good)
        return good if hits <= FEW_GOOD else bound

    def _bound(self, jobs: float, beyond: int | None, *, is_down: bool) -> int | None:
        """Return the score to which there are so many jobs, from one end or `beyond` a score."""
        found = 0.0
        for score in sorted(self.scores, reverse=is_down):
            if beyond is None or (score <= beyond if is_down else score >= beyond):
                found += self.scores[score] * self.jobs
                if found >= jobs:
                    return score
        return None

    def expected(self, query: Query) -> Expected:
        likely, sure, is_guess = self.jobs, self.jobs, False
        for term in query.wanted:
            shares = self.words.get(postgresql.column_of(term), {})
            # Letters with a stroke are rare: such words count where they are known to be common.
            spelt = [
                words
                for words in term.spellings
                if words in (term.words, *term.others) or all(word in shares for word in words)
            ]
            ways = [_of_phrase(words, shares, term) for words in spelt]
            # A spelling of which nothing is known counts only where none is known.
            ways = [way for way in ways if not way.is_guess] or [max(ways)]
            likely *= min(sum(way.share for way in ways), 1)
            sure *= max(way.at_least for way in ways)
            is_guess |= any(way.is_guess for way in ways)
        return Expected(int(likely), int(sure), is_guess)


class _Way(NamedTuple):
    """Which share of the jobs should have some words: as in `Expected`."""

    share: float
    at_least: float
    is_guess: bool


def _of_phrase(words: tuple[str, ...], shares: Mapping[str, float], term: Term) -> _Way:
    rare = min(_RARE, min(shares.values(), default=1) / 2)
    known = [shares.get(word, 0.0) for word in words]
    guesses = [share or rare for share in known]
    if term.is_prefix:
        known[-1] = _share_of_prefix(words[-1], shares)
        # Rare words begin so, too. Too high a guess costs less than one that is too low.
        guesses[-1] = min(max(2 * known[-1], 4 * rare), 1)
    is_guess = not all(known[:-1] if term.is_prefix else known)
    return _Way(prod(guesses), prod(known), is_guess)


def _values_of(view: View) -> dict[str, tuple[str, ...]]:
    """Return the values that filters ask for, by column, as PostgreSQL writes them."""
    asked = {"stage": view.stages}
    if view.remote:
        asked["is_remote"] = ({"yes": "t", "no": "f"}.get(view.remote, _NULL),)
    return {column: values for column, values in asked.items() if values}


def _share_of_prefix(beginning: str, shares: Mapping[str, float]) -> float:
    return 1 - prod(1 - share for word, share in shares.items() if word.startswith(beginning))


def statistics() -> Statistics:
    """Return what is known, as of the last minute."""
    return _statistics(str(connection.settings_dict["NAME"]), int(monotonic() / _KEPT))


def without_index(column: F | Func) -> Func:
    """Return `column` in a form that no index has: hits of words are collected first."""
    return Coalesce(column, column)


@lru_cache(maxsize=2)
def _statistics(_database: str, _minute: int) -> Statistics:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'jobs_job'::regclass")
        jobs = float(cursor.fetchone()[0])
        cursor.execute(
            "SELECT most_common_vals::text::int[], most_common_freqs FROM pg_stats "  # noqa: S608
            f"{_OF_JOBS} AND attname = 'score'"
        )
        values, shares = cursor.fetchone() or ((), ())
        scores = dict(zip(values or (), shares or (), strict=True))
        cursor.execute(
            "SELECT attname, most_common_elems::text::text[], most_common_elem_freqs "  # noqa: S608
            f"FROM pg_stats {_OF_JOBS} AND attname = ANY(%s)",
            [list(postgresql.INDEXED)],
        )
        # Behind the shares of the words stand the least and the greatest of them.
        words = {
            column: dict(zip(values or (), shares or (), strict=False))
            for column, values, shares in cursor.fetchall()
        }
        cursor.execute(
            "SELECT attname, null_frac, most_common_vals::text::text[], most_common_freqs "  # noqa: S608
            f"FROM pg_stats {_OF_JOBS} AND attname IN ('stage', 'is_remote')"
        )
        valued = {
            column: {_NULL: null} | dict(zip(values or (), shares or (), strict=True))
            for column, null, values, shares in cursor.fetchall()
        }
    return Statistics(max(jobs, 1.0), scores, words, valued)

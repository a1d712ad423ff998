"""Score jobs again after something changed that scores rest on, and say what moved."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction

from jobs import bulk
from jobs.incoming import SCORE_FIELDS, score_fields
from jobs.intake import no_search_for_cycles
from jobs.matching import Facts, Scorer
from jobs.matching.parts import LABELS
from jobs.models import Job
from jobs.models.job_queryset import JobQuerySet
from jobs.rules import Scorers
from jobs.salary import Salary

BATCH = 500  # rows written in one transaction: others wait for a fraction of a second at most
LINES: Final = (50, 70)  # scores that people draw a line at
_LARGEST = 6  # each way
_FACTS = ("title", "description", "location", "is_remote")
_PAY = ("salary_min", "salary_max", "salary_currency", "salary_period")
_REST = tuple(name for name in SCORE_FIELDS if name != "score")
_MOST_WORDS = 3  # named as a reason
_OLD = ("pk", "matched", "gaps", "score_parts")


Move = tuple[int, int, dict[str, Any]]  # how far, which job, and what to show of it


@dataclass
class Moves:
    """What scoring again changed. Jobs scored for the first time have not moved."""

    scored: int = 0
    up: int = 0
    down: int = 0
    rose_above: dict[int, int] = field(default_factory=lambda: dict.fromkeys(LINES, 0))
    fell_below: dict[int, int] = field(default_factory=lambda: dict.fromkeys(LINES, 0))
    rises: list[Move] = field(default_factory=list)  # the largest: a heap
    falls: list[Move] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "scored": self.scored,
            "up": self.up,
            "down": self.down,
            "lines": [
                {"line": line, "rose": self.rose_above[line], "fell": self.fell_below[line]}
                for line in LINES
            ],
            "largest": [row for _, _, row in self.largest],
        }

    @property
    def largest(self) -> list[Move]:
        """The largest rises, then the largest falls."""
        return [*sorted(self.rises, reverse=True), *sorted(self.falls, reverse=True)]

    def note(self, pk: int, before: int, after: int) -> bool:
        """Count a move; tell whether it is among the largest of its way so far."""
        if before == after:
            return False
        self.up += after > before
        self.down += after < before
        for line in LINES:
            self.rose_above[line] += before < line <= after
            self.fell_below[line] += after < line <= before
        move = abs(after - before), -pk, {"job": pk, "before": before, "after": after}
        largest = self.rises if after > before else self.falls
        if len(largest) < _LARGEST:
            heapq.heappush(largest, move)
            return True
        return heapq.heappushpop(largest, move) is not move


def rescore(*, on_progress: Callable[[int, int], None] | None = None) -> Moves:
    """Score the jobs whose score rests on something else than what is there now.

    Raises conf.ConfigError when the keywords cannot be read; the old scores stay then.
    """
    outdated = list(_outdated(Scorers()))
    total, moves = sum(jobs.count() for _, jobs in outdated), Moves()

    def tell() -> None:
        if on_progress:
            on_progress(moves.scored, max(total, moves.scored))

    for scorer, jobs in outdated:
        _score_all(jobs, scorer, moves, tell)
    return moves


def _outdated(scorers: Scorers) -> Iterator[tuple[Scorer, JobQuerySet]]:
    """Yield each scorer with the jobs that it has to score, by the profiles that found them."""
    apart = list(scorers.apart())
    profiles = [name for _, names in apart for name in names]
    default, rest = scorers.of(""), Job.objects.exclude(found_by__in=profiles)
    yield default, rest.exclude(scored_with=default.digest)
    for scorer, names in apart:
        theirs = Job.objects.filter(found_by__in=names)
        yield scorer, theirs.exclude(scored_with=scorer.digest)


def _score_all(jobs: JobQuerySet, scorer: Scorer, moves: Moves, tell: Callable[[], None]) -> None:
    outdated, last = jobs.order_by("pk"), 0
    columns = ("pk", "score", "scored_with", *_FACTS, *_PAY)
    # Walk along the primary key: what is saved leaves `outdated`, and new jobs come at the end.
    while batch := outdated.filter(pk__gt=last).values_list(*columns)[:BATCH]:
        with no_search_for_cycles():
            _score_batch(batch, scorer, moves)
        moves.scored, last = moves.scored + len(batch), batch[len(batch) - 1][0]
        tell()


def _score_batch(batch: Iterable[tuple[Any, ...]], scorer: Scorer, moves: Moves) -> None:
    rows, explained = [], set()
    for pk, before, scored_with, title, text, location, is_remote, *pay in batch:
        facts = Facts(title, text, location, is_remote, Salary(*pay))
        row = {"id": pk, **score_fields(scorer.score(facts), scorer.digest)}
        rows.append((before, row))
        if scored_with and moves.note(pk, before, row["score"]):
            explained.add(pk)
    _explain(moves, explained, {row["id"]: row for _, row in rows})
    with transaction.atomic():
        write(rows)


def write(rows: Sequence[tuple[int, dict[str, Any]]], more: tuple[str, ...] = ()) -> None:
    """Write new scores, and `more` columns of the rows, each beside the score that the job had.

    Where the score stays, the indexes over it stay untouched.
    """
    bulk.update(Job, (*more, *SCORE_FIELDS), (row for old, row in rows if old != row["score"]))
    bulk.update(Job, (*more, *_REST), (row for old, row in rows if old == row["score"]))


def _explain(moves: Moves, pks: set[int], new: dict[int, dict[str, Any]]) -> None:
    """Say of the largest moves why they moved, while the old reasons are still there."""
    if not pks:
        return
    old = {
        row["pk"]: row
        for row in Job.objects.filter(pk__in=pks).values("title", "company__name", *_OLD)
    }
    for _, _, move in moves.largest:
        if was := old.get(move["job"]):
            move["title"] = f"{was['title']} at {was['company__name']}"
            move["why"] = why_moved(was, new[move["job"]])


def why_moved(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Say in a few words why a score moved: which keywords, or which parts."""
    had, has = _weights(old["matched"]), _weights(new["matched"])
    was, now = _values(old["score_parts"]), _values(new["score_parts"])
    told = [
        *_reweighed(had, has),
        _words("now counts", has.keys() - had.keys()),
        _words("no longer counts", had.keys() - has.keys()),
        _beside_others(was.get("skills"), now.get("skills")) if has and had == has else "",
        *(
            _changed(LABELS[name].lower(), was.get(name), value)
            for name, value in now.items()
            if name != "skills" and value != was.get(name)
        ),
    ]
    return "; ".join(each for each in told if each) or "the parts are weighed otherwise"


def _reweighed(had: dict[str, int], has: dict[str, int]) -> Iterator[str]:
    """Yield which keywords count otherwise, those that changed most first."""
    changed = [word for word in had.keys() & has.keys() if had[word] != has[word]]
    changed.sort(key=lambda word: (-abs(has[word] - had[word]), word))
    for word in changed[:_MOST_WORDS]:
        yield f"{word} now counts {has[word]} instead of {had[word]}"
    if len(changed) > _MOST_WORDS:
        yield f"{len(changed) - _MOST_WORDS} more keywords count otherwise"


def _beside_others(was: int | None, now: int | None) -> str:
    """Say why the same keywords are worth another part of the whole list."""
    if was is None or now is None or was == now:
        return ""
    more_or_less = "less" if now < was else "more"
    return f"what it has of your keywords counts for {more_or_less} beside the rest of your list"


def _changed(part: str, was: int | None, now: int | None) -> str:
    if now is None:
        return f"{part} is not known any more"
    return f"{part} {now}, not known before" if was is None else f"{part} {now} instead of {was}"


def _values(parts: Iterable[dict[str, Any]]) -> dict[str, int | None]:
    return {part["name"]: part["value"] for part in parts}


def _weights(matched: Iterable[dict[str, Any]]) -> dict[str, int]:
    return {found["word"]: found.get("weight", 0) for found in matched}


def _words(said: str, words: Iterable[str]) -> str:
    found = sorted(words)
    if not found:
        return ""
    more = f" and {len(found) - _MOST_WORDS} more" if len(found) > _MOST_WORDS else ""
    return f"{said} {', '.join(found[:_MOST_WORDS])}{more}"

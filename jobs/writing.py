"""The rows that a batch of postings becomes: new jobs, sightings, additions to known jobs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jobs import bulk, liveness
from jobs.dedupe import text_sketch
from jobs.filling import FILLABLE, FOLLOWING, fill, lacks_something, own_facts
from jobs.incoming import NO_COMPANY, Incoming, score_fields
from jobs.known import KnownJobs
from jobs.known_job import Known, sighting_key
from jobs.models import Company, Job, Sighting

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Addition:
    """What a posting may add to a job that is saved already."""

    incoming: Incoming
    sighting: Row | None  # None: this sighting is known


class Writing:
    """What one batch of visible postings will write.

    `is_live` tells that they stand on their boards now; those of a file may be years old.
    """

    def __init__(self, batch: list[Incoming], *, is_live: bool = False) -> None:
        self.now = timezone.now()
        self.known = KnownJobs(batch, self.now)
        self.jobs: dict[int, Row] = {}
        self._is_live = is_live
        self._job_ids = iter(bulk.next_ids(Job, len(batch)))
        self._sighting_ids = iter(bulk.next_ids(Sighting, len(batch)))
        self._sightings: list[Row] = []
        self._seen_again: defaultdict[str, list[int]] = defaultdict(list)  # by list of the board
        self._dated: dict[int, date] = {}  # sightings whose posting has a later date now
        self._seen_on: defaultdict[str, set[int]] = defaultdict(set)  # saved jobs, by board
        self._posted_again: dict[int, date] = {}
        self._additions: defaultdict[int, list[_Addition]] = defaultdict(list)
        self._companies: dict[str, str] = {}

    def place(self, incoming: Incoming) -> int:
        """Decide what `incoming` is, and return the key of its job."""
        known = self.known.find(incoming)
        if known is None:
            return self._place_new(incoming)
        sighting = self._see(known, incoming)
        if (row := self.jobs.get(known.pk)) is not None:
            if "description" in _add(row, _Addition(incoming, sighting)):
                known.set_text(row["description"])
        else:
            self._additions[known.pk].append(_Addition(incoming, sighting))
            self._seen_on[incoming.posting.board].add(known.pk)
            if incoming.posting.description and not known.has_text:
                known.set_text(incoming.posting.description)  # it will have it when it is saved
        return known.pk

    def write(self) -> None:
        companies = _company_ids(self._companies)
        for row in self.jobs.values():
            row["company_id"] = companies[row["company_key"]]
            sketch = self.known[row["id"]].sketch
            # Made once now, or again and again for each posting that may be this job.
            row["text_sketch"] = text_sketch(row["description"]) if sketch is None else sketch
        bulk.insert(Job, self.jobs.values())
        self._add_to_known()
        bulk.insert(Sighting, self._sightings)
        for source, pks in self._seen_again.items():
            changes = {"source": source} if source else {}
            seen = Sighting.objects.filter(pk__in=pks)
            seen.update(last_seen_at=self.now, missed_at=None, **changes)
        _set(Sighting, "posted_on", self._dated)
        _set(Job, "text_sketch", self.known.new_sketches)
        if self._is_live:
            for board, jobs in self._seen_on.items():
                liveness.saw_open(jobs, board=board, at=self.now)
        _set(Job, "posted_again_on", self._posted_again)

    def _place_new(self, incoming: Incoming) -> int:
        known = self.known.add(incoming, next(self._job_ids))
        self.jobs[known.pk] = _job_row(incoming, known.pk, self.now, is_live=self._is_live)
        self._companies.setdefault(incoming.company_key, incoming.posting.company)
        self._see(known, incoming)
        return known.pk

    def _see(self, known: Known, incoming: Incoming) -> Row | None:
        """Note that `incoming` shows `known`; return the row of a sighting that is new."""
        posting = incoming.posting
        if known.is_posted_again(incoming, self.now):
            self._posted_again[known.pk] = posting.posted_on or timezone.localdate(self.now)
        pk, row = known.sightings.get(sighting_key(incoming)), None
        if pk is None:
            pk = next(self._sighting_ids)
            row = _sighting_row(incoming, pk, known.pk, self.now)
            self._sightings.append(row)
        else:
            self._seen_again[posting.source].append(pk)
            if posting.posted_on and (not known.posted_on or posting.posted_on > known.posted_on):
                self._dated[pk] = posting.posted_on
        self.known.see(known, incoming, pk, self.now)
        return row

    def _add_to_known(self) -> None:
        """Add to saved jobs what they lack. The rows stay locked until the batch is saved."""
        if not self._additions:
            return
        # A new sighting keeps what it says otherwise than the job; others only fill its gaps.
        compared = [
            pk for pk, some in self._additions.items() if any(each.sighting for each in some)
        ]
        known = Job.objects.select_for_update().filter(pk__in=self._additions)
        known = known.filter(Q(pk__in=compared) | lacks_something())
        changed = []
        for row in known.order_by("pk").values(
            "id", "edited_fields", "found_by", *FILLABLE, *FOLLOWING
        ):
            added = [_add(row, addition) for addition in self._additions[row["id"]]]
            if any(added):
                changed.append(row)
        bulk.update(Job, (*FILLABLE, *FOLLOWING), changed)


def _add(row: Row, addition: _Addition) -> list[str]:
    """Add to a job's row what it lacks; keep with the sighting what it says otherwise."""
    text = row["description"]
    filled = fill(row, addition.incoming)
    if addition.sighting is not None:
        posting = addition.incoming.posting
        addition.sighting["own_facts"] = own_facts(row | {"description": text}, posting, filled)
    return filled


def _job_row(incoming: Incoming, pk: int, now: datetime, *, is_live: bool) -> Row:
    posting = incoming.posting
    posted_on = posting.posted_on
    row = {
        "id": pk,
        "title": posting.title,
        "company_key": incoming.company_key,
        "title_key": incoming.title_key,
        "place_key": incoming.place_key,
        "found_at": now,
        "found_by": incoming.found_by,
        "stage_changed_at": now,
        "seen_open_at": now if is_live else None,
        "open_checked_at": now if is_live or not posted_on else _midnight(posted_on),
        **{name: getattr(posting, name) for name in FILLABLE},
    }
    if incoming.scored:
        row.update(score_fields(incoming.scored, incoming.scored_with))
    return row


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _sighting_row(incoming: Incoming, pk: int, job: int, now: datetime) -> Row:
    posting = incoming.posting
    return {
        "id": pk,
        "job_id": job,
        "board": posting.board,
        "native_id": posting.native_id,
        "url": posting.url,
        "url_key": incoming.url_key,
        "apply_key": incoming.apply_key,
        "title": posting.title,
        "company_name": posting.company,
        "location": posting.location,
        "source": posting.source,
        "posted_on": posting.posted_on,
        "first_seen_at": now,
        "last_seen_at": now,
        "own_facts": None,
    }


def _company_ids(names: dict[str, str]) -> dict[str, int]:
    """Return the key of each company by its name as dedupe compares it; unknown ones are made."""
    ids = dict(Company.objects.filter(key__in=names).values_list("key", "pk"))
    if missing := names.keys() - ids.keys():
        Company.objects.bulk_create(
            (Company(key=key, name=names[key] or NO_COMPANY) for key in sorted(missing)),
            ignore_conflicts=True,
        )
        ids.update(Company.objects.filter(key__in=missing).values_list("key", "pk"))
    return ids


def _set(model: type[Job | Sighting], name: str, values: dict[int, Any]) -> None:
    rows: Iterable[Row] = ({"id": pk, name: value} for pk, value in values.items())
    bulk.update(model, (name,), rows)

"""Save a batch of postings: each ends as a new job, a sighting of a known one, or hidden."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from jobs import bulk
from jobs.incoming import NO_COMPANY, SCORE_FIELDS, Incoming, score_fields
from jobs.known import KnownJobs, sighting_key
from jobs.models import Company, DiscoveryRun, HiddenPosting, Job, Sighting

_TRIES = 3
_INTAKE_LOCK = 0x7065_7265  # one batch at a time: two imports of one file must not both say “new”
# What a later sighting may add where the job has nothing yet; what it has is never overwritten.
_FILLABLE = (
    "location",
    "is_remote",
    "employment_type",
    "url",
    "apply_url",
    "description",
    "posted_on",
    "salary_text",
    "salary_min",
    "salary_max",
    "salary_currency",
    "salary_period",
)
# What follows from the description.
_FOLLOWING = ("text_sketch", *SCORE_FIELDS)


@dataclass(slots=True)
class Saved:
    new: int = 0
    sightings: int = 0
    hidden: int = 0


def save_batch(batch: list[Incoming], run: DiscoveryRun) -> Saved:
    """Save `batch` and add to the counts of `run`, all or nothing."""
    for last in (False,) * (_TRIES - 1) + (True,):
        try:
            with transaction.atomic():
                _take_turns()
                saved = _save(batch, run)
                counts = {
                    "new_count": F("new_count") + saved.new,
                    "sighting_count": F("sighting_count") + saved.sightings,
                    "hidden_count": F("hidden_count") + saved.hidden,
                }
                DiscoveryRun.objects.filter(pk=run.pk).update(**counts)
        except IntegrityError:  # somebody else wrote the same sighting meanwhile
            if last:
                raise
        else:
            break
    run.new_count += saved.new
    run.sighting_count += saved.sightings
    run.hidden_count += saved.hidden
    return saved


def save_one(incoming: Incoming) -> int:
    """Save one posting whatever the rules say, and return the key of its job."""
    with transaction.atomic():
        _take_turns()
        writing = _Writing([incoming])
        job = writing.place(incoming)
        writing.write()
    return job


def _take_turns() -> None:
    """Wait until no other batch is being saved. On SQLite the transaction does that itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_INTAKE_LOCK])


def _save(batch: list[Incoming], run: DiscoveryRun) -> Saved:
    wanted = _shown_anyway(batch)
    hidden = [each for each in batch if each.hidden and each.identity not in wanted]
    visible = [each for each in batch if not each.hidden or each.identity in wanted]
    _hide(hidden, run)
    writing = _Writing(visible)
    for incoming in visible:
        writing.place(incoming)
    writing.write()
    return Saved(len(writing.jobs), len(visible) - len(writing.jobs), len(hidden))


def _shown_anyway(batch: list[Incoming]) -> set[str]:
    """Return the identities that the person chose to see in spite of the rules."""
    identities = [each.identity for each in batch if each.hidden]
    chosen = HiddenPosting.objects.filter(identity__in=identities, job__isnull=False)
    return set(chosen.values_list("identity", flat=True)) if identities else set()


def _hide(hidden: list[Incoming], run: DiscoveryRun) -> None:
    """Keep each posting once, with the rule that hid it last."""
    rows = {}
    for each in hidden:
        posting = each.posting
        rows[each.identity] = HiddenPosting(
            rule=each.hidden.rule if each.hidden else "",
            words=(each.hidden.words if each.hidden else "")[:200],
            title=posting.title,
            company_name=posting.company or NO_COMPANY,
            location=posting.location,
            board=posting.board,
            native_id=posting.native_id,
            url=posting.url,
            identity=each.identity,
            posting=posting.as_json(),
            run=run,
        )
    HiddenPosting.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["identity"],
        update_fields=["rule", "words", "title", "location", "url", "posting", "run"],
    )


class _Writing:
    """What one batch of visible postings will write."""

    def __init__(self, batch: list[Incoming]) -> None:
        self.now = timezone.now()
        self.known = KnownJobs(batch)
        self.jobs: dict[int, dict[str, Any]] = {}
        self._job_ids = iter(bulk.next_ids(Job, len(batch)))
        self._sighting_ids = iter(bulk.next_ids(Sighting, len(batch)))
        self._sightings: list[dict[str, Any]] = []
        self._seen_again: defaultdict[str, list[int]] = defaultdict(list)  # by list of the board
        self._additions: dict[int, list[Incoming]] = {}
        self._companies: dict[str, str] = {}

    def place(self, incoming: Incoming) -> int:
        """Decide what `incoming` is, and return the key of its job."""
        known = self.known.find(incoming)
        if known is None:
            known = self.known.add(incoming, next(self._job_ids))
            self.jobs[known.pk] = _job_row(incoming, known.pk, self.now)
            self._companies.setdefault(incoming.company_key, incoming.posting.company)
        elif (row := self.jobs.get(known.pk)) is not None:
            if _fill(row, incoming):
                known.set_text(row["description"])
        else:
            self._additions.setdefault(known.pk, []).append(incoming)
        if (pk := known.sightings.get(sighting_key(incoming))) is not None:
            self._seen_again[incoming.posting.source].append(pk)
        else:
            pk = next(self._sighting_ids)
            self._sightings.append(_sighting_row(incoming, pk, known.pk, self.now))
            self.known.see(known, incoming, pk)
        return known.pk

    def write(self) -> None:
        companies = _company_ids(self._companies)
        for row in self.jobs.values():
            row["company_id"] = companies[row["company_key"]]
            row["text_sketch"] = self.known[row["id"]].sketch
        bulk.insert(Job, self.jobs.values())
        bulk.insert(Sighting, self._sightings)
        for source, pks in self._seen_again.items():
            changes = {"source": source} if source else {}
            Sighting.objects.filter(pk__in=pks).update(last_seen_at=self.now, **changes)
        sketches = self.known.new_sketches.items()
        bulk.update(
            Job, ("text_sketch",), ({"id": pk, "text_sketch": made} for pk, made in sketches)
        )
        self._fill_known()

    def _fill_known(self) -> None:
        """Add to saved jobs what they lack. The rows stay locked until the batch is saved."""
        if not self._additions:
            return
        lacking = Job.objects.select_for_update().filter(pk__in=self._additions)
        lacking = lacking.filter(_lacks_something())
        rows = lacking.order_by("pk").values("id", *_FILLABLE, *_FOLLOWING)
        changed = {}
        for row in rows:
            for incoming in self._additions[row["id"]]:
                if _fill(row, incoming):
                    changed[row["id"]] = row
        bulk.update(Job, (*_FILLABLE, *_FOLLOWING), changed.values())


def _lacks_something() -> Q:
    lacks = Q(is_remote=None) | Q(posted_on=None) | Q(salary_min=None)
    for name in ("location", "employment_type", "url", "apply_url", "description"):
        lacks |= Q(**{name: ""})
    return lacks


def _fill(row: dict[str, Any], incoming: Incoming) -> bool:
    """Add to a job's row what it lacks and `incoming` has; tell whether there was something."""
    posting = incoming.posting
    pay = ("salary_text", "salary_min", "salary_max", "salary_currency", "salary_period")
    has_pay = any(row[name] for name in pay)
    missing = {
        name: value
        for name in _FILLABLE
        if row[name] in (None, "")
        and (value := getattr(posting, name)) not in (None, "")
        and not (name in pay and has_pay)
    }
    row.update(missing)
    if "description" in missing:
        row["text_sketch"] = None
        if incoming.match:
            row.update(score_fields(incoming.match, incoming.scored_with))
    return bool(missing)


def _job_row(incoming: Incoming, pk: int, now: datetime) -> dict[str, Any]:
    posting = incoming.posting
    row = {
        "id": pk,
        "title": posting.title,
        "company_key": incoming.company_key,
        "title_key": incoming.title_key,
        "place_key": incoming.place_key,
        "found_at": now,
        "stage_changed_at": now,
        **{name: getattr(posting, name) for name in _FILLABLE},
    }
    if incoming.match:
        row.update(score_fields(incoming.match, incoming.scored_with))
    return row


def _sighting_row(incoming: Incoming, pk: int, job: int, now: datetime) -> dict[str, Any]:
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
        "first_seen_at": now,
        "last_seen_at": now,
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

"""One posting that is another job: said by the person, and remembered.

It becomes a job to review, told by what the sighting kept of its posting, and no later run takes it
for the old one. Letters, moves and the stage stay with the old job. `joining.take_back` undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from jobs import dedupe
from jobs.filling import FILLABLE
from jobs.incoming import NO_COMPANY
from jobs.joining import CannotJoin
from jobs.models import Company, Job, Sighting, Verdict
from jobs.retelling import clear, facts_of, from_json, score, tell


def split(sighting: Sighting) -> Job:
    """Make one posting of a job a job of its own, to be reviewed. Raises CannotJoin."""
    with transaction.atomic():
        jobs = Job.objects.select_for_update(of=("self",)).select_related("company")
        job = jobs.get(pk=sighting.job_id)
        sightings = list(job.sightings.select_for_update())
        others = [each for each in sightings if each.pk != sighting.pk]
        sighting = next(each for each in sightings if each.pk == sighting.pk)
        if not others:
            raise CannotJoin("This is the only posting of this job, so there is nothing to part.")
        new = _job_of(sighting, job)
        if sighting.own_facts is None:
            _be_told_by(job, _next_teller(others), others)
        else:
            _forget(job, sighting)
        Sighting.objects.filter(pk=sighting.pk).update(job=new, own_facts=None)
        Verdict.objects.create(
            job=job,
            other=new,
            is_same=False,
            board=sighting.board,
            native_id=sighting.native_id,
            url_key=sighting.url_key,
        )
    return new


def _job_of(sighting: Sighting, job: Job) -> Job:
    """Make the job that `sighting` tells. What it did not keep is told by `job`."""
    name = sighting.company_name
    key = dedupe.company_key(name)
    company = Company.objects.get_or_create(key=key, defaults={"name": name or NO_COMPANY})[0]
    title = sighting.title or job.title
    new = Job(
        company=company,
        title=title,
        company_key=key,
        title_key=dedupe.title_key(title),
        place_key=dedupe.place_key(sighting.location),
        found_at=sighting.first_seen_at,
        found_by=job.found_by,
        open_checked_at=sighting.last_seen_at,
    )
    for field, value in _facts_of_sighting(sighting, job).items():
        setattr(new, field, value)
    score(new)
    new.save(force_insert=True)
    return new


def _facts_of_sighting(sighting: Sighting, job: Job) -> dict[str, Any]:
    own = sighting.own_facts
    facts = facts_of(job) if own is None else from_json(own)
    if own and own.get("has_text_of_job"):
        facts["description"] = job.description
    facts |= {"url": sighting.url, "location": sighting.location}
    return {name: value for name, value in facts.items() if value is not None}


def _be_told_by(job: Job, teller: Sighting, others: Iterable[Sighting]) -> None:
    """Tell `job` by another of its postings, as the one that told it leaves."""
    facts = dict.fromkeys(FILLABLE, "") | {"is_remote": None, "posted_on": None}
    facts |= {"salary_min": None, "salary_max": None}
    facts |= _facts_of_sighting(teller, job)
    for each in others:
        if each.own_facts and each.own_facts.pop("has_text_of_job", False):
            each.own_facts["description"] = job.description
            each.save(update_fields=["own_facts"])
    Sighting.objects.filter(pk=teller.pk).update(own_facts=None)
    key = dedupe.company_key(teller.company_name)
    name = teller.company_name or NO_COMPANY
    job.company = Company.objects.get_or_create(key=key, defaults={"name": name})[0]
    job.company_key = key
    if "title" not in job.edited_fields:
        job.title = teller.title or job.title
    job.title_key = dedupe.title_key(job.title)
    tell(job, facts)


def _next_teller(others: list[Sighting]) -> Sighting:
    """Return the posting that says most, the oldest of equals."""
    return max(others, key=lambda each: (len(each.own_facts or ()), -each.pk))


def _forget(job: Job, sighting: Sighting) -> None:
    """Take out of `job` what it has from this posting alone."""
    facts = _facts_of_sighting(sighting, job)
    names = [
        name
        for name in (sighting.own_facts or {}).get("filled", ())
        if getattr(job, name) == facts.get(name)
    ]
    clear(job, names)

"""Change what a saved job is told by, with all that follows from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jobs import dedupe
from jobs.filling import FILLABLE, FOLLOWING
from jobs.incoming import score_facts, score_fields
from jobs.models import Job
from jobs.rules import load_scorer
from peregrine.conf import ConfigError

_NAMES = ("company", "company_key", "title", "title_key", "place_key")
_TOLD = (*FILLABLE, *FOLLOWING, *_NAMES)


def facts_of(job: Job) -> dict[str, Any]:
    return {name: getattr(job, name) for name in FILLABLE}


def as_json(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that say something, as a sighting keeps them."""
    return {
        name: str(value) if isinstance(value, date | Decimal) else value
        for name, value in facts.items()
        if value not in (None, "")
    }


def from_json(own: dict[str, Any]) -> dict[str, Any]:
    facts = {name: own.get(name) for name in FILLABLE}
    if facts["posted_on"]:
        facts["posted_on"] = date.fromisoformat(facts["posted_on"])
    for name in ("salary_min", "salary_max"):
        facts[name] = Decimal(str(facts[name])) if facts[name] else None
    return facts


def clear(job: Job, names: list[str]) -> None:
    if names:
        nothing = facts_of(Job())
        tell(job, {name: nothing[name] for name in names})


def tell(job: Job, facts: dict[str, Any]) -> None:
    """Write facts into a job, with all that follows from them. What the person edited stays."""
    for name, value in facts.items():
        if name not in job.edited_fields:
            setattr(job, name, value)
    job.place_key = dedupe.place_key(job.location)
    if "description" in facts:
        job.text_sketch = None
        score(job)
    job.save(update_fields=_TOLD)


def score(job: Job) -> None:
    """Score the text; it is scored later when the keywords cannot be read now."""
    try:
        scorer = load_scorer(job.found_by)
    except ConfigError:
        job.scored_with = ""
        return
    fields = score_fields(scorer.score(score_facts(job)), scorer.digest)
    for name, value in fields.items():
        setattr(job, name, value)

"""What a job has from its postings: later ones fill gaps, and keep what they say otherwise.

Nothing that a job has is overwritten, and nothing that a posting said is lost: should it turn out
to be another job (`jobs.joining`), its own facts are there.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from jobs.boards.base import Posting
from jobs.incoming import SCORE_FIELDS, Incoming, scored_for

PAY = ("salary_text", "salary_min", "salary_max", "salary_currency", "salary_period")
# What a later sighting may add where the job has nothing yet.
FILLABLE = (
    "location",
    "is_remote",
    "employment_type",
    "url",
    "apply_url",
    "description",
    "posted_on",
    *PAY,
)
# What follows from the description.
FOLLOWING = ("text_sketch", *SCORE_FIELDS)
_IN_COLUMNS = ("location", "url")  # of the sighting
_NOTHING = (None, "")

Row = dict[str, Any]


def lacks_something() -> Q:
    lacks = Q(is_remote=None) | Q(posted_on=None) | Q(salary_min=None)
    for name in ("location", "employment_type", "url", "apply_url", "description"):
        lacks |= Q(**{name: ""})
    return lacks


def missing(row: Mapping[str, Any], facts: Mapping[str, Any]) -> Row:
    """Return the facts that `row` lacks. Pay is taken as a whole or not at all.

    What the person typed, or emptied, stays.
    """
    has_pay = any(row[name] for name in PAY)
    edited = row.get("edited_fields", ())
    return {
        name: facts[name]
        for name in FILLABLE
        if row[name] in _NOTHING
        and facts.get(name) not in _NOTHING
        and name not in edited
        and not (name in PAY and has_pay)
    }


def fill(row: Row, incoming: Incoming) -> list[str]:
    """Add to a job's row what it lacks and `incoming` has; return the names of it."""
    posting = incoming.posting
    found = missing(row, {name: getattr(posting, name) for name in FILLABLE})
    row.update(found)
    if "description" in found:
        row["text_sketch"] = None
        row.update(scored_for(incoming, row["found_by"]))
    return list(found)


def own_facts(row: Row, posting: Posting, filled: list[str]) -> Row:
    """Return what a sighting keeps of its posting beside a job that another one tells.

    The text is kept only where it differs: it is the same far more often than not.
    """
    said = posting.as_json()
    facts = {
        name: said[name]
        for name in FILLABLE
        if name not in _IN_COLUMNS and said[name] not in _NOTHING
    }
    if facts.get("description") == row["description"]:
        del facts["description"]
        facts["has_text_of_job"] = True
    if filled:
        facts["filled"] = filled  # what the job has from this posting
    return facts

"""The person's own words for a job. What was typed stays: no later posting changes it."""

from typing import Any, Final

from django.db import transaction

from jobs.dedupe import company_key, place_key, title_key
from jobs.filling import PAY
from jobs.incoming import NO_COMPANY, NO_TITLE, SCORE_FIELDS
from jobs.models import Company, Job
from jobs.places import country_of
from jobs.posting_text import clean_description, clean_line
from jobs.retelling import score
from jobs.salary import parse_salary

# What can be typed: by the name in the form, the columns that follow from it.
_COLUMNS: Final = {
    "title": ("title", "title_key"),
    "company": ("company", "company_key"),
    "location": ("location", "place_key"),
    "is_remote": ("is_remote",),
    "salary": PAY,
    "url": ("url",),
    "description": ("description", "text_sketch"),
}
# What the score looks at.
_SCORED: Final = {"title", "description", "location", "is_remote", "salary"}


def edit(job: Job, changes: dict[str, Any]) -> None:
    """Write what the person typed, by names of `_COLUMNS`, and remember that it was typed."""
    if not changes:
        return
    with transaction.atomic():
        job.edited_fields = (
            Job.objects.select_for_update().values_list("edited_fields", flat=True).get(pk=job.pk)
        )
        for name, value in changes.items():
            for column, cleaned in _values(job, name, value).items():
                setattr(job, column, cleaned)
        columns = {column for name in changes for column in _COLUMNS[name]}
        mark_edited(job, columns)
        if _SCORED & changes.keys():
            score(job)
            columns.update(SCORE_FIELDS)
        job.save(update_fields=[*columns, "edited_fields"])


def mark_edited(job: Job, columns: set[str]) -> None:
    """Remember that these columns of a job are the person's."""
    own = columns - {"title_key", "company_key", "place_key", "text_sketch"}
    job.edited_fields = sorted({*job.edited_fields, *own})


def _values(job: Job, name: str, value: Any) -> dict[str, Any]:
    """Return the columns that a typed value becomes, cleaned as those of a posting are."""
    if name == "title":
        title = clean_line(value, limit=300) or NO_TITLE
        return {"title": title, "title_key": title_key(title)}
    if name == "company":
        company = _company(clean_line(value, limit=200))
        return {"company": company, "company_key": company.key}
    if name == "location":
        location = clean_line(value, limit=300)
        return {"location": location, "place_key": place_key(location)}
    if name == "salary":
        return _pay(clean_line(value, limit=200), job.location)
    if name == "description":
        return {"description": clean_description(value), "text_sketch": None}
    return {name: value}


def _company(name: str) -> Company:
    company, _ = Company.objects.get_or_create(
        key=company_key(name), defaults={"name": name or NO_COMPANY}
    )
    return company


def _pay(text: str, location: str) -> dict[str, Any]:
    found = parse_salary(text, country=country_of(location))
    return {
        "salary_text": text,
        "salary_min": found.min if found else None,
        "salary_max": found.max if found else None,
        "salary_currency": found.currency if found else "",
        "salary_period": found.period if found else "",
    }

"""What the person typed stays."""

import pytest
from django.test import Client
from django.urls import reverse

from jobs.boards.base import Posting
from jobs.editing import edit
from jobs.intake import take_in
from jobs.models import DiscoveryRun, Job
from jobs.rules import load_rules
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def take(**changes: object) -> Job:
    """Let a board show the job, with all it knows."""
    run = DiscoveryRun.objects.create(kind="search", source="x")
    facts = {
        "board": "indeed", "native_id": "7", "title": "Cook", "company": "Northwind",
        "url": "https://indeed.example/7", "location": "Oslo", "is_remote": False,
        "description": "Cook soup.", "salary_text": "NOK 300 an hour",
    }  # fmt: skip
    take_in([Posting(**{**facts, **changes})], run=run, rules=load_rules())  # type: ignore[arg-type]
    return Job.objects.get()


def test_a_later_posting_fills_gaps_and_never_what_was_typed_or_emptied() -> None:
    job = take(location="", description="", salary_text="", is_remote=None)
    edit(job, {"location": "", "salary": "", "title": "Head Cook"})
    job = take()
    assert (job.title, job.location, job.salary_text, job.salary_min) == ("Head Cook", "", "", None)
    assert (job.description, job.is_remote) == ("Cook soup.", False)


def test_an_edit_is_cleaned_keyed_and_scored(settings: object) -> None:
    path = settings.CONFIG_DIR / "resume_keywords.yaml"  # type: ignore[attr-defined]
    path.write_text("keywords: [Soup]\n")
    job = take(description="Wash up.")
    assert job.score == 0
    edit(
        job,
        {
            "description": "<b>Soup</b>\x00 every day",
            "company": "Southwind  GmbH",
            "location": "Köln",
            "salary": "45 €/h",
            "is_remote": True,
        },
    )
    job = Job.objects.get()
    assert (job.description, job.score > 0) == ("Soup every day", True)
    assert (job.company.name, job.company_key) == ("Southwind GmbH", "southwind")
    assert (job.place_key, job.is_remote, job.text_sketch) == ("cologne", True, None)
    assert (job.salary_text, job.salary_min, job.salary_currency) == ("45 €/h", 45, "EUR")
    assert {"description", "company", "location", "salary_min"} <= set(job.edited_fields)


def test_nothing_typed_is_nothing_written() -> None:
    job = make_job()
    edit(job, {})
    assert Job.objects.get().edited_fields == []


def test_an_edit_in_the_admin_counts_too(signed_in: Client) -> None:
    job = take()
    path = reverse("admin:jobs_job_change", args=[job.pk])
    form = signed_in.get(path).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in shown.items()}
    inlines = signed_in.get(path).context["inline_admin_formsets"]
    for inline in inlines:
        prefix = inline.formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    signed_in.post(path, {**data, "location": "Bergen"})
    assert (Job.objects.get().location, Job.objects.get().edited_fields) == ("Bergen", ["location"])

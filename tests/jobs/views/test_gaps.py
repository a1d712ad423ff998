"""The page of one job beside the resume."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobs import keeping_resumes
from jobs.models import Job
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse
from jobs.stages import Stage
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, ada, keep

HTMX = {"HX-Request": "true"}
pytestmark = pytest.mark.django_db


def address(job: Job) -> str:
    return reverse("jobs:gaps", args=[job.pk])


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_page_says_what_is_shown_and_what_is_missing(signed_in: Client) -> None:
    keep()
    shown = html(signed_in.get(address(make_job(title="Engineer", description=POSTING))))
    for words in (
        "3 of 4 shown",
        "k8s and Terraform",
        "Moved 40 tables from MySQL to Postgres",
        "last in 2019",
        "You write <b><bdi>Postgres</bdi></b>, they ask for <b><bdi>PostgreSQL</bdi></b>",
        "Your positions add up to 9 years.",
        "finds 0 of 4 required",
        "Nothing stands between December 2019 and March 2021",
    ):
        assert words in shown


def test_htmx_gets_the_fragment(signed_in: Client) -> None:
    keep()
    shown = html(
        signed_in.get(address(make_job(title="Engineer", description=POSTING)), headers=HTMX)
    )
    assert "<html" not in shown
    assert "What they ask for" in shown


def test_without_a_resume_the_page_says_what_to_do(signed_in: Client) -> None:
    shown = html(signed_in.get(address(make_job())))
    assert "There is no resume to compare with" in shown
    assert reverse("jobs:resumes") in shown


def test_without_a_description_there_is_nothing_to_compare(signed_in: Client) -> None:
    keep()
    assert "The board gave no description" in html(signed_in.get(address(make_job(title="Baker"))))


def test_edits_of_the_resume_are_not_in_the_file_that_machines_read(signed_in: Client) -> None:
    resume = keep(ada(basics={"name": "Ada Okafor"}))
    keeping_resumes.edit(resume, ada(), seen=1)
    shown = html(signed_in.get(address(make_job(title="Engineer", description=POSTING))))
    assert "No e-mail address was found" in shown


def test_a_broken_file_of_keywords_does_not_break_the_page(
    signed_in: Client, settings: Any
) -> None:
    keep()
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text("keywords: [\n")
    assert "3 of 4 shown" in html(
        signed_in.get(address(make_job(title="Engineer", description=POSTING)))
    )


def test_a_joined_job_leads_to_the_one_that_stayed(signed_in: Client) -> None:
    job = make_job()
    gone = make_job(joined_into=job)
    assert signed_in.get(address(gone))["Location"] == address(job)


def test_the_page_is_for_reading_and_for_the_owner(signed_in: Client, client: Client) -> None:
    job = make_job()
    assert signed_in.post(address(job)).status_code == 405
    assert Client().get(address(job)).status_code == 302
    assert signed_in.get(reverse("jobs:gaps", args=[0])).status_code == 404


def test_more_skills_cost_no_more_queries(signed_in: Client) -> None:
    keep()
    counts = []
    for words in (
        "Python",
        "Python, Java, Go, Rust, SQL, Perl, Kafka, Docker, Terraform, AWS, React",
    ):
        job = make_job(description=f"Required: {words}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            signed_in.get(address(job))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_job_and_its_workspace_lead_here(signed_in: Client) -> None:
    job = make_job(title="Engineer", stage=Stage.APPROVED, description=POSTING)
    for name in ("jobs:detail", "jobs:apply"):
        assert address(job) in html(signed_in.get(reverse(name, args=[job.pk])))
    waiting = make_job(title="Engineer", description=POSTING)
    assert address(waiting) in html(signed_in.get(reverse("jobs:review")))


def export(client: Client, job: Job, form: str) -> Any:
    return client.post(reverse("jobs:export-resume", args=[job.pk, form]))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_resume_for_the_job_comes_as_a_file_and_is_kept(signed_in: Client, form: str) -> None:
    keep()
    job = make_job(title="Engineer", description=POSTING)
    answer = export(signed_in, job, form)
    assert (
        f'filename="Northwind-Traders_Engineer_{timezone.localdate()}_Resume.{form}"'
        in (answer["Content-Disposition"])
    )
    read = parse(answer.content, f"x.{form}").resume
    assert read.work[0].highlights[0].startswith("Moved 40 tables from MySQL to PostgreSQL")
    document = job.documents.get()
    assert (document.kind, document.format) == ("resume", form)
    assert document.name in html(signed_in.get(address(job)))
    assert document.name in html(signed_in.get(reverse("jobs:apply", args=[job.pk])))
    kept = signed_in.get(reverse("jobs:document", args=[job.pk, document.pk]))
    assert kept.content == answer.content


def test_what_reads_back_otherwise_is_said(signed_in: Client) -> None:
    keep(ada(basics={"name": "4711"}))
    job = make_job(title="Engineer", description=POSTING)
    export(signed_in, job, "pdf")
    assert "Read back, this comes out otherwise:" in html(signed_in.get(address(job)))


def test_without_a_resume_nothing_is_exported(signed_in: Client) -> None:
    job = make_job()
    assert export(signed_in, job, "pdf")["Location"] == address(job)
    assert not job.documents.exists()


def test_an_empty_resume_and_an_unknown_format_are_refused(signed_in: Client) -> None:
    keep(JsonResume())
    job = make_job()
    assert export(signed_in, job, "pdf")["Location"] == address(job)
    assert "This resume is empty." in html(signed_in.get(address(job)))
    assert export(signed_in, job, "rtf").status_code == 404
    assert signed_in.get(reverse("jobs:export-resume", args=[job.pk, "pdf"])).status_code == 405

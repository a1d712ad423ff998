"""Ashby, in the shape of its public posting API."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.ashby import Ashby
from jobs.boards.base import Posting
from tests.jobs.boards.server import stand_in, web

pytestmark = pytest.mark.django_db

ID = "0a1b2c3d-1111-4222-8333-444455556666"
JOB = {
    "id": ID,
    "title": "Data Engineer",
    "employmentType": "FullTime",
    "location": "Lisbon",
    "secondaryLocations": [{"location": "Porto"}, {"location": "Lisbon"}],
    "publishedAt": "2026-11-18T09:00:00.000+00:00",
    "isListed": True,
    "isRemote": True,
    "workplaceType": "Hybrid",
    "jobUrl": f"https://jobs.ashbyhq.com/Northwind/{ID}",
    "applyUrl": f"https://jobs.ashbyhq.com/Northwind/{ID}/application",
    "descriptionHtml": "<p>Move numbers from A to B.</p>",
    "compensation": {
        "scrapeableCompensationSalarySummary": "€60K - €80K",
        "summaryComponents": [
            {"compensationType": "EquityPercentage", "interval": "NONE"},
            {
                "compensationType": "Salary",
                "interval": "1 YEAR",
                "currencyCode": "EUR",
                "minValue": 60000,
                "maxValue": 80000,
            },
        ],
    },
}


def read(*jobs: dict[str, Any]) -> list[Posting]:
    with stand_in({"/Northwind%20Labs": {"jobs": list(jobs), "apiVersion": "1"}}) as server:
        postings = list(Ashby(base_url=server.url).read("Northwind Labs", web()))
        assert server.asked[0].fields == {"includeCompensation": "true"}
        return postings


def test_a_job_becomes_a_posting() -> None:
    assert read(JOB) == [
        Posting(
            board="ashby",
            native_id=ID,
            title="Data Engineer",
            company="Northwind Labs",
            url=f"https://jobs.ashbyhq.com/Northwind/{ID}",
            apply_url=f"https://jobs.ashbyhq.com/Northwind/{ID}/application",
            location="Lisbon; Porto",
            is_remote=False,
            employment_type="Full-time",
            description="<p>Move numbers from A to B.</p>",
            posted_on=date(2026, 11, 18),
            salary_text="€60K - €80K",
            salary_min=Decimal(60000),
            salary_max=Decimal(80000),
            salary_currency="EUR",
            salary_period="year",
        )
    ]


def test_a_job_that_is_not_listed_is_left_out() -> None:
    assert [posting.native_id for posting in read(JOB | {"isListed": False}, JOB)] == [ID]


def test_only_jobs_that_are_not_listed_are_no_postings() -> None:
    assert read(JOB | {"isListed": False}) == []


def test_an_older_answer_without_a_workplace_says_remote_itself() -> None:
    (posting,) = read({name: JOB[name] for name in ("id", "title", "isRemote", "jobUrl")})
    assert posting.is_remote is True

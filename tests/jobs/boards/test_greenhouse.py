"""Greenhouse, in the shape of its job board API."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.greenhouse import Greenhouse
from tests.jobs.boards.server import stand_in, web

pytestmark = pytest.mark.django_db

JOB = {
    "absolute_url": "https://job-boards.greenhouse.io/northwind/jobs/4012345",
    "id": 4012345,
    "internal_job_id": 3998877,
    "title": "Data Engineer",
    "company_name": "Northwind Traders ",
    "location": {"name": "Portland, OR"},
    "first_published": "2026-11-12T23:30:00-05:00",
    "updated_at": "2026-11-20T08:00:00-05:00",
    "metadata": [{"id": 1, "name": "Employment Type", "value": "FullTime"}],
    "content": "&lt;p&gt;Move numbers from A to B.&lt;/p&gt;",
}


def read(*jobs: dict[str, Any]) -> list[Posting]:
    answer = {"jobs": list(jobs), "meta": {"total": len(jobs)}}
    with stand_in({"/northwind/jobs": answer}) as server:
        postings = list(Greenhouse(base_url=server.url).read("northwind", web()))
        (asked,) = server.asked
    assert asked.fields == {"content": "true", "pay_transparency": "true"}
    return postings


def test_a_job_becomes_a_posting() -> None:
    assert read(JOB) == [
        Posting(
            board="greenhouse",
            native_id="4012345",
            title="Data Engineer",
            company="Northwind Traders",
            url="https://job-boards.greenhouse.io/northwind/jobs/4012345",
            location="Portland, OR",
            employment_type="Full-time",
            description="&lt;p&gt;Move numbers from A to B.&lt;/p&gt;",
            posted_on=date(2026, 11, 12),
        )
    ]


def test_pay_is_the_widest_range_of_the_first_currency() -> None:
    ranges = [
        {"title": "Zone 1", "currency_type": "USD", "min_cents": 12000000, "max_cents": 15000000},
        {"title": "Zone 2", "currency_type": "USD", "min_cents": 10550050, "max_cents": 13000000},
        {"title": "London", "currency_type": "GBP", "min_cents": 7000000, "max_cents": 9000000},
    ]
    (posting,) = read(JOB | {"pay_input_ranges": ranges})
    assert (posting.salary_min, posting.salary_max) == (Decimal("105500.50"), Decimal(150000))
    assert posting.salary_currency == "USD"


def test_a_job_on_the_companys_own_site_keeps_that_address() -> None:
    own = "https://northwind.example/careers?gh_jid=4012345"
    (posting,) = read(JOB | {"absolute_url": own})
    assert posting.url == own
    assert posting.native_id == "4012345"

"""Recruitee, in the shape of its careers site API."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.recruitee import Recruitee
from tests.jobs.boards.server import stand_in, web

pytestmark = pytest.mark.django_db

OFFER = {
    "id": 1234567,
    "slug": "data-engineer-amsterdam",
    "title": "Data Engineer",
    "status": "published",
    "company_name": "Northwind Traders",
    "careers_url": "https://northwind.recruitee.com/o/data-engineer-amsterdam",
    "careers_apply_url": "https://northwind.recruitee.com/o/data-engineer-amsterdam/c/new",
    "location": "Amsterdam, Netherlands",
    "locations": [
        {"city": "Amsterdam", "state": "Noord-Holland", "country": "Netherlands"},
        {"city": "Utrecht", "state": "", "country": "Netherlands"},
    ],
    "remote": False,
    "hybrid": True,
    "employment_type_code": "fulltime_permanent",
    "published_at": "2026-11-15 08:30:00 UTC",
    "created_at": "2026-09-01 08:30:00 UTC",
    "description": "<p>Move numbers.</p>",
    "requirements": "<ul><li>SQL</li></ul>",
    "salary": {"min": "4500.00", "max": "6000.00", "period": "month", "currency": "EUR"},
}


def read(*offers: dict[str, Any]) -> list[Posting]:
    with stand_in({"/api/offers/": {"offers": list(offers)}}) as server:
        return list(Recruitee(base_url=server.url).read("northwind", web()))


def test_an_offer_becomes_a_posting() -> None:
    assert read(OFFER) == [
        Posting(
            board="recruitee",
            native_id="northwind/data-engineer-amsterdam",
            title="Data Engineer",
            company="Northwind Traders",
            url="https://northwind.recruitee.com/o/data-engineer-amsterdam",
            apply_url="https://northwind.recruitee.com/o/data-engineer-amsterdam/c/new",
            location="Amsterdam, Noord-Holland, Netherlands; Utrecht, Netherlands",
            is_remote=False,
            employment_type="Full-time, permanent",
            description="<p>Move numbers.</p>\n\n<ul><li>SQL</li></ul>",
            posted_on=date(2026, 11, 15),
            salary_min=Decimal(4500),
            salary_max=Decimal(6000),
            salary_currency="EUR",
            salary_period="month",
        )
    ]


def test_an_offer_that_is_not_published_is_left_out() -> None:
    assert read(OFFER | {"status": "internal"}) == []


def test_pay_that_is_not_filled_in_is_unknown() -> None:
    nothing = {"min": None, "max": None, "period": None, "currency": None}
    (posting,) = read(OFFER | {"salary": nothing})
    assert (posting.salary_min, posting.salary_currency, posting.salary_period) == (None, "", "")

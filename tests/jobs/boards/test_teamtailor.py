"""Teamtailor, in the shape of the JSON Feed of its career sites."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.teamtailor import Teamtailor
from tests.jobs.boards.server import Asked, stand_in, web

pytestmark = pytest.mark.django_db

SCHEMA = {
    "@type": "JobPosting",
    "title": "Data Engineer",
    "datePosted": "2026-11-10",
    "employmentType": "FULL_TIME",
    "jobLocationType": "TELECOMMUTE",
    "hiringOrganization": {"@type": "Organization", "name": "Northwind Traders"},
    "jobLocation": [
        {"address": {"addressLocality": "Malmö", "addressCountry": "SE"}},
        {"address": {"addressLocality": "Oslo", "addressCountry": "NO"}},
    ],
    "baseSalary": {
        "currency": "SEK",
        "value": {"minValue": 45000, "maxValue": 60000, "unitText": "MONTH"},
    },
}
ITEM = {
    "id": "b7a1c2d3",
    "title": "Data Engineer",
    "url": "https://northwind.teamtailor.com/jobs/5012345-data-engineer",
    "content_html": "<p>Move numbers from A to B.</p>",
    "date_published": "2026-11-13T12:00:00+01:00",
    "_jobposting": SCHEMA,
}


def feed(*items: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"version": "https://jsonfeed.org/version/1.1", "items": list(items), **more}


def read(*items: dict[str, Any]) -> list[Posting]:
    with stand_in({"/jobs.json": feed(*items)}) as server:
        return list(Teamtailor(base_url=server.url).read("northwind", web()))


def test_an_item_becomes_a_posting() -> None:
    assert read(ITEM) == [
        Posting(
            board="teamtailor",
            native_id="5012345",
            title="Data Engineer",
            company="Northwind Traders",
            url="https://northwind.teamtailor.com/jobs/5012345-data-engineer",
            location="Malmö, SE; Oslo, NO",
            is_remote=True,
            employment_type="Full-time",
            description="<p>Move numbers from A to B.</p>",
            posted_on=date(2026, 11, 13),
            salary_min=Decimal(45000),
            salary_max=Decimal(60000),
            salary_currency="SEK",
            salary_period="month",
        )
    ]


def test_a_site_under_the_companys_own_name_gives_the_same_ids() -> None:
    (posting,) = read(ITEM | {"url": "https://careers.northwind.example/jobs/5012345-data"})
    assert posting.native_id == "5012345"


def test_pages_are_followed_on_the_same_site_only() -> None:
    def pages(asked: Asked) -> dict[str, Any]:
        if asked.fields:
            return feed(ITEM | {"url": "https://x.example/jobs/2"}, next_url="http://127.0.0.1:9/")
        return feed(ITEM, next_url=f"http://{asked.headers['host']}/jobs.json?page=2")

    with stand_in({"/jobs.json": pages}) as server:
        postings = list(Teamtailor(base_url=server.url).read("northwind", web()))
        assert [asked.fields for asked in server.asked] == [{}, {"page": "2"}]
    assert [posting.native_id for posting in postings] == ["5012345", "2"]

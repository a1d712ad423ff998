"""Lever, in the shape of its postings API."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.lever import Lever
from jobs.posting_text import clean_description
from tests.jobs.boards.server import stand_in, web

pytestmark = pytest.mark.django_db

ID = "5f3c1a9e-1111-4222-8333-444455556666"
JOB = {
    "id": ID,
    "text": "Data Engineer",
    "hostedUrl": f"https://jobs.lever.co/north-wind/{ID}",
    "applyUrl": f"https://jobs.lever.co/north-wind/{ID}/apply",
    "categories": {
        "commitment": "Full-time",
        "location": "Berlin",
        "allLocations": ["Berlin", "Hamburg"],
        "team": "Data",
    },
    "createdAt": 1795046400000,
    "workplaceType": "hybrid",
    "description": "<div>Move numbers from A to B.</div>",
    "lists": [{"text": "You & us", "content": "<li>Python</li><li>SQL</li>"}],
    "additional": "<div>Write to us.</div>",
    "salaryRange": {
        "min": 70000,
        "max": 90000,
        "currency": "EUR",
        "interval": "per-year-salary",
    },
    "salaryDescriptionPlain": "70 to 90 thousand",
}


def read(*jobs: dict[str, Any]) -> list[Posting]:
    with stand_in({"/north-wind": list(jobs)}) as server:
        return list(Lever(base_url=server.url).read("north-wind", web()))


def test_a_job_becomes_a_posting() -> None:
    (posting,) = read(JOB)
    assert (posting.native_id, posting.title) == (ID, "Data Engineer")
    assert posting.company == "North Wind"
    assert (posting.url, posting.apply_url) == (JOB["hostedUrl"], JOB["applyUrl"])
    assert posting.location == "Berlin; Hamburg"
    assert posting.is_remote is False
    assert posting.employment_type == "Full-time"
    assert posting.posted_on == date(2026, 11, 19)
    assert (posting.salary_min, posting.salary_max) == (Decimal(70000), Decimal(90000))
    assert (posting.salary_currency, posting.salary_period) == ("EUR", "year")
    assert posting.salary_text == "70 to 90 thousand"


def test_the_text_has_its_lists() -> None:
    (posting,) = read(JOB)
    assert clean_description(posting.description) == (
        "Move numbers from A to B.\n\nYou & us\n\n• Python\n• SQL\n\nWrite to us."
    )


@pytest.mark.parametrize(
    ("interval", "period"),
    [("per-hour-wage", "hour"), ("per-month-salary", "month"), ("bi-weekly-salary", "")],
)
def test_the_pay_is_for_what_the_board_says(interval: str, period: str) -> None:
    pay = {"min": 40, "max": 50, "currency": "EUR", "interval": interval}
    (posting,) = read(JOB | {"salaryRange": pay})
    assert posting.salary_period == period


@pytest.mark.parametrize(
    ("workplace", "is_remote"), [("remote", True), ("on-site", False), ("unspecified", None)]
)
def test_remote_is_what_the_board_says(workplace: str, is_remote: bool | None) -> None:
    (posting,) = read(JOB | {"workplaceType": workplace})
    assert posting.is_remote is is_remote


def test_the_european_host_is_asked_for_its_own_companies() -> None:
    with stand_in({"/eu/northwind": [JOB]}) as server:
        board = Lever(base_url=f"{server.url}/us", eu_base_url=f"{server.url}/eu")
        assert len(list(board.read("eu/northwind", web()))) == 1

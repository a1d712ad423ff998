"""Workable, in the shape of the API behind its careers widget."""

from datetime import date
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.workable import Workable
from tests.jobs.boards.server import stand_in, web

pytestmark = pytest.mark.django_db

JOB = {
    "title": "Data Engineer",
    "shortcode": "AB12CD34EF",
    "employment_type": "Full-time",
    "telecommuting": False,
    "url": "https://apply.workable.com/j/AB12CD34EF",
    "application_url": "https://apply.workable.com/j/AB12CD34EF/apply",
    "published_on": "2026-11-17",
    "created_at": "2026-10-01",
    "country": "Greece",
    "city": "Athens",
    "state": "Attica",
    "description": "<p>Move numbers from A to B.</p>",
}


def read(*jobs: dict[str, Any]) -> list[Posting]:
    answer = {"name": "Northwind Traders", "description": None, "jobs": list(jobs)}
    with stand_in({"/northwind": answer}) as server:
        postings = list(Workable(base_url=server.url).read("northwind", web()))
        assert server.asked[0].fields == {"details": "true"}
        return postings


def test_a_job_becomes_a_posting() -> None:
    assert read(JOB) == [
        Posting(
            board="workable",
            native_id="ab12cd34ef",
            title="Data Engineer",
            company="Northwind Traders",
            url="https://apply.workable.com/j/AB12CD34EF",
            apply_url="https://apply.workable.com/j/AB12CD34EF/apply",
            location="Athens, Attica, Greece",
            is_remote=False,
            employment_type="Full-time",
            description="<p>Move numbers from A to B.</p>",
            posted_on=date(2026, 11, 17),
        )
    ]


def test_one_job_in_several_places_is_one_posting() -> None:
    places = [
        {"country": "Spain", "city": "Madrid", "region": "", "hidden": False},
        {"country": "Spain", "city": "Secret", "region": "", "hidden": True},
    ]
    (posting,) = read(JOB, JOB | {"locations": places}, JOB)
    assert posting.location == "Athens, Attica, Greece; Madrid, Spain"

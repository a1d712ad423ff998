"""BambooHR, in the shape of what its careers page asks for."""

from datetime import date

import pytest

from jobs.boards.bamboohr import BambooHR
from jobs.boards.base import Posting
from tests.jobs.boards.server import Route, stand_in, web

pytestmark = pytest.mark.django_db

JOB = {
    "id": "86",
    "jobOpeningName": "Data Engineer",
    "departmentLabel": "Data",
    "employmentStatusLabel": "Full-Time",
    "location": {"city": "Lindon", "state": "Utah"},
    "atsLocation": {"country": None, "state": None, "province": None, "city": None},
    "isRemote": None,
    "locationType": "2",
}
OPENING = {
    "jobOpeningName": "Data Engineer",
    "description": "<p>Move numbers from A to B.</p>",
    "datePosted": "2026-11-11",
    "compensation": "$90,000 - $110,000",
    "location": {"city": "Lindon", "state": "Utah", "addressCountry": "United States"},
}


def read(routes: dict[str, Route]) -> list[Posting]:
    with stand_in(routes) as server:
        return list(BambooHR(base_url=server.url).read("northwind", web()))


def test_a_job_has_its_text_from_its_own_page() -> None:
    listed = {"meta": {"totalCount": 1}, "result": [JOB]}
    detail = {"meta": {}, "result": {"jobOpening": OPENING, "formFields": {}}}
    assert read({"/careers/list": listed, "/careers/86/detail": detail}) == [
        Posting(
            board="bamboohr",
            native_id="northwind/86",
            title="Data Engineer",
            company="Northwind",
            url="https://northwind.bamboohr.com/careers/86",
            location="Lindon, Utah, United States",
            is_remote=False,
            employment_type="Full-time",
            description="<p>Move numbers from A to B.</p>",
            posted_on=date(2026, 11, 11),
            salary_text="$90,000 - $110,000",
        )
    ]


def test_what_the_list_says_is_enough_for_a_posting() -> None:
    place = {"country": "Canada", "province": "Alberta", "city": "Calgary"}
    job = JOB | {"location": {"city": None, "state": None}, "atsLocation": place, "id": 7}
    (posting,) = read({"/careers/list": {"result": [job | {"locationType": "1"}]}})
    assert posting.native_id == "northwind/7"
    assert posting.location == "Calgary, Alberta, Canada"
    assert posting.is_remote is True

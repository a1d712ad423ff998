"""Workday, in the shape of what its careers pages ask for."""

from datetime import date
from typing import Any

import pytest

from jobs.boards.base import BoardError, Posting
from jobs.boards.workday import Workday
from tests.jobs.boards.server import Asked, StandIn, stand_in, web

pytestmark = pytest.mark.django_db

SITE = "/wday/cxs/northwind/Careers"
PATH = "/job/Portland-OR/Data-Engineer_JR1234"
JOB = {
    "title": "Data Engineer",
    "externalPath": PATH,
    "locationsText": "2 Locations",
    "postedOn": "Posted 3 Days Ago",
    "bulletFields": ["JR1234"],
}
DETAIL = {
    "jobPostingInfo": {
        "title": "Data Engineer",
        "jobDescription": "<p>Move numbers from A to B.</p>",
        "location": "Portland, OR",
        "additionalLocations": ["Boise, ID"],
        "startDate": "2026-11-18",
        "timeType": "Full time",
        "remoteType": "Hybrid",
        "jobReqId": "JR1234",
    },
    "hiringOrganization": {"name": "Northwind Traders Inc.", "url": ""},
}


def answer(*jobs: dict[str, Any], total: int) -> dict[str, Any]:
    return {"total": total, "jobPostings": list(jobs), "facets": [], "userAuthenticated": False}


def read(server: StandIn, site: str = "northwind.wd5/Careers") -> list[Posting]:
    board = Workday(base_url=server.url, today=lambda: date(2026, 11, 22))
    return list(board.read(site, web()))


def test_a_job_has_its_text_from_its_own_page() -> None:
    with stand_in({f"{SITE}/jobs": answer(JOB, total=1), f"{SITE}{PATH}": DETAIL}) as server:
        assert read(server) == [
            Posting(
                board="workday",
                native_id="northwind/jr1234",
                title="Data Engineer",
                company="Northwind Traders Inc.",
                url=f"https://northwind.wd5.myworkdayjobs.com/Careers{PATH}",
                location="Portland, OR; Boise, ID",
                is_remote=False,
                employment_type="Full-time",
                description="<p>Move numbers from A to B.</p>",
                posted_on=date(2026, 11, 18),
            )
        ]
        assert server.asked[0].json() == {
            "appliedFacets": {},
            "limit": 20,
            "offset": 0,
            "searchText": "",
        }
        assert server.asked[0].headers["accept-language"] == "en-US"


def test_what_the_list_says_is_enough_for_a_posting() -> None:
    with stand_in({f"{SITE}/jobs": answer(JOB, total=1)}) as server:
        (posting,) = read(server)
    assert posting.company == "Northwind"
    assert posting.location == ""  # “2 Locations” is no place
    assert posting.posted_on == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Posted Today", date(2026, 11, 22)),
        ("Posted Yesterday", date(2026, 11, 21)),
        ("Posted 30+ Days Ago", date(2026, 10, 23)),
        ("Hace un rato", None),
        ("", None),
    ],
)
def test_days_are_counted_back_from_today(words: str, day: date | None) -> None:
    with stand_in({f"{SITE}/jobs": answer(JOB | {"postedOn": words}, total=1)}) as server:
        (posting,) = read(server)
    assert posting.posted_on == day


@pytest.mark.parametrize(
    ("words", "is_remote"),
    [("Fully Remote", True), ("Remote or hybrid", False), ("On-site", False), ("Flexible", None)],
)
def test_remote_is_read_from_the_companys_own_words(words: str, is_remote: bool | None) -> None:
    with stand_in({f"{SITE}/jobs": answer(JOB | {"remoteType": words}, total=1)}) as server:
        (posting,) = read(server)
    assert posting.is_remote is is_remote


def test_only_the_first_page_says_how_many_there_are() -> None:
    def page(asked: Asked) -> dict[str, Any]:
        first = asked.json()["offset"]
        jobs = [JOB | {"externalPath": f"/job/x/Job_JR{n}"} for n in range(first, first + 20)]
        return answer(*jobs[: 50 - first], total=0 if first else 50)

    with stand_in({f"{SITE}/jobs": page}) as server:
        assert len({posting.native_id for posting in read(server)}) == 50
        asked = [each.json()["offset"] for each in server.asked if each.method == "POST"]
    assert asked == [0, 20, 40]


def test_the_host_that_companies_share_is_read_too() -> None:
    with stand_in({f"{SITE}/jobs": answer(JOB, total=1)}) as server:
        (posting,) = read(server, "wd3/northwind/Careers")
    assert posting.url == f"https://wd3.myworkdaysite.com/recruiting/northwind/Careers{PATH}"
    assert posting.native_id == "northwind/jr1234"


def test_a_token_that_is_none_says_what_to_write_instead() -> None:
    with pytest.raises(BoardError, match="address of its page") as caught:
        list(Workday().read("northwind", web()))
    assert caught.value.kind == "not_found"

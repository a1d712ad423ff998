"""SmartRecruiters, in the shape of its posting API."""

from datetime import date
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.boards.smartrecruiters import SmartRecruiters
from jobs.posting_text import clean_description
from tests.jobs.boards.server import Asked, Reply, StandIn, stand_in, web

pytestmark = pytest.mark.django_db

LIST = "/Northwind/postings"
JOB = {
    "id": "744000012345678",
    "name": "Data Engineer",
    "refNumber": "REF7",
    "company": {"identifier": "NorthwindTraders", "name": "Northwind Traders"},
    "releasedDate": "2026-11-16T10:00:00.000Z",
    "location": {
        "city": "Lyon",
        "region": "ARA",
        "country": "fr",
        "remote": False,
        "fullLocation": "Lyon, ARA, France",
    },
    "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
}
DETAIL = {
    "id": "744000012345678",
    "applyUrl": "https://jobs.smartrecruiters.com/NorthwindTraders/744000012345678?oga=true",
    "jobAd": {
        "sections": {
            "companyDescription": {"title": "Who we are", "text": "<p>Traders.</p>"},
            "jobDescription": {"title": "What you do", "text": "<p>Move numbers.</p>"},
            "videos": {"urls": []},
        }
    },
}


def answer(*jobs: dict[str, Any], total: int | None = None) -> dict[str, Any]:
    found = len(jobs) if total is None else total
    return {"offset": 0, "limit": 100, "totalFound": found, "content": list(jobs)}


def read(server: StandIn) -> list[Posting]:
    return list(SmartRecruiters(base_url=server.url).read("Northwind", web()))


def test_a_posting_has_its_text_from_its_own_page() -> None:
    with stand_in({LIST: answer(JOB), f"{LIST}/744000012345678": DETAIL}) as server:
        (posting,) = read(server)
    assert clean_description(posting.description) == (
        "Who we are\n\nTraders.\n\nWhat you do\n\nMove numbers."
    )
    assert posting.url == "https://jobs.smartrecruiters.com/NorthwindTraders/744000012345678"
    assert posting.apply_url == DETAIL["applyUrl"]
    assert (posting.company, posting.location) == ("Northwind Traders", "Lyon, ARA, France")
    assert (posting.is_remote, posting.employment_type) == (False, "Full-time")
    assert posting.posted_on == date(2026, 11, 16)


def test_a_text_that_is_gone_does_not_cost_the_posting() -> None:
    with stand_in({LIST: answer(JOB)}) as server:
        (posting,) = read(server)
    assert posting.title == "Data Engineer"
    assert posting.description == ""


def test_pages_are_read_until_the_total() -> None:
    def page(asked: Asked) -> dict[str, Any]:
        first = int(asked.fields["offset"])
        jobs = [JOB | {"id": str(744000000000000 + n)} for n in range(first, min(first + 100, 250))]
        return answer(*jobs, total=250)

    with stand_in({LIST: page}) as server:
        assert len({posting.native_id for posting in read(server)}) == 250
        offsets = [asked.fields["offset"] for asked in server.asked if asked.path == LIST]
    assert offsets == ["0", "100", "200"]


def test_a_failure_on_the_second_page_keeps_the_first() -> None:
    first = answer(*(JOB | {"id": str(744000000000000 + n)} for n in range(100)), total=150)
    with stand_in({LIST: [Reply(first), Reply(status=403)]}) as server:
        postings = SmartRecruiters(base_url=server.url, most_details=0).read("Northwind", web())
        assert len([next(postings) for _ in range(100)]) == 100
        with pytest.raises(Exception, match="refused"):
            next(postings)

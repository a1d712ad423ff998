"""How each company board speaks, in the smallest bodies: for what all of them must withstand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from jobs.boards.ashby import Ashby
from jobs.boards.bamboohr import BambooHR
from jobs.boards.base import CompanyBoard
from jobs.boards.greenhouse import Greenhouse
from jobs.boards.lever import Lever
from jobs.boards.personio import Personio
from jobs.boards.recruitee import Recruitee
from jobs.boards.smartrecruiters import SmartRecruiters
from jobs.boards.teamtailor import Teamtailor
from jobs.boards.workable import Workable
from jobs.boards.workday import Workday
from tests.jobs.boards.server import Asked, Route


@dataclass(frozen=True)
class Case:
    """One board aimed at the stand-in: where its list is and how it answers."""

    make: Callable[[str], CompanyBoard]  # of the stand-in's address
    token: str
    path: str
    answer: Callable[[list[Any], int], Any]  # of rows and how many there are in all
    row: Callable[[int, str], Any]  # of a number and a title
    per_page: int = 0  # 0: everything at once

    @property
    def name(self) -> str:
        return self.make("http://127.0.0.1").name

    def titles(self, *titles: str) -> Any:
        rows = [self.row(number, title) for number, title in enumerate(titles, start=1)]
        return self.answer(rows, len(rows))

    def many(self, count: int) -> Route:
        """Return a route of `count` postings, in pages where the board has pages."""
        if not self.per_page:
            return self.titles(*(f"Engineer {number}" for number in range(count)))

        def page(asked: Asked) -> Any:
            given = asked.json() if asked.method == "POST" else asked.fields
            first = int(given.get("offset", 0))
            numbers = range(first + 1, min(first + self.per_page, count) + 1)
            return self.answer(
                [self.row(number, f"Engineer {number}") for number in numbers], count
            )

        return page


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def personio_xml(rows: Iterable[str], _: int = 0) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<workzag-jobs>{''.join(rows)}</workzag-jobs>"


CASES = (
    Case(
        lambda url: Greenhouse(base_url=f"{url}/v1/boards"),
        "northwind",
        "/v1/boards/northwind/jobs",
        lambda rows, total: {"jobs": rows, "meta": {"total": total}},
        lambda number, title: {"id": 4000000000 + number, "title": title},
    ),
    Case(
        lambda url: Lever(base_url=f"{url}/v0/postings"),
        "northwind",
        "/v0/postings/northwind",
        lambda rows, _: rows,
        lambda number, title: {
            "id": uuid(number),
            "text": title,
            "hostedUrl": f"https://jobs.lever.co/northwind/{uuid(number)}",
        },
    ),
    Case(
        lambda url: Ashby(base_url=f"{url}/posting-api/job-board"),
        "northwind",
        "/posting-api/job-board/northwind",
        lambda rows, _: {"jobs": rows, "apiVersion": "1"},
        lambda number, title: {
            "id": uuid(number),
            "title": title,
            "jobUrl": f"https://jobs.ashbyhq.com/northwind/{uuid(number)}",
        },
    ),
    Case(
        lambda url: Workable(base_url=f"{url}/api/v1/widget/accounts"),
        "northwind",
        "/api/v1/widget/accounts/northwind",
        lambda rows, _: {"name": "Northwind", "jobs": rows},
        lambda number, title: {"shortcode": f"{number:010X}", "title": title},
    ),
    Case(
        lambda url: SmartRecruiters(base_url=f"{url}/v1/companies", most_details=0),
        "Northwind",
        "/v1/companies/Northwind/postings",
        lambda rows, total: {"content": rows, "totalFound": total},
        lambda number, title: {"id": str(744000000000000 + number), "name": title},
        per_page=100,
    ),
    Case(
        lambda url: Recruitee(base_url=url),
        "northwind",
        "/api/offers/",
        lambda rows, _: {"offers": rows},
        lambda number, title: {"id": number, "slug": f"engineer-{number}", "title": title},
    ),
    Case(
        lambda url: Personio(base_url=f"{url}/{{domain}}"),
        "northwind",
        "/jobs.personio.de/xml",
        personio_xml,
        lambda number, title: f"<position><id>{number}</id><name>{title}</name></position>",
    ),
    Case(
        lambda url: Teamtailor(base_url=url),
        "northwind",
        "/jobs.json",
        lambda rows, _: {"version": "https://jsonfeed.org/version/1.1", "items": rows},
        lambda number, title: {
            "title": title,
            "url": f"https://northwind.teamtailor.com/jobs/{number}-engineer",
        },
    ),
    Case(
        lambda url: BambooHR(base_url=url, most_details=0),
        "northwind",
        "/careers/list",
        lambda rows, total: {"meta": {"totalCount": total}, "result": rows},
        lambda number, title: {"id": str(number), "jobOpeningName": title},
    ),
    Case(
        lambda url: Workday(base_url=url, most_details=0),
        "northwind.wd5/Careers",
        "/wday/cxs/northwind/Careers/jobs",
        lambda rows, total: {"total": total, "jobPostings": rows},
        lambda number, title: {
            "title": title,
            "externalPath": f"/job/Portland/Engineer_JR{number}",
        },
        per_page=20,
    ),
)
WITH_DETAILS = tuple(
    replace(case, make=make)
    for case, make in (
        (CASES[4], lambda url: SmartRecruiters(base_url=f"{url}/v1/companies", most_details=3)),
        (CASES[8], lambda url: BambooHR(base_url=url, most_details=3)),
        (CASES[9], lambda url: Workday(base_url=url, most_details=3)),
    )
)

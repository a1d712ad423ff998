"""The feeds that hand out all they have, against stand-ins that speak their shapes."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.arbeitnow import Arbeitnow
from jobs.boards.base import BoardError, Feed, Posting
from jobs.boards.jobicy import Jobicy
from jobs.boards.remoteok import RemoteOK
from jobs.boards.remotive import Remotive
from jobs.boards.weworkremotely import WeWorkRemotely
from jobs.dedupe import native_identity
from jobs.posting_text import clean_description
from tests.jobs.boards.server import Asked, Route, stand_in, web

pytestmark = pytest.mark.django_db


def read(board: Feed) -> list[Posting]:
    return list(board.read(web(board.label)))


def agrees_with_its_address(posting: Posting) -> bool:
    found = native_identity(posting.url)
    return found == (posting.board, posting.native_id)


# --- Remote OK

LEGAL = {"last_updated": 1795342080, "legal": "Please link back to the posting on Remote OK."}
REMOTEOK = {
    "slug": "remote-data-engineer-northwind-1130123",
    "id": "1130123",
    "epoch": 1795255200,
    "date": "2026-11-21T10:00:00+00:00",
    "company": "Northwind",
    "position": "Data Engineer",
    "tags": ["python", "sql"],
    "description": "<p>Move numbers from A to B.</p>",
    "location": "Europe",
    "apply_url": "https://remoteOK.com/remote-jobs/remote-data-engineer-northwind-1130123",
    "salary_min": 70000,
    "salary_max": 90000,
    "url": "https://remoteOK.com/remote-jobs/remote-data-engineer-northwind-1130123",
}


def remoteok(*rows: dict[str, Any]) -> list[Posting]:
    with stand_in({"/api": [LEGAL, *rows]}) as server:
        return read(RemoteOK(base_url=server.url))


def test_remote_ok_gives_its_postings_and_not_its_legal_notice() -> None:
    (posting,) = remoteok(REMOTEOK)
    assert posting == Posting(
        board="remoteok",
        native_id="1130123",
        title="Data Engineer",
        company="Northwind",
        url=REMOTEOK["url"],
        location="Europe",
        is_remote=True,
        description="<p>Move numbers from A to B.</p>",
        posted_on=date(2026, 11, 21),
        salary_min=Decimal(70000),
        salary_max=Decimal(90000),
        salary_currency="USD",
        salary_period="year",
    )
    assert agrees_with_its_address(posting)


def test_remote_ok_without_pay_says_none() -> None:
    (posting,) = remoteok(REMOTEOK | {"salary_min": 0, "salary_max": None})
    assert (posting.salary_min, posting.salary_max) == (None, None)
    assert (posting.salary_currency, posting.salary_period) == ("", "")


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("CafÃ© ZoÃ«", "Café Zoë"),
        ("Weâ€™re hiring â€œmakersâ€\x9d", "We’re hiring “makers”"),
        ("We\u00e2\u0080\u0099re hiring", "We’re hiring"),
        ("Ship it ðŸš€", "Ship it 🚀"),
        ("10 % bonusÂ\xa0pay", "10 % bonus\xa0pay"),
    ],
)
def test_remote_ok_text_that_was_certainly_misread_is_repaired(sent: str, meant: str) -> None:
    (posting,) = remoteok(REMOTEOK | {"company": sent, "description": sent})
    assert (posting.company, posting.description) == (meant, meant)


@pytest.mark.parametrize(
    "text",
    [
        "Café Zoë, Zürich",
        "SÃO PAULO",
        "Ã© and real é",  # half of it is right: turning it back would break that half
        "MÃ",
        "voilà\xa0»",
        "東京",
        "plain",
    ],
)
def test_remote_ok_text_that_may_be_right_is_left(text: str) -> None:
    (posting,) = remoteok(REMOTEOK | {"company": text})
    assert posting.company == text


# --- Remotive

REMOTIVE = {
    "id": 1898123,
    "url": "https://remotive.com/remote-jobs/software-dev/data-engineer-1898123",
    "title": "Data Engineer",
    "company_name": "Northwind",
    "category": "Software Development",
    "job_type": "full_time",
    "publication_date": "2026-11-20T09:30:00",
    "candidate_required_location": "Germany, Austria",
    "salary": "€60k - €75k",
    "description": "<p>Move numbers from A to B.</p>",
}


def test_remotive_gives_its_postings() -> None:
    with stand_in({"/api/remote-jobs": {"0-legal-notice": "…", "jobs": [REMOTIVE]}}) as server:
        (posting,) = read(Remotive(base_url=server.url, asked_today=lambda: 3))
    assert posting == Posting(
        board="remotive",
        native_id="1898123",
        title="Data Engineer",
        company="Northwind",
        url="https://remotive.com/remote-jobs/software-dev/data-engineer-1898123",
        location="Germany, Austria",
        is_remote=True,
        employment_type="Full-time",
        description="<p>Move numbers from A to B.</p>",
        posted_on=date(2026, 11, 20),
        salary_text="€60k - €75k",
    )
    assert agrees_with_its_address(posting)


def test_remotive_is_asked_four_times_a_day_at_most() -> None:
    with stand_in() as server, pytest.raises(BoardError, match="four times a day") as refusal:
        read(Remotive(base_url=server.url, asked_today=lambda: 4))
    assert refusal.value.kind == "rate_limited"
    assert server.asked == []


# --- We Work Remotely

WEWORKREMOTELY = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss"><channel>
  <title>We Work Remotely: Remote jobs</title>
  <item>
    <title>Northwind: Data Engineer: Pipelines</title>
    <region>Anywhere in the World</region>
    <category>Programming</category>
    <type>Full-Time</type>
    <description><![CDATA[<p>Move numbers from A to B.</p>]]></description>
    <pubDate>Fri, 20 Nov 2026 09:30:00 +0000</pubDate>
    <guid>https://weworkremotely.com/remote-jobs/northwind-data-engineer-pipelines</guid>
    <link>https://weworkremotely.com/remote-jobs/northwind-data-engineer-pipelines</link>
    <media:content url="https://wwr.example/logo.gif" type="image/png"/>
  </item>
  <item><title>Senior Analyst at Fabrikam</title><pubDate>yesterday</pubDate>
    <link>https://weworkremotely.com/remote-jobs/fabrikam-senior-analyst</link></item>
  <item><title>No address</title></item>
</channel></rss>"""


def test_we_work_remotely_splits_company_and_title() -> None:
    with stand_in({"/remote-jobs.rss": WEWORKREMOTELY}) as server:
        first, second = read(WeWorkRemotely(base_url=server.url))
    assert first == Posting(
        board="weworkremotely",
        native_id="northwind-data-engineer-pipelines",
        title="Data Engineer: Pipelines",
        company="Northwind",
        url="https://weworkremotely.com/remote-jobs/northwind-data-engineer-pipelines",
        location="Anywhere in the World",
        is_remote=True,
        employment_type="Full-time",
        description="<p>Move numbers from A to B.</p>",
        posted_on=date(2026, 11, 20),
    )
    assert (second.title, second.company) == ("Senior Analyst", "Fabrikam")
    assert second.posted_on is None
    assert agrees_with_its_address(first)


def test_a_feed_that_declares_entities_is_not_parsed() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>'
    with stand_in({"/remote-jobs.rss": bomb}) as server, pytest.raises(BoardError) as refusal:
        read(WeWorkRemotely(base_url=server.url))
    assert refusal.value.kind == "changed"


# --- Arbeitnow


def arbeitnow_row(slug: str, **changes: Any) -> dict[str, Any]:
    return {
        "slug": slug,
        "company_name": "Nordwind GmbH",
        "title": "Dateningenieurin",
        "description": "&lt;p&gt;Zahlen von A nach B &amp;amp; zur&uuml;ck.&lt;/p&gt;",
        "remote": False,
        "url": f"https://www.arbeitnow.com/jobs/companies/nordwind/{slug}",
        "tags": ["Data"],
        "job_types": ["berufserfahren", "Full Time"],
        "location": "Berlin",
        "created_at": 1795255200,
        **changes,
    }


def test_arbeitnow_is_read_page_by_page() -> None:
    def page(asked: Asked) -> Route:
        number = int(asked.fields["page"])
        rows = [arbeitnow_row(f"data-berlin-{number}-{n}") for n in range(2)]
        more = f"https://elsewhere.example/?page={number + 1}" if number < 3 else None
        return {"data": rows, "links": {"next": more}, "meta": {}}

    with stand_in({"/api/job-board-api": page}) as server:
        found = read(Arbeitnow(base_url=server.url))
    assert [asked.fields["page"] for asked in server.asked] == ["1", "2", "3"]
    assert len({posting.native_id for posting in found}) == 6
    posting = found[0]
    assert (posting.company, posting.location) == ("Nordwind GmbH", "Berlin")
    assert (posting.is_remote, posting.posted_on) == (False, date(2026, 11, 21))
    assert clean_description(posting.description) == "Zahlen von A nach B & zurück."
    assert agrees_with_its_address(posting)


def test_arbeitnow_is_not_followed_for_ever() -> None:
    always = {"data": [arbeitnow_row("data-berlin-1")], "links": {"next": "https://x.example"}}
    with stand_in({"/api/job-board-api": always}) as server:
        read(Arbeitnow(base_url=server.url, most_pages=4))
    assert len(server.asked) == 4


# --- Jobicy

JOBICY = {
    "id": 128391,
    "url": "https://jobicy.com/jobs/128391-data-engineer",
    "jobSlug": "128391-data-engineer",
    "jobTitle": "Data Engineer",
    "companyName": "Northwind",
    "jobIndustry": ["Data Science"],
    "jobType": ["Full-Time"],
    "jobGeo": "Canada, USA",
    "jobLevel": "Senior",
    "jobExcerpt": "Move numbers …",
    "jobDescription": "<p>Move numbers from A to B.</p>",
    "pubDate": "2026-11-20 09:30:00",
    "salaryMin": 6500,
    "salaryMax": 8000,
    "salaryCurrency": "USD",
    "salaryPeriod": "monthly",
}


def jobicy(row: dict[str, Any]) -> Posting:
    answer = {"apiVersion": "2.1", "jobCount": 1, "jobs": [row]}
    with stand_in({"/api/v2/remote-jobs": answer}) as server:
        (posting,) = read(Jobicy(base_url=server.url))
    assert server.asked[0].fields == {"count": "100"}
    return posting


def test_jobicy_gives_its_postings() -> None:
    posting = jobicy(JOBICY)
    assert posting == Posting(
        board="jobicy",
        native_id="128391",
        title="Data Engineer",
        company="Northwind",
        url="https://jobicy.com/jobs/128391-data-engineer",
        location="Canada, USA",
        is_remote=True,
        employment_type="Full-time",
        description="<p>Move numbers from A to B.</p>",
        posted_on=date(2026, 11, 20),
        salary_min=Decimal(6500),
        salary_max=Decimal(8000),
        salary_currency="USD",
        salary_period="month",
    )
    assert agrees_with_its_address(posting)


def test_jobicy_pay_by_its_older_names_is_yearly() -> None:
    new = ("salaryMin", "salaryMax", "salaryPeriod")
    row = {name: value for name, value in JOBICY.items() if name not in new}
    posting = jobicy(row | {"annualSalaryMin": "90000", "annualSalaryMax": ""})
    assert (posting.salary_min, posting.salary_max) == (Decimal(90000), None)
    assert (posting.salary_currency, posting.salary_period) == ("USD", "year")

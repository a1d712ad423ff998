"""“Who is hiring?” as people write it, and the two questions that find it."""

from datetime import date

import pytest

from jobs.boards import hackernews_header
from jobs.boards.base import Posting, Unchanged
from jobs.boards.hackernews import HackerNews
from jobs.boards.hackernews_header import Header
from jobs.dedupe import native_identity
from tests.jobs.boards.server import StandIn, stand_in, web

STORIES = {
    "hits": [
        {"objectID": "49999003", "title": "Ask HN: Who wants to be hired? (November 2026)"},
        {"objectID": "49999001", "title": "Ask HN: Who is hiring? (November 2026)"},
        {"objectID": "49522897", "title": "Ask HN: Who is hiring? (October 2026)"},
    ]
}
ANSWERS = {
    "id": 49999001,
    "title": "Ask HN: Who is hiring? (November 2026)",
    "children": [
        {
            "id": 49999101,
            "created_at": "2026-11-02T16:01:54.000Z",
            "text": "Northwind | Data Engineer | Berlin or REMOTE (EU) | Full-time | €70k–90k | "
            '<a href="https:&#x2F;&#x2F;northwind.example">https:&#x2F;&#x2F;northwind.example</a>'
            "<p>We move numbers.",
            "children": [{"id": 49999102, "text": "Fabrikam | Analyst | Oslo", "children": []}],
        },
        {"id": 49999103, "text": None, "created_at": "2026-11-02T16:02:00.000Z"},
        {"id": 49999104, "text": "Is this still open?", "created_at": "2026-11-02T16:03:00.000Z"},
    ],
}


def routes() -> dict[str, object]:
    return {"/api/v1/search_by_date": STORIES, "/api/v1/items/49999001": ANSWERS}


def board(server: StandIn) -> HackerNews:
    return HackerNews(base_url=server.url)


@pytest.mark.django_db
def test_the_newest_question_is_read_and_only_the_answers_to_it() -> None:
    with stand_in(routes()) as server:
        (posting,) = board(server).read(web())
    assert posting == Posting(
        board="hackernews",
        native_id="49999101",
        title="Data Engineer",
        company="Northwind",
        url="https://news.ycombinator.com/item?id=49999101",
        location="Berlin or REMOTE (EU)",
        is_remote=True,
        employment_type="Full-time",
        description=ANSWERS["children"][0]["text"],  # type: ignore[index]
        posted_on=date(2026, 11, 2),
        salary_text="€70k–90k",
    )
    assert native_identity(posting.url) == (posting.board, posting.native_id)


@pytest.mark.django_db
def test_nothing_is_downloaded_again_while_nobody_has_answered() -> None:
    with stand_in(routes()) as server:
        first = web()
        list(board(server).read(first))
        with pytest.raises(Unchanged):
            list(board(server).read(web(known=first.marks)))
    assert server.paths.count("/api/v1/items/49999001") == 1


@pytest.mark.django_db
def test_a_month_without_a_question_has_no_postings() -> None:
    with stand_in({"/api/v1/search_by_date": {"hits": []}}) as server:
        assert list(board(server).read(web())) == []


def read(line: str) -> Header:
    header = hackernews_header.read(line)
    assert header
    return header


@pytest.mark.parametrize(
    ("line", "title", "location", "is_remote"),
    [
        ("Acme | Senior Rust Developer | NYC | ONSITE", "Senior Rust Developer", "NYC", False),
        ("Acme (https://acme.example) | Remote (US) | CTO", "CTO", "Remote (US)", True),
        ("Acme | SRE | Munich, Germany | Hybrid", "SRE", "Munich, Germany", False),
        ("Acme | SRE | London, UK | no remote", "SRE", "London, UK", False),
        ("Acme | Designer, SDET | Visa", "Designer, SDET", "", None),
        ("Acme | Engineer | Designer | Fintech", "Engineer, Designer", "", None),
        ("Acme - Data Scientist - Paris - Remote", "Data Scientist", "Paris", True),
        (
            "Acme | Remote<p>For:<p>- Go Engineer<p>* Analyst",
            "Go Engineer, Analyst",
            "Remote",
            True,
        ),
    ],
)
def test_parts_are_recognised_in_any_order(
    line: str, title: str, location: str, is_remote: bool | None
) -> None:
    header = read(line)
    assert (header.company, header.title) == ("Acme", title)
    assert (header.location, header.is_remote) == (location, is_remote)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Is anybody still hiring?",
        "I am an engineer - looking for work",
        "Acme | REMOTE | Series A",
        " | Engineer | ",
        "<p>",
    ],
)
def test_what_names_no_company_or_no_title_is_no_posting(text: str) -> None:
    assert hackernews_header.read(text) is None


def test_pay_and_type_are_told_apart_from_titles() -> None:
    header = read("Acme | Founding Engineer | $150k - $180k + equity | Full-time or contract | SF")
    assert header.title == "Founding Engineer"
    assert header.salary_text == "$150k - $180k + equity"
    assert header.employment_type == "Full-time, contract"
    assert header.location == "SF"


def test_the_link_to_apply_is_a_posting_and_never_a_home_page() -> None:
    job = "https://job-boards.greenhouse.io/acme/jobs/7617155"
    home = '<a href="https:&#x2F;&#x2F;acme.example&#x2F;careers">us</a>'
    assert read(f"Acme | Engineer | {home}").apply_url == ""
    assert read(f'Acme | Engineer | {home}<p><a href="{job}">apply</a>').apply_url == job
    two = f'<a href="{job}">one</a> <a href="{job}0">two</a>'
    assert read(f"Acme | Engineers<p>{two}").apply_url == ""

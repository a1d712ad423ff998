"""Careers addresses, and whose board they are."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.boards import companies, tokens
from jobs.boards.companies import BOARDS

UUID = "5f3c1a9e-1111-4222-8333-444455556666"


def recognised(url: str) -> tuple[str, str] | None:
    found = companies.recognise(url)
    return (found[0].name, found[1]) if found else None


@pytest.mark.parametrize(
    ("url", "board", "token"),
    [
        ("https://boards.greenhouse.io/northwind", "greenhouse", "northwind"),
        (
            "https://job-boards.greenhouse.io/northwind/jobs/4012345?gh_src=x",
            "greenhouse",
            "northwind",
        ),
        ("https://job-boards.eu.greenhouse.io/northwind", "greenhouse", "northwind"),
        ("boards.greenhouse.io/northwind/", "greenhouse", "northwind"),
        (
            "https://boards.greenhouse.io/embed/job_board?for=northwind&b=x",
            "greenhouse",
            "northwind",
        ),
        (
            "https://boards.greenhouse.io/embed/job_board/js?for=northwind",
            "greenhouse",
            "northwind",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=northwind&token=1",
            "greenhouse",
            "northwind",
        ),
        ("https://boards-api.greenhouse.io/v1/boards/northwind/jobs", "greenhouse", "northwind"),
        ("https://api.greenhouse.io/v1/boards/northwind/jobs/1", "greenhouse", "northwind"),
        ("https://jobs.lever.co/northwind", "lever", "northwind"),
        (f"https://jobs.lever.co/northwind/{UUID}/apply?lever-source=x", "lever", "northwind"),
        ("https://jobs.eu.lever.co/northwind/", "lever", "eu/northwind"),
        ("https://api.lever.co/v0/postings/northwind?mode=json", "lever", "northwind"),
        ("https://api.eu.lever.co/v0/postings/northwind", "lever", "eu/northwind"),
        ("https://jobs.ashbyhq.com/Northwind%20Labs", "ashby", "Northwind Labs"),
        (f"https://jobs.ashbyhq.com/north.wind/{UUID}/application", "ashby", "north.wind"),
        ("https://jobs.ashbyhq.com/northwind/embed?version=2", "ashby", "northwind"),
        ("https://api.ashbyhq.com/posting-api/job-board/northwind", "ashby", "northwind"),
        ("https://apply.workable.com/north-wind/?lng=de", "workable", "north-wind"),
        ("https://apply.workable.com/northwind/j/AB12CD34EF/apply/", "workable", "northwind"),
        ("https://northwind.workable.com/jobs/123456", "workable", "northwind"),
        ("https://apply.workable.com/api/v1/widget/accounts/northwind", "workable", "northwind"),
        ("https://apply.workable.com/api/v3/accounts/northwind/jobs", "workable", "northwind"),
        ("https://www.workable.com/api/accounts/northwind?details=true", "workable", "northwind"),
        (
            "https://careers.smartrecruiters.com/Northwind1/our-page",
            "smartrecruiters",
            "Northwind1",
        ),
        (
            "https://jobs.smartrecruiters.com/Northwind/744000012345678-data-engineer",
            "smartrecruiters",
            "Northwind",
        ),
        (
            f"https://jobs.smartrecruiters.com/oneclick-ui/company/Northwind/publication/{UUID}",
            "smartrecruiters",
            "Northwind",
        ),
        (
            "https://api.smartrecruiters.com/v1/companies/Northwind/postings",
            "smartrecruiters",
            "Northwind",
        ),
        ("https://northwind.recruitee.com", "recruitee", "northwind"),
        ("https://northwind.recruitee.com/l/nl/o/data-engineer", "recruitee", "northwind"),
        ("https://NORTHWIND.recruitee.com/api/offers/", "recruitee", "northwind"),
        ("https://north-wind.jobs.personio.de/?language=en", "personio", "north-wind"),
        ("https://northwind.jobs.personio.com/job/1812345?language=de", "personio", "northwind"),
        ("https://northwind.teamtailor.com/jobs", "teamtailor", "northwind"),
        ("https://northwind.teamtailor.com/en/jobs/501-data-engineer", "teamtailor", "northwind"),
        ("https://northwind.na.teamtailor.com/jobs", "teamtailor", "northwind.na"),
        ("https://northwind.bamboohr.com/careers/86?source=x", "bamboohr", "northwind"),
        ("https://northwind.bamboohr.com/jobs/embed2.php", "bamboohr", "northwind"),
        ("https://northwind.wd5.myworkdayjobs.com/Careers", "workday", "northwind.wd5/Careers"),
        (
            "https://northwind.wd103.myworkdayjobs.com/en-US/Careers/job/x/Job_JR1/apply",
            "workday",
            "northwind.wd103/Careers",
        ),
        (
            "https://northwind.wd1.myworkdayjobs.com/fr-CA/Careers?q=data",
            "workday",
            "northwind.wd1/Careers",
        ),
        ("https://northwind.wd1.myworkdayjobs.com/jobs", "workday", "northwind.wd1/jobs"),
        (
            "https://northwind.wd5.myworkdayjobs.com/wday/cxs/northwind/Careers/jobs",
            "workday",
            "northwind.wd5/Careers",
        ),
        (
            "https://wd3.myworkdaysite.com/recruiting/northwind/Careers/",
            "workday",
            "wd3/northwind/Careers",
        ),
        (
            "https://wd3.myworkdaysite.com/de-DE/recruiting/northwind/Careers/job/x/Job_JR1",
            "workday",
            "wd3/northwind/Careers",
        ),
        (
            "https://www.google.com/url?q=https%3A%2F%2Fjobs.lever.co%2Fnorthwind",
            "lever",
            "northwind",
        ),
    ],
)
def test_an_address_is_recognised(url: str, board: str, token: str) -> None:
    assert recognised(url) == (board, token)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "northwind",
        "https://northwind.example/careers?gh_jid=4012345",
        "https://www.greenhouse.io/careers",
        "https://boards.greenhouse.io/",
        "https://boards.greenhouse.io/embed/job_app?token=4012345",
        "https://jobs.lever.co/",
        "https://hire.lever.co/northwind",
        "https://www.ashbyhq.com/northwind",
        "https://apply.workable.com/j/AB12CD34EF",
        "https://jobs.workable.com/view/x/data-engineer",
        "https://www.workable.com/pricing",
        "https://www.smartrecruiters.com/pricing",
        "https://docs.recruitee.com/reference",
        "https://www.personio.de/jobs",
        "https://www.teamtailor.com/",
        "https://documentation.bamboohr.com/docs",
        "https://northwind.wd5.myworkdayjobs.com/",
        "https://northwind.wd5.myworkdayjobs.com/en-US",
        "https://northwind.wd5.myworkdayjobs.com/en-US/login",
        "https://wd3.myworkdaysite.com/recruiting/northwind",
        "https://jobs.lever.co.evil.example/northwind",
        "https://evil.example/jobs.lever.co/northwind",
        "https://notrecruitee.com",
        "https://a.b.recruitee.com",
        "ftp://jobs.lever.co/northwind",
        "https://jobs.lever.co/%2e%2e",
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert recognised(url) is None


@given(st.text(max_size=60))
def test_any_text_is_recognised_or_not(text: str) -> None:
    for url in (text, f"https://jobs.ashbyhq.com/{text}", f"https://{text}.recruitee.com/{text}"):
        found = companies.recognise(url)
        assert found is None or found[1].strip()


@given(st.text(min_size=1, max_size=60))
def test_any_company_has_at_most_three_tokens_per_board(company: str) -> None:
    for board in BOARDS:
        guesses = board.guesses(company)
        assert len(guesses) <= 3
        assert all(quote(guess, safe="/") == guess for guess in guesses)


@pytest.mark.parametrize(
    ("company", "board", "guesses"),
    [
        ("North Wind, Inc.", "greenhouse", ["northwind", "north-wind"]),
        ("North Wind", "lever", ["northwind", "north-wind", "eu/northwind"]),
        ("Café Ørsted", "recruitee", ["cafeorsted", "cafe-orsted"]),
        ("Nordwind GmbH", "personio", ["nordwind", "nordwind-gmbh", "nordwindgmbh"]),
        ("北風株式会社", "ashby", []),
        ("North Wind", "workday", []),
    ],
)
def test_tokens_are_guessed_from_a_name(company: str, board: str, guesses: list[str]) -> None:
    assert next(each for each in BOARDS if each.name == board).guesses(company) == guesses


def test_guessed_tokens_are_read_back_from_their_addresses() -> None:
    for board, url in (("greenhouse", "https://boards.greenhouse.io/northwind"),
                       ("recruitee", "https://northwind.recruitee.com")):  # fmt: skip
        found = recognised(url)
        assert found
        assert found[1] in next(b for b in BOARDS if b.name == board).guesses("Northwind Ltd")


def test_a_token_becomes_a_name_where_the_board_says_none() -> None:
    assert tokens.company_name("north-wind_labs") == "North Wind Labs"
    assert tokens.company_name("NorthWind") == "NorthWind"

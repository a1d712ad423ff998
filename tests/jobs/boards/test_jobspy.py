"""The real JobSpy against stand-ins on loopback: its own parsing runs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import jobspy.indeed
import jobspy.linkedin
import pytest

from jobs.boards import registry
from jobs.boards.base import BoardError, Posting, Search, SearchBoard
from jobs.boards.web import BoardWeb, open_client
from tests.board_servers import (
    LINKEDIN_NOTHING,
    BoardServer,
    board_server,
    indeed_answer,
    indeed_job,
    linkedin_answer,
)

pytestmark = pytest.mark.django_db  # what is asked is recorded

SEARCH = Search(title="Data Engineer", location="Portland, OR", most_results=20)
WEB = BoardWeb("JobSpy", client=open_client("jobspy", allow_private=True))  # it does its own HTTP


@pytest.fixture
def indeed(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoardServer]:
    with board_server(indeed_answer()) as server:
        monkeypatch.setattr(jobspy.indeed.Indeed, "api_url", f"{server.url}/graphql")
        yield server


@pytest.fixture
def linkedin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoardServer]:
    with board_server(LINKEDIN_NOTHING) as server:
        monkeypatch.setattr(jobspy.linkedin.LinkedIn, "base_url", server.url)
        monkeypatch.setattr(jobspy.linkedin.LinkedIn, "delay", (0, 0))
        yield server


def board(name: str) -> SearchBoard:
    return next(each for each in registry.SEARCH_BOARDS if each.name == name)


def search(name: str) -> tuple[list[Posting], BoardError | None]:
    postings = []
    try:
        for posting in board(name).search(SEARCH, WEB):
            postings.append(posting)  # noqa: PERF402  what came before an error counts
    except BoardError as error:
        return postings, error
    return postings, None


def test_indeed_gives_postings_with_all_their_fields(indeed: BoardServer) -> None:
    job = indeed_job(key="abc123", title="Data Engineer", dateOnIndeed=1763510400000)
    indeed.answers = [indeed_answer(job)]
    postings, error = search("indeed")
    assert error is None
    (posting,) = postings
    assert (posting.board, posting.native_id) == ("indeed", "abc123")
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind Traders")
    assert posting.url == "https://www.indeed.com/viewjob?jk=abc123"
    assert posting.apply_url == "https://careers.northwind.example/abc123"
    assert posting.location == "Portland, OR, USA"
    assert posting.posted_on == date(2025, 11, 19)
    assert "<li>Python</li>" in posting.description
    assert (posting.salary_min, posting.salary_max) == (Decimal(90000), Decimal(120000))
    assert (posting.salary_currency, posting.salary_period) == ("USD", "year")
    assert posting.is_remote is False


def test_indeed_is_asked_for_what_the_profile_wants(indeed: BoardServer) -> None:
    search("indeed")
    (asked,) = indeed.requests
    assert "Data Engineer" in asked
    assert "Portland, OR" in asked
    assert "72h" in asked


def test_no_results_are_no_error(indeed: BoardServer) -> None:
    assert search("indeed") == ([], None)


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (401, "refused", "refused us"),
        (403, "refused", "refused us"),
        (429, "rate_limited", "slow down"),
        (500, "failed", "problem of its own"),
        (503, "failed", "problem of its own"),
    ],
)
def test_a_board_that_does_not_answer_is_told_apart(
    indeed: BoardServer, status: int, kind: str, words: str
) -> None:
    indeed.answers = [(status, "no")]
    postings, error = search("indeed")
    assert postings == []
    assert error
    assert error.kind == kind
    assert words in str(error)
    assert str(error).startswith("Indeed")


@pytest.mark.parametrize("body", ["<html>Just a moment…</html>", "{", '{"data": null}', "[]", ""])
def test_garbage_is_a_failure_in_words(indeed: BoardServer, body: str) -> None:
    indeed.answers = [(200, body)]
    _, error = search("indeed")
    assert error
    assert error.kind == "failed"
    assert "cannot be read" in str(error)


def test_what_came_before_a_refusal_is_kept(indeed: BoardServer) -> None:
    status, first = indeed_answer(indeed_job(key="a1", title="Data Engineer"))
    indeed.answers = [(status, first.replace('"nextCursor": null', '"nextCursor": "n"')), (429, "")]
    postings, error = search("indeed")
    assert [posting.native_id for posting in postings] == ["a1"]
    assert error
    assert error.kind == "rate_limited"


def test_a_board_that_cannot_be_reached_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with board_server((200, "")) as server:
        gone = server.url
    monkeypatch.setattr(jobspy.indeed.Indeed, "api_url", gone)
    _, error = search("indeed")
    assert error
    assert "could not be reached" in str(error)


def test_linkedin_cards_become_postings(linkedin: BoardServer) -> None:
    linkedin.answers = [linkedin_answer("Data Engineer", "Analytics Engineer"), LINKEDIN_NOTHING]
    postings, error = search("linkedin")
    assert error is None
    assert [posting.title for posting in postings] == ["Data Engineer", "Analytics Engineer"]
    assert postings[0].native_id == "4400000001"
    assert postings[0].posted_on == datetime.now(UTC).date()


def test_linkedin_without_results_is_empty(linkedin: BoardServer) -> None:
    assert search("linkedin") == ([], None)


def test_linkedin_showing_a_sign_in_wall_has_refused(linkedin: BoardServer) -> None:
    linkedin.answers = [(200, "<html><h1>Sign in to continue</h1></html>")]
    _, error = search("linkedin")
    assert error
    assert error.kind == "refused"


def test_every_board_of_the_settings_is_in_the_registry() -> None:
    from typing import get_args

    from peregrine.conf.schemas.search_profiles import Board as BoardName

    asked = [*registry.SEARCH_BOARDS, *registry.FEEDS]
    assert {board.name for board in asked} == set(get_args(BoardName))

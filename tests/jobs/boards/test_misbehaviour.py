"""What no feed and no board that is searched may do to us, each against a stand-in that tries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from jobs.boards.adzuna import Adzuna
from jobs.boards.arbeitnow import Arbeitnow
from jobs.boards.base import BoardError, Feed, Posting, Search, SearchBoard, Web
from jobs.boards.craigslist import Craigslist
from jobs.boards.hackernews import HackerNews
from jobs.boards.himalayas import Himalayas
from jobs.boards.jobicy import Jobicy
from jobs.boards.remoteok import RemoteOK
from jobs.boards.remotive import Remotive
from jobs.boards.theladders import TheLadders
from jobs.boards.usajobs import USAJobs
from jobs.boards.weworkremotely import WeWorkRemotely
from tests.jobs.boards import test_craigslist, test_feeds, test_hackernews, test_search_boards
from tests.jobs.boards.server import PUBLIC_HOST, Asked, Reply, Route, guarded_web, stand_in, web

pytestmark = pytest.mark.django_db

SEARCH = Search(title="Data Engineer", most_results=20_000)


@dataclass(frozen=True)
class Case:
    """A board, where its first answer stands, and answers in its shape."""

    make: Callable[[str], Feed | SearchBoard]
    path: str
    happy: Any
    empty: Any
    needs_key: bool = False

    def read(self, base_url: str, network: Web) -> Iterator[Posting]:
        board = self.make(base_url)
        if hasattr(board, "search"):
            return board.search(SEARCH, network)
        return board.read(network)


ITEM = test_hackernews.ANSWERS["id"]
CASES = {
    "remoteok": Case(
        lambda url: RemoteOK(base_url=url),
        "/api",
        [test_feeds.LEGAL, test_feeds.REMOTEOK],
        [test_feeds.LEGAL],
    ),
    "remotive": Case(
        lambda url: Remotive(base_url=url, asked_today=lambda: 0),
        "/api/remote-jobs",
        {"jobs": [test_feeds.REMOTIVE]},
        {"jobs": []},
    ),
    "weworkremotely": Case(
        lambda url: WeWorkRemotely(base_url=url),
        "/remote-jobs.rss",
        test_feeds.WEWORKREMOTELY,
        '<rss version="2.0"><channel/></rss>',
    ),
    "arbeitnow": Case(
        lambda url: Arbeitnow(base_url=url),
        "/api/job-board-api",
        {
            "data": [test_feeds.arbeitnow_row("data-1", title="Data Engineer")],
            "links": {"next": None},
        },
        {"data": []},
    ),
    "jobicy": Case(
        lambda url: Jobicy(base_url=url),
        "/api/v2/remote-jobs",
        {"jobs": [test_feeds.JOBICY]},
        {"jobs": []},
    ),
    "hackernews": Case(
        lambda url: HackerNews(base_url=url),
        f"/api/v1/items/{ITEM}",
        test_hackernews.ANSWERS,
        {"id": ITEM, "children": []},
    ),
    "himalayas": Case(
        lambda url: Himalayas(base_url=url),
        "/jobs/api/search",
        {"jobs": [test_search_boards.himalayas_row(1)]},
        {"jobs": []},
    ),
    "adzuna": Case(
        lambda url: Adzuna(
            base_url=url, account=test_search_boards.AdzunaAccount, asked_today=lambda: 0
        ),
        "/v1/api/jobs/us/search/1",
        {"results": [test_search_boards.adzuna_row(1, title="Data Engineer")]},
        {"results": []},
        needs_key=True,
    ),
    "usajobs": Case(
        lambda url: USAJobs(base_url=url, account=test_search_boards.USAJobsAccount),
        "/api/search",
        test_search_boards.usajobs_answer(test_search_boards.usajobs_row()),
        test_search_boards.usajobs_answer(),
        needs_key=True,
    ),
    "theladders": Case(
        lambda url: TheLadders(base_url=url),
        "/jobs/searchresults-jobs",
        test_search_boards.LADDERS,
        test_search_boards.ladders_page('{"props": {"pageProps": {"jobs": []}}}'),
    ),
    "craigslist": Case(
        lambda url: Craigslist(base_url=f"{url}/{{city}}", places=test_craigslist.Places),
        "/portland/search/sof",
        test_craigslist.feed(test_craigslist.item(7812345678)),
        test_craigslist.feed(),
    ),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def given(case: Case, answer: Route) -> dict[str, Route]:
    return {"/api/v1/search_by_date": test_hackernews.STORIES, case.path: answer}


def postings(case: Case, answer: Route) -> list[Posting]:
    with stand_in(given(case, answer)) as server:
        return list(case.read(server.url, web()))


def error(case: Case, answer: Route, **options: Any) -> BoardError:
    with stand_in(given(case, answer)) as server, pytest.raises(BoardError) as caught:
        list(case.read(server.url, web(**options)))
    return caught.value


def test_what_it_has_comes_out(case: Case) -> None:
    found = postings(case, case.happy)
    assert found
    assert all(posting.title and posting.url and posting.native_id for posting in found)


def test_an_empty_answer_is_no_error(case: Case) -> None:
    assert postings(case, case.empty) == []


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_is_told(case: Case, status: int) -> None:
    refused = error(case, Reply(status=status))
    assert refused.kind == ("needs_key" if case.needs_key else "refused")


def test_a_board_that_asks_for_a_pause_gets_it(case: Case) -> None:
    asked = error(case, Reply(status=429, headers={"Retry-After": "3600"}))
    assert (asked.kind, asked.retry_after) == ("rate_limited", 3600)


def test_a_board_that_fails_once_is_asked_again(case: Case) -> None:
    answer = case.happy if isinstance(case.happy, str) else Reply(case.happy)
    again = [Reply(status=500), answer if isinstance(answer, Reply) else Reply(answer)]
    assert postings(case, again)


def test_a_truncated_answer_is_told(case: Case) -> None:
    whole = Reply(case.happy).encoded()
    assert error(case, whole[: len(whole) // 2]).kind == "changed"


@pytest.mark.parametrize("answer", [b"", b"null", b"42", b'"jobs"', b"[1, 2]", b"<html></html>"])
def test_another_layout_is_told(case: Case, answer: bytes) -> None:
    assert error(case, answer).kind == "changed"


@pytest.mark.parametrize(
    "name", sorted(CASES.keys() - {"hackernews"})
)  # where not all are postings
def test_rows_that_cannot_be_read_at_all_are_not_taken_for_an_empty_list(name: str) -> None:
    case = CASES[name]
    renamed = Reply(case.happy).encoded()
    for word in (b"itle", b"position", b"cl-static"):
        renamed = renamed.replace(word, b"ame_of_the_job")
    assert error(case, renamed).kind == "changed"


def test_a_wrong_charset_in_the_header_does_no_harm(case: Case) -> None:
    text = Reply(case.happy).encoded().decode().replace("Data Engineer", "Data Engineer Zoë 東京")
    wrong = Reply(text, headers={"Content-Type": "text/html; charset=iso-8859-1"})
    assert any("Zoë 東京" in posting.title for posting in postings(case, wrong))


def test_a_redirect_into_this_computer_is_refused(case: Case) -> None:
    away = Reply(status=302, headers={"Location": "http://127.0.0.1:1/admin"})
    with stand_in(given(case, away)) as server, pytest.raises(BoardError) as caught:
        list(case.read(f"http://{PUBLIC_HOST}", guarded_web(server)))
    assert "this computer" in str(caught.value)


def test_a_body_of_a_gigabyte_is_refused_before_it_is_read(case: Case) -> None:
    endless = Reply(pieces=(b" " * 65_536 for _ in range(16_384)))
    assert "more than" in str(error(case, endless, max_bytes=1_000_000))


def test_ten_thousand_postings_come_page_by_page() -> None:
    def adzuna(asked: Asked) -> Route:
        first = 50 * int(asked.path.rpartition("/")[2])
        return {"results": [test_search_boards.adzuna_row(first + n) for n in range(50)]}

    def arbeitnow(asked: Asked) -> Route:
        page = asked.fields["page"]
        rows = [test_feeds.arbeitnow_row(f"data-{page}-{n}") for n in range(100)]
        return {"data": rows, "links": {"next": "https://www.arbeitnow.com/more"}}

    many: dict[str, Route] = {f"/v1/api/jobs/us/search/{n}": adzuna for n in range(1, 201)}
    many["/api/job-board-api"] = arbeitnow
    for name in ("adzuna", "arbeitnow"):
        with stand_in(many) as server:
            found = CASES[name].read(server.url, web())
            next(found)
            assert len(server.asked) == 1  # nothing is collected before it is handed on
            assert 1 + sum(1 for _ in zip(range(9_999), found, strict=False)) == 10_000


def test_ten_thousand_postings_in_one_answer_are_all_read() -> None:
    rows = [test_feeds.REMOTEOK | {"id": str(number)} for number in range(10_000)]
    with stand_in({"/api": [test_feeds.LEGAL, *rows]}) as server:
        found = RemoteOK(base_url=server.url).read(web())
        assert len({posting.native_id for posting in found}) == 10_000

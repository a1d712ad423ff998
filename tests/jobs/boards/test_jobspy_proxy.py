"""The real JobSpy, nothing re-aimed: its requests go to the boards' hosts, through a proxy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.boards import jobspy
from jobs.boards.base import BoardError, Posting, Search
from jobs.boards.web import BoardWeb, open_client
from tests.board_servers import (
    LINKEDIN_NOTHING,
    indeed_answer,
    indeed_job,
    linkedin_answer,
)
from tests.jobs.boards.https_proxy import Proxy, https_proxy, make_certificate

pytestmark = pytest.mark.django_db  # what is asked is recorded

BOARDS = {board.name: board for board in jobspy.BOARDS}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hosts = [board.host for board in jobspy.BOARDS]
    return make_certificate(tmp_path_factory.mktemp("proxy"), hosts)


@pytest.fixture
def proxy(certificate: Path) -> Iterator[Proxy]:
    with https_proxy(certificate) as proxy:
        yield proxy


def search(name: str, proxy: Proxy) -> tuple[list[Posting], BoardError | None]:
    board = BOARDS[name]
    asked = Search(
        title="Data Engineer",
        location="Portland, OR",
        most_results=10,
        proxies=(proxy.url,),
        proxy_ca_file=proxy.ca_file,
    )
    postings = []
    try:
        for posting in board.search(asked, BoardWeb(board.label, client=open_client(name))):
            postings.append(posting)  # noqa: PERF402  what came before an error counts
    except BoardError as error:
        return postings, error
    return postings, None


def test_indeed_is_read_through_a_proxy(proxy: Proxy) -> None:
    job = indeed_job(key="abc123", title="Data Engineer")
    proxy.answers = [indeed_answer(job)]
    postings, error = search("indeed", proxy)
    assert error is None
    assert [posting.native_id for posting in postings] == ["abc123"]
    assert set(proxy.hosts) == {"apis.indeed.com"}


def test_linkedin_is_read_through_a_proxy(proxy: Proxy) -> None:
    proxy.answers = [linkedin_answer("Data Engineer"), LINKEDIN_NOTHING]
    postings, error = search("linkedin", proxy)
    assert error is None
    assert [posting.title for posting in postings] == ["Data Engineer"]
    assert set(proxy.hosts) == {"www.linkedin.com"}


@pytest.mark.parametrize("name", sorted(BOARDS))
@pytest.mark.parametrize(
    ("status", "kind"), [(403, "refused"), (429, "rate_limited"), (500, "failed")]
)
def test_each_board_says_how_it_failed(name: str, status: int, kind: str, proxy: Proxy) -> None:
    proxy.answers = [(status, "no")]
    postings, error = search(name, proxy)
    assert postings == []
    assert error is not None
    assert (error.kind, set(proxy.hosts)) == (kind, {BOARDS[name].host}), str(error)


def test_a_certificate_that_nobody_vouches_for_is_refused(
    proxy: Proxy,
) -> None:
    proxy.answers = [indeed_answer()]
    proxy.ca_file = ""
    _, error = search("indeed", proxy)
    assert error is not None
    assert proxy.hosts == []

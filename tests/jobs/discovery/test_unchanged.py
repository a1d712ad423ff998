"""A second run downloads and parses nothing twice, and forgets nothing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jobs.models import FetchedPage, Job, Sighting
from tests.jobs.boards.server import Asked, Reply, StandIn, stand_in
from tests.jobs.discovery.boards import (
    ListFeed,
    outcomes,
    page,
    profile,
    search,
    use,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in({"/remoteok": page("Data Engineer", "Data Engineer II")}) as board:
        yield board


@pytest.fixture
def feed(server: StandIn, settings: Any, monkeypatch: pytest.MonkeyPatch) -> ListFeed:
    feed = ListFeed("remoteok", server.url, "Remote OK")
    use(monkeypatch, feed)
    profile(settings.CONFIG_DIR, boards=["remoteok"])
    return feed


def with_etag(tag: str, body: Any) -> Any:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == tag:
            return Reply(status=304)
        return Reply(body, headers={"ETag": tag})

    return answer


def test_a_page_with_an_etag_is_not_sent_again(server: StandIn, feed: ListFeed) -> None:
    server.routes["/remoteok"] = with_etag('"v1"', page("Data Engineer", "Data Engineer II"))
    search()
    run = search()
    assert feed.parsed == ["/remoteok"]
    outcome = outcomes(run)["remoteok"]
    assert outcome.status == "unchanged"
    assert "2 known postings are still there" in outcome.message

    server.routes["/remoteok"] = with_etag('"v2"', page("Data Engineer", "Data Engineer IV"))
    assert search().new_count == 0 or Job.objects.count() == 3
    assert feed.parsed == ["/remoteok", "/remoteok"]


def test_the_same_content_is_not_parsed_again(server: StandIn, feed: ListFeed) -> None:
    search()
    assert outcomes(search())["remoteok"].status == "unchanged"
    assert feed.parsed == ["/remoteok"]


def test_what_stands_in_an_unchanged_list_counts_as_seen(server: StandIn, feed: ListFeed) -> None:
    search()
    server.routes["/remoteok"] = page("Data Engineer")  # the other one is gone
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=True):
        search()
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=True):
        now = timezone.now()
        assert outcomes(search())["remoteok"].status == "unchanged"
    stays, gone = Sighting.objects.order_by("native_id")
    assert stays.last_seen_at >= now
    assert gone.last_seen_at < now - timedelta(days=1)


def test_other_titles_have_the_same_page_read_again(
    server: StandIn, feed: ListFeed, settings: Any
) -> None:
    search()
    profile(settings.CONFIG_DIR, boards=["remoteok"], titles="Engineer II")
    assert outcomes(search())["remoteok"].status == "found"
    assert feed.parsed == ["/remoteok", "/remoteok"]


def test_a_list_that_broke_off_is_read_from_the_beginning(server: StandIn, feed: ListFeed) -> None:
    server.routes["/remoteok"] = page("Data Engineer", next="/more")
    server.routes["/more"] = Reply("oops", status=500)
    run = search()
    assert outcomes(run)["remoteok"].status == "failed"
    assert "Before that it gave 1" in outcomes(run)["remoteok"].message
    assert not FetchedPage.objects.exists()

    server.routes["/more"] = page("Data Engineer II", first=7)
    assert search().new_count == 1
    assert Job.objects.count() == 2


def test_pages_that_nobody_asks_for_are_forgotten(server: StandIn, feed: ListFeed) -> None:
    FetchedPage.objects.create(
        question="q", request="r", board="old", content="c",
        read_at=timezone.now() - timedelta(days=61),
    )  # fmt: skip
    search()
    assert FetchedPage.objects.get().board == "remoteok"

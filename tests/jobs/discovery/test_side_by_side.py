"""Boards that hang, lie and die cost only themselves, over real HTTP."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from jobs.models import BoardOutcome, DiscoveryRun, Job
from peregrine.models import BackgroundTask, EgressRecord
from peregrine.tasks import Cancelled
from tests.jobs.boards.server import Asked, Reply, StandIn, stand_in
from tests.jobs.discovery.boards import (
    Broken,
    ListCompanyBoard,
    ListFeed,
    outcomes,
    page,
    profile,
    search,
    use,
)

pytestmark = pytest.mark.django_db

HEALTHY = {
    "/remoteok": page("Data Engineer", "Cook"),
    "/remotive": page("Senior Data Engineer", first=10),
}


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in(dict(HEALTHY)) as board:
        yield board


@dataclass
class Hanging:
    """A board on a host of its own that does not answer until `is_over`."""

    feed: ListFeed
    server: StandIn
    is_over: threading.Event


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    is_over = threading.Event()

    def hang(asked: Asked) -> Reply:
        is_over.wait(20)
        return Reply("too late", status=503)

    with stand_in({"/arbeitnow": hang}) as server:
        yield Hanging(ListFeed("arbeitnow", server.url, "Arbeitnow"), server, is_over)
        is_over.set()


class Count:
    """Counts how many are inside at the same time."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self.now -= 1


def feeds(server: StandIn, *names: str) -> list[ListFeed]:
    return [ListFeed(name, server.url, name.title()) for name in names]


def test_one_hangs_one_lies_one_dies_and_the_others_are_saved(
    server: StandIn,
    hanging: Hanging,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    signed_in: Client,
) -> None:
    names = ["remoteok", "arbeitnow", "weworkremotely", "jobicy", "hackernews", "remotive"]
    server.routes["/weworkremotely"] = "<html>We have moved!</html>"
    server.routes["/hackernews"] = Reply(
        headers={"Content-Length": "9999"}, body=b'{"jobs": [{"id": 1, "ti'
    )
    listed = feeds(server, "remoteok", "weworkremotely", "hackernews", "remotive")
    use(monkeypatch, *listed, hanging.feed, Broken())
    profile(settings.CONFIG_DIR, boards=names)

    run = search(patience=3)

    assert run.status == "completed"
    assert set(Job.objects.values_list("title", flat=True)) == {
        "Data Engineer",
        "Senior Data Engineer",
    }
    found = outcomes(run)
    assert {name: found[name].status for name in names} == {
        "remoteok": "found",
        "remotive": "found",
        "arbeitnow": "failed",
        "weworkremotely": "changed",
        "jobicy": "failed",
        "hackernews": "failed",
    }
    assert (found["remoteok"].new_count, found["remoteok"].other_count) == (1, 1)
    shown = signed_in.get(run.get_absolute_url()).content.decode()
    for words in (
        "Remotive: Found postings",
        "Arbeitnow did not answer within",
        "Weworkremotely answered in a way that Peregrine does not know",
        "Jobicy failed in an unexpected way. The log has the details.",
        "Hackernews could not be read",
        "boards failed",
    ):
        assert words in shown

    # The next run punishes nobody: all are asked, and the healthy ones are not read twice.
    hanging.is_over.set()
    hanging.server.routes["/arbeitnow"] = page("Data Engineer II", first=20)
    server.asked.clear()
    again = outcomes(search(patience=30))
    assert {asked.path for asked in server.asked} >= {f"/{feed.name}" for feed in listed}
    assert again["arbeitnow"].new_count == 1
    assert again["remoteok"].status == again["remotive"].status == "unchanged"


def test_what_other_boards_give_is_there_while_one_still_hangs(
    server: StandIn, hanging: Hanging, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, hanging.feed, *feeds(server, "remoteok"))
    profile(settings.CONFIG_DIR, boards=["arbeitnow", "remoteok"])
    seen: list[tuple[str, int]] = []

    def look() -> None:
        asking = BoardOutcome.objects.get(board="arbeitnow").status
        seen.append((asking, Job.objects.count()))
        if Job.objects.exists():
            hanging.is_over.set()

    search(on_tick=look)
    assert ("asking", 1) in seen


def test_boards_are_asked_side_by_side_but_never_more_than_allowed(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_here = threading.Barrier(2, timeout=10)
    count = Count()

    def meet(asked: Asked) -> Any:
        with count:
            both_here.wait()
        return page("Data Engineer")

    names = ["remoteok", "remotive", "arbeitnow", "jobicy"]
    with ExitStack() as servers:
        hosts = [servers.enter_context(stand_in({f"/{name}": meet})) for name in names]
        use(monkeypatch, *(feed for i, name in enumerate(names) for feed in feeds(hosts[i], name)))
        profile(settings.CONFIG_DIR, boards=names)
        run = search(at_once=2)
    assert count.most == 2
    assert {outcome.status for outcome in run.boards.all()} == {"found"}


def test_one_host_is_asked_for_one_thing_at_a_time(
    server: StandIn, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Count()

    def answer(asked: Asked) -> Any:
        with count:
            time.sleep(0.05)  # long enough for another to come in between
        return page("Data Engineer")

    names = ["remoteok", "remotive", "arbeitnow"]
    for name in names:
        server.routes[f"/{name}"] = answer
    use(monkeypatch, *feeds(server, *names))
    profile(settings.CONFIG_DIR, boards=names)
    search()
    assert (len(server.asked), count.most) == (3, 1)


def test_cancelling_is_quick_though_a_board_hangs(
    server: StandIn, hanging: Hanging, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, *feeds(server, "remoteok", "remotive"), hanging.feed)
    profile(settings.CONFIG_DIR, boards=["remoteok", "arbeitnow", "remotive"])

    def cancel() -> None:
        if Job.objects.exists():
            raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        search(on_tick=cancel, at_once=2)
    assert time.monotonic() - began < 10  # the board would hang for 20
    run = DiscoveryRun.objects.get()
    assert run.status == "cancelled"
    assert outcomes(run)["arbeitnow"].status == "stopped"
    assert Job.objects.filter(title="Data Engineer").exists()


def test_a_board_that_wants_a_pause_gets_it_and_the_page_says_until_when(
    server: StandIn, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes["/remoteok"] = Reply("slow down", 429, {"Retry-After": "3600"})
    use(monkeypatch, *feeds(server, "remoteok", "remotive"))
    profile(settings.CONFIG_DIR, boards=["remoteok", "remotive"])
    first = outcomes(search())["remoteok"]
    assert first.status == "rate_limited"
    assert first.rest_until is not None
    assert timedelta(minutes=59) < first.rest_until - timezone.now() < timedelta(minutes=61)

    server.routes["/remoteok"] = HEALTHY["/remoteok"]
    server.asked.clear()
    second = outcomes(search())
    assert second["remoteok"].status == "resting"
    assert "left alone until" in second["remoteok"].message
    assert "/remoteok" not in server.paths
    assert "/remotive" in server.paths, "the other board is not punished"

    with time_machine.travel(first.rest_until + timedelta(seconds=1)):
        assert outcomes(search())["remoteok"].status == "found"


def test_every_connection_is_recorded_under_its_board(
    server: StandIn, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(
        monkeypatch,
        *feeds(server, "remoteok"),
        company_boards=(ListCompanyBoard(server.url),),
    )
    server.routes["/acme"] = {"company": "Acme", **page("Data Engineer")}
    profile(settings.CONFIG_DIR, boards=["remoteok"], watch="https://lists.example/acme")
    search()
    rows = EgressRecord.objects.values_list("purpose", "path", "status")
    assert set(rows) == {("board: remoteok", "/remoteok", 200), ("board: lists", "/acme", 200)}


def test_a_task_that_runs_again_after_a_crash_ends_the_run_that_it_left(
    server: StandIn, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, *feeds(server, "remoteok"))
    profile(settings.CONFIG_DIR, boards=["remoteok"])
    task = BackgroundTask.objects.create(task_type="discover", status="running")
    left = DiscoveryRun.objects.create(kind="search", source="Data", task=task)
    BoardOutcome.objects.create(run=left, board="remoteok", status="asking")
    BoardOutcome.objects.create(run=left, board="remotive", status="found")
    assert search(task=task).status == "completed"
    left.refresh_from_db()
    assert left.status == "failed"
    assert "stopped in the middle" in left.note
    assert {name: each.status for name, each in outcomes(left).items()} == {
        "remoteok": "stopped",
        "remotive": "found",
    }

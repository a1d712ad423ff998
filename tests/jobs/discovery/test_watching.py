"""Watched companies: their boards are recognised, or probed for once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jobs.models import Job, WatchedCompany
from tests.jobs.boards.server import Reply, StandIn, stand_in
from tests.jobs.discovery.boards import ListCompanyBoard, outcomes, page, profile, search, use

pytestmark = pytest.mark.django_db

ACME = {"company": "Acme Inc.", **page("Data Engineer", "Cook")}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with stand_in({"/acme": ACME}) as board:
        use(monkeypatch, company_boards=(ListCompanyBoard(board.url),))
        yield board


@pytest.fixture
def watch(settings: Any) -> Any:
    return lambda entry: profile(settings.CONFIG_DIR, boards=[], watch=entry)


def test_a_careers_address_is_recognised(server: StandIn, watch: Any) -> None:
    watch("https://lists.example/acme")
    outcome = outcomes(search())["https://lists.example/acme"]
    assert (outcome.board, outcome.status) == ("lists", "found")
    assert (outcome.new_count, outcome.other_count) == (1, 1)
    assert Job.objects.get().title == "Data Engineer"
    assert server.paths == ["/acme"]


def test_old_openings_of_a_watched_company_are_shown(server: StandIn, watch: Any) -> None:
    old = {"id": 1, "title": "Data Engineer", "posted_on": "2024-05-01"}
    server.routes["/acme"] = {"company": "Acme Inc.", "jobs": [old]}
    watch("Acme")
    outcome = outcomes(search())["Acme"]
    assert (outcome.new_count, outcome.hidden_count) == (1, 0)


def test_a_name_is_probed_once(server: StandIn, watch: Any) -> None:
    watch("Acme")
    outcome = outcomes(search())["Acme"]
    assert (outcome.board, outcome.status, outcome.new_count) == ("lists", "found", 1)
    assert WatchedCompany.objects.get().token == "acme"
    server.asked.clear()
    search()
    assert server.paths == ["/acme"]


def test_a_guess_that_leads_to_another_company_is_refused(server: StandIn, watch: Any) -> None:
    server.routes["/acme"] = {"company": "Metalworks of Acmeville", **page("Data Engineer")}
    watch("Acme Robotics")
    run = search()
    outcome = outcomes(run)["Acme Robotics"]
    assert outcome.status == "not_found"
    assert "Write the address of its list of jobs" in outcome.message
    assert not Job.objects.exists()
    server.asked.clear()
    assert outcomes(search())["Acme Robotics"].status == "not_found"
    assert server.asked == [], "it is not probed for in every run"


def test_a_board_that_fails_while_probed_is_no_answer(server: StandIn, watch: Any) -> None:
    server.routes["/acme"] = Reply("no", status=429, headers={"Retry-After": "900"})
    watch("Acme")
    outcome = outcomes(search())["Acme"]
    assert outcome.status == "failed"
    assert "could not be looked for everywhere: Lists asked us to slow down" in outcome.message
    assert not WatchedCompany.objects.exists()


def test_what_a_complete_list_lacks_twice_is_gone(server: StandIn, watch: Any) -> None:
    watch("https://lists.example/acme")
    search()
    job = Job.objects.get()
    server.routes["/acme"] = {"company": "Acme Inc.", **page("Cook", first=2)}
    for day in (1, 2):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=True):
            search()
            server.routes["/acme"]["jobs"].append({"id": 90 + day, "title": "Baker"})
        job.refresh_from_db()
        assert bool(job.gone_at) == (day == 2)


def test_an_unchanged_list_shows_its_jobs_open(server: StandIn, watch: Any) -> None:
    watch("https://lists.example/acme")
    search()
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=True):
        now = timezone.now()
        assert outcomes(search())["https://lists.example/acme"].status == "unchanged"
    job = Job.objects.get()
    assert job.seen_open_at is not None
    assert job.seen_open_at >= now


def test_a_careers_page_that_links_to_a_board_leads_there(server: StandIn, watch: Any) -> None:
    server.routes["/careers"] = '<a href="https:&#x2F;&#x2F;lists.example/acme">Our jobs</a>'
    watch(f"{server.url}/careers")
    outcome = outcomes(search())[f"{server.url}/careers"]
    assert (outcome.board, outcome.status) == ("lists", "found")
    assert server.paths == ["/careers", "/acme"]


def test_a_company_that_moved_is_looked_for_again(server: StandIn, watch: Any) -> None:
    watch("Acme")
    search()
    del server.routes["/acme"]
    assert outcomes(search())["Acme"].status == "not_found"
    assert not WatchedCompany.objects.exists()

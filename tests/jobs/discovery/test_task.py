"""The search as a background task, and its page while it runs."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobs.models import BoardOutcome, DiscoveryRun
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task
from peregrine.tasks.run import run_task
from tests.jobs.boards.server import stand_in
from tests.jobs.discovery.boards import ListFeed, outcomes, page, profile, use

pytestmark = pytest.mark.django_db


def test_a_board_cannot_lead_into_this_computer(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile(settings.CONFIG_DIR, boards=["remoteok"])
    task = submit_task("discover", profile="")
    with stand_in({"/remoteok": page("Data Engineer")}) as server:
        use(monkeypatch, ListFeed("remoteok", server.url, "Remote OK"))
        run_task(task.pk)
        assert server.asked == []
    task.refresh_from_db()
    run = DiscoveryRun.objects.get()
    assert task.result == {
        "runs": [run.pk],
        "summary": "Found 0 new, 0 sightings, 0 hidden, 0 errors.",
    }
    outcome = outcomes(run)["remoteok"]
    assert outcome.status == "failed"
    assert "is this computer itself" in outcome.message


def test_the_page_of_a_run_says_what_each_board_is_doing(signed_in: Client) -> None:
    task = BackgroundTask.objects.create(task_type="discover", status="running")
    run = DiscoveryRun.objects.create(kind="search", source="Data", task=task)
    make = BoardOutcome.objects.create
    make(run=run, board="indeed", status="asking", found_count=7, new_count=4, sighting_count=2,
         hidden_count=1, other_count=40)  # fmt: skip
    make(run=run, board="lever", company="Acme", status="waiting")
    make(run=run, company="Globex", status="not_found", message="It was not found.")
    shown = signed_in.get(reverse("jobs:run", args=[run.pk])).content.decode()
    assert "Indeed: Is being asked" in shown
    assert "7 found so far: 4 new, 2 known already, 1 hidden; 40 others" in shown
    assert "Lever: Acme: Waits for its turn" in shown
    assert "Globex: Not there" in shown
    assert "board failed" in shown
    assert 'hx-trigger="every 1s"' in shown

    task.status = "failed"
    task.save()
    shown = signed_in.get(reverse("jobs:run", args=[run.pk])).content.decode()
    assert "Indeed: Stopped before the end" in shown
    assert "Is being asked" not in shown


def test_the_limits_of_linkedin_are_told_where_it_is_switched_on(
    signed_in: Client, settings: Any
) -> None:
    profile(settings.CONFIG_DIR, boards=["indeed"])
    assert "wants a pause" not in signed_in.get(reverse("jobs:runs")).content.decode()
    profile(settings.CONFIG_DIR, boards=["indeed", "linkedin"])
    assert "wants a pause" in signed_in.get(reverse("jobs:runs")).content.decode()

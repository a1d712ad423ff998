"""Many jobs of the library at once: by ticks or a whole view, with undo, without JavaScript."""

import re
from typing import Any

import pytest
from django.test import Client

from jobs.library import changing, paging
from jobs.models import BulkChange, Job, StageChange
from jobs.stages import Stage
from peregrine.models import BackgroundTask
from peregrine.tasks import cancel
from peregrine.tasks.run import run_task
from tests.factories import make_job

pytestmark = pytest.mark.django_db

URL = "/jobs/change/"


def send(client: Client, **fields: Any) -> Any:
    return client.post(URL, {"token": "t", "view": "", "next": "/jobs/?q=nurse", **fields})


def test_ticked_jobs_are_changed_and_the_page_offers_undo(signed_in: Client) -> None:
    jobs = [make_job(title="Nurse") for _ in range(3)]
    page = signed_in.get("/jobs/", {"q": "nurse"}).text
    assert page.count('form="change-many"') == 3
    assert re.search(r"All 3<", page)
    for _ in range(2):  # a double click
        answer = send(signed_in, action="archive", job=[jobs[0].pk, jobs[1].pk])
    assert answer.headers["Location"] == "/jobs/?q=nurse"
    assert StageChange.objects.count() == 2
    page = signed_in.get("/jobs/?q=nurse").text
    assert "2 archived." in page
    change = BulkChange.objects.get()
    undo = f"/jobs/changes/{change.pk}/undo/"
    assert undo in page
    answer = signed_in.post(undo, {"next": "/jobs/?q=nurse"}, follow=True)
    assert "2 taken back." in answer.text
    assert undo not in answer.text
    assert set(Job.objects.values_list("stage", flat=True)) == {Stage.PENDING.value}


def test_a_whole_view_is_changed_and_nothing_else(signed_in: Client) -> None:
    make_job(title="Nurse", score=80)
    make_job(title="Nurse", score=20)
    make_job(title="Clerk", score=90)
    send(signed_in, action="star", scope="view", view="q=nurse&score=60")
    assert list(Job.objects.exclude(starred_at=None).values_list("title", "score")) == [
        ("Nurse", 80)
    ]


def test_more_than_were_counted_are_named_and_asked_for_first(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "COUNT_UP_TO", 2)
    for number in range(paging.ROWS + 1):
        make_job(title="Nurse", score=number)
    page = signed_in.get("/jobs/", {"q": "nurse", "sort": "best"}).text
    assert "All, more than 50<" in page
    assert 'name="counted" value="0"' in page
    sent = {"action": "archive", "scope": "view", "view": "q=nurse"}
    asking = send(signed_in, **sent, counted="0")
    assert "Archive: 51 jobs?" in asking.text
    assert "every job of the view: <bdi>nurse</bdi>" in asking.text
    assert not BulkChange.objects.exists()
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asking.text))
    assert (fields["counted"], fields["token"], fields["view"]) == ("51", "t", "q=nurse")
    make_job(title="Nurse")  # since it was asked
    assert "Archive: 52 jobs?" in send(signed_in, **sent, counted="51").text
    assert send(signed_in, **sent, counted="52").headers["Location"] == "/jobs/?q=nurse"
    assert BulkChange.objects.get().done == 52


def test_when_it_has_ended_the_page_says_one_thing_and_offers_the_list(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing, "CHUNK", 2)
    for _ in range(3):
        make_job(title="Nurse")
    send(signed_in, action="archive", scope="view", view="q=nurse")
    assert (
        'hx-get="/jobs/changes/" hx-trigger="task-finished from:body"'
        in signed_in.get("/jobs/").text
    )
    run_task(BackgroundTask.objects.get().pk)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/jobs/?q=nurse"}
    ended = signed_in.get("/jobs/changes/", headers=headers).text
    assert "3 archived." in ended
    assert '<a href="/jobs/?q=nurse" data-show-again' in ended
    assert not [each for each in ("hx-trigger", "to go", "Under way", "<html") if each in ended]
    change = BulkChange.objects.get()
    signed_in.post(f"/jobs/changes/{change.pk}/undo/")
    assert "hx-trigger" in signed_in.get("/jobs/changes/", headers=headers).text
    run_task(BackgroundTask.objects.get(task_type="bulk_undo").pk)
    back = signed_in.get("/jobs/changes/", headers=headers).text
    assert "3 taken back." in back
    assert "3 archived." not in back


def test_a_large_change_that_fits_no_job_says_so(signed_in: Client) -> None:
    for _ in range(changing.CHUNK + 1):
        make_job(stage=Stage.ARCHIVED, closed_from="pending")
    send(signed_in, action="archive", scope="view")
    run_task(BackgroundTask.objects.get().pk)
    page = signed_in.get("/jobs/changes/", headers={"HX-Request": "true"}).text
    assert "0 archived, 201 skipped: already archived." in page
    assert "/undo/" not in page


def test_what_stopped_before_its_end_says_so(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing, "CHUNK", 2)
    for _ in range(3):
        make_job()
    send(signed_in, action="archive", scope="view")
    cancel(BackgroundTask.objects.get())
    page = signed_in.get("/jobs/").text
    assert "0 archived, 3 to go. It stopped before its end" in page


def test_how_changes_stand_is_a_part_of_the_library(signed_in: Client, client: Client) -> None:
    assert signed_in.get("/jobs/changes/").headers["Location"] == "/jobs/"
    elsewhere = {"HX-Request": "true", "HX-Current-URL": "http://testserver/tasks/"}
    assert 'href="/jobs/"' in signed_in.get("/jobs/changes/", headers=elsewhere).text
    assert signed_in.post("/jobs/changes/").status_code == 405
    signed_in.logout()
    assert client.get("/jobs/changes/").headers["Location"].startswith("/login/")


@pytest.mark.parametrize("view", ["q=nurse&stage=new", "score=abc", "status=pending"])
def test_a_view_that_is_not_understood_changes_nothing(signed_in: Client, view: str) -> None:
    make_job(title="Nurse")
    answer = send(signed_in, action="archive", scope="view", view=view)
    assert answer.status_code == 422
    assert "Nothing was changed." in answer.text
    assert "This was not understood and is left out" in answer.text
    assert not BulkChange.objects.exists()
    assert Job.objects.get().stage == Stage.PENDING


def test_nothing_ticked_and_nothing_done_are_said(signed_in: Client) -> None:
    job = make_job(stage=Stage.ARCHIVED, closed_from="pending")
    answer = signed_in.post(URL, {"action": "archive"}, follow=True)
    assert "No job is ticked" in answer.text
    answer = signed_in.post(URL, {"action": "archive", "job": [job.pk, "x", "9" * 30]}, follow=True)
    assert "0 archived, 1 skipped: already archived." in answer.text


def test_thousands_go_to_the_background_with_progress(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changing, "CHUNK", 2)
    for _ in range(3):
        make_job()
    send(signed_in, action="approve", scope="view")
    send(signed_in, action="approve", scope="view")
    task = BackgroundTask.objects.get()
    page = signed_in.get("/jobs/").text
    assert f'id="task-{task.pk}"' in page
    assert "Approve: 3 jobs" in page
    assert page.count("Stop and undo") == 1
    assert "to go" not in page  # the task alone says how far it is
    signed_in.post(f"/jobs/changes/{BulkChange.objects.get().pk}/undo/")
    assert BackgroundTask.objects.filter(task_type="bulk_undo").exists()


def test_what_makes_no_sense_is_refused(signed_in: Client, client: Client) -> None:
    assert signed_in.post(URL, {"action": "sell"}).status_code == 400
    assert signed_in.post(URL, {"action": "reject", "reason": "bored"}).status_code == 400
    assert signed_in.get(URL).status_code == 405
    assert signed_in.get("/jobs/changes/1/undo/").status_code == 405
    assert signed_in.post("/jobs/changes/1/undo/").status_code == 404
    away = send(signed_in, action="star", job=make_job().pk, next="https://evil.example/")
    assert away.headers["Location"] == "/jobs/"
    signed_in.logout()
    assert b'action="/login/"' in send(client, action="star", job=1).content

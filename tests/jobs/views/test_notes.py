"""Notes on the job's page, in its workspace, and where they only show that they are there."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobs.models import Job, Note
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def url(job: Job, *more: Any) -> str:
    return "/".join(["/jobs", str(job.pk), "notes", *map(str, more), ""])


def test_a_note_is_written_read_and_changed(signed_in: Client) -> None:
    job = make_job(stage=Stage.APPROVED)
    page = signed_in.get(f"/jobs/{job.pk}/").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    sent = {"note": "Ask for <Jo>.\nMonday", "token": token[1], "next": f"/jobs/{job.pk}/"}
    for _ in range(2):  # a double click
        answer = signed_in.post(url(job), sent)
    assert answer.headers["Location"] == f"/jobs/{job.pk}/#notes"
    note = Note.objects.get()
    for address in (f"/jobs/{job.pk}/", f"/jobs/{job.pk}/apply/", url(job)):
        assert "Ask for &lt;Jo&gt;.<br>Monday" in signed_in.get(address).text
    answer = signed_in.post(url(job, note.pk), {"note": "Tuesday", "revision": "1"}, headers=HTMX)
    assert "Tuesday" in answer.text
    assert "<html" not in answer.text
    answer = signed_in.post(url(job, note.pk), {"note": "Wednesday", "revision": "1"}, follow=True)
    assert "kept as a note of its own" in answer.text
    assert {"Tuesday", "Wednesday"} == set(Note.objects.values_list("text", flat=True))


def test_a_note_is_removed_and_brought_back(signed_in: Client) -> None:
    job = make_job()
    note = Note.objects.create(job=job, text="Ask for Jo")
    answer = signed_in.post(url(job, note.pk, "remove"), headers=HTMX)
    assert "Removed: “" in answer.text
    assert Note.objects.standing().count() == 0
    signed_in.post(url(job, note.pk, "back"))
    assert Note.objects.standing().get() == note


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_empty_note_is_refused_and_nothing_typed_is_lost(
    signed_in: Client, headers: dict[str, str]
) -> None:
    job = make_job()
    note = Note.objects.create(job=job, text="Ask for Jo")
    answer = signed_in.post(url(job), {"note": " "}, headers=headers)
    assert answer.status_code == 422
    assert "There is nothing in this note" in answer.text
    assert ("<html" in answer.text) is not bool(headers)
    long = "y" * 20_001
    answer = signed_in.post(url(job, note.pk), {"note": long, "revision": "1"}, headers=headers)
    assert answer.status_code == 422
    assert long in answer.text
    assert Note.objects.get().text == "Ask for Jo"


def test_review_and_library_show_that_there_is_one(signed_in: Client) -> None:
    job = make_job()
    for address in ("/jobs/", "/jobs/review/"):
        assert url(job) not in signed_in.get(address).text
    Note.objects.create(job=job, text="Ask for Jo")
    for address in ("/jobs/", "/jobs/review/"):
        assert f'href="{url(job)}"' in signed_in.get(address).text
    assert (
        "Ask for Jo"
        in b"".join(
            signed_in.get("/jobs/export/csv/?all=1").streaming_content  # type: ignore[arg-type]
        ).decode()
    )


def test_what_is_not_there_is_refused(signed_in: Client) -> None:
    job, other = make_job(), make_job()
    note = Note.objects.create(job=job, text="Ask for Jo")
    assert signed_in.get(url(job, note.pk)).status_code == 405
    assert signed_in.put(url(job)).status_code == 405
    assert signed_in.post(url(other, note.pk, "remove")).status_code == 404
    assert signed_in.post(url(job), {"note": "x", "token": "?"}).status_code == 302
    signed_in.logout()
    assert signed_in.get(url(job)).headers["Location"].startswith("/login/")


def test_thirty_notes_cost_no_more_queries_than_three(signed_in: Client) -> None:
    job, costs = make_job(), []
    for count in (3, 27):
        for number in range(count):
            Note.objects.create(job=job, text=f"Note {number}")
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(url(job))
        costs.append(len(queries))
    assert costs[0] == costs[1]

"""Which columns the library shows: chosen, moved, kept for each saved view."""

import re
from typing import Any

import pytest
from django.test import Client

from jobs.models import CoverLetter, SavedView, Sighting
from tests.factories import make_job

pytestmark = pytest.mark.django_db

URL = "/jobs/columns/"


def heads(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/jobs/?{query}").text
    return re.findall(r'scope="col"[^>]*>(?:<(?:a|span) [^>]*>)?([^<]+?) ?<', page)


def test_the_usual_columns_are_there_from_the_start(signed_in: Client) -> None:
    make_job()
    assert heads(signed_in) == [
        "Title", "Company", "Place", "Remote", "Pay", "Match", "Stage", "Found", "Starred",
    ]  # fmt: skip


def test_columns_are_chosen_and_moved_without_a_script(signed_in: Client) -> None:
    make_job()
    sent: dict[str, Any] = {"column": ["stage", "match", "posted"]}
    assert signed_in.post(URL, sent).headers["Location"] == "/jobs/"
    assert heads(signed_in) == ["Title", "Stage", "Match", "Posted"]
    answer = signed_in.post(URL, {**sent, "up": "match"})
    assert answer.headers["Location"].startswith(URL)
    assert heads(signed_in) == ["Title", "Match", "Stage", "Posted"]
    signed_in.post(URL, {"column": ["match", "stage", "posted"], "down": "posted"})
    assert heads(signed_in) == ["Title", "Match", "Stage", "Posted"]
    page = signed_in.get(URL).text
    assert page.index('value="stage" id="c-stage" checked') < page.index('id="c-company"')
    signed_in.post(URL, {"usual": "1"})
    assert heads(signed_in)[1] == "Company"
    assert SavedView.objects.count() == 1


def test_a_saved_view_has_columns_of_its_own(signed_in: Client) -> None:
    make_job(title="Nurse")
    view = SavedView.objects.create(name="Nurses", query="q=nurse")
    assert f"{URL}?view={view.pk}" in signed_in.get("/jobs/?q=nurse").text
    answer = signed_in.post(URL, {"view": view.pk, "column": ["company", "nothing"]})
    assert answer.headers["Location"] == "/jobs/?q=nurse"
    assert heads(signed_in, "q=nurse") == ["Title", "Company"]
    assert len(heads(signed_in)) == 9
    assert "Nurses" in signed_in.get(f"{URL}?view={view.pk}").text


def test_every_column_can_be_shown(signed_in: Client) -> None:
    job = make_job(url="https://jobs.example/1", matched=[{"word": "Python"}])
    Sighting.objects.create(job=job, board="indeed", native_id="1")
    CoverLetter.objects.create(job=job, version=1)
    page = signed_in.get(URL).text
    signed_in.post(URL, {"column": re.findall(r'name="column" value="(\w+)"', page)})
    shown = signed_in.get("/jobs/").text
    for word in ("Indeed", "Python", "https://jobs.example/1"):
        assert word in shown
    assert "Description" not in shown


def test_what_is_not_there_is_refused(signed_in: Client) -> None:
    assert signed_in.get(f"{URL}?view=99").status_code == 404
    assert signed_in.put(URL).status_code == 405
    signed_in.logout()
    assert signed_in.get(URL).headers["Location"].startswith("/login/")

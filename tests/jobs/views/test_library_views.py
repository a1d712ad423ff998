"""Saved views: kept under a name, counted, renamed, put in order, removed and brought back."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobs.library import saved
from jobs.models import SavedView
from tests.factories import make_job

pytestmark = pytest.mark.django_db

URL = "/jobs/views/"
HTMX = {"HX-Request": "true"}


def names(client: Client) -> list[str]:
    """The saved views as the library shows them."""
    page = client.get("/jobs/").text
    return re.findall(r'<a [^>]*class="chip[^>]*\?[^>]*><bdi>([^<]+)', page)


def save(client: Client, name: str, query: str = "nurse", **more: Any) -> Any:
    return client.post(f"{URL}save/", {"name": name, "q": query, **more})


def test_a_view_is_kept_under_its_name(signed_in: Client) -> None:
    make_job(title="Nurse", score=80)
    sent = {"score": "60", "stage": "pending"}
    answer = save(signed_in, "Good ones", **sent)
    assert answer.headers["Location"] == "/jobs/?q=nurse&stage=pending&score=60"
    save(signed_in, "Good ones", **sent)  # twice is once
    assert SavedView.objects.get().query == "q=nurse&stage=pending&score=60"
    page = signed_in.get("/jobs/?q=nurse&stage=pending&score=60").text
    assert 'aria-current="page"><bdi>Good ones</bdi>' in page


@pytest.mark.parametrize("name", ["Äpfel", "äPFEL"])
def test_a_name_that_another_view_has_is_refused_and_that_view_stays(
    signed_in: Client, name: str
) -> None:
    make_job(title="Nurse", score=80)
    make_job(title="Nurse", score=70)
    save(signed_in, "Äpfel", stage="pending")
    answer = save(signed_in, name, score="75")
    assert answer.status_code == 422
    why = "A view is called that already. Choose another name, or remove it first."
    assert why in answer.text
    assert f'value="{name}" aria-invalid="true"' in answer.text
    assert answer.context["count"] == 1  # the page is the view that was to be saved
    assert '<input type="hidden" name="next" value="/jobs/?q=nurse&amp;score=75">' in answer.text
    assert SavedView.objects.get().query == "q=nurse&stage=pending"
    assert save(signed_in, name, stage="pending").status_code == 302  # the same view


@pytest.mark.parametrize(
    ("name", "more", "why"),
    [
        ("", {}, "Give the view a name"),
        ("x" * 61, {}, "at most 60 letters"),
        ("Long", {"q": "ü" * 190}, "too many words"),
    ],
)
def test_what_cannot_be_saved_is_said(
    signed_in: Client, name: str, more: dict[str, str], why: str
) -> None:
    sent = {"name": name, "q": "nurse", **more}
    answer = signed_in.post(f"{URL}save/", sent)
    assert answer.status_code == 422
    assert why in answer.text
    assert not SavedView.objects.exists()


def test_a_view_is_saved_above_the_jobs(signed_in: Client) -> None:
    make_job(title="Nurse")
    page = signed_in.get("/jobs/?q=nurse").text
    assert page.index("Save view") < page.index('class="table library"')
    assert "Save view" in signed_in.get("/jobs/?q=astronaut").text  # nobody is like that, yet
    assert "Save view" not in signed_in.get("/jobs/").text
    refused = save(signed_in, "").text
    assert '<details class="drop" open>' in refused
    assert '<details class="drop" open>' not in page


def test_a_view_that_is_not_understood_is_not_saved(signed_in: Client) -> None:
    answer = save(signed_in, "Good ones", stage="new")
    assert answer.status_code == 422
    assert "Nothing was saved." in answer.text
    assert not SavedView.objects.exists()


def test_there_is_a_most_of_views(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "MOST", 2)
    for name in ("a", "b", "c"):
        answer = save(signed_in, name)
    assert answer.status_code == 422
    assert "There are 2 saved views" in answer.text
    assert names(signed_in) == ["a", "b"]


def test_views_are_counted_as_far_as_one_cares(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make_job(title="Nurse")
    save(signed_in, "Nurses")
    save(signed_in, "Nobody", query="astronaut")
    library = signed_in.get("/jobs/?q=nurse").text
    again = f'hx-get="{URL}counts/?shown=q%3Dnurse" hx-trigger="task-finished from:body"'
    assert again.replace("task-", "load, task-") in library
    counted = signed_in.get(f"{URL}counts/?shown=q%3Dnurse", headers=HTMX).text
    assert '<bdi>Nurses</bdi> <span class="because">3<' in counted
    assert '<bdi>Nobody</bdi> <span class="because">0<' in counted
    assert again in counted
    assert "<html" not in counted
    assert signed_in.get(f"{URL}counts/").status_code == 302
    monkeypatch.setattr(saved, "COUNTED_UP_TO", 2)
    assert "2+ jobs" in signed_in.get(URL).text
    monkeypatch.setattr(saved, "COUNTING", -1)
    assert "jobs · nurse" not in signed_in.get(URL).text


def test_a_view_is_renamed(signed_in: Client) -> None:
    save(signed_in, "Nurses")
    save(signed_in, "Clerks", query="clerk")
    view = SavedView.objects.get(name="Nurses")
    signed_in.post(f"{URL}{view.pk}/rename/", {"name": "Good nurses"})
    assert names(signed_in) == ["Good nurses", "Clerks"]
    signed_in.post(f"{URL}{view.pk}/rename/", {"name": "good Nurses"})  # its own name
    assert names(signed_in) == ["good Nurses", "Clerks"]
    for name, why in (("cLERKS", "A view is called that already"), ("", "Give the view a name")):
        answer = signed_in.post(f"{URL}{view.pk}/rename/", {"name": name})
        assert answer.status_code == 422
        assert why in answer.text


def test_views_are_put_in_order(signed_in: Client) -> None:
    for name in ("a", "b", "c"):
        save(signed_in, name)
    view = SavedView.objects.get(name="c")
    signed_in.post(f"{URL}{view.pk}/move/", {"way": "up"})
    assert names(signed_in) == ["a", "c", "b"]
    for _ in range(2):
        signed_in.post(f"{URL}{view.pk}/move/", {"way": "up"})
    assert names(signed_in) == ["c", "a", "b"]
    signed_in.post(f"{URL}{view.pk}/move/", {"way": "down"})
    assert names(signed_in) == ["a", "c", "b"]
    assert signed_in.post(f"{URL}{view.pk}/move/", {"way": "out"}).status_code == 400


def test_a_view_is_removed_and_brought_back(signed_in: Client) -> None:
    save(signed_in, "Nurses")
    view = SavedView.objects.get()
    page = signed_in.post(f"{URL}{view.pk}/remove/", follow=True).text
    assert "“<bdi>Nurses</bdi>” is removed. The jobs stay." in page
    assert names(signed_in) == []
    save(signed_in, "Nurses", query="nurse*")  # the name is free again
    answer = signed_in.post(f"{URL}{view.pk}/back/", follow=True)
    assert "“Nurses 2” is back." in answer.text
    assert names(signed_in) == ["Nurses 2", "Nurses"]


def test_no_view_yet_says_how_to_save_one(signed_in: Client) -> None:
    assert "No view is saved yet" in signed_in.get(URL).text


def test_what_is_not_there_is_refused(signed_in: Client) -> None:
    for way in ("rename", "move", "remove", "back"):
        assert signed_in.get(f"{URL}1/{way}/").status_code == 405
        sent = {"way": "up", "name": "x"}
        assert signed_in.post(f"{URL}1/{way}/", sent).status_code == 404
    assert signed_in.post(URL).status_code == 405
    signed_in.logout()
    assert signed_in.get(URL).headers["Location"].startswith("/login/")


def test_the_library_costs_the_same_with_many_views(signed_in: Client) -> None:
    costs = []
    for start, stop in ((0, 3), (3, 28)):
        for number in range(start, stop):
            save(signed_in, f"View {number}")
        with CaptureQueriesContext(connection) as queries:
            signed_in.get("/jobs/")
        costs.append(len(queries))
    assert costs[0] == costs[1]

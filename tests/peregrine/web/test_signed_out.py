"""The session ends while a page is open: nothing that was typed is lost, nothing counts unasked."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobs.models import Note
from peregrine.web.carried import Carried
from tests.factories import make_job

RIGHT = {"username": "ada", "password": "correct horse battery"}
HERE = "http://testserver"
SUGGESTED = "/settings/keywords/suggested/"
STORY = "Ten years of “bread” & care.\r\n\r\nThen:\n<b>moved</b> to Łódź"


def hidden(response: Any) -> list[tuple[str, str]]:
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return [(name, unescape(value)) for name, value in fields]


def carried(response: Any) -> str:
    return dict(hidden(response))["carried"]


def test_what_was_typed_is_there_after_signing_in_and_saved_by_a_click_only(
    client: Client, owner: User
) -> None:
    job = make_job()
    notes = f"/jobs/{job.pk}/notes/"
    page = f"{HERE}/jobs/{job.pk}/?from=review"
    asked = client.post(notes, {"note": STORY}, headers={"Referer": page})
    assert (asked.status_code, asked["Cache-Control"].count("no-store")) == (403, 1)
    assert b"What you sent is kept on this page" in asked.content

    again = client.post("/login/", RIGHT | {"carried": carried(asked)})
    assert again.status_code == 200
    assert f'action="{notes}"' in again.content.decode()
    assert f'href="/jobs/{job.pk}/?from=review"' in again.content.decode()
    fields = dict(hidden(again))
    assert fields["note"].replace("\r\n", "\n") == STORY.replace("\r\n", "\n")
    assert not Note.objects.exists()

    assert client.post(notes, fields).status_code == 302
    assert Note.objects.get().text.startswith("Ten years of “bread” & care.")


def test_a_wrong_password_and_a_page_loaded_again_lose_nothing(client: Client, owner: User) -> None:
    asked = client.post("/settings/keywords/", {"words": "Sourdough", "app_key": "k"})
    wrong = client.post("/login/", RIGHT | {"password": "x", "carried": carried(asked)})
    assert carried(wrong) == carried(asked)
    for _ in range(2):
        again = client.post("/login/", RIGHT | {"carried": carried(wrong)})
        assert ("words", "Sourdough") in hidden(again)
        assert "app_key" not in dict(hidden(again))


def test_ticks_of_the_same_name_are_all_carried_in_their_order(client: Client, owner: User) -> None:
    asked = client.post("/jobs/change/", {"job": ["3", "1", "2"], "action": "archive"})
    again = client.post("/login/", RIGHT | {"carried": carried(asked)})
    jobs = [value for name, value in hidden(again) if name == "job"]
    assert (jobs, dict(hidden(again))["action"]) == (["3", "1", "2"], "archive")


def test_only_what_a_person_may_know_is_shown(client: Client, owner: User) -> None:
    sent = {"row-TOTAL_FORMS": "1", "row-0-word": "Rye", "row-0-was": "null", "version": "a1"}
    asked = client.post("/settings/keywords/", sent)
    again = client.post("/login/", RIGHT | {"carried": carried(asked)})
    assert re.findall(r"<dt>(.+?)</dt><dd><bdi>(.+?)</bdi>", again.content.decode()) == [
        ("Row 0 word", "Rye")
    ]
    assert sent.items() <= dict(hidden(again)).items()


def test_signing_out_twice_is_no_news(client: Client, owner: User) -> None:
    client.post("/logout/")
    landed = client.post("/login/", RIGHT, follow=True)
    assert "that was not done" not in landed.content.decode()


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        (f"{HERE}/settings/keywords/?q=a", "/settings/keywords/%3Fq%3Da"),
        ("https://evil.example/", "/"),
        (f"{HERE}.evil.example/x", "/"),
        (f"{HERE}/login/?next=/jobs/", "/"),
        (None, "/"),
    ],
)
def test_a_bare_button_leads_back_to_the_page_where_it_stands(
    client: Client, owner: User, referer: str | None, back: str
) -> None:
    headers = {"Referer": referer} if referer else {}
    answer = client.post("/jobs/1/resume/export/pdf/", headers=headers)
    assert answer["Location"] == f"/login/?next={back}"
    landed = client.post(answer["Location"], RIGHT | {"next": "/"}, follow=True)
    assert "You were signed out, so that was not done" in landed.content.decode()


def test_files_and_passwords_are_never_carried(client: Client, owner: User) -> None:
    file = SimpleUploadedFile("cv.txt", b"Ada")
    headers = {"Referer": f"{HERE}/jobs/resumes/"}
    answer = client.post("/jobs/resumes/", {"file": file, "name": "CV"}, headers=headers)
    assert answer["Location"] == "/login/?next=/jobs/resumes/"
    passwords = client.post("/password/", {"old_password": "a", "new_password1": "b"})
    assert passwords["Location"] == "/login/?next=/"


def test_what_is_too_long_to_send_twice_leads_back(client: Client, owner: User) -> None:
    noise = "".join(f"{n * 7919 % 1000003:x}" for n in range(1_900_000))
    answer = client.post("/jobs/capture/", {"page": noise})
    assert answer["Location"] == "/login/?next=/"


def test_htmx_is_told_only_that_nobody_is_signed_in(client: Client, owner: User) -> None:
    answer = client.post(SUGGESTED, {"add": "x"}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize("seal", ["", "nonsense", "WyIvIiwiLyIsW11d:1abc:xyz"])
def test_a_seal_that_is_not_ours_is_nothing(client: Client, owner: User, seal: str) -> None:
    assert Carried.unsealed(seal) is None
    assert client.post("/login/", RIGHT | {"carried": seal})["Location"] == "/"


def test_a_page_made_before_another_sign_in_can_be_sent_again(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    sent = {"words": "Sourdough", "csrfmiddlewaretoken": "x" * 32}
    answer = client.post("/settings/keywords/", sent, headers={"Origin": HERE})
    assert answer.status_code == 403
    assert ("words", "Sourdough") in hidden(answer)
    assert dict(hidden(answer))["csrfmiddlewaretoken"] != sent["csrfmiddlewaretoken"]
    assert client.post("/settings/keywords/", dict(hidden(answer))).status_code in {200, 302, 422}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_what_another_site_sends_is_not_offered(owner: User, origin: str | None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner)
    headers = {"Origin": origin} if origin else {}
    answer = client.post("/settings/keywords/", {"words": "Sourdough"}, headers=headers)
    assert (answer.status_code, b"Sourdough" in answer.content) == (403, False)


def test_signing_in_on_an_old_page_still_carries(owner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = client.post("/settings/keywords/", {"words": "Rye"}, headers={"Origin": HERE})
    sent = RIGHT | {"carried": carried(asked)}
    stale = client.post("/login/", sent, headers={"Origin": HERE})
    assert (stale.status_code, carried(stale)) == (403, carried(asked))
    client.force_login(owner)
    again = client.post("/login/", sent, headers={"Origin": HERE})
    assert ("words", "Rye") in hidden(again)
    plain = client.post("/login/", RIGHT, headers={"Origin": HERE})
    assert plain["Location"] == "/"

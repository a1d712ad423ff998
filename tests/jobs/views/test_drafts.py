"""The page of the short texts, as a browser asks for it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from jobs import draft_kinds
from jobs.drafting import drafts
from jobs.models import Draft, Job, Resume
from jobs.stages import Stage
from peregrine.conf.profile import UserProfile
from peregrine.models import BackgroundTask, TaskStatus
from tests.factories import make_job
from tests.jobs.drafting.resumes import ADA
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
THANKS = "thank_you_note"
OWN = "/jobs/drafts/"


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def make_draft(job: Job, text: str = "Thank you.", **fields: Any) -> Draft:
    return Draft.objects.create(job=job, text=text, **{"kind": THANKS, **fields})


def url(name: str, about: Job | Draft) -> str:
    return reverse(f"jobs:{name}", args=[about.pk])


def words(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("kind", draft_kinds.KINDS, ids=lambda kind: kind.code)
def test_every_kind_has_its_page(signed_in: Client, job: Job, kind: draft_kinds.DraftKind) -> None:
    address = url("drafts", job) if kind.is_about_job else OWN
    text = words(signed_in.get(address, {"kind": kind.code}))
    assert kind.about in text
    assert kind.given_label in text
    assert "Write it" in text


def test_an_unknown_kind_shows_the_first(signed_in: Client, job: Job) -> None:
    response = signed_in.get(url("drafts", job), {"kind": "poem"})
    assert draft_kinds.KINDS[0].about in words(response)


def test_the_page_of_the_letter_leads_here(signed_in: Client, job: Job) -> None:
    assert url("drafts", job) in signed_in.get(url("apply", job)).content.decode()


def test_a_text_is_asked_for_and_shown_as_it_grows(signed_in: Client, job: Job) -> None:
    data = {"kind": THANKS, "wish": "owls"}
    response = signed_in.post(url("write-draft", job), data, headers=HTMX)
    assert "It is being written" in words(response)
    assert "<html" not in response.content.decode()
    draft = job.drafts.get()
    address = url("draft-progress", draft)
    assert signed_in.get(address, {"seen": "0"}, headers=HTMX).status_code == 204

    BackgroundTask.objects.update(status=TaskStatus.RUNNING)
    job.drafts.update(text="Thank")
    assert "Thank" in words(signed_in.get(address, {"seen": "0"}, headers=HTMX))

    job.drafts.update(status=Draft.Status.READY, text="Thank you.")
    BackgroundTask.objects.update(status=TaskStatus.COMPLETED)
    last = signed_in.get(address, {"seen": "5"}, headers=HTMX)
    assert last["HX-Retarget"] == "#draft"
    assert "Thank you.</textarea>" in last.content.decode()


def test_without_htmx_the_page_comes_back(signed_in: Client, job: Job) -> None:
    back = f"{url('drafts', job)}?kind={THANKS}"
    assert signed_in.post(url("write-draft", job), {"kind": THANKS})["Location"] == back
    draft = job.drafts.get()
    assert signed_in.get(url("draft-progress", draft))["Location"] == back
    assert signed_in.post(url("stop-draft", draft))["Location"] == back
    assert "You stopped it." in words(signed_in.get(back))
    assert signed_in.post(url("draft-again", draft))["Location"] == back


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "recruiter_reply"}, "Paste it here first"),
        ({"kind": "recruiter_reply", "given": "x" * 20_001}, "at most 20000 characters"),
        ({"kind": THANKS, "wish": "x" * 2_001}, "at most 2000 characters"),
        ({"kind": "poem"}, "Answers to questions"),
    ],
)
def test_what_cannot_be_asked_for_is_a_422_and_keeps_what_was_typed(
    signed_in: Client, job: Job, data: dict[str, str], sentence: str
) -> None:
    for headers in ({}, HTMX):
        response = signed_in.post(url("write-draft", job), data, headers=headers)
        assert response.status_code == 422
        assert sentence in words(response)
        for typed in ("given", "wish"):
            assert data.get(typed, "") in response.content.decode()
    assert not job.drafts.exists()


def test_an_edit_is_saved(signed_in: Client, job: Job) -> None:
    draft = make_draft(job, backend="local", model="m")
    page = signed_in.get(url("drafts", job), {"kind": THANKS})
    assert "Written by m through “local”" in words(page)
    data = {"text": "Many thanks.", "revision": 0}
    response = signed_in.post(url("save-draft", draft), data, follow=True)
    assert "Your text is saved." in words(response)
    assert "Many thanks.</textarea>" in response.content.decode()
    assert job.drafts.count() == 2


def test_two_tabs_are_told_that_both_texts_are_kept(signed_in: Client, job: Job) -> None:
    draft = make_draft(job)
    for text in ("one", "two"):
        data = {"text": text, "revision": 0}
        response = signed_in.post(url("save-draft", draft), data, follow=True)
    assert "changed in another tab meanwhile" in words(response)
    assert {each.text for each in job.drafts.all()} == {"one", "two"}


def test_a_text_that_is_too_long_is_a_422_and_stays_in_the_field(
    signed_in: Client, job: Job
) -> None:
    draft, huge = make_draft(job), "x" * 50_001
    data = {"text": huge, "revision": 0}
    response = signed_in.post(url("save-draft", draft), data)
    assert response.status_code == 422
    assert huge in response.content.decode()


def test_a_text_in_work_is_not_saved_over(signed_in: Client, job: Job) -> None:
    draft = drafts.start(job, draft_kinds.KINDS[3])
    data = {"text": "mine", "revision": 0}
    assert signed_in.post(url("save-draft", draft), data).status_code == 422


def test_an_older_text_is_shown_when_it_is_named(signed_in: Client, job: Job) -> None:
    old = make_draft(job, "the first one")
    make_draft(job, "the second one")
    page = signed_in.get(url("drafts", job), {"kind": THANKS, "draft": old.pk})
    assert "the first one</textarea>" in page.content.decode()


def test_what_is_wrong_with_the_form_is_said_of_a_model_and_not_of_the_person(
    signed_in: Client, job: Job
) -> None:
    draft = make_draft(job, "x" * 301, kind="linkedin_message", backend="local")
    address = url("drafts", job)
    text = words(signed_in.get(address, {"kind": "linkedin_message"}))
    assert "301 of 300 characters" in text
    assert "It has 301 characters, and 300 fit." in text
    Draft.objects.filter(pk=draft.pk).update(backend="")
    assert "and 300 fit" not in words(signed_in.get(address, {"kind": "linkedin_message"}))


def test_a_name_that_may_not_be_named_is_pointed_out(signed_in: Client, job: Job) -> None:
    write_user(nda_companies=[{"name": "Heron Bank", "instead": "a large bank"}])
    make_draft(job, "At Heron Bank I mended ledgers.")
    text = words(signed_in.get(url("drafts", job), {"kind": THANKS}))
    assert "You may not name “ Heron Bank ”" in text


def test_what_cannot_be_found_in_the_resume_is_marked(signed_in: Client, job: Job) -> None:
    Resume.objects.create(name="Ada", data=ADA.as_json(), is_default=True)
    text = "Dear team,\n\nI led 300 people at Globex. I moved nightly jobs to Airflow."
    make_draft(job, text)
    page = words(signed_in.get(url("drafts", job), {"kind": THANKS}))
    assert "One sentence cannot be found in your resume" in page
    assert "“ I led 300 people at Globex. ”" in page


def test_what_the_person_noted_is_theirs_to_say(signed_in: Client, job: Job) -> None:
    Resume.objects.create(name="Ada", data=ADA.as_json(), is_default=True)
    make_draft(job, "Dear team,\n\nI can start in May 2027.", wish="I can start in May 2027.")
    assert "cannot be found" not in words(signed_in.get(url("drafts", job), {"kind": THANKS}))


def test_the_page_asks_as_much_for_thirty_drafts_as_for_three(signed_in: Client, job: Job) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert signed_in.get(url("drafts", job), {"kind": THANKS}).status_code == 200
        return len(captured)

    for _ in range(3):
        make_draft(job)
    count()
    few = count()
    for _ in range(27):
        make_draft(job)
    assert count() == few


POSTS = ["stop-draft", "draft-again", "save-draft"]


@pytest.mark.parametrize("name", POSTS)
def test_what_changes_something_needs_a_post(signed_in: Client, job: Job, name: str) -> None:
    assert signed_in.get(url(name, make_draft(job))).status_code == 405
    assert signed_in.get(url("write-draft", job)).status_code == 405


def test_what_only_shows_takes_no_post(signed_in: Client, job: Job) -> None:
    assert signed_in.post(url("drafts", job)).status_code == 405
    assert signed_in.post(url("draft-progress", make_draft(job))).status_code == 405


@pytest.mark.parametrize("name", [*POSTS, "draft-progress"])
def test_a_stranger_sees_nothing(client: Client, job: Job, name: str) -> None:
    for address in (url("drafts", job), url(name, make_draft(job))):
        assert client.get(address)["Location"].startswith(reverse("login"))


def test_a_draft_that_is_not_there_is_a_404(signed_in: Client) -> None:
    assert signed_in.post(reverse("jobs:stop-draft", args=[404])).status_code == 404


# --- about the person ----------------------------------------------------------------------------


def test_a_text_about_the_person_is_asked_for_without_a_job(signed_in: Client) -> None:
    write = reverse("jobs:write-own-draft")
    response = signed_in.post(write, {"kind": "job_titles"})
    assert response["Location"] == f"{OWN}?kind=job_titles"
    draft = Draft.objects.get()
    assert "It is being written" in words(signed_in.get(response["Location"]))
    assert signed_in.post(url("stop-draft", draft))["Location"] == f"{OWN}?kind=job_titles"


@pytest.mark.parametrize("data", [{"kind": THANKS}, {"kind": "mission_note"}, {"kind": "poem"}])
def test_what_needs_more_is_a_422(signed_in: Client, data: dict[str, str]) -> None:
    assert signed_in.post(reverse("jobs:write-own-draft"), data).status_code == 422
    assert not Draft.objects.exists()


def test_a_text_about_the_person_is_none_for_a_job(signed_in: Client, job: Job) -> None:
    assert signed_in.post(url("write-draft", job), {"kind": "job_titles"}).status_code == 422


def test_what_a_fuller_line_adds_is_marked(signed_in: Client) -> None:
    Resume.objects.create(name="Ada", data=ADA.as_json(), is_default=True)
    text = (
        "Counted 12 falcons with a camera for the city\n"
        "Moved 40 nightly jobs to Airflow on AWS\n"
        "Built 7 sheds"
    )
    Draft.objects.create(
        kind="expanded_bullets",
        text=text,
        given="Counted falcons\nBuilt 7 sheds",
        wish="Twelve falcons, for the city.",
        backend="local",
    )
    page = words(signed_in.get(OWN, {"kind": "expanded_bullets"}))
    assert "One sentence cannot be found in your resume" in page
    assert "“ Moved 40 nightly jobs to Airflow on AWS ” Your resume does not show AWS." in page


def test_a_suggested_skill_that_no_line_shows_is_marked(signed_in: Client) -> None:
    write_user(nda_companies=[{"name": "Municipal Archive", "instead": "an archive"}])
    Resume.objects.create(name="Ada", data=ADA.as_json(), is_default=True)
    text = "Kubernetes – Ran the archive on Kubernetes\nArchives – Assistant, an archive"
    draft = Draft.objects.create(kind="suggested_skills", text=text, backend="local")
    assert "before you list" not in words(signed_in.get(OWN, {"kind": "suggested_skills"}))
    Draft.objects.filter(pk=draft.pk).update(text=f"{text}\nSQL – Led forty people")
    page = words(signed_in.get(OWN, {"kind": "suggested_skills"}))
    assert "Look at one line before you list it." in page
    assert "Your resume lists this skill already. No line of your resume has these words." in page


def test_rules_for_the_voice_go_into_the_profile(signed_in: Client) -> None:
    draft = Draft.objects.create(kind="voice_guidelines", text="Short.", backend="local")
    assert "Save as my voice" in words(signed_in.get(OWN))
    data = {"text": "Short sentences.", "revision": 0, "then": "voice"}
    response = signed_in.post(url("save-draft", draft), data, follow=True)
    assert "Drafts follow it from now on." in words(response)
    assert UserProfile.load().voice == "Short sentences."


def test_while_the_profile_is_broken_the_voice_is_not_lost(
    signed_in: Client, settings: Settings
) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text("name: [\n")
    draft = Draft.objects.create(kind="voice_guidelines", text="Short.")
    data = {"text": "Short sentences.", "revision": 0, "then": "voice"}
    response = signed_in.post(url("save-draft", draft), data, follow=True)
    assert "user.yaml" in words(response)
    assert "Short sentences.</textarea>" in response.content.decode()


def test_the_profile_leads_here(signed_in: Client) -> None:
    assert OWN in signed_in.get(reverse("settings:profile")).content.decode()

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from jobs import blocking
from jobs.models import Job
from jobs.stages import Stage
from peregrine import conf
from peregrine.conf import store
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task
from tests.factories import make_job

URL = "/settings/blocklist/"
TYPED = {
    "companies": "Example Staffing Inc\r\nAcme: the Company\r\n",
    "title_words": "unpaid",
    "phrases": "door to door\r\n",
    "domains": "jobs.example.com",
}


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_what_is_typed_is_saved(signed_in: Client) -> None:
    assert signed_in.post(URL, TYPED).status_code == 302
    blocklist = conf.load_blocklist()
    assert blocklist.companies == ["Example Staffing Inc", "Acme: the Company"]
    assert (blocklist.title_words, blocklist.phrases) == (["unpaid"], ["door to door"])
    assert blocklist.domains == ["jobs.example.com"]


def test_a_wrong_domain_is_explained(signed_in: Client) -> None:
    page = signed_in.post(URL, {**TYPED, "domains": "ok.example\nhttps://x.example/a"})
    assert page.status_code == 422
    assert page.context["form"].errors["domains"][0].startswith("Line 2: “https://x.example/a”")


def test_notes_in_the_file_stay(signed_in: Client, settings: Settings) -> None:
    path = Path(settings.CONFIG_DIR) / "blocklist.yaml"
    path.write_text("companies:\n  # they never answered\n  - Example Staffing Inc\n")
    version = store.snapshot("blocklist").version
    signed_in.post(URL, {**TYPED, "phrases": "", "domains": "", "version": version})
    assert path.read_text() == (
        "companies:\n  # they never answered\n  - Example Staffing Inc\n"
        '  - "Acme: the Company"\ntitle_words:\n  - unpaid\n'
    )


# --- what new entries would hide


def test_what_new_entries_match_is_shown_before_they_are_saved(signed_in: Client) -> None:
    make_job(title="Unpaid Analyst")
    page = signed_in.post(URL, TYPED)
    assert page.status_code == 200
    assert "1 job in your review queue matches" in page.text
    assert "Unpaid Analyst" in page.text
    assert conf.load_blocklist().title_words == []


@pytest.mark.parametrize(("then", "stage"), [("save", "pending"), ("hide", "archived")])
def test_after_a_look_it_is_saved_and_the_jobs_stay_or_go(
    signed_in: Client, then: str, stage: str
) -> None:
    job = make_job(title="Unpaid Analyst")
    seen = signed_in.post(URL, TYPED).context["digest"]
    answer = signed_in.post(URL, {**TYPED, "seen": seen, "then": then})
    assert answer.status_code == 302
    assert conf.load_blocklist().title_words == ["unpaid"]
    job.refresh_from_db()
    assert job.stage == stage


def test_entries_that_were_changed_after_the_look_are_shown_again(signed_in: Client) -> None:
    make_job(title="Unpaid Analyst")
    make_job(title="Sales Lead")
    seen = signed_in.post(URL, TYPED).context["digest"]
    typed = {**TYPED, "title_words": "unpaid\nsales", "seen": seen, "then": "hide"}
    page = signed_in.post(URL, typed)
    assert "2 jobs in your review queue match" in page.text
    assert conf.load_blocklist().title_words == []


def test_many_jobs_leave_in_the_background(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking, "_AT_ONCE", 1)
    for _ in range(2):
        make_job(title="Unpaid Analyst")
    seen = signed_in.post(URL, TYPED).context["digest"]
    signed_in.post(URL, {**TYPED, "seen": seen, "then": "hide"})
    task = BackgroundTask.objects.get()
    assert task.task_type == "hide_known"
    run_task(task.pk)
    task.refresh_from_db()
    assert task.result == {
        "hidden": 2, "summary": "2 jobs left your review queue. “Undo” is there.",
    }  # fmt: skip
    assert Job.objects.in_stage(Stage.ARCHIVED).count() == 2


def test_an_entry_that_is_known_already_needs_no_look(signed_in: Client) -> None:
    signed_in.post(URL, TYPED)
    make_job(title="Unpaid Analyst")
    version = store.snapshot("blocklist").version
    assert signed_in.post(URL, {**TYPED, "version": version}).status_code == 302

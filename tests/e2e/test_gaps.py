"""One job beside the resume in a browser: accept a wording, have a note written, take the file."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jobs.models import Job, Rewording
from jobs.resumes.parsing import parse
from tests.e2e.test_apply import worker_runs
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, keep
from tests.llm_config import at, use_backends
from tests.llm_servers import Script, scripted_llm

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
SOURCE = "Moved 40 tables from MySQL to Postgres without an hour of downtime"
TEXT = "Migrated 40 tables from MySQL to PostgreSQL without an hour of downtime"


@pytest.fixture
def job() -> Job:
    keep()
    return make_job(title="Engineer", description=POSTING)


def test_a_wording_is_accepted_and_goes_into_the_file(desk: Page, job: Job) -> None:
    Rewording.objects.create(job=job, line="w1.2", source=SOURCE, text=TEXT, backend="local")
    desk.goto(f"/jobs/{job.pk}/gaps/")
    desk.get_by_role("button", name="Use this").click()
    expect(desk.locator("#rewordings")).to_contain_text("In your resume for this job")
    expect(desk.locator("#rewordings-title")).to_be_focused()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Word").click()
    content = Path(download.value.path()).read_bytes()
    assert TEXT in parse(content, "resume.docx").text


def test_a_note_grows_is_removed_and_brought_back(desk: Page, job: Job) -> None:
    note = desk.locator("#match-note")
    with scripted_llm(Script(words=("Your", " move", " fits."))) as server:
        use_backends(local=at(server))
        desk.goto(f"/jobs/{job.pk}/gaps/")
        desk.get_by_role("button", name="Have a note written").click()
        expect(note).to_contain_text("It is being written")
        expect(desk.locator("#match-note-title")).to_be_focused()
        with worker_runs(job):
            expect(note).to_contain_text("Your move fits.")
    expect(note).to_contain_text("Written by tiny-model through “local”")
    note.get_by_role("button", name="Remove").click()
    expect(note).to_contain_text("You removed the note.")
    note.get_by_role("button", name="Bring it back").click()
    expect(note).to_contain_text("Your move fits.")

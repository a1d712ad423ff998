"""Writing a letter in a real browser: words arrive, typing is kept, nothing is lost."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from jobs.drafting.streaming import SAVE_SECONDS
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import at, use_backends
from tests.llm_servers import LETTER, Script, as_words, scripted_llm

SAVED_EVERY = SAVE_SECONDS * 1000 + 50  # milliseconds

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED, description="We move data.")


@contextmanager
def worker_runs(job: Job) -> Iterator[threading.Thread]:
    """Do the latest task of `job` in a thread, as a worker would in its process."""

    def work() -> None:
        try:
            run_task(job.tasks.recent()[0].pk)
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield thread
    finally:
        thread.join(20)


def test_words_arrive_while_the_letter_is_written(desk: Page, job: Job) -> None:
    words = as_words(LETTER)
    with scripted_llm(Script(is_stepped=True)) as server:
        use_backends(local=at(server, timeout_first_token=30, timeout_between_tokens=30))
        desk.goto(f"/jobs/{job.pk}/apply/")
        desk.get_by_role("button", name="Write a draft").click()
        expect(desk.locator("#letter-words")).to_contain_text("Waiting for its turn")
        with worker_runs(job):
            server.step(1)
            expect(desk.locator("#letter-words")).to_have_text("Dear")
            server.step(19)
            desk.wait_for_timeout(SAVED_EVERY)
            server.step(1)
            expect(desk.locator("#letter-words")).to_contain_text("".join(words[:21]))
            server.step(len(words))
            expect(desk.locator("#letter-text")).to_have_value(LETTER)
    expect(desk.locator("#letter-origin")).to_contain_text("written by tiny-model through “local”")
    expect(desk.locator("#letter-news")).to_have_text("The letter is ready.")
    expect(desk.get_by_role("button", name="PDF")).to_be_visible()


def test_a_backend_that_dies_leaves_its_words_and_a_way_to_try_again(desk: Page, job: Job) -> None:
    with scripted_llm(Script(die_after=8), Script()) as server:
        use_backends(local=at(server))
        desk.goto(f"/jobs/{job.pk}/apply/")
        desk.get_by_role("button", name="Write a draft").click()
        expect(desk.locator("#letter-words")).to_be_visible()
        with worker_runs(job):
            expect(desk.get_by_role("alert")).to_contain_text("stopped in the middle")
        expect(desk.locator("#letter-text")).to_have_value("".join(as_words(LETTER)[:8]))
        desk.get_by_role("button", name="Try again").click()
        expect(desk.locator("#letter-words")).to_be_visible()
        with worker_runs(job):
            expect(desk.locator("#letter-text")).to_have_value(LETTER)
    expect(desk.locator("#versions li")).to_have_count(2)


def test_typing_is_saved_by_itself_and_makes_one_version(desk: Page, job: Job) -> None:
    CoverLetter.objects.add_version(job, text="Dear team,", backend="local", model="tiny")
    desk.goto(f"/jobs/{job.pk}/apply/")
    box = desk.get_by_label("Letter", exact=True)
    box.press("Control+End")
    box.press_sequentially("\nI write to you", delay=5)
    expect(desk.locator("#letter-status")).to_contain_text("as version 2")
    expect(desk.locator("#versions li")).to_have_count(2)
    expect(box).to_be_focused()
    box.press_sequentially(" today.", delay=5)
    expect(desk.locator("#letter-status")).to_have_text(re.compile(r"^\s*Saved \d\d:\d\d\s*$"))
    desk.reload()
    expect(box).to_have_value("Dear team,\nI write to you today.")
    assert job.letters.count() == 2


def test_leaving_the_field_saves_at_once(desk: Page, job: Job) -> None:
    desk.goto(f"/jobs/{job.pk}/apply/")
    desk.get_by_label("Letter", exact=True).fill("Dear all,")
    with desk.expect_response("**/letter/save/"):
        desk.get_by_role("heading", name="Cover letter").click()
    expect(desk.locator("#letter-status")).to_contain_text("as version 1")
    assert job.letters.get().text == "Dear all,"


def test_what_is_typed_while_the_server_is_gone_comes_back(desk: Page, job: Job) -> None:
    desk.goto(f"/jobs/{job.pk}/apply/")
    box = desk.get_by_label("Letter", exact=True)
    desk.route("**/letter/save/", lambda route: route.abort())
    box.fill("Typed into the void")
    expect(desk.locator("#messages")).to_contain_text("Peregrine does not answer")
    expect(box).to_have_value("Typed into the void")

    desk.reload()
    expect(box).to_have_value("")
    desk.unroute("**/letter/save/")
    desk.get_by_role("button", name="Put it back").click()
    expect(box).to_have_value("Typed into the void")
    expect(desk.locator("#letter-status")).to_contain_text("as version 1")
    desk.reload()
    expect(box).to_have_value("Typed into the void")
    expect(desk.get_by_role("button", name="Put it back")).to_have_count(0)


def test_two_tabs_keep_both_texts(desk: Page, job: Job) -> None:
    CoverLetter.objects.add_version(job, text="Dear team,")
    desk.goto(f"/jobs/{job.pk}/apply/")
    other = desk.context.new_page()
    other.goto(f"/jobs/{job.pk}/apply/")
    desk.get_by_label("Letter", exact=True).fill("from the first tab")
    expect(desk.locator("[data-save-state=saved]")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))
    other.get_by_label("Letter", exact=True).fill("from the second tab")
    expect(other.locator("#letter-status")).to_contain_text("your text was kept as version 2")
    texts = set(job.letters.values_list("text", flat=True))
    assert texts == {"from the first tab", "from the second tab"}


def test_a_text_that_is_too_long_stays_in_the_field(desk: Page, job: Job) -> None:
    desk.goto(f"/jobs/{job.pk}/apply/")
    box = desk.get_by_label("Letter", exact=True)
    box.fill("x" * 50_001)
    expect(desk.locator("#letter-status")).to_contain_text("make it shorter, then save again")
    expect(box).to_have_value("x" * 50_001)
    box.fill("short")
    expect(desk.locator("#letter-status")).to_contain_text("as version 1")


def test_the_pdf_is_downloaded_with_what_was_just_typed(desk: Page, job: Job) -> None:
    desk.goto(f"/jobs/{job.pk}/apply/")
    desk.get_by_label("Letter", exact=True).fill("Dear team, naïve and just typed")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename.startswith("Northwind-Traders_Data-Engineer_")
    content = download.value.path().read_bytes()
    assert (
        "Dear team, naïve and just typed" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    )


def test_a_rejection_asks_why_and_can_be_undone(desk: Page, job: Job) -> None:
    desk.goto(f"/jobs/{job.pk}/apply/")
    desk.get_by_text("Reject…").click()
    desk.get_by_label("I withdrew").check()
    desk.get_by_role("button", name="Reject this job").click()
    expect(desk.locator("main")).to_contain_text("This job is rejected: “I withdrew”")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("button", name="Mark applied")).to_be_visible()


def test_everything_works_without_javascript(desk: Page, job: Job) -> None:
    context = desk.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, storage_state=desk.context.storage_state(), base_url=_base(desk)
    )
    plain = context.new_page()
    plain.goto(f"{_base(desk)}/jobs/{job.pk}/apply/")
    plain.get_by_label("Letter", exact=True).fill("Typed without a script")
    plain.get_by_role("button", name="Save").click()
    expect(plain.get_by_label("Letter", exact=True)).to_have_value("Typed without a script")
    with plain.expect_download() as download:
        plain.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename.endswith("_CoverLetter.pdf")
    plain.get_by_role("button", name="Mark applied").click()
    expect(plain.locator("main")).to_contain_text("You applied for this job")
    context.close()


def _base(desk: Page) -> str:
    if desk.url == "about:blank":
        desk.goto("/jobs/apply/")
    return desk.url.split("/jobs/")[0]

"""Letters changed as wished, drafts side by side and short texts, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from jobs.models import CoverLetter, Job
from tests.e2e.test_apply import job, worker_runs
from tests.llm_config import at, use_backends
from tests.llm_servers import Script, as_words, scripted_llm

__all__ = ["job"]  # the fixture
pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def saying(text: str) -> Script:
    return Script(words=as_words(text))


def test_one_click_changes_what_was_just_typed_into_a_new_version(desk: Page, job: Job) -> None:
    CoverLetter.objects.add_version(job, text="Dear team,", backend="local", model="tiny")
    with scripted_llm(saying("Dear team, briefly.")) as server:
        use_backends(local=at(server))
        desk.goto(f"/jobs/{job.pk}/apply/")
        desk.get_by_label("Letter", exact=True).fill("Dear team, at great length.")
        desk.get_by_role("button", name="Shorter").click()
        expect(desk.locator("#letter-words")).to_be_visible()
        with worker_runs(job):
            expect(desk.locator("#letter-text")).to_have_value("Dear team, briefly.")
        assert "at great length" in str(server.chats[0]["json"]["messages"])
    expect(desk.locator("#versions li")).to_have_count(3)
    expect(desk.get_by_role("button", name="Put it back")).to_have_count(0)
    desk.get_by_role("link", name="What changed").click()
    expect(desk.locator("ins")).to_contain_text(["underlined", "briefly"])


def test_a_wish_in_own_words_that_is_empty_is_asked_for(desk: Page, job: Job) -> None:
    CoverLetter.objects.add_version(job, text="Dear team,")
    desk.goto(f"/jobs/{job.pk}/apply/")
    desk.get_by_role("button", name="Change it").click()
    expect(desk.locator("#letter-status")).to_contain_text("Say what to change")
    expect(desk.locator("#letter-text")).to_have_value("Dear team,")


def test_three_drafts_come_and_one_is_taken(desk: Page, job: Job) -> None:
    with scripted_llm(saying("one"), saying("two"), saying("three")) as server:
        use_backends(local=at(server))
        desk.goto(f"/jobs/{job.pk}/apply/")
        desk.get_by_role("button", name="Three drafts").click()
        expect(desk.locator("#workspace")).to_contain_text("Draft 1 of 3")
        with worker_runs(job):
            expect(desk.locator("#letter-text")).to_have_value("three")
    desk.get_by_role("link", name="Read them side by side").click()
    desk.get_by_role("button", name="Take version 1").click()
    expect(desk.locator("#letter-text")).to_have_value("one")
    expect(desk.locator("#versions li")).to_have_count(4)


def test_a_short_text_grows_on_the_page_and_is_copied(desk: Page, job: Job) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with scripted_llm(saying("Thank you for the talk.")) as server:
        use_backends(local=at(server))
        desk.goto(f"/jobs/{job.pk}/drafts/")
        desk.get_by_role("link", name="Thank-you note").click()
        desk.get_by_label("What did you talk about").fill("owls")
        desk.get_by_role("button", name="Write it").click()
        expect(desk.locator("#draft-words")).to_be_visible()
        with worker_runs(job):
            expect(desk.locator("#draft-text")).to_have_value("Thank you for the talk.")
    expect(desk.locator("#draft-news")).to_have_text("The text is ready.")
    desk.get_by_role("button", name="Copy").click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == "Thank you for the talk."


def test_a_short_text_is_written_without_javascript(desk: Page, job: Job) -> None:
    context = desk.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, storage_state=desk.context.storage_state()
    )
    plain = context.new_page()
    base = desk.evaluate("location.origin") if desk.url.startswith("http") else ""
    if not base:
        desk.goto("/")
        base = desk.evaluate("location.origin")
    with scripted_llm(saying("Dear Jo, yes.")) as server:
        use_backends(local=at(server))
        plain.goto(f"{base}/jobs/{job.pk}/drafts/?kind=recruiter_reply")
        plain.get_by_label("Their mail").fill("Are you free?")
        plain.get_by_role("button", name="Write it").click()
        expect(plain.locator("#draft-words")).to_be_visible()
        with worker_runs(job):
            pass
        plain.reload()
        expect(plain.locator("#draft-text")).to_have_value("Dear Jo, yes.")
    plain.locator("#draft-text").fill("Dear Jo, gladly.")
    plain.get_by_role("button", name="Save").click()
    expect(plain.locator("#draft-text")).to_have_value("Dear Jo, gladly.")
    context.close()

"""The session ends while a page is open, in a real browser."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from jobs.models import Note
from tests.factories import make_job

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()


def test_retry_after_a_sign_in_in_another_tab_saves_the_note(desk: Page, owner: User) -> None:
    job = make_job()
    desk.goto(f"/jobs/{job.pk}/")
    Session.objects.all().delete()
    desk.get_by_label("A new note").fill("Asked for Monday")
    desk.get_by_role("button", name="Add the note").click()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Sign in").click()
    sign_in(opened.value)
    expect(opened.value).to_have_title("Today · Peregrine")
    expect(desk.get_by_label("A new note")).to_have_value("Asked for Monday")
    desk.get_by_role("button", name="Retry").click()
    expect(desk.get_by_role("region", name="Notes").locator("bdi")).to_have_text("Asked for Monday")
    assert Note.objects.get().text == "Asked for Monday"


def test_a_plain_form_is_sent_again_after_the_sign_in(desk: Page, owner: User) -> None:
    desk.goto("/settings/keywords/")
    Session.objects.all().delete()
    desk.get_by_label("Add words").fill("Sourdough")
    desk.get_by_role("button", name="Save").first.click()
    sign_in(desk)
    expect(desk.get_by_text("Sourdough")).to_be_visible()
    desk.get_by_role("button", name="Send it again").click()
    expect(desk.get_by_role("table")).to_contain_text("Sourdough")

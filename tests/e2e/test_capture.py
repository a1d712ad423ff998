"""Capture in a real browser: rows that change while the task runs, and the form."""

import pytest
from playwright.sync_api import Page, expect

from jobs.models import Job
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_an_address_that_cannot_be_read_is_filled_in_by_hand(desk: Page) -> None:
    desk.goto("/jobs/capture/?url=http%3A%2F%2F127.0.0.1%2Fjobs%2F7")
    expect(desk.get_by_label("Addresses of postings")).to_have_value("http://127.0.0.1/jobs/7")
    desk.get_by_role("button", name="Capture").click()
    row = desk.locator("#captures li").first
    expect(row).to_contain_text("Reading the page…")
    run_task(BackgroundTask.objects.get().pk)
    expect(row).to_contain_text("127.0.0.1 is this computer itself")
    row.get_by_role("link", name="Fill in by hand").click()
    desk.get_by_role("button", name="Add to review").click()
    expect(desk.get_by_label("Title")).to_be_focused()  # the browser asks for what is missing
    desk.get_by_label("Title").fill("Cook")
    desk.get_by_label("Company").fill("Northwind")
    desk.get_by_label("Text of the posting").fill("Cook soup.")
    desk.get_by_role("button", name="Add to review").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Cook")
    desk.get_by_role("link", name="Edit").click()
    desk.get_by_label("Place").fill("Oslo")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#messages")).to_contain_text("Saved")
    assert Job.objects.get().location == "Oslo"

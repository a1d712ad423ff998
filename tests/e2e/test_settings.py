"""Settings in a real browser: what is typed is not lost by a slip."""

import pytest
from playwright.sync_api import Dialog, Page, expect

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_the_browser_asks_before_unsaved_settings_are_left(desk: Page) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.on("dialog", stay)
    desk.goto("/settings/keywords/")
    words = desk.get_by_label("Add words")
    words.fill("Sourdough")
    with desk.expect_event("dialog"):
        desk.get_by_role("link", name="Library").first.click()
    assert asked == ["beforeunload"]
    expect(words).to_have_value("Sourdough")
    desk.get_by_role("button", name="Save").first.click()
    expect(desk.get_by_role("table")).to_contain_text("Sourdough")
    desk.get_by_role("link", name="Library").first.click()
    expect(desk).to_have_title("Library · Peregrine")
    assert len(asked) == 1

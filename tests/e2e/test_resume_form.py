"""The form over a resume in a real browser: with htmx, and without any script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from jobs.models import Resume

pytestmark = pytest.mark.e2e

DATA = {
    "basics": {"name": "Ada Example"},
    "work": [
        {"name": "Acme", "position": "Builder", "startDate": "2020"},
        {"name": "Zeta", "position": "Painter", "startDate": "2015", "endDate": "2019"},
    ],
}


def edit_page() -> str:
    resume = Resume.objects.create(name="CV", data=DATA, is_default=True)
    return f"/jobs/resumes/{resume.pk}/edit/"


def employers() -> list[str]:
    return [work["name"] for work in Resume.objects.get().data["work"]]


def fill_and_save(page: Page) -> None:
    page.get_by_role("button", name="Add a position").click()
    expect(page.locator("#id_work-2-position")).to_be_focused()
    page.keyboard.type("Architect")
    page.locator("#id_work-2-name").fill("Northwind")
    page.locator("#work-2-up").click()
    expect(page.get_by_role("button", name="Move up: Architect")).to_be_visible()
    expect(page.locator("#id_work-2-name")).to_have_value("Northwind")
    page.locator("#work-1-out").click()
    expect(page.locator(".entry-gone")).to_contain_text("Painter, Zeta")
    page.locator("#id_basics-0-label").fill("Engineer")
    page.keyboard.press("Enter")  # saves, and presses no other button
    expect(page.locator("h2").first).to_contain_text("Ada Example")


def test_entries_are_added_moved_and_taken_out(desk: Page) -> None:
    desk.goto(edit_page())
    fill_and_save(desk)
    assert employers() == ["Acme", "Northwind"]


def test_the_focus_stays_with_the_button_that_moves(desk: Page) -> None:
    desk.goto(edit_page())
    down = desk.locator("#work-0-down")
    down.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".of-work .entry h3").nth(1)).to_have_text("Builder, Acme")
    expect(down).to_be_focused()
    expect(desk.locator("#resume-form")).not_to_have_class(re.compile("htmx-"))  # it has settled
    desk.locator("#work-1-out").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Put it back")).to_be_focused()


def test_a_mistake_is_shown_without_loading_the_page_anew(desk: Page) -> None:
    desk.goto(edit_page())
    desk.locator("#id_work-0-start_date").fill("in May")
    desk.get_by_role("button", name="Save", exact=True).last.click()
    alert = desk.locator("#resume-form [role=alert]")
    expect(alert).to_contain_text("1 field needs another look")
    expect(alert).to_be_focused()
    expect(alert).to_be_in_viewport()
    alert.get_by_role("link", name="Work › Builder, Acme › From").click()
    expect(desk.locator("#id_work-0-start_date")).to_be_in_viewport()
    expect(desk.locator("#id_work-0-start_date")).to_have_attribute("aria-invalid", "true")


def test_what_was_typed_survives_a_closed_tab_until_it_is_saved(desk: Page) -> None:
    address = edit_page()
    desk.goto(address)
    desk.locator("#id_basics-0-label").fill("Engineer")
    desk.get_by_role("button", name="Add a position").click()
    expect(desk.locator("#id_work-2-position")).to_be_focused()
    expect(desk.locator("#resume-form")).not_to_have_class(re.compile("htmx-"))
    desk.locator("#id_work-2-name").fill("Northwind")
    desk.goto("/jobs/resumes/")
    desk.goto(address)
    expect(desk.locator("#id_basics-0-label")).to_have_value("")
    desk.get_by_role("button", name="Put it back").click()
    expect(desk.locator("#id_work-2-name")).to_have_value("Northwind")
    expect(desk.locator("#id_basics-0-label")).to_have_value("Engineer")
    expect(desk.locator("#resume-form")).not_to_have_class(re.compile("htmx-"))
    desk.get_by_role("button", name="Save", exact=True).last.click()
    expect(desk.locator("h2").first).to_contain_text("Ada Example")
    assert employers() == ["Acme", "Zeta", "Northwind"]
    desk.goto(address)
    expect(desk.locator(".unsaved")).to_have_count(0)


def test_all_of_it_works_without_a_script(
    desk: Page, browser: Browser, live_server: LiveServer
) -> None:
    state = desk.context.storage_state()
    bare = browser.new_context(
        base_url=live_server.url, storage_state=state, java_script_enabled=False
    )
    page = bare.new_page()
    page.set_default_timeout(8000)
    page.goto(edit_page())
    fill_and_save(page)
    bare.close()
    assert employers() == ["Acme", "Northwind"]

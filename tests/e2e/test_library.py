"""The library by keyboard and on a phone, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from jobs.library import columns
from jobs.models import Job, SavedView
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CURRENT = "#results tr[aria-current=true]"


@pytest.fixture
def jobs() -> list[Job]:
    return [
        make_job(title=f"Job {number}", description="python", score=90 - number)
        for number in range(1, 6)
    ]


def test_jobs_are_ticked_changed_and_taken_back_by_keyboard(desk: Page, jobs: list[Job]) -> None:
    desk.goto("/jobs/")
    for key in ("j", "x", "j", "j", "k", "x"):
        desk.keyboard.press(key)
    expect(desk.locator(CURRENT)).to_contain_text("Job 2")
    expect(desk.locator(f"{CURRENT} th a")).to_be_focused()
    expect(desk.locator("#scope option:checked")).to_have_text("Ticked (2)")
    with desk.expect_navigation():  # a key pressed before the page has loaded is lost
        desk.get_by_role("button", name="Archive").click()
    expect(desk.locator(".changed")).to_contain_text("2 archived.")
    assert Job.objects.filter(stage=Stage.ARCHIVED).count() == 2
    desk.keyboard.press("u")
    expect(desk.locator("#messages")).to_contain_text("2 taken back.")
    assert not Job.objects.filter(stage=Stage.ARCHIVED).exists()


def test_words_are_typed_starred_and_opened_by_keyboard(desk: Page, jobs: list[Job]) -> None:
    desk.goto("/jobs/")
    desk.keyboard.press("/")
    desk.keyboard.type("jobs xyz")
    expect(desk.locator("#results")).to_contain_text("No job is like that")
    desk.locator("#id_q").fill("python")
    expect(desk.locator("#results .found-in mark").first).to_have_text("python")
    assert desk.url.endswith("/jobs/?q=python")
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    desk.keyboard.press("s")
    expect(desk.locator(f"{CURRENT} .star button")).to_have_attribute("aria-pressed", "true")
    desk.keyboard.press("?")
    expect(desk.locator("#keys")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("o")
    expect(desk.locator("h1")).to_have_text("Job 1")


def test_a_heading_sorts_by_keyboard_and_the_form_goes_along(desk: Page, jobs: list[Job]) -> None:
    Job.objects.filter(title="Job 4").update(salary_max=90_000, salary_period="year")
    desk.goto("/jobs/?stage=pending")
    first = desk.locator("#results tr[data-row]").first
    desk.locator("th a", has_text="Match").press("Enter")
    expect(first).to_contain_text("Job 5")
    expect(desk.locator("th[aria-sort=ascending] a")).to_be_focused()
    expect(desk.locator("select[name=sort]")).to_have_value("weakest")
    desk.locator("th a", has_text="Pay").click()
    expect(first).to_contain_text("Job 4")
    assert desk.url.endswith("/jobs/?stage=pending&sort=pay")
    expect(desk.locator("select[name=sort]")).to_have_value("pay")
    desk.locator("#id_q").fill("python")
    expect(desk.locator("#results .found-in").first).to_be_visible()
    expect(first).to_contain_text("Job 4")
    expect(desk.locator("th[aria-sort=descending]")).to_have_text("Pay")


def test_what_is_saved_is_what_is_shown(desk: Page, jobs: list[Job]) -> None:
    desk.goto("/jobs/")
    desk.locator("#id_q").fill("python")
    expect(desk.locator("#results .found-in").first).to_be_visible()
    desk.get_by_text("Save view", exact=True).click()
    desk.get_by_label("Name of the view").fill("Snakes")
    desk.get_by_role("button", name="Save this view").click()
    expect(desk.locator("#saved-views [aria-current]")).to_contain_text("Snakes 5")
    desk.locator("#id_q").fill("pyth*")
    expect(desk.locator("#saved-views [aria-current]")).to_have_count(0)
    desk.locator("#id_q").fill("")
    expect(desk.locator("#saved-views [aria-current]")).to_have_text("All jobs")


def test_all_on_the_page_are_ticked_at_once(desk: Page, jobs: list[Job]) -> None:
    desk.goto("/jobs/")
    desk.locator("[data-tick-all]").check()
    expect(desk.locator("#scope option:checked")).to_have_text("Ticked (5)")
    desk.locator('input[name="job"]').first.uncheck()
    expect(desk.locator("#scope option:checked")).to_have_text("Ticked (4)")


def test_on_a_phone_the_filters_fold_away_and_nothing_is_cut(desk: Page, jobs: list[Job]) -> None:
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto("/jobs/?stage=pending")
    expect(desk.locator('input[name="company"]')).to_be_hidden()
    desk.get_by_text("Filters and order").click()
    expect(desk.locator('input[name="company"]')).to_be_visible()
    cut = "[...document.querySelectorAll('.nav .label')].filter(e => e.scrollWidth > e.clientWidth)"
    assert desk.evaluate(f"{cut}.length") == 0
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.set_viewport_size({"width": 1280, "height": 900})
    expect(desk.locator('input[name="company"]')).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_with_every_column_the_table_scrolls_and_not_the_page(desk: Page, width: int) -> None:
    words = [{"word": "A long list of skills"}] * 8
    make_job(url="https://jobs.example/1", matched=words, gaps=words)
    names = [each.name for each in columns.COLUMNS if each.is_on_page]
    SavedView.objects.create(name="All jobs", is_default=True, columns=names)
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto("/jobs/")
    expect(desk.locator("thead th")).to_have_count(len(names) + 1)
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")

"""What every page shares, in a real browser. A script error or a CSP refusal fails a test."""

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from jobs.models import Job
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PHONE: ViewportSize = {"width": 390, "height": 844}
AT_200_PERCENT: ViewportSize = {"width": 640, "height": 450}


@pytest.fixture
def jobs() -> list[Job]:
    return [make_job(stage=stage, description="Python and SQL.") for stage in Stage]


def addresses(job: Job) -> list[str]:
    return [
        "/", "/tasks/", "/password/", "/settings/", "/settings/profile/", "/jobs/review/",
        "/jobs/apply/", "/jobs/runs/", "/jobs/import/", "/jobs/hidden/", "/interviews/",
        f"/jobs/{job.pk}/", f"/jobs/{job.pk}/gaps/",
        f"/jobs/{job.pk}/apply/", f"/jobs/{job.pk}/drafts/", "/jobs/drafts/",
        "/admin/", "/admin/jobs/job/", f"/admin/jobs/job/{job.pk}/change/",
        "/admin/jobs/job/add/",
    ]  # fmt: skip


def test_no_page_breaks_a_rule_of_the_browser(desk: Page, jobs: list[Job]) -> None:
    for address in addresses(jobs[0]):
        desk.goto(address)
        expect(desk.locator("h1")).to_be_visible()


def test_no_page_is_wider_than_a_phone(desk: Page, jobs: list[Job]) -> None:
    desk.set_viewport_size(PHONE)
    too_wide = {}
    for address in addresses(jobs[0]):
        if address.startswith("/admin/"):
            continue
        desk.goto(address)
        extra = desk.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if extra > 0:
            too_wide[address] = extra
    assert too_wide == {}


@pytest.mark.parametrize("size", [PHONE, AT_200_PERCENT], ids=["phone", "200 %"])
def test_the_buttons_of_a_page_stand_at_its_foot(
    desk: Page, jobs: list[Job], size: ViewportSize
) -> None:
    desk.set_viewport_size(size)
    for address in ("/settings/profile/", "/settings/blocklist/"):
        desk.goto(address)
        foot = desk.locator(".settings-form .actions").bounding_box()
        bar = desk.locator(".nav").bounding_box()
        assert foot
        assert bar
        end = bar["y"] if bar["y"] > foot["y"] else size["height"]
        assert foot["y"] + foot["height"] == pytest.approx(end, abs=4)


def test_words_without_end_break_inside_their_card(desk: Page) -> None:
    job = make_job(company="C" * 200, title="T" * 200, location="L" * 200, description="d" * 5000)
    for address in (f"/jobs/{job.pk}/", "/jobs/review/"):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_colours_that_were_chosen_stay(desk: Page) -> None:
    desk.goto("/")
    desk.locator(".account summary").click()
    desk.get_by_role("button", name="Dark").click()
    root = desk.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(desk.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    desk.goto("/settings/")
    expect(root).to_have_attribute("data-theme", "dark")
    desk.locator(".account summary").click()
    desk.get_by_role("button", name="Auto").click()
    desk.reload()
    expect(root).not_to_have_attribute("data-theme", "dark")


def test_the_account_menu_closes_with_escape(desk: Page) -> None:
    desk.goto("/")
    desk.locator(".account summary").click()
    expect(desk.get_by_role("button", name="Sign out")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(desk.locator(".account summary")).to_be_focused()


def test_the_skip_link_is_first_and_leads_to_the_page(desk: Page) -> None:
    desk.goto("/")
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Skip to the page")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_be_focused()


def test_a_server_that_is_gone_is_said_once_and_taken_back(desk: Page) -> None:
    gone = []

    def refuse(route: Route) -> None:
        gone.append(route.request.url)
        route.abort()

    desk.goto("/")
    desk.route("**/tasks/badge/*", refuse)
    failure = desk.locator("[data-failure]")
    expect(failure).to_contain_text("Is it still running?")
    desk.wait_for_event("requestfailed")
    expect(failure).to_have_count(1)
    desk.unroute("**/tasks/badge/*")
    failure.get_by_role("button", name="Retry").click()
    expect(failure).to_have_count(0)

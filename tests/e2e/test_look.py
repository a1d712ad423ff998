"""What every page shares, in a real browser. A script error or a CSP refusal fails a test."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, ViewportSize, expect

from jobs.models import DiscoveryRun, Job, ResumeProposal
from jobs.stages import Stage
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, keep

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PHONE: ViewportSize = {"width": 390, "height": 844}
AT_200_PERCENT: ViewportSize = {"width": 640, "height": 450}


@pytest.fixture
def jobs() -> list[Job]:
    return [make_job(stage=stage, description="Python and SQL.") for stage in Stage]


@pytest.fixture
def pages() -> list[str]:
    """The addresses of all kinds of pages, of a desk on which something lies."""
    resume = keep().pk
    read = {"basics": {"label": "Engineer"}, "skills": [{"name": "Telepathy"}]}
    ResumeProposal.objects.create(resume_id=resume, data=read, backend="ollama")
    own = [{"word": word, "count": 1, "weight": 2} for word in ("SQL", "Python")]
    lacks = [{"word": "Rust", "count": 2, "need": "required"}]
    parts = [
        {"name": "skills", "value": 70, "why": "2 of 3"},
        {"name": "pay", "value": None, "why": "none"},
    ]
    for stage in Stage:
        job = make_job(stage=stage, score=70, description=POSTING, matched=own, gaps=lacks).pk
    Job.objects.update(score_parts=parts)
    run = DiscoveryRun.objects.create(kind=DiscoveryRun.Kind.IMPORT, source="jobs.csv").pk
    return [
        "/", "/tasks/", "/connections/", "/password/", "/settings/", "/settings/profile/",
        "/settings/keywords/", "/settings/scoring/", "/settings/blocklist/", "/settings/contact/",
        "/settings/searches/", "/settings/searches/add/", "/settings/adzuna/", "/settings/usajobs/",
        "/settings/craigslist/", "/settings/models/", "/settings/models/add/",
        "/settings/models/calls/",
        "/jobs/", "/jobs/?q=java", "/jobs/columns/", "/jobs/views/", "/jobs/review/",
        "/jobs/review/bulk/", "/jobs/apply/", "/jobs/runs/", f"/jobs/runs/{run}/", "/jobs/import/",
        "/jobs/capture/", "/jobs/hidden/", "/jobs/drafts/", "/interviews/",
        "/jobs/resumes/", f"/jobs/resumes/{resume}/", f"/jobs/resumes/{resume}/edit/",
        f"/jobs/resumes/{resume}/versions/", f"/jobs/resumes/{resume}/read-again/",
        *(f"/jobs/{job}/{page}" for page in (
            "", "gaps/", "apply/", "drafts/", "edit/", "notes/", "same-as/", "letter/check/",
            "letter/compare/", "letter/side-by-side/",
        )),
    ]  # fmt: skip


ADMIN = ("/admin/", "/admin/jobs/job/", "/admin/jobs/job/add/")


def test_no_page_breaks_a_rule_of_the_browser(desk: Page, pages: list[str]) -> None:
    for address in (*pages, *ADMIN, f"/admin/jobs/job/{Job.objects.latest('pk').pk}/change/"):
        desk.goto(address)
        expect(desk.locator("h1")).to_be_visible()


def test_no_page_is_wider_than_a_phone(desk: Page, pages: list[str]) -> None:
    desk.set_viewport_size(PHONE)
    too_wide = {}
    for address in pages:
        desk.goto(address)
        extra = desk.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if extra > 0:
            too_wide[address] = extra
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility(
    desk: Page, pages: list[str], scheme: Literal["light", "dark"]
) -> None:
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # nothing half faded in
    broken = {}
    for address in pages:
        desk.goto(address)
        violations = Axe().run(desk).response["violations"]
        if found := [(each["id"], each["nodes"][0]["target"]) for each in violations]:
            broken[address] = found
    assert broken == {}


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

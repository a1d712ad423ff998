"""The main job from end to end: a real server, a real worker, a real browser, nothing mocked.

An account by the one-time link, postings from a file, a review by keyboard, a letter, a PDF,
applied, dragged to the phone screen.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.e2e.test_board import drag
from tests.instance import ROOT, Instance
from tests.llm_servers import Script, as_words, scripted_llm

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

REAL_POSTINGS = ROOT.parent / "shared/data/jobs/jobspy_5boards_2025-01.csv"
SKILLS = ("Python", "SQL", "Airflow", "Excel", "Laboratory", "Project management")


def own_postings() -> bytes:
    """A small export in JobSpy's shape, for where the real one is not at hand."""
    names = ["id", "site", "job_url", "title", "company", "location", "date_posted", "description"]
    sheet = io.StringIO()
    rows = csv.DictWriter(sheet, names)
    rows.writeheader()
    for number in range(40):
        skills = ", ".join(SKILLS[number % 3 : number % 3 + 3])
        rows.writerow(
            {
                "id": f"in-{number:04}",
                "site": "indeed",
                "job_url": f"https://ca.indeed.com/viewjob?jk={number:016x}",
                "title": f"Data Engineer, team {number}",
                "company": f"Northwind {chr(65 + number % 26)}{number}",
                "location": "Winnipeg, MB, CA",
                "date_posted": "2025-01-25",
                "description": f"We need {skills}. Team {number} writes things down.",
            }
        )
    return sheet.getvalue().encode()


@pytest.fixture
def peregrine(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path)
    prepared = instance.manage("prepare")
    assert prepared.returncode == 0, prepared.stderr
    instance.start()
    yield instance
    instance.kill()


@pytest.fixture
def visitor(browser: Browser, peregrine: Instance) -> Iterator[Page]:
    context = browser.new_context(
        base_url=peregrine.url, viewport={"width": 1280, "height": 900}, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def claim(visitor: Page, peregrine: Instance) -> None:
    """Make the owner account with the link from the console; it works once."""
    link = re.findall(r"http://\S+/claim/\S+", peregrine.says("/claim/"))[0]
    visitor.goto(link)
    visitor.get_by_label("Name").fill("ada")
    for field in visitor.locator("input[type=password]").all():
        field.fill("a long walk in the rain")
    visitor.get_by_role("button", name="Make my account").click()
    expect(visitor).to_have_url(re.compile(r"/$"))
    visitor.context.clear_cookies()
    visitor.goto(link)
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("does not work")
    visitor.goto("/login/")
    visitor.get_by_label("Name").fill("ada")
    visitor.get_by_label("Password", exact=True).fill("a long walk in the rain")
    visitor.get_by_role("button", name="Sign in").click()
    expect(visitor).to_have_url(re.compile(r"/$"))


def introduce(visitor: Page) -> None:
    visitor.goto("/settings/profile/")
    visitor.locator("#id_name").fill("Ada Moreau")
    visitor.locator("#id_email").fill("ada@example.com")
    with visitor.expect_response(lambda response: response.request.method == "POST"):
        visitor.get_by_role("button", name="Save").click()
    visitor.goto("/settings/keywords/")
    visitor.locator("textarea").first.fill("\n".join(SKILLS))
    visitor.get_by_role("button", name="Save").click()
    expect(visitor.get_by_role("table")).to_contain_text("Airflow")


def bring_in(visitor: Page) -> int:
    """Import the postings through the page and return how many are new."""
    postings = REAL_POSTINGS.read_bytes() if REAL_POSTINGS.exists() else own_postings()
    visitor.goto("/jobs/import/")
    upload = {"name": "jobspy_2025.csv", "mimeType": "text/csv", "buffer": postings}
    visitor.locator("input[type=file]").set_input_files([upload])  # type: ignore[list-item]
    visitor.get_by_role("button", name="Import").click()
    visitor.get_by_role("link", name="Review the new jobs").click(timeout=60_000)
    visitor.wait_for_url("**/jobs/review/**")  # loaded whole: keys pressed before that are lost
    return int(re.sub(r"\D", "", visitor.locator("#review-count").inner_text().split("to go")[0]))


def review_ten(visitor: Page) -> None:
    """Ten decisions by keyboard, one of them taken back."""
    card = visitor.locator("article.job:not([hidden])")
    for key in "a" + "r" * 4 + "s" * 2 + "r" * 3:
        before = card.get_attribute("data-job")
        visitor.keyboard.press(key)
        expect(card).not_to_have_attribute("data-job", before or "")
    before = card.get_attribute("data-job")
    visitor.keyboard.press("u")
    expect(card).not_to_have_attribute("data-job", before or "")
    visitor.keyboard.press("r")


def open_workspace(visitor: Page) -> None:
    visitor.goto("/jobs/apply/")
    visitor.locator(".apply-list a").first.click()
    expect(visitor.get_by_role("heading", name="Cover letter")).to_be_visible()


def use_model(peregrine: Instance, base_url: str) -> None:
    (peregrine.folder / "config/llm.yaml").write_text(
        "backends:\n"
        "  ours:\n"
        "    type: openai_compat\n"
        "    enabled: true\n"
        f"    base_url: {base_url}\n"
        "    model: __auto__\n"
        "fallback_order: [ours]\n"
    )


def test_from_a_fresh_start_to_a_phone_screen(visitor: Page, peregrine: Instance) -> None:
    claim(visitor, peregrine)
    introduce(visitor)
    assert bring_in(visitor) > 20
    review_ten(visitor)

    open_workspace(visitor)
    visitor.get_by_role("button", name="Write a draft").click()
    letter = visitor.locator("#letter-text")
    expect(letter).to_have_value(re.compile("Ada Moreau"))
    expect(visitor.locator("#letter-origin")).to_contain_text("skeleton written without a model")
    letter.fill(
        "Dear team,\n\nŁódź, Çeşme, Київ: I build what you need.\n\nKind regards,\nAda Moreau"
    )
    expect(visitor.locator("[data-save-state=saved]")).to_contain_text("as version 2")

    with visitor.expect_download() as download:
        visitor.get_by_role("button", name="PDF").click()
    assert re.fullmatch(r"[A-Za-z0-9_-]+_CoverLetter\.pdf", download.value.suggested_filename)
    text = PdfReader(download.value.path()).pages[0].extract_text()
    assert "Łódź, Çeşme, Київ: I build what you need." in text.replace("\n", " ")
    assert "ada@example.com" in text

    title = visitor.get_by_role("heading", level=1).inner_text()
    with visitor.expect_response(re.compile(r"/applied/$")):
        visitor.get_by_role("button", name="Mark applied").click()
    visitor.goto("/interviews/")
    card = visitor.locator(".tick").first
    expect(card).to_contain_text(title)
    drag(visitor, card, visitor.get_by_role("region", name="Phone screen"))
    expect(visitor.get_by_role("region", name="Phone screen")).to_contain_text(title)
    expect(visitor.locator("#messages")).to_contain_text("to “Phone screen”.")
    visitor.reload()
    expect(visitor.get_by_role("region", name="Phone screen")).to_contain_text(title)
    visitor.get_by_role("link", name=title).click()
    expect(visitor.get_by_role("main")).to_contain_text("Phone screen")


def test_the_words_of_a_slow_model_arrive_and_a_death_loses_none(
    visitor: Page, peregrine: Instance
) -> None:
    claim(visitor, peregrine)
    bring_in(visitor)
    visitor.keyboard.press("a")
    expect(visitor.locator("#messages")).to_contain_text("Approved")
    open_workspace(visitor)
    words = as_words("Dear team, your sentence about late facts made me smile: I know them well.")
    dies = Script(words=words, delay=0.15, die_after=10)
    with scripted_llm(dies, Script(words=words, delay=0.15)) as server:
        use_model(peregrine, server.base_url)
        visitor.get_by_role("button", name="Write a draft").click()
        expect(visitor.locator("#letter-words")).to_contain_text("Dear team, your")
        expect(visitor.get_by_role("alert")).to_contain_text("The words that came are below")
        expect(visitor.locator("#letter-text")).to_have_value(re.compile("^Dear team, your"))
        visitor.get_by_role("button", name="Try again").click()
        expect(visitor.locator("#letter-text")).to_have_value(re.compile("I know them well"))
        expect(visitor.locator("#versions")).to_contain_text("stopped half-way")

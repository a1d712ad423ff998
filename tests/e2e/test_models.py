"""Settings, Language models, in a real browser: drag, arrows and the test button."""

import pytest
from playwright.sync_api import Page, expect

from peregrine import conf
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_servers import Script, scripted_llm

pytestmark = pytest.mark.e2e


def names(desk: Page) -> list[str]:
    return (
        desk.locator("form.chain").first.locator(".order li > span:first-of-type").all_inner_texts()
    )


def test_a_line_is_dragged_to_the_top_and_an_arrow_brings_it_back(desk: Page) -> None:
    use_backends(first=TEMPLATE, second=TEMPLATE, third=TEMPLATE)
    desk.goto("/settings/models/")
    lines = desk.locator("form.chain").first.locator(".order li")
    with desk.expect_response("**/order/fallback_order/"):
        lines.nth(2).locator(".icon").first.drag_to(lines.nth(0), target_position={"x": 20, "y": 4})
    expect(lines.nth(0)).to_contain_text("third")
    assert conf.load_llm().fallback_order == ["third", "first", "second"]
    with desk.expect_response("**/order/fallback_order/"):
        desk.get_by_role("button", name="third down").first.click()
    expect(lines.nth(1)).to_contain_text("third")
    assert conf.load_llm().fallback_order == ["first", "third", "second"]
    assert names(desk) == ["first", "third", "second"]


def test_the_test_button_shows_what_came_beside_its_model(desk: Page) -> None:
    with scripted_llm(Script(words=("I am", " ready.")), Script(status=401)) as server:
        use_backends(gpu=at(server))
        desk.goto("/settings/models/")
        button = desk.get_by_role("button", name="Test gpu")
        button.click()
        expect(desk.locator(".trial .note.good")).to_contain_text("I am ready.")
        button.click()
        expect(desk.locator(".trial .note.bad")).to_contain_text("it wants a key")

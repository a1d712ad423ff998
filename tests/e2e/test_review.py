"""The review queue by keyboard and by finger, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from jobs.models import Job
from jobs.stages import Stage
from tests.e2e.holding import Held
from tests.factories import make_job
from tests.instance import wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

SHOWN = "#review .deck > .card:not([hidden])"


@pytest.fixture
def queue(desk: Page) -> list[Job]:
    jobs = [make_job(title=f"Job {number}", score=90 - number) for number in range(1, 9)]
    desk.goto("/jobs/review/")
    return jobs


def is_shown(desk: Page, job: Job) -> None:
    expect(desk.locator(SHOWN)).to_have_attribute("data-job", str(job.pk))
    expect(desk.locator("#review [aria-current=true][data-row]")).to_have_attribute(
        "data-row", str(job.pk)
    )


def stages_of(jobs: list[Job]) -> list[str]:
    return [Job.objects.get(pk=job.pk).stage for job in jobs]


def hold_approvals(desk: Page) -> Held:
    return Held(desk, "**/approve/*")


def test_the_queue_is_worked_through_by_keyboard(desk: Page, queue: list[Job]) -> None:
    is_shown(desk, queue[0])
    desk.keyboard.press("a")
    is_shown(desk, queue[1])
    expect(desk.locator("#messages")).to_contain_text("Approved Job 1 at Northwind Traders.")
    expect(desk.locator(f"{SHOWN} h2")).to_be_focused()
    expect(desk.locator("#review-count")).to_contain_text("7 to go.")
    desk.keyboard.press("r")
    is_shown(desk, queue[2])
    desk.keyboard.press("s")
    is_shown(desk, queue[3])
    desk.keyboard.press("j")
    is_shown(desk, queue[4])
    desk.keyboard.press("k")
    is_shown(desk, queue[3])
    expect(desk.locator("#review-count")).to_contain_text("5 to go.")
    assert stages_of(queue[:4]) == ["approved", "rejected", "pending", "pending"]
    for back in (queue[2], queue[1], queue[0]):
        desk.keyboard.press("u")
        is_shown(desk, back)
    assert stages_of(queue) == ["pending"] * 8


def test_the_next_card_is_there_before_the_answer(desk: Page, queue: list[Job]) -> None:
    on_its_way = hold_approvals(desk)
    desk.keyboard.press("a")
    is_shown(desk, queue[1])
    assert stages_of(queue[:1]) == ["pending"]
    on_its_way.let_go()
    expect(desk.locator("#messages")).to_contain_text("Approved Job 1")
    is_shown(desk, queue[1])


def test_a_key_for_the_next_card_is_not_lost_while_the_answer_is_on_its_way(
    desk: Page, queue: list[Job]
) -> None:
    on_its_way = hold_approvals(desk)
    desk.keyboard.press("a")
    desk.keyboard.press("r")
    on_its_way.let_go()
    is_shown(desk, queue[2])
    expect(desk.locator("#messages")).to_contain_text("Rejected Job 2")
    assert stages_of(queue[:3]) == ["approved", "rejected", "pending"]


def test_a_decision_that_did_not_arrive_brings_the_card_back(desk: Page, queue: list[Job]) -> None:
    desk.route("**/approve/*", lambda route: route.abort())
    desk.keyboard.press("a")
    expect(desk.get_by_role("alert")).to_contain_text("Peregrine does not answer")
    is_shown(desk, queue[0])
    desk.unroute("**/approve/*")
    desk.get_by_role("button", name="Retry").click()
    is_shown(desk, queue[1])  # at once: the answer may still be on its way
    wait_for(lambda: stages_of(queue[:2]) == ["approved", "pending"], "the decision is saved")


def test_decisions_arrive_when_the_page_is_left_at_once(desk: Page, queue: list[Job]) -> None:
    on_its_way = hold_approvals(desk)
    desk.keyboard.press("a")
    desk.keyboard.press("r")
    is_shown(desk, queue[1])
    on_its_way.wait()
    on_its_way.hold_no_more()
    desk.goto("/jobs/")
    wait_for(lambda: stages_of(queue[:3]) == ["approved", "rejected", "pending"], "both are saved")


def test_letters_typed_into_the_filter_decide_nothing(desk: Page, queue: list[Job]) -> None:
    desk.get_by_role("searchbox").press_sequentially("arsjku 3")
    is_shown(desk, queue[0])
    desk.get_by_role("searchbox").fill("job 3")
    desk.get_by_role("searchbox").press("Enter")
    is_shown(desk, queue[2])
    assert stages_of(queue) == ["pending"] * 8


def test_the_keys_explain_themselves(desk: Page, queue: list[Job]) -> None:
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog", name="Keys")).to_be_visible()
    desk.keyboard.press("a")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).not_to_be_visible()
    is_shown(desk, queue[0])


def test_the_toast_takes_a_decision_back(desk: Page, queue: list[Job]) -> None:
    desk.get_by_role("button", name="Reject").click()
    is_shown(desk, queue[1])
    desk.locator("#messages").get_by_role("button", name="Undo").click()
    is_shown(desk, queue[0])
    assert stages_of(queue[:1]) == ["pending"]


def test_another_order_is_a_link_and_stays_in_the_address(desk: Page, queue: list[Job]) -> None:
    desk.get_by_role("link", name="Weakest").click()
    is_shown(desk, queue[-1])
    expect(desk).to_have_url(re.compile(r"sort=worst"))
    desk.keyboard.press("a")
    expect(desk.locator("#messages")).to_contain_text("Approved Job 8")
    desk.reload()
    is_shown(desk, queue[-2])


def test_a_job_that_was_decided_in_another_tab_says_so(desk: Page, queue: list[Job]) -> None:
    Job.objects.get(pk=queue[0].pk).move_to(Stage.REJECTED, by="person")
    desk.keyboard.press("a")
    expect(desk.locator("#messages")).to_contain_text("was decided already")
    is_shown(desk, queue[1])
    assert stages_of(queue[:1]) == ["rejected"]


@pytest.mark.parametrize(("distance", "stage"), [(160, "approved"), (-160, "rejected"), (60, "")])
def test_a_swipe_decides_when_it_is_long_enough(
    desk: Page, queue: list[Job], distance: int, stage: str
) -> None:
    desk.locator(SHOWN).evaluate(
        """(card, distance) => {
            const at = (type, x) => card.dispatchEvent(new PointerEvent(type, {
                bubbles: true, pointerId: 7, pointerType: "touch", clientX: 200 + x, clientY: 300,
            }));
            at("pointerdown", 0);
            for (const part of [0.25, 0.5, 0.75, 1]) at("pointermove", distance * part);
            at("pointerup", distance);
        }""",
        distance,
    )
    is_shown(desk, queue[1] if stage else queue[0])
    expect(desk.locator("#review-count")).to_contain_text("7 to go." if stage else "8 to go.")
    assert stages_of(queue[:1]) == [stage or "pending"]


def test_many_are_selected_at_once(desk: Page, queue: list[Job]) -> None:
    with desk.expect_navigation():  # ticks are counted by the script of the page
        desk.get_by_role("link", name="Many at once").click()
    desk.get_by_label("Select all on this page").check()
    expect(desk.locator("[data-selected]")).to_have_text("8 selected")
    desk.get_by_label("Job 2", exact=True).uncheck()
    desk.get_by_role("button", name="Reject selected").click()
    expect(desk.locator("#messages")).to_contain_text("7 rejected.")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator("#messages")).to_contain_text("7 jobs are back in the queue.")
    assert stages_of(queue) == ["pending"] * 8


def test_a_job_is_joined_by_keyboard_and_the_queue_goes_on(desk: Page, queue: list[Job]) -> None:
    desk.keyboard.press("t")
    expect(desk.locator(f"{SHOWN} summary[data-key=t]")).to_be_focused()
    expect(desk.locator(f"{SHOWN} .sameness")).to_have_attribute("open", "")
    desk.keyboard.press("e")
    desk.locator("li.same-as", has_text="Job 2").get_by_role("button").click()
    expect(desk.locator("#messages")).to_contain_text("is the same job now")
    expect(desk.locator(SHOWN)).to_be_visible()
    expect(desk.locator("#review-count")).to_contain_text("7 to go.")

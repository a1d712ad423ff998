"""The interview board by mouse, keyboard and without either, in a real browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from jobs.models import Job
from jobs.stages import Stage
from tests.e2e.holding import Held
from tests.factories import make_job
from tests.instance import wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def application(title: str, stage: Stage = Stage.APPLIED) -> Job:
    return make_job(title=title, stage=stage, applied_at=timezone.now())


def column(desk: Page, name: str) -> Locator:
    return desk.get_by_role("region", name=name)


def drag(desk: Page, card: Locator, to: Locator) -> None:
    """Drag in several steps, as a hand does: a jump is no drag for the browser."""
    start, end = card.bounding_box(), to.bounding_box()
    assert start
    assert end
    desk.mouse.move(start["x"] + start["width"] - 12, start["y"] + 12)
    desk.mouse.down()
    desk.mouse.move(start["x"] + start["width"] / 2, start["y"] + 24, steps=4)
    desk.mouse.move(end["x"] + end["width"] / 2, end["y"] + 80, steps=12)
    desk.mouse.move(end["x"] + end["width"] / 2, end["y"] + 84, steps=2)
    desk.mouse.up()


def test_a_card_is_dragged_to_the_phone_screen_and_back_by_undo(desk: Page) -> None:
    job = application("Data Engineer")
    desk.goto("/interviews/")
    drag(desk, desk.locator(f"#card-{job.pk}"), column(desk, "Phone screen"))
    expect(desk.locator("#messages")).to_contain_text("to “Phone screen”.")
    expect(column(desk, "Phone screen")).to_contain_text("Data Engineer")
    expect(desk.locator(f"#card-{job.pk} .title")).to_be_focused()
    assert Job.objects.get().stage == "phone_screen"
    desk.locator("#messages").get_by_role("button", name="Undo").click()
    expect(column(desk, "Applied")).to_contain_text("Data Engineer")
    assert Job.objects.get().stage == "applied"


def test_a_refused_drag_is_put_back_and_explained(desk: Page) -> None:
    job = application("Data Engineer", Stage.HIRED)
    desk.set_viewport_size({"width": 1700, "height": 800})
    desk.goto("/interviews/")
    drag(desk, desk.locator(f"#card-{job.pk}"), column(desk, "Survey"))
    expect(desk.locator("#messages")).to_contain_text("Move it back to “Offer” first")
    expect(column(desk, "Hired")).to_contain_text("Data Engineer")
    assert Job.objects.get().stage == "hired"


def test_a_card_that_moved_in_another_tab_explains_itself(desk: Page) -> None:
    job = application("Data Engineer")
    desk.goto("/interviews/")
    Job.objects.get().move_to(Stage.SURVEY, by="person")
    drag(desk, desk.locator(f"#card-{job.pk}"), column(desk, "Phone screen"))
    expect(desk.locator("#messages")).to_contain_text("in “Survey” by now")
    expect(column(desk, "Survey")).to_contain_text("Data Engineer")
    assert Job.objects.get().stage == "survey"


def test_a_drag_that_did_not_arrive_is_put_back(desk: Page) -> None:
    job = application("Data Engineer")
    desk.goto("/interviews/")
    desk.route("**/move/", lambda route: route.abort())
    drag(desk, desk.locator(f"#card-{job.pk}"), column(desk, "Survey"))
    expect(desk.get_by_role("alert")).to_contain_text("Peregrine does not answer")
    expect(column(desk, "Applied")).to_contain_text("Data Engineer")
    assert Job.objects.get().stage == "applied"


def test_the_menu_moves_a_card_by_keyboard_alone(desk: Page) -> None:
    job = application("Data Engineer")
    desk.goto("/interviews/")
    desk.locator(f"#card-{job.pk} summary").focus()
    desk.keyboard.press("Enter")
    desk.locator(f"#card-{job.pk}").get_by_role("button", name="Survey").focus()
    desk.keyboard.press("Enter")
    expect(column(desk, "Survey")).to_contain_text("Data Engineer")
    expect(desk.locator(f"#card-{job.pk} .title")).to_be_focused()


def test_the_menu_rejects_with_a_reason(desk: Page) -> None:
    job = application("Data Engineer", Stage.OFFER)
    desk.goto("/interviews/")
    desk.locator(f"#card-{job.pk} summary").click()
    desk.get_by_label("It ended:").select_option("I withdrew")
    desk.get_by_role("button", name="Reject").click()
    expect(desk.locator(f"#card-{job.pk}")).to_have_count(0)
    rejected = Job.objects.get()
    assert (rejected.stage, rejected.closed_from, rejected.reject_reason) == (
        "rejected",
        "offer",
        "withdrawn",
    )


def test_a_move_arrives_when_the_page_is_left_at_once(desk: Page) -> None:
    job = application("Data Engineer")
    desk.goto("/interviews/")
    on_its_way = Held(desk, "**/move/")
    drag(desk, desk.locator(f"#card-{job.pk}"), column(desk, "Phone screen"))
    on_its_way.wait()
    on_its_way.hold_no_more()
    desk.goto("/jobs/")
    wait_for(lambda: Job.objects.get().stage == "phone_screen", "the move is saved")

"""The board page: moves, refusals, two tabs."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from jobs.models import Job, StageChange
from jobs.stages import BOARD, Stage
from tests.factories import make_job

HTMX = {"HX-Request": "true", "HX-Target": "board"}
BOARD_PAGE = reverse("interviews:board")

pytestmark = pytest.mark.django_db


def application(stage: Stage = Stage.APPLIED, **fields: Any) -> Job:
    return make_job(stage=stage, applied_at=timezone.now(), **fields)


def move(client: Client, job: Job, to: str, *, expected: str = "", **kwargs: Any) -> HttpResponse:
    form = {"stage": to, "expected": expected or job.stage, "reason": kwargs.pop("reason", "")}
    return client.post(reverse("interviews:move", args=[job.pk]), form, **kwargs)  # type: ignore[return-value]


def said(response: HttpResponse) -> str:
    return [str(message) for message in get_messages(response.wsgi_request)][-1]  # type: ignore[attr-defined]


def test_the_page_shows_columns_and_cards(signed_in: Client) -> None:
    application(title="Data Engineer")
    html = signed_in.get(BOARD_PAGE).content.decode()
    assert "1 open application." in html
    assert "Data Engineer" in html
    assert all(stage.label in html for stage in BOARD)


def test_an_empty_board_says_how_it_fills(signed_in: Client) -> None:
    assert "No application is under way" in signed_in.get(BOARD_PAGE).content.decode()


def test_htmx_gets_the_board_only(signed_in: Client) -> None:
    response = signed_in.get(BOARD_PAGE, headers=HTMX)
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_a_move_by_htmx_answers_the_board_with_undo(signed_in: Client) -> None:
    job = application(title="Data Engineer")
    response = move(signed_in, job, "phone_screen", headers=HTMX)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Moved Data Engineer at Northwind Traders to “Phone screen”." in html
    change = StageChange.objects.get()
    assert f'name="change" value="{change.pk}"' in html


def test_a_move_without_htmx_goes_back_to_the_board(signed_in: Client) -> None:
    job = application()
    response = signed_in.post(
        reverse("interviews:move", args=[job.pk]) + "?all=applied",
        {"stage": "offer", "expected": "applied"},
    )
    assert response["Location"] == f"{BOARD_PAGE}?all=applied"
    assert Job.objects.get().stage == "offer"


def test_a_refused_move_explains_itself_and_shows_the_board(signed_in: Client) -> None:
    job = application(Stage.HIRED)
    response = move(signed_in, job, "survey", headers=HTMX)
    html = response.content.decode()
    assert response.status_code == 422
    assert 'id="board"' in html
    assert "Move it back to “Offer” first" in html
    assert "Move it back to “Offer” first" in said(move(signed_in, job, "survey"))


def test_a_card_that_moved_in_another_tab_is_a_conflict(signed_in: Client) -> None:
    job = application(Stage.SURVEY)
    response = move(signed_in, job, "offer", expected="applied", headers=HTMX)
    assert response.status_code == 409
    assert "in “Survey” by now" in response.content.decode()
    assert Job.objects.get().stage == "survey"


def test_dropping_the_same_card_twice_is_a_conflict_not_a_second_move(signed_in: Client) -> None:
    job = application()
    move(signed_in, job, "offer", headers=HTMX)
    assert move(signed_in, job, "offer", headers=HTMX).status_code == 409
    assert StageChange.objects.count() == 1


def test_rejecting_keeps_the_stage_and_the_reason(signed_in: Client) -> None:
    job = application(Stage.INTERVIEWING, title="Data Engineer")
    move(signed_in, job, "rejected", reason="no_answer")
    html = signed_in.get(reverse("interviews:rejected")).content.decode()
    assert "Data Engineer" in html
    assert "Interviewing" in html
    assert "No answer" in html


def test_undo_puts_the_card_back_where_it_was(signed_in: Client) -> None:
    job = application()
    move(signed_in, job, "offer")
    path = reverse("interviews:undo", args=[job.pk])
    change = StageChange.objects.get()
    response = signed_in.post(path, {"change": change.pk}, headers=HTMX)
    assert "is in “Applied” again." in response.content.decode()
    assert signed_in.post(path, {"change": change.pk}, headers=HTMX).status_code == 409
    restored = Job.objects.get()
    assert (restored.stage, restored.stage_changed_at) == ("applied", job.stage_changed_at)


def test_a_move_to_nowhere_is_a_bad_request(signed_in: Client) -> None:
    job = application()
    assert move(signed_in, job, "nowhere").status_code == 400
    path = reverse("interviews:undo", args=[job.pk])
    assert signed_in.post(path, {"change": "x"}).status_code == 400


def test_a_hostile_title_is_text(signed_in: Client) -> None:
    application(title='"><script>alert(1)</script>')
    assert "<script>alert" not in signed_in.get(BOARD_PAGE).content.decode()


@pytest.mark.parametrize("name", ["move", "undo"])
def test_moves_are_posts(signed_in: Client, name: str) -> None:
    path = reverse(f"interviews:{name}", args=[application().pk])
    assert signed_in.get(path).status_code == 405


def test_a_stranger_sees_and_moves_nothing(client: Client) -> None:
    job = application()
    for path in (BOARD_PAGE, reverse("interviews:rejected")):
        assert reverse("login") in client.get(path)["Location"]
    move(client, job, "offer")
    assert Job.objects.get().stage == "applied"


@pytest.mark.parametrize("path", [BOARD_PAGE, reverse("interviews:rejected")])
def test_thirty_cards_cost_as_many_queries_as_three(
    signed_in: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            application(company=f"Company {number}")
            application(Stage.REJECTED, company=f"Company {number}", closed_from="applied")

    fill(3)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(path)
    fill(27)
    with django_assert_num_queries(len(few)):
        signed_in.get(path)

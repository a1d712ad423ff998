"""The job page: everything about one job, and its moves."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jobs.models import CoverLetter, Draft, Job, Sighting, StageChange
from jobs.stages import Stage
from peregrine.models import BackgroundTask
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def said(response: HttpResponse) -> str:
    return [str(message) for message in get_messages(response.wsgi_request)][-1]  # type: ignore[attr-defined]


def move(client: Client, job: Job, to: str, *, expected: str = "", **data: str) -> HttpResponse:
    form = {"stage": to, "expected": expected or job.stage, **data}
    return client.post(reverse("jobs:move", args=[job.pk]), form)  # type: ignore[return-value]


def test_the_page_tells_the_whole_history(signed_in: Client) -> None:
    job = make_job(title="Data Engineer", url="https://board.example/1")
    job.move_to(Stage.APPROVED, by="person")
    job.move_to(Stage.APPLIED, by="mail")
    job.move_to(Stage.REJECTED, by="person", reason="they_said_no")
    Sighting.objects.create(job=job, board="linkedin", url="https://linkedin.example/1")
    CoverLetter.objects.create(job=job, version=1, backend="ollama", model="llama")
    BackgroundTask.objects.create(task_type="cover_letter", job=job, error="The model is away.")
    html = signed_in.get(job.get_absolute_url()).content.decode()
    for words in (
        "To review → <b>Approved</b>, by you",
        "by a mail",
        "<bdi>They said no</bdi>",
        "was in “Applied”",
        "https://linkedin.example/1",
        "Version 1",
        "ollama (llama)",
        "The model is away.",
        "https://board.example/1",
    ):
        assert words in html


def test_what_was_written_for_a_rejected_job_stays_in_reach(signed_in: Client) -> None:
    job = make_job(stage=Stage.APPROVED)
    job.move_to(Stage.REJECTED, by="person")
    letter, texts = (reverse(f"jobs:{name}", args=[job.pk]) for name in ("apply", "drafts"))
    page = signed_in.get(job.get_absolute_url()).text
    assert letter not in page
    assert texts not in page
    CoverLetter.objects.create(job=job, version=1)
    Draft.objects.create(job=job, kind="thank_you_note")
    page = signed_in.get(job.get_absolute_url()).text
    assert f'<a class="btn quiet" href="{letter}">' in page
    assert texts in page


def test_only_allowed_moves_are_offered(signed_in: Client) -> None:
    response = signed_in.get(make_job(stage=Stage.PENDING).get_absolute_url())
    assert response.context["moves"] == [Stage.APPROVED, Stage.APPLIED, Stage.ARCHIVED]
    assert response.context["can_reject"]


def test_a_move_comes_back_to_the_page(signed_in: Client) -> None:
    job = make_job(stage=Stage.APPLIED)
    response = move(signed_in, job, "rejected", reason="withdrawn")
    assert response["Location"] == job.get_absolute_url()
    assert said(response) == "Moved to “Rejected”."
    job.refresh_from_db()
    assert (job.stage, job.reject_reason) == ("rejected", "withdrawn")


def test_a_refused_move_says_why(signed_in: Client) -> None:
    job = make_job(stage=Stage.PENDING)
    assert "Mark it as applied first" in said(move(signed_in, job, "offer"))


def test_a_move_from_a_stale_page_changes_nothing(signed_in: Client) -> None:
    job = make_job(stage=Stage.SURVEY)
    assert "in “Survey” by now" in said(move(signed_in, job, "offer", expected="applied"))
    assert Job.objects.get().stage == "survey"


@pytest.mark.parametrize("form", [{}, {"stage": "nowhere", "expected": "pending"}])
def test_a_move_to_nowhere_is_a_bad_request(signed_in: Client, form: dict[str, str]) -> None:
    path = reverse("jobs:move", args=[make_job().pk])
    assert signed_in.post(path, form).status_code == 400


def test_the_last_move_is_undone_once(signed_in: Client) -> None:
    job = make_job()
    change = job.move_to(Stage.APPROVED, by="person")
    path = reverse("jobs:undo-move", args=[job.pk])
    assert said(signed_in.post(path, {"change": change.pk})).endswith("in “To review” again.")  # type: ignore[arg-type]
    assert "no longer possible" in said(signed_in.post(path, {"change": change.pk}))  # type: ignore[arg-type]
    assert Job.objects.get().stage == "pending"


def test_undo_takes_no_move_of_another_job(signed_in: Client) -> None:
    job, other = make_job(), make_job()
    change = other.move_to(Stage.APPROVED, by="person")
    path = reverse("jobs:undo-move", args=[job.pk])
    assert "no move to undo" in said(signed_in.post(path, {"change": change.pk}))  # type: ignore[arg-type]
    assert signed_in.post(path, {"change": "x"}).status_code == 400
    assert StageChange.objects.count() == 1


def test_an_unknown_job_is_not_found(signed_in: Client) -> None:
    assert signed_in.get(reverse("jobs:detail", args=[987654])).status_code == 404


@pytest.mark.parametrize("name", ["move", "undo-move"])
def test_moves_are_posts(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(f"jobs:{name}", args=[make_job().pk])).status_code == 405


def test_a_stranger_sees_and_moves_nothing(client: Client) -> None:
    job = make_job()
    assert reverse("login") in client.get(job.get_absolute_url())["Location"]
    move(client, job, "approved")
    assert Job.objects.get().stage == "pending"


def test_a_long_history_costs_as_many_queries_as_a_short_one(
    signed_in: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    job = make_job()

    def add(count: int) -> None:
        for _ in range(count):
            job.move_to(Stage.APPROVED, by="person")
            job.move_to(Stage.PENDING, by="person")
            Sighting.objects.create(
                job=job, board="indeed", native_id=str(Sighting.objects.count())
            )

    add(3)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(job.get_absolute_url())
    add(27)
    with django_assert_num_queries(len(few)):
        signed_in.get(job.get_absolute_url())

"""The review page: whole, fragment, without htmx; decisions, double ones too."""

import uuid
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

from jobs.models import Job, Sighting, StageChange
from jobs.stages import Stage
from tests.factories import make_job

HTMX = {"HX-Request": "true", "HX-Target": "review"}
REVIEW = reverse("jobs:review")

pytestmark = pytest.mark.django_db


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]


def post(client: Client, name: str, job: Job, query: str = "", **kwargs: Any) -> HttpResponse:
    return client.post(reverse(f"jobs:{name}", args=[job.pk]) + query, **kwargs)  # type: ignore[return-value]


def stage_of(job: Job) -> str:
    return Job.objects.get(pk=job.pk).stage


def test_the_page_shows_the_best_job_and_has_the_next_card_ready(signed_in: Client) -> None:
    make_job(title="Second best", score=60)
    best = make_job(
        title="Best of all",
        score=90,
        description="You know Python.",
        location="Winnipeg",
        matched=[{"word": "Python", "weight": 3, "count": 1}],
        gaps=[{"word": "Kafka", "count": 2}],
    )
    Sighting.objects.create(job=best, board="indeed", url="https://indeed.example/1")
    response = signed_in.get(REVIEW)
    html = response.content.decode()
    assert response.context["card"] == best
    assert "2 to go." in html
    assert html.index("Best of all") < html.index("Second best")
    assert "Kafka, asked twice" in html
    assert 'href="https://indeed.example/1" target="_blank" rel="noopener noreferrer"' in html
    assert html.count(" hidden inert>") == 1


def test_htmx_gets_the_queue_only(signed_in: Client) -> None:
    make_job()
    response = signed_in.get(REVIEW, headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert 'id="review"' in html
    assert 'id="review-count" hx-swap-oob="true"' in html
    assert "HX-Request" in response["Vary"]


def test_an_empty_queue_says_what_to_do_next(signed_in: Client) -> None:
    html = signed_in.get(REVIEW).content.decode()
    assert "Nothing waits for your decision" in html
    assert reverse("jobs:runs") in html


@pytest.mark.parametrize(
    ("name", "stage"), [("approve", "approved"), ("reject", "rejected"), ("skip", "pending")]
)
def test_a_decision_without_htmx_goes_back_to_the_queue_in_the_same_order(
    signed_in: Client, name: str, stage: str
) -> None:
    job = make_job()
    response = post(signed_in, name, job, "?sort=newest")
    assert response.status_code == 302
    assert response["Location"] == f"{REVIEW}?sort=newest"
    assert stage_of(job) == stage
    assert (Job.objects.get(pk=job.pk).skipped_at is not None) == (name == "skip")


def test_a_decision_by_htmx_answers_with_the_next_card_and_undo(signed_in: Client) -> None:
    first, second = make_job(score=90, title="First"), make_job(score=80)
    response = post(signed_in, "approve", first, headers=HTMX)
    html = response.content.decode()
    assert response.context["card"] == second
    assert "Approved First at Northwind Traders." in html
    batch = StageChange.objects.get().batch
    assert html.count(f'value="{batch}"') == 2  # in the toast and under the card
    assert response["HX-Replace-Url"] == f"{REVIEW}?sort=best"


def test_deciding_in_the_middle_goes_on_from_there(signed_in: Client) -> None:
    jobs = [make_job(score=90 - number) for number in range(5)]
    response = post(signed_in, "reject", jobs[2], headers=HTMX)
    assert response.context["card"] == jobs[3]
    assert response["HX-Replace-Url"] == f"{REVIEW}?sort=best&at={jobs[3].pk}"
    response = post(signed_in, "reject", jobs[3])
    assert response["Location"] == f"{REVIEW}?sort=best&at={jobs[4].pk}"


@pytest.mark.parametrize("again", ["approve", "reject", "skip"])
def test_deciding_twice_says_so_and_goes_on(signed_in: Client, again: str) -> None:
    first, second = make_job(score=90), make_job(score=80)
    post(signed_in, "approve", first, headers=HTMX)
    response = post(signed_in, again, first, headers=HTMX)
    assert "was decided already: it is in “Approved”" in response.content.decode()
    assert response.context["card"] == second
    assert stage_of(first) == "approved"
    assert StageChange.objects.count() == 1


def test_undo_brings_the_job_back_as_the_card(signed_in: Client) -> None:
    first, second = make_job(score=90), make_job(score=80)
    post(signed_in, "reject", first)
    post(signed_in, "reject", second)
    for job in (second, first):
        undoable = signed_in.get(REVIEW).context["undoable"]
        assert undoable.job == job
        response = post(signed_in, "undo", job, data={"batch": undoable.batch}, headers=HTMX)
        assert response.context["card"] == job
    assert "is back in the queue" in response.content.decode()
    assert signed_in.get(REVIEW).context["undoable"] is None


def test_undo_of_a_skip_brings_the_job_back(signed_in: Client) -> None:
    job = make_job()
    post(signed_in, "skip", job)
    assert signed_in.get(REVIEW).context["card"] is None
    response = post(signed_in, "undo", job, data={"batch": ""}, headers=HTMX)
    assert response.context["card"] == job


def test_undoing_twice_is_harmless(signed_in: Client) -> None:
    job = make_job()
    post(signed_in, "approve", job)
    batch = StageChange.objects.get().batch
    post(signed_in, "undo", job, data={"batch": batch})
    response = post(signed_in, "undo", job, data={"batch": batch})
    assert said(response)[-1] == "That was taken back already. Nothing was changed."
    assert stage_of(job) == "pending"


def test_undo_after_the_job_moved_on_leaves_it_there(signed_in: Client) -> None:
    job = make_job()
    post(signed_in, "approve", job)
    batch = StageChange.objects.get().batch
    job.move_to(Stage.APPLIED, by="person")
    response = post(signed_in, "undo", job, data={"batch": batch})
    assert said(response)[-1] == "That job has moved on since, so it stays where it is."
    assert stage_of(job) == "applied"


def test_undo_of_nonsense_is_a_bad_request(signed_in: Client) -> None:
    response = post(signed_in, "undo", make_job(), data={"batch": "no batch"})
    assert response.status_code == 400


def test_the_order_is_kept_in_the_address_and_remembered(signed_in: Client) -> None:
    make_job()
    assert signed_in.get(REVIEW).context["queue"].sort == "best"
    signed_in.get(REVIEW + "?sort=company")
    assert signed_in.get(REVIEW).context["queue"].sort == "company"
    assert signed_in.get(REVIEW + "?sort=nonsense").context["queue"].sort == "company"


@pytest.mark.parametrize(
    "query", ["?at=x", "?at=" + "9" * 5000, "?q=%00a%25_", "?view=x", "?at=-1"]
)
def test_nonsense_in_the_address_shows_the_queue(signed_in: Client, query: str) -> None:
    make_job()
    assert signed_in.get(REVIEW + query).status_code == 200


def test_put_off_jobs_have_a_view_of_their_own(signed_in: Client) -> None:
    job = make_job(skipped_at=timezone.now())
    assert "Put off (1)" in signed_in.get(REVIEW).content.decode()
    response = signed_in.get(REVIEW + "?view=put-off")
    assert response.context["card"] == job
    assert "Back to the queue <kbd>s</kbd>" in response.content.decode()


def test_a_filter_without_a_match_offers_all_jobs(signed_in: Client) -> None:
    make_job(title="Data Engineer")
    assert "No job has “welder”" in signed_in.get(REVIEW + "?q=welder").content.decode()


def test_hostile_postings_are_shown_harmless(signed_in: Client) -> None:
    job = make_job(
        title="<script>alert(1)</script>\u202eevil",
        company="<img src=x onerror=alert(2)>",
        location="<b>here</b>",
        description="<script>alert(3)</script><a href='javascript:alert(4)'>x</a>",
        url="javascript:alert(5)",
        matched=[{"word": "<i>w</i>", "weight": 1, "count": 1}],
    )
    Sighting.objects.create(job=job, board="<u>b</u>", url="javascript:alert(6)")
    for html in (
        signed_in.get(REVIEW).content.decode(),
        signed_in.get(job.get_absolute_url()).content.decode(),
    ):
        for raw in ("<script>alert", "<img src=x", "<b>here", "<i>w", "<u>b", 'href="javascript'):
            assert raw not in html


@pytest.mark.parametrize("name", ["approve", "reject", "skip", "undo"])
def test_a_decision_is_a_post(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(f"jobs:{name}", args=[1])).status_code == 405


@pytest.mark.parametrize("name", ["approve", "reject", "skip", "undo"])
def test_a_job_that_is_gone_is_not_found(signed_in: Client, name: str) -> None:
    assert signed_in.post(reverse(f"jobs:{name}", args=[987654])).status_code == 404


@pytest.mark.parametrize("path", [REVIEW, reverse("jobs:review-bulk")])
def test_a_stranger_is_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 302
    assert reverse("login") in client.get(path)["Location"]


def test_a_stranger_decides_nothing(client: Client) -> None:
    job = make_job()
    post(client, "approve", job)
    assert stage_of(job) == "pending"


@pytest.mark.parametrize("path", [REVIEW, reverse("jobs:review-bulk")])
def test_thirty_rows_cost_as_many_queries_as_three(
    signed_in: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            job = make_job(company=f"Company {number}")
            Sighting.objects.create(job=job, board="indeed", native_id=str(job.pk))

    fill(3)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(path)
    fill(27)
    with django_assert_num_queries(len(few)):
        signed_in.get(path)


class TestBulk:
    path = reverse("jobs:review-bulk-decide")

    def decide(self, client: Client, decision: str, *jobs: Job) -> HttpResponse:
        return client.post(  # type: ignore[return-value]
            self.path, {"decision": decision, "job": [job.pk for job in jobs]}
        )

    def test_the_result_says_how_many_and_what_was_skipped(self, signed_in: Client) -> None:
        jobs = [make_job() for _ in range(7)]
        decided = make_job(stage=Stage.REJECTED)
        response = self.decide(signed_in, "approve", *jobs, decided)
        assert said(response) == ["7 approved, 1 skipped: already decided."]
        assert {stage_of(job) for job in jobs} == {"approved"}
        assert stage_of(decided) == "rejected"

    def test_the_batch_is_undone_together(self, signed_in: Client) -> None:
        jobs = [make_job() for _ in range(3)]
        self.decide(signed_in, "archive", *jobs)
        page = signed_in.get(reverse("jobs:review-bulk"))
        batch = page.context["undoable"].batch
        response = signed_in.post(reverse("jobs:review-bulk-undo"), {"batch": batch})
        assert said(response)[-1] == "3 jobs are back in the queue."
        assert {stage_of(job) for job in jobs} == {"pending"}

    def test_nothing_selected_is_said_kindly(self, signed_in: Client) -> None:
        assert "Nothing was selected" in said(self.decide(signed_in, "approve"))[0]

    def test_an_unknown_decision_is_a_bad_request(self, signed_in: Client) -> None:
        job = make_job()
        assert self.decide(signed_in, "delete", job).status_code == 400
        assert stage_of(job) == "pending"

    def test_an_unknown_batch_changes_nothing(self, signed_in: Client) -> None:
        path = reverse("jobs:review-bulk-undo")
        assert signed_in.post(path, {"batch": "x"}).status_code == 400
        assert said(signed_in.post(path, {"batch": uuid.uuid4()})) == [
            "That was taken back already. Nothing was changed."
        ]

    def test_further_pages_show_every_job_once(self, signed_in: Client) -> None:
        jobs = [make_job(score=number) for number in range(101)]
        path, shown = reverse("jobs:review-bulk") + "?", []
        while True:
            page = signed_in.get(path)
            shown += page.context["jobs"]
            if page.context["following"] is None:
                break
            path = f"{reverse('jobs:review-bulk')}?at={page.context['following'].pk}"
        assert shown == jobs[::-1]
        assert page.context["previous"] in jobs

    def test_deciding_is_a_post(self, signed_in: Client) -> None:
        assert signed_in.get(self.path).status_code == 405

"""Joining and parting jobs on their pages, and what cards and pages say of postings."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from jobs.joining import join
from jobs.models import HiddenPosting, Job, Sighting, Verdict
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def said(response: HttpResponse) -> str:
    return [str(message) for message in get_messages(response.wsgi_request)][-1]  # type: ignore[attr-defined]


def post(client: Client, name: str, job: Job, **data: object) -> HttpResponse:
    return client.post(reverse(f"jobs:{name}", args=[job.pk]), data)  # type: ignore[return-value,arg-type]


def page_of(client: Client, job: Job) -> str:
    return client.get(job.get_absolute_url()).content.decode()


def job_on(*boards: str) -> Job:
    job = make_job(title="Analyst")
    for board in boards:
        Sighting.objects.create(
            job=job, board=board, native_id=board, title="Analyst",
            company_name="Northwind Traders",
            own_facts=None if board == boards[0] else {"description": f"As {board} says."},
        )  # fmt: skip
    return job


def test_a_posting_is_parted_and_the_history_takes_it_back(signed_in: Client) -> None:
    job = job_on("indeed", "linkedin")
    html = page_of(signed_in, job)
    assert html.count("This is another job") == 2
    sighting = job.sightings.get(board="linkedin")
    response = post(signed_in, "split", job, sighting=sighting.pk)
    assert response["Location"] == job.get_absolute_url()
    assert "is a job of its own now" in said(response)
    html = page_of(signed_in, job)
    assert "This is another job" not in html
    assert "seen on LinkedIn," in html
    new = Job.objects.exclude(pk=job.pk).get()
    assert "You parted this from" in page_of(signed_in, new)
    response = post(signed_in, "take-back", new, verdict=Verdict.objects.get().pk)
    assert "is one job again" in said(response)
    assert job.sightings.count() == 2


def test_the_only_posting_of_a_job_has_no_such_button_and_says_why(signed_in: Client) -> None:
    job = job_on("indeed")
    assert "This is another job" not in page_of(signed_in, job)
    assert "only posting" in said(post(signed_in, "split", job, sighting=job.sightings.get().pk))


def test_a_job_is_picked_of_its_company_or_by_words(signed_in: Client) -> None:
    job = make_job(title="Analyst")
    make_job(title="Data Analyst")
    make_job(title="Baker", company="Contoso")
    path = reverse("jobs:same-as", args=[job.pk])
    html = signed_in.get(path).content.decode()
    assert "Data Analyst" in html
    assert "Baker" not in html
    html = signed_in.get(path, {"q": "contoso"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert "Baker" in html
    assert "No other job has" in signed_in.get(path, {"q": "nobody"}).content.decode()


def test_joined_jobs_are_one_page_until_it_is_taken_back(signed_in: Client) -> None:
    job, other = make_job(title="Analyst"), make_job(title="Data Analyst")
    other.move_to(Stage.APPROVED, by="person")
    response = post(signed_in, "join", job, other=other.pk)
    assert response["Location"] == other.get_absolute_url()
    assert signed_in.get(job.get_absolute_url())["Location"] == other.get_absolute_url()
    workspace = signed_in.get(reverse("jobs:apply", args=[job.pk]))
    assert workspace["Location"] == reverse("jobs:apply", args=[other.pk])
    html = page_of(signed_in, other)
    assert "is the same job" in html
    assert "joining two jobs" not in html
    response = post(signed_in, "take-back", other, verdict=Verdict.objects.get().pk)
    assert "is a job of its own again" in said(response)
    assert signed_in.get(job.get_absolute_url()).status_code == 200


def test_the_moves_of_a_joined_job_are_in_the_history(signed_in: Client) -> None:
    job, other = make_job(title="Analyst"), make_job(title="Data Analyst")
    other.move_to(Stage.APPROVED, by="person")
    job.move_to(Stage.REJECTED, by="person", reason="not_for_me")
    join(job, other)
    assert "(as “<bdi>Analyst</bdi>”, before you joined the two)" in page_of(signed_in, other)


def test_nothing_is_taken_back_twice_or_from_another_job(signed_in: Client) -> None:
    job, other, stranger = make_job(), make_job(), make_job()
    join(job, other)
    verdict = Verdict.objects.get().pk
    assert post(signed_in, "take-back", stranger, verdict=verdict).status_code == 404
    post(signed_in, "take-back", job, verdict=verdict)
    assert "taken back already" in said(post(signed_in, "take-back", job, verdict=verdict))
    assert "one job already" in said(post(signed_in, "join", job, other=job.pk))


@pytest.mark.parametrize(
    ("name", "data"),
    [("split", {"sighting": "x"}), ("join", {"other": "x"}), ("take-back", {"verdict": "x"}),
     ("split", {}), ("join", {"other": "9" * 30})],
)  # fmt: skip
def test_what_is_not_there_is_not_found(
    signed_in: Client, name: str, data: dict[str, object]
) -> None:
    assert post(signed_in, name, make_job(), **data).status_code == 404


@pytest.mark.parametrize("name", ["split", "join", "take-back"])
def test_changes_are_posts_of_the_owner(client: Client, signed_in: Client, name: str) -> None:
    job = job_on("indeed", "linkedin")
    assert signed_in.get(reverse(f"jobs:{name}", args=[job.pk])).status_code == 405
    signed_in.logout()
    response = post(client, name, job, sighting=job.sightings.all()[0].pk, other=job.pk)
    assert f'action="{reverse("login")}"' in response.content.decode()
    assert Job.objects.count() == 1


def test_many_other_jobs_cost_as_many_queries_as_few(
    signed_in: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    job = make_job()
    path = reverse("jobs:same-as", args=[job.pk])
    for _ in range(3):
        make_job()
    with CaptureQueriesContext(connection) as few:
        signed_in.get(path)
    for _ in range(27):
        make_job()
    with django_assert_num_queries(len(few)):
        signed_in.get(path)


def test_every_page_says_whether_a_posting_is_still_open(signed_in: Client) -> None:
    hours_ago = timezone.now() - timedelta(hours=2)
    job = make_job(seen_open_at=hours_ago)
    assert "seen open <time" in page_of(signed_in, job)
    assert "seen open" in signed_in.get(reverse("jobs:review")).content.decode()
    Job.objects.update(gone_at=timezone.now(), gone_because="not_there")
    html = page_of(signed_in, job)
    assert "gone since today" in html
    assert "Gone: its page is not there any more" in html
    job.move_to(Stage.APPROVED, by="person")
    assert "gone since today" in signed_in.get(reverse("jobs:apply-list")).content.decode()
    job.move_to(Stage.APPLIED, by="person")
    assert "gone since today" in signed_in.get(reverse("interviews:board")).content.decode()


def test_a_job_posted_again_says_so_and_that_you_applied(signed_in: Client) -> None:
    job = make_job(posted_again_on=timezone.localdate())
    job.move_to(Stage.APPLIED, by="person", at=timezone.now() - timedelta(days=200))
    month = f"{timezone.now() - timedelta(days=200):%B %Y}"
    html = page_of(signed_in, job)
    assert f"posted again today, you applied in {month}" in html
    assert "Posted again, after months" in html
    assert "posted again today" in signed_in.get(reverse("interviews:board")).content.decode()


def test_you_applied_here_before_under_any_name_of_the_company(signed_in: Client) -> None:
    applied = make_job(company="Bausch Health Companies")
    applied.move_to(Stage.APPLIED, by="person")
    make_job(company="Bausch Health", title="Analyst")
    approved = make_job(company="Bausch Health")
    approved.move_to(Stage.APPROVED, by="person")
    other = make_job(company="Contoso")
    words = "You applied to Bausch Health before"
    assert words in signed_in.get(reverse("jobs:review"), {"q": "Analyst"}).content.decode()
    assert words in signed_in.get(reverse("jobs:apply-list")).content.decode()
    assert words in page_of(signed_in, approved)
    assert "before, in" not in page_of(signed_in, other)
    assert "before, in" not in page_of(signed_in, applied)  # its own application is no other


def test_a_hidden_posting_of_such_a_company_says_so_too(signed_in: Client) -> None:
    make_job(company="Contoso").move_to(Stage.APPLIED, by="person")
    HiddenPosting.objects.create(
        rule="excluded_word", words="intern", title="Intern", company_name="Contoso Ltd.",
        board="indeed", identity="1", posting={},
    )  # fmt: skip
    html = signed_in.get(reverse("jobs:hidden")).content.decode()
    assert "You applied to Contoso Ltd. before" in html


def test_a_card_parts_its_postings_and_the_queue_goes_on(signed_in: Client) -> None:
    job = job_on("indeed", "linkedin")
    card = signed_in.get(reverse("jobs:review"), {"sort": "newest"}).content.decode()
    assert card.count("This is another job") == 2
    sighting = job.sightings.get(board="linkedin")
    response = post(signed_in, "split", job, sighting=sighting.pk, queue="sort=newest&next=//x")
    assert response["Location"] == f"{reverse('jobs:review')}?sort=newest&at={job.pk}"
    assert Job.objects.count() == 2


def test_a_job_is_joined_from_its_card_and_the_queue_goes_on(signed_in: Client) -> None:
    job, other = make_job(title="Analyst"), make_job(title="Data Analyst")
    address = reverse("jobs:same-as", args=[job.pk])
    assert (
        f'href="{address}?queue=sort%3Dbest'
        in signed_in.get(reverse("jobs:review"), {"at": job.pk}).content.decode()
    )
    picking = signed_in.get(address, {"queue": "sort=best"}).content.decode()
    assert '<input type="hidden" name="queue" value="sort=best">' in picking
    assert "Back to the review" in picking
    response = post(signed_in, "join", job, other=other.pk, queue="sort=best")
    assert response["Location"] == f"{reverse('jobs:review')}?sort=best&at={job.pk}"
    assert signed_in.get(response["Location"]).status_code == 200
    refused = post(signed_in, "join", job, other=job.pk, queue="sort=best")
    assert refused["Location"] == f"{reverse('jobs:review')}?sort=best&at={job.pk}"

"""Today: what should I do now?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from jobs.models import CoverLetter, DiscoveryRun, HiddenPosting, StageChange
from jobs.stages import Stage
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.web.today import Today, part_of_day
from tests.factories import make_job


def text(client: Client) -> str:
    return " ".join(client.get("/").content.decode().split())


def set_up(settings: Settings) -> None:
    """Fill in what the first steps ask for."""
    folder = Path(settings.CONFIG_DIR)
    (folder / "user.yaml").write_text("name: Ada Moreau\nemail: ada@example.com\n")
    (folder / "resume_keywords.yaml").write_text("keywords: [Python]\n")


def moved(days_ago: int, *, to: Stage, company: str = "Northwind Traders") -> None:
    job = make_job(company=company, stage=Stage.APPROVED)
    at = timezone.now() - timedelta(days=days_ago)
    for stage in dict.fromkeys((Stage.APPLIED, to)):
        job.move_to(stage, by=StageChange.Mover.PERSON, at=at)


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/")["Location"] == "/login/?next=/"


def test_it_takes_no_post(signed_in: Client) -> None:
    assert signed_in.post("/").status_code == 405


def test_a_fresh_peregrine_shows_the_first_steps(signed_in: Client) -> None:
    page = text(signed_in)
    for step in (
        "Upload your resume",
        "Say who you are",
        "List what you can do",
        "Say what jobs you want, and where",
        "Bring jobs in",
        "Review the first",
    ):
        assert step in page
    assert "Let us get you going" in page


def test_the_step_for_titles_and_places_is_done_by_an_active_search(
    signed_in: Client, settings: Settings
) -> None:
    def steps() -> dict[str, bool]:
        return {step.title: step.is_done for step in Today(timezone.now()).steps}

    searches = Path(settings.CONFIG_DIR) / "search_profiles.yaml"
    titles = "titles: [Data Analyst], locations: [Portland]"
    searches.write_text(f"profiles: [{{name: One, {titles}, active: false}}]\n")
    assert not steps()["Say what jobs you want, and where"]
    searches.write_text(f"profiles: [{{name: One, {titles}}}]\n")
    assert steps()["Say what jobs you want, and where"]


def test_the_first_steps_go_once_they_are_done(signed_in: Client, settings: Settings) -> None:
    set_up(settings)
    moved(0, to=Stage.REJECTED)
    page = text(signed_in)
    assert "First steps" not in page
    assert "All clear" in page
    assert "Ada</h1>" in page


def test_it_counts_what_waits(signed_in: Client) -> None:
    make_job(score=91)
    make_job(score=40)
    approved = make_job(stage=Stage.APPROVED)
    CoverLetter.objects.create(job=approved, version=1, text="Dear team")
    HiddenPosting.objects.create(
        rule="blocked_company", words="Acme", title="Sales", company_name="Acme",
        board="indeed", identity="a", posting={},
    )  # fmt: skip
    page = text(signed_in)
    assert "Two things are worth your time" in page
    assert "1 scores above 80. 1 was hidden by your rules" in page
    assert "1 has a letter that waits for your eye" in page


def test_it_names_who_has_been_quiet_for_long(signed_in: Client) -> None:
    moved(21, to=Stage.APPLIED, company="Contoso")
    moved(17, to=Stage.APPLIED, company="Fabrikam")
    moved(2, to=Stage.APPLIED, company="Litware")
    page = text(signed_in)
    assert "Contoso (21 days) and Fabrikam (17 days). Follow up, or let go." in page
    assert "Litware" not in page


def test_an_offer_comes_first(signed_in: Client) -> None:
    moved(1, to=Stage.OFFER)
    make_job()
    page = text(signed_in)
    assert page.index("Offer on the table") < page.index("New posting to review")


def test_a_failure_is_shown_until_it_was_tried_again(signed_in: Client) -> None:
    job = make_job(title="Data Engineer")
    BackgroundTask.objects.create(
        task_type="cover_letter", job=job, status=TaskStatus.FAILED, error="No model answered."
    )
    assert "No model answered." in text(signed_in)
    BackgroundTask.objects.create(task_type="cover_letter", job=job, status=TaskStatus.COMPLETED)
    assert "No model answered." not in text(signed_in)


@pytest.mark.django_db
def test_the_week_counts_applications_that_still_stand() -> None:
    moved(1, to=Stage.APPLIED)
    moved(1, to=Stage.INTERVIEWING)
    moved(9, to=Stage.APPLIED)
    taken_back = make_job(stage=Stage.APPROVED)
    taken_back.move_to(Stage.APPLIED, by=StageChange.Mover.PERSON)
    taken_back.undo_last_move(by=StageChange.Mover.UNDO)
    week = Today(timezone.now()).week
    assert (week.applied, week.moved_on) == (2, 1)


def test_a_broken_config_file_is_named_on_the_page(signed_in: Client, settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text("name: Ada\nemial: ada@example.com\n")
    page = text(signed_in)
    assert "user.yaml, line 2" in page
    assert "Good" in page


def test_more_rows_cost_no_more_queries(signed_in: Client) -> None:
    def fill(count: int) -> None:
        for _ in range(count):
            make_job()
            moved(20, to=Stage.APPLIED)
            job = make_job(stage=Stage.APPROVED)
            CoverLetter.objects.create(job=job, version=1)
            DiscoveryRun.objects.create(kind="import", source="jobs.csv")
            BackgroundTask.objects.create(task_type="rescore", job=job, status=TaskStatus.FAILED)

    fill(3)
    with CaptureQueriesContext(connection) as few:
        signed_in.get("/")
    fill(27)
    with CaptureQueriesContext(connection) as many:
        signed_in.get("/")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(3, "evening"), (4, "morning"), (8, "morning"), (13, "afternoon"), (19, "evening")],
)
def test_it_greets_by_the_time_of_day(hour: int, greeting: str) -> None:
    assert part_of_day(datetime(2026, 11, 22, hour, tzinfo=UTC)) == greeting

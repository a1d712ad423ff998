"""The pay that the texts of stored jobs name is read once, in the background."""

from decimal import Decimal
from typing import Any

import pytest

from jobs import rereading_pay, schedule, splitting
from jobs.editing import edit
from jobs.models import Job, Sighting
from jobs.rereading_pay import read_all
from jobs.schedule import Scheduler
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job

TEXT = "We bake bread.\nSalary: $52,000 – $60,000 per year\nNights."

pytestmark = pytest.mark.django_db


def tasks() -> Any:
    return BackgroundTask.objects.filter(task_type=schedule.READ_PAY)


def test_pay_is_read_as_it_is_from_a_new_posting_and_scored() -> None:
    job = make_job(description=TEXT)
    silent = make_job(description="We bake bread.")
    read = read_all()
    assert read.in_words == "Read 2 texts: 1 of them names the pay."
    job.refresh_from_db()
    assert job.salary_text == "$52,000 – $60,000 per year"
    assert (job.salary_min, job.salary_max) == (Decimal(52_000), Decimal(60_000))
    assert (job.salary_currency, job.salary_period) == ("USD", "year")
    assert job.scored_with != "test"
    silent.refresh_from_db()
    assert (silent.salary_text, silent.scored_with) == ("", "test")


def test_what_a_board_or_the_person_said_stays() -> None:
    told = make_job(description=TEXT, salary_min=Decimal(1), salary_currency="EUR")
    worded = make_job(description=TEXT, salary_text="by agreement")
    emptied = make_job(description=TEXT, salary_text="50k")
    edit(emptied, {"salary": ""})
    assert read_all().found == 0
    for job in (told, worded, emptied):
        job.refresh_from_db()
    assert [told.salary_min, worded.salary_text, emptied.salary_text] == [1, "by agreement", ""]


def test_it_is_queued_once_after_a_start_and_once_more_when_the_reader_learns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Scheduler().start_due()
    assert not tasks().exists(), "without jobs there is nothing to read"
    make_job(description=TEXT)
    scheduler = Scheduler()
    scheduler.start_due()
    scheduler.start_due()
    run_task(tasks().get().pk)
    task = tasks().get()
    assert (task.status, task.result["found"]) == (TaskStatus.COMPLETED, 1)
    Scheduler().start_due()
    assert tasks().count() == 1
    monkeypatch.setattr(schedule, "READER", schedule.READER + 1)
    Scheduler().start_due()
    assert tasks().count() == 2


def test_what_was_stopped_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading_pay, "BATCH", 2)
    for _ in range(5):
        make_job(description=TEXT)

    def stop(*_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_all(on_progress=stop)
    assert Job.objects.filter(salary_min=None).count() == 3
    told: list[tuple[int, int]] = []
    assert read_all(on_progress=lambda *counts: told.append(counts)).found == 3
    assert told == [(2, 3), (3, 3)]
    assert read_all().looked == 0


def test_a_run_that_failed_is_queued_again_after_the_next_start() -> None:
    make_job(description=TEXT)
    schedule.read_pay_where_better()
    tasks().update(status=TaskStatus.FAILED)
    schedule.read_pay_where_better()
    assert tasks().active().count() == 1


def test_broken_keywords_are_named(settings: Any) -> None:
    make_job(description=TEXT)
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text("keywords: 5\n")
    schedule.read_pay_where_better()
    task = tasks().get()
    run_task(task.pk)
    task.refresh_from_db()
    assert "Repair it, then try again." in task.error


def test_pay_goes_with_the_posting_that_the_text_is_from() -> None:
    job = make_job(description=TEXT)
    Sighting.objects.create(job=job, board="one")
    own = {"has_text_of_job": True, "filled": ["description"]}
    sighting = Sighting.objects.create(job=job, board="two", own_facts=own)
    read_all()
    new = splitting.split(sighting)
    job.refresh_from_db()
    assert (job.description, job.salary_text, job.salary_min) == ("", "", None)
    assert (new.description, new.salary_min) == (TEXT, 52_000)

"""Jobs are scored again after what scores rest on has changed, and not otherwise."""

from pathlib import Path

import pytest
from pytest_django import Settings

from jobs import score_basis
from jobs.models import Job
from jobs.schedule import Scheduler
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import submit_task
from peregrine.tasks.run import run_task
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def runs() -> list[BackgroundTask]:
    return list(BackgroundTask.objects.filter(task_type="rescore").order_by("pk"))


def work() -> None:
    for task in BackgroundTask.objects.active():
        run_task(task.pk)


def write(settings: Settings, text: str) -> None:
    (Path(settings.CONFIG_DIR) / "resume_keywords.yaml").write_text(text)


def test_a_file_that_was_edited_by_hand_scores_all_jobs_again(settings: Settings) -> None:
    job = make_job(title="Glazier", description="Leaded glass and putty, and Python for fun.")
    scheduler = Scheduler()
    scheduler.start_due()
    work()
    write(settings, "keywords:\n  - {word: Python, weight: 5}\n")
    scheduler.start_due()
    assert len(runs()) == 2
    work()
    job.refresh_from_db()
    assert [each["word"] for each in job.matched] == ["Python"]


def test_nothing_is_scored_again_where_nothing_changed() -> None:
    make_job()
    for _ in range(3):  # starts
        scheduler = Scheduler()
        scheduler.start_due()
        scheduler.start_due()
        work()
    assert len(runs()) == 1


def test_another_version_of_the_scorer_scores_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_job()
    Scheduler().start_due()
    work()
    (tmp_path / "score.py").write_text("FORMULA = 99")
    monkeypatch.setattr(score_basis, "_SCORER", tmp_path)
    Scheduler().start_due()
    work()
    Scheduler().start_due()
    assert len(runs()) == 2


def test_a_run_that_began_before_a_change_is_followed_by_another(settings: Settings) -> None:
    make_job()
    scheduler = Scheduler()
    first = submit_task("rescore")
    scheduler.start_due()
    assert [each.pk for each in runs()] == [first.pk]  # under way
    work()
    write(settings, "keywords:\n  - {word: Putty}\n")
    scheduler.start_due()
    assert len(runs()) == 2


def test_what_fails_is_asked_for_once_and_a_broken_file_waits(settings: Settings) -> None:
    make_job()
    scheduler = Scheduler()
    scheduler.start_due()
    BackgroundTask.objects.filter(task_type="rescore").update(status=TaskStatus.FAILED)
    scheduler.start_due()
    assert len(runs()) == 1
    write(settings, "keywords: 5\n")
    scheduler.start_due()
    assert len(runs()) == 1
    write(settings, "keywords:\n  - {word: Putty}\n")
    scheduler.start_due()
    assert len(runs()) == 2


def test_without_jobs_there_is_nothing_to_score() -> None:
    Scheduler().start_due()
    assert not Job.objects.exists()
    assert not runs()

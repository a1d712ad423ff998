"""Many jobs of the library changed at once: what is skipped, done twice, interrupted, undone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import reviewing
from jobs.library import changing
from jobs.library.changing import Action
from jobs.library.view import View
from jobs.models import BulkChange, BulkStep, Job, StageChange
from jobs.stages import Stage
from peregrine.models import BackgroundTask
from peregrine.tasks import retry
from peregrine.tasks.run import run_task
from tests.factories import make_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "CHUNK", 2)


def begin(action: Action, jobs: list[Job], asked: str = "once") -> BulkChange:
    return changing.begin(action, lambda: [job.pk for job in jobs], asked=asked)


def stages_of(jobs: list[Job]) -> list[str]:
    return [Job.objects.get(pk=job.pk).stage for job in jobs]


def test_what_is_skipped_is_said_in_one_sentence() -> None:
    jobs = [make_job() for _ in range(7)]
    jobs += [make_job(stage=Stage.ARCHIVED, closed_from="pending") for _ in range(2)]
    change = begin(Action.ARCHIVE, jobs)
    assert change.sentence == "7 archived, 2 skipped: already archived."
    assert set(stages_of(jobs)) == {"archived"}


def test_nobody_who_applied_is_thrown_back_by_approving() -> None:
    applied = make_job(stage=Stage.INTERVIEWING, applied_at=timezone.now())
    closed = make_job(stage=Stage.REJECTED, closed_from="applied", applied_at=timezone.now())
    fresh, put_aside = make_job(), make_job(stage=Stage.ARCHIVED, closed_from="pending")
    change = begin(Action.APPROVE, [applied, closed, fresh, put_aside])
    assert change.sentence == "2 approved, 2 skipped: already applied for."
    assert stages_of([applied, closed, fresh, put_aside]) == [
        "interviewing", "rejected", "approved", "approved",
    ]  # fmt: skip


def test_what_the_table_does_not_allow_is_left_with_its_reason() -> None:
    other = make_job()
    joined = make_job(stage=Stage.ARCHIVED, joined_into=other)
    archived = make_job(stage=Stage.ARCHIVED, closed_from="pending")
    change = begin(Action.APPLIED, [joined, archived, other])
    assert (change.done, change.skipped) == (
        1, {"joined with another job": 1, "in “Archived”": 1},
    )  # fmt: skip
    assert "2 skipped: 1 in “Archived”, 1 joined with another job" in change.sentence


def test_the_reason_of_a_rejection_is_kept() -> None:
    applied = make_job(stage=Stage.APPLIED, applied_at=timezone.now())
    changing.begin(Action.REJECT, lambda: [applied.pk], asked="once", reason="no_answer")
    applied.refresh_from_db()
    assert (applied.stage, applied.reject_reason) == ("rejected", "no_answer")


def test_sent_twice_is_done_once_and_again_after_undo() -> None:
    jobs = [make_job() for _ in range(3)]
    first, second = begin(Action.APPROVE, jobs), begin(Action.APPROVE, jobs)
    assert first == second
    assert StageChange.objects.count() == 3
    assert begin(Action.ARCHIVE, jobs) != first
    changing.undo(BulkChange.objects.get(action="archive"))
    changing.undo(first)
    again = begin(Action.APPROVE, jobs)
    assert again != first
    assert again.done == 3


def test_undo_takes_everything_back_but_what_moved_on() -> None:
    now = timezone.now() - timedelta(days=3)
    jobs = [make_job(stage_changed_at=now) for _ in range(4)]
    change = begin(Action.APPROVE, jobs)
    Job.objects.get(pk=jobs[0].pk).move_to(Stage.APPLIED, by=StageChange.Mover.PERSON)
    for _ in range(2):  # twice is once
        undone = changing.undo(BulkChange.objects.get(pk=change.pk))
        assert undone.undo_sentence == "3 taken back, 1 left as they are: changed since."
    assert stages_of(jobs) == ["applied", "pending", "pending", "pending"]
    assert Job.objects.get(pk=jobs[1].pk).stage_changed_at == now
    assert not BulkChange.objects.undoable().exists()


def test_stars_come_back_as_they_were() -> None:
    day = timezone.now() - timedelta(days=9)
    starred, plain = make_job(starred_at=day), make_job()
    change = begin(Action.STAR, [starred, plain])
    assert change.sentence == "1 starred, 1 skipped: already starred."
    changing.undo(change)
    assert Job.objects.get(pk=plain.pk).starred_at is None
    change = begin(Action.UNSTAR, [starred, plain])
    assert change.done == 1
    assert Job.objects.get(pk=starred.pk).starred_at is None
    for _ in range(2):
        assert changing.undo(change).taken_back == 1
    assert Job.objects.get(pk=starred.pk).starred_at == day


@pytest.mark.usefixtures("small_steps")
def test_many_are_done_and_taken_back_in_the_background() -> None:
    jobs = [make_job(title="Nurse") for _ in range(7)]
    make_job(title="Clerk")
    change = changing.begin(
        Action.ARCHIVE, lambda: changing.of_view(View(words="nurse")), asked="x"
    )
    assert stages_of(jobs) == ["pending"] * 7
    task = BackgroundTask.objects.get()
    for _ in range(2):  # twice is once
        run_task(task.pk)
    task.refresh_from_db()
    assert task.result["summary"] == "7 archived."
    assert (task.done, task.total) == (7, 7)
    assert StageChange.objects.filter(batch=change.key).count() == 7
    assert not BulkStep.objects.exists()
    changing.begin_undo(change)
    run_task(BackgroundTask.objects.get(task_type="bulk_undo").pk)
    assert stages_of(jobs) == ["pending"] * 7
    assert BulkChange.objects.get().undo_sentence == "7 taken back."


@pytest.mark.usefixtures("small_steps")
def test_undo_before_it_began_leaves_nothing_to_do() -> None:
    jobs = [make_job() for _ in range(3)]
    change = begin(Action.APPROVE, jobs)
    task = BackgroundTask.objects.get()
    for _ in range(2):  # a double click
        changing.begin_undo(change)
    task.refresh_from_db()
    assert task.status == "cancelled"
    run_task(BackgroundTask.objects.get(task_type="bulk_undo").pk)
    retry(task)
    again = BackgroundTask.objects.active().get()
    run_task(again.pk)
    again.refresh_from_db()
    assert again.result["summary"] == "It was taken back."
    assert stages_of(jobs) == ["pending"] * 3


@pytest.mark.usefixtures("small_steps")
def test_undo_in_the_middle_stops_the_rest() -> None:
    jobs = [make_job() for _ in range(6)]
    change = begin(Action.APPROVE, jobs)

    def undo(done: int, total: int) -> None:
        changing.undo(BulkChange.objects.get(pk=change.pk))

    changing.run(BulkChange.objects.get(pk=change.pk), on_progress=undo)
    assert stages_of(jobs) == ["pending"] * 6
    assert BulkChange.objects.get().position == 2


@pytest.mark.usefixtures("small_steps")
def test_a_crash_in_the_middle_loses_and_doubles_nothing() -> None:
    jobs = [make_job() for _ in range(6)]
    change = begin(Action.APPROVE, jobs)

    def crash(done: int, total: int) -> None:
        if done > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        changing.run(BulkChange.objects.get(pk=change.pk), on_progress=crash)
    assert BulkChange.objects.get().sentence == "4 approved, 2 to go."
    assert changing.run(BulkChange.objects.get(pk=change.pk)).sentence == "6 approved."
    assert StageChange.objects.count() == 6


def test_the_undo_of_the_review_queue_leaves_the_library_alone() -> None:
    one, many = make_job(), [make_job() for _ in range(3)]
    reviewing.decide(one, reviewing.Decision.APPROVE)
    begin(Action.APPROVE, many)
    undoable = reviewing.last_undoable()
    assert undoable is not None
    assert undoable.job == one

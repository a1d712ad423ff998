"""Deciding on jobs, one and many, and taking it back."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from jobs.models import Job, StageChange
from jobs.reviewing import Decision, decide, decide_many, last_undoable, pace, time_left, undo
from jobs.stages import MovedMeanwhile, Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def stages_of(*jobs: Job) -> list[str]:
    return [Job.objects.get(pk=job.pk).stage for job in jobs]


@pytest.mark.parametrize(
    ("decision", "stage", "reason"),
    [
        (Decision.APPROVE, "approved", ""),
        (Decision.REJECT, "rejected", "not_for_me"),
        (Decision.ARCHIVE, "archived", ""),
    ],
)
def test_a_decision_moves_the_job(decision: Decision, stage: str, reason: str) -> None:
    job = make_job()
    decide(job, decision)
    assert (job.stage, job.reject_reason) == (stage, reason)


def test_approving_a_job_that_was_applied_for_meanwhile_does_not_throw_it_back() -> None:
    job = make_job(stage=Stage.APPLIED)
    with pytest.raises(MovedMeanwhile):
        decide(job, Decision.APPROVE)
    assert stages_of(job) == ["applied"]


def test_many_are_decided_and_the_decided_ones_left_alone() -> None:
    jobs = [make_job() for _ in range(7)]
    other = make_job(stage=Stage.APPROVED)
    outcome = decide_many([*(job.pk for job in jobs), other.pk, 987654], Decision.REJECT)
    assert (len(outcome.done), outcome.refused) == (7, 1)
    assert stages_of(*jobs, other) == [*["rejected"] * 7, "approved"]


def test_a_batch_is_taken_back_together_except_what_moved_on() -> None:
    jobs = [make_job() for _ in range(3)]
    outcome = decide_many([job.pk for job in jobs], Decision.APPROVE)
    Job.objects.get(pk=jobs[0].pk).move_to(Stage.APPLIED, by=StageChange.Mover.PERSON)
    taken_back = undo(outcome.batch)
    assert (len(taken_back.done), taken_back.refused) == (2, 1)
    assert stages_of(*jobs) == ["applied", "pending", "pending"]
    assert undo(outcome.batch).done == []


def test_undo_goes_back_decision_by_decision() -> None:
    first, second, third = make_job(), make_job(), make_job()
    decide(first, Decision.APPROVE)
    second.skip()
    decide(third, Decision.REJECT)
    undone = []
    while (step := last_undoable()) is not None:
        undone.append((step.job.pk, step.done))
        if step.batch:
            undo(step.batch)
        else:
            step.job.unskip()
    assert undone == [(third.pk, "rejected"), (second.pk, "put off"), (first.pk, "approved")]
    assert Job.objects.waiting_for_review().count() == 3


def test_undo_does_not_reach_into_another_sitting() -> None:
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        decide(make_job(), Decision.APPROVE)
        make_job().skip()
    assert last_undoable() is None


def test_a_decision_that_was_followed_by_another_move_is_not_undone_from_the_queue() -> None:
    job = make_job()
    decide(job, Decision.APPROVE)
    job.move_to(Stage.APPLIED, by=StageChange.Mover.PERSON)
    assert last_undoable() is None


def test_moves_by_the_admin_are_not_this_review() -> None:
    make_job().move_to(Stage.APPROVED, by=StageChange.Mover.ADMIN)
    assert last_undoable() is None


def test_the_pace_is_the_usual_gap_without_pauses() -> None:
    now = timezone.now()
    seconds = [0, 10, 20, 40, 3000, 3014]  # ago; the long gap is a pause
    assert pace([now - timedelta(seconds=s) for s in seconds]) == timedelta(seconds=12)


def test_three_decisions_are_no_pace_yet() -> None:
    now = timezone.now()
    assert pace([now, now - timedelta(seconds=9), now - timedelta(seconds=20)]) is None


def test_the_time_left_follows_the_latest_decisions() -> None:
    start = timezone.now() - timedelta(minutes=10)
    for number in range(5):
        with time_machine.travel(start + timedelta(seconds=14 * number), tick=False):
            decide(make_job(), Decision.APPROVE)
    assert time_left(38) == timedelta(seconds=14 * 38)


def test_a_batch_counts_as_one_decision() -> None:
    decide_many([make_job().pk for _ in range(20)], Decision.REJECT)
    assert time_left(10) is None


def test_undo_of_an_unknown_batch_changes_nothing() -> None:
    outcome = undo(uuid.uuid4())
    assert (outcome.done, outcome.refused) == ([], 0)

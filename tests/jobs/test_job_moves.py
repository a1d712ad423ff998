"""A job's moves: every one leaves a row, and undo restores the job exactly."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jobs.models import Job, StageChange
from jobs.stages import BOARD, InvalidMove, MovedMeanwhile, RejectReason, Stage
from tests.factories import make_job

YOU = StageChange.Mover.PERSON
STAGE_FIELDS = (
    "stage",
    "stage_changed_at",
    "closed_from",
    "reject_reason",
    "skipped_at",
    "applied_at",
)


def state(job: Job) -> dict[str, Any]:
    return Job.objects.values(*STAGE_FIELDS).get(pk=job.pk)


pytestmark = pytest.mark.django_db


def test_a_move_leaves_a_row_that_says_who_when_and_why() -> None:
    job = make_job(stage=Stage.APPLIED)
    change = job.move_to(Stage.REJECTED, by=YOU, reason=RejectReason.NO_ANSWER)
    assert (change.from_stage, change.to_stage) == ("applied", "rejected")
    assert (change.by, change.reason) == ("person", "no_answer")
    assert job.stage_changed_at == change.at


def test_a_rejected_job_remembers_where_it_was_and_why() -> None:
    job = make_job(stage=Stage.PHONE_SCREEN)
    job.move_to(Stage.REJECTED, by=YOU, reason=RejectReason.THEY_SAID_NO)
    job.refresh_from_db()
    assert (job.closed_from, job.reject_reason) == ("phone_screen", "they_said_no")


def test_a_reason_in_free_words_is_kept_in_the_history_only() -> None:
    job = make_job(stage=Stage.APPLIED)
    job.move_to(Stage.REJECTED, by=YOU, reason="the office moved")
    assert job.reject_reason == ""
    assert job.stage_changes.get().reason == "the office moved"


def test_archiving_a_rejected_job_still_knows_the_first_stage() -> None:
    job = make_job(stage=Stage.OFFER)
    job.move_to(Stage.REJECTED, by=YOU)
    job.move_to(Stage.ARCHIVED, by=YOU)
    assert job.closed_from == "offer"


def test_a_refused_move_writes_nothing() -> None:
    job = make_job(stage=Stage.PENDING)
    before = state(job)
    with pytest.raises(InvalidMove, match="Mark it as applied first"):
        job.move_to(Stage.OFFER, by=YOU)
    assert state(job) == before
    assert not job.stage_changes.exists()


def test_a_move_from_a_stage_that_the_job_has_left_is_refused() -> None:
    job = make_job(stage=Stage.APPLIED)
    in_another_tab = Job.objects.get(pk=job.pk)
    in_another_tab.move_to(Stage.SURVEY, by=YOU)
    with pytest.raises(MovedMeanwhile, match="in “Survey” by now"):
        job.move_to(Stage.PHONE_SCREEN, by=YOU, expected=Stage.APPLIED)
    assert state(job)["stage"] == "survey"


def test_a_stale_object_moves_from_where_the_row_really_is() -> None:
    job = make_job(stage=Stage.PENDING)
    stale = Job.objects.get(pk=job.pk)
    job.move_to(Stage.APPROVED, by=YOU)
    change = stale.move_to(Stage.APPLIED, by=YOU)
    assert change.from_stage == "approved"


def test_applying_sets_the_day_once() -> None:
    job = make_job(stage=Stage.APPROVED)
    day = timezone.now() - timedelta(days=3)
    job.move_to(Stage.APPLIED, by=YOU, at=day)
    job.move_to(Stage.SURVEY, by=YOU)
    assert job.applied_at == day
    job.move_to(Stage.APPLIED, by=YOU)
    job.move_to(Stage.APPROVED, by=YOU)
    assert job.applied_at is None


def test_undo_restores_a_job_that_was_put_off_exactly() -> None:
    job = make_job(stage=Stage.PENDING)
    job.skip()
    before = state(job)
    change = job.move_to(Stage.APPROVED, by=YOU)
    job.undo(change, by=StageChange.Mover.UNDO)
    assert state(job) == before


def test_undo_takes_back_move_after_move() -> None:
    job = make_job(stage=Stage.PENDING)
    states = [state(job)]
    for stage in (Stage.APPROVED, Stage.APPLIED, Stage.OFFER):
        job.move_to(stage, by=YOU)
        states.append(state(job))
    for expected in reversed(states[:-1]):
        job.undo_last_move(by=StageChange.Mover.UNDO)
        assert state(job) == expected
    with pytest.raises(InvalidMove, match="no move to undo"):
        job.undo_last_move(by=StageChange.Mover.UNDO)


def test_only_the_latest_move_can_be_undone() -> None:
    job = make_job(stage=Stage.PENDING)
    first = job.move_to(Stage.APPROVED, by=YOU)
    job.move_to(Stage.APPLIED, by=YOU)
    with pytest.raises(InvalidMove, match="moved on since"):
        job.undo(first, by=StageChange.Mover.UNDO)


def test_undoing_twice_is_refused() -> None:
    job = make_job(stage=Stage.PENDING)
    change = job.move_to(Stage.APPROVED, by=YOU)
    job.undo(change, by=StageChange.Mover.UNDO)
    with pytest.raises(InvalidMove, match="moved on since"):
        job.undo(change, by=StageChange.Mover.UNDO)


def test_a_job_that_was_decided_cannot_be_put_off() -> None:
    job = make_job(stage=Stage.PENDING)
    Job.objects.get(pk=job.pk).move_to(Stage.APPROVED, by=YOU)
    with pytest.raises(MovedMeanwhile):
        job.skip()
    assert state(job)["skipped_at"] is None


class AnySequenceOfMoves(TestCase):
    """Hypothesis needs a fresh transaction for each example, which its TestCase gives."""

    @hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        wishes=st.lists(
            st.tuples(
                st.sampled_from([*Stage, "undo", "skip"]),
                st.sampled_from(["", *RejectReason, "free words"]),
            ),
            max_size=12,
        )
    )
    def test_any_sequence_keeps_the_row_sound_and_undo_restores_it(
        self, wishes: list[tuple[Stage | str, str]]
    ) -> None:
        job = make_job(stage=Stage.PENDING)
        before: list[dict[str, Any]] = []
        for wish, reason in wishes:
            then = state(job)
            try:
                if wish == "undo":
                    job.undo_last_move(by=StageChange.Mover.UNDO)
                    assert state(job) == before.pop()
                elif wish == "skip":
                    if not before:  # putting off is no move: undo does not know about it
                        job.skip()
                else:
                    job.move_to(wish, by=YOU, reason=reason)
                    before.append(then)
            except InvalidMove:
                assert state(job) == then
            self.assert_sound(job)

    def assert_sound(self, job: Job) -> None:
        now = Job.objects.get(pk=job.pk)
        is_closed = now.stage in {"rejected", "archived"}
        assert bool(now.closed_from) == is_closed
        assert not now.reject_reason or now.stage == "rejected"
        assert now.skipped_at is None or now.stage == "pending"
        assert now.applied_at is not None or now.stage not in {s.value for s in BOARD}
        changes = list(now.stage_changes.order_by("pk"))
        assert not changes or changes[-1].to_stage == now.stage
        for earlier, later in pairwise(changes):
            assert later.from_stage == earlier.to_stage

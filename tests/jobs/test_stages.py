"""The table of moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.stages import BOARD, LABELS, MOVES, Stage, allowed_moves, is_allowed, refusal

some_stage = st.sampled_from(list(Stage))


def test_every_stage_has_a_label_and_moves() -> None:
    assert set(LABELS) == set(MOVES) == set(Stage)


def test_no_stage_moves_to_itself() -> None:
    assert [stage for stage in Stage if stage in MOVES[stage]] == []


def test_every_open_job_can_be_rejected_and_archived() -> None:
    for stage in set(Stage) - {Stage.REJECTED, Stage.ARCHIVED}:
        assert {Stage.REJECTED, Stage.ARCHIVED} <= MOVES[stage]


def test_every_stage_can_be_reached_from_pending() -> None:
    reached, edge = {Stage.PENDING}, {Stage.PENDING}
    while edge:
        edge = {target for stage in edge for target in MOVES[stage]} - reached
        reached |= edge
    assert reached == set(Stage)


@pytest.mark.parametrize("closed", [Stage.REJECTED, Stage.ARCHIVED])
@pytest.mark.parametrize("origin", BOARD)
def test_a_closed_job_may_always_go_back_where_it_was(closed: Stage, origin: Stage) -> None:
    assert not is_allowed(closed, origin)
    assert is_allowed(closed, origin, closed_from=origin)


def test_a_job_that_was_not_applied_for_cannot_jump_onto_the_board() -> None:
    for early in (Stage.PENDING, Stage.APPROVED):
        assert set(allowed_moves(early)) & set(BOARD) == {Stage.APPLIED}


@given(some_stage, some_stage)
def test_every_refused_move_has_a_sentence(current: Stage, target: Stage) -> None:
    if is_allowed(current, target):
        return
    sentence = refusal(current, target)
    assert sentence.endswith((".", "mistake."))
    assert current.label in sentence or current == Stage.HIRED


@given(some_stage, st.none() | some_stage)
def test_the_list_of_moves_agrees_with_the_question(
    current: Stage, closed_from: Stage | None
) -> None:
    allowed = allowed_moves(current, closed_from=closed_from)
    assert allowed == [s for s in Stage if is_allowed(current, s, closed_from=closed_from)]


@pytest.mark.parametrize(
    ("current", "target", "words"),
    [
        (Stage.APPROVED, Stage.APPROVED, "already in “Approved”"),
        (Stage.PENDING, Stage.OFFER, "Mark it as applied first, then move it to “Offer”"),
        (Stage.HIRED, Stage.SURVEY, "Move it back to “Offer” first"),
        (Stage.OFFER, Stage.PENDING, "cannot move to “To review”"),
    ],
)
def test_a_refusal_says_what_to_do_instead(current: Stage, target: Stage, words: str) -> None:
    assert words in refusal(current, target)

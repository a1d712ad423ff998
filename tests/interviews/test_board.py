"""What the board reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interviews import board as the_board
from interviews.board import read_board, rejected_after_applying
from jobs.models import Job
from jobs.stages import BOARD, Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def on_the_board(stage: Stage, *, days: int = 0, **fields: object) -> Job:
    then = timezone.now() - timedelta(days=days)
    return make_job(stage=stage, stage_changed_at=then, applied_at=then, **fields)


def test_every_column_is_there_in_order_and_nothing_else() -> None:
    make_job(stage=Stage.APPROVED)
    on_the_board(Stage.OFFER)
    columns = read_board(now=timezone.now()).columns
    assert [column.stage for column in columns] == list(BOARD)
    assert {column.stage: column.count for column in columns if column.count} == {Stage.OFFER: 1}


def test_the_latest_moved_comes_first() -> None:
    older, newer = on_the_board(Stage.APPLIED, days=3), on_the_board(Stage.APPLIED, days=1)
    cards = read_board(now=timezone.now()).columns[0].cards
    assert [card.job for card in cards] == [newer, older]


@pytest.mark.parametrize(
    ("stage", "days", "is_quiet"),
    [
        (Stage.APPLIED, 13, False),
        (Stage.APPLIED, 14, True),
        (Stage.OFFER, 30, True),
        (Stage.HIRED, 300, False),
    ],
)
def test_two_silent_weeks_are_quiet_unless_hired(stage: Stage, days: int, is_quiet: bool) -> None:
    on_the_board(stage, days=days)
    board = read_board(now=timezone.now())
    (card,) = [card for column in board.columns for card in column.cards]
    assert card.is_quiet == is_quiet
    assert board.quiet_count == is_quiet


def test_a_full_column_is_cut_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(the_board, "CARDS_SHOWN", 2)
    for _ in range(5):
        on_the_board(Stage.APPLIED)
    column = read_board(now=timezone.now()).columns[0]
    assert (len(column.cards), column.count, column.more) == (2, 5, 3)
    column = read_board(now=timezone.now(), whole=Stage.APPLIED).columns[0]
    assert (len(column.cards), column.more) == (5, 0)


def test_open_applications_are_those_not_hired() -> None:
    for stage in BOARD:
        on_the_board(stage)
    assert read_board(now=timezone.now()).open_count == 5


def test_only_applications_count_as_rejected_after_applying() -> None:
    make_job().move_to(Stage.REJECTED, by="person")
    ended = on_the_board(Stage.OFFER)
    ended.move_to(Stage.REJECTED, by="person", reason="they_said_no")
    assert list(rejected_after_applying()) == [ended]

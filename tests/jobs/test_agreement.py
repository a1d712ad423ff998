"""Whether the score agrees with the person, and what is offered."""

import pytest

from jobs.agreement import Decision, judge, measure
from jobs.models import StageChange
from jobs.stages import Stage
from tests.factories import make_job

WEIGHTS = {"skills": 60, "title": 15, "seniority": 10, "place": 10, "pay": 5}


def decision(
    is_approved: bool, *, has: dict[str, int] | None = None, lacks: str = "", **values: int | None
) -> Decision:
    return Decision(is_approved, values, has or {}, frozenset(lacks.split()))


def test_before_forty_decisions_nothing_is_said() -> None:
    found = judge([decision(True, skills=90)] * 20 + [decision(False, skills=10)] * 19, WEIGHTS)
    assert (found.missing, found.verdicts, found.weights) == (1, [], None)


def test_decisions_of_one_kind_tell_nothing() -> None:
    found = judge([decision(False, skills=10)] * 100 + [decision(True, skills=90)] * 7, WEIGHTS)
    assert found.is_one_sided
    assert found.verdicts == []


def test_each_part_is_as_good_as_its_share_of_pairs() -> None:
    approved = [decision(True, skills=50 + n, title=100, place=None) for n in range(20)]
    rejected = [decision(False, skills=60 - n, title=0, place=None) for n in range(20)]
    found = judge(approved + rejected, WEIGHTS)
    shares = {verdict.name: verdict.percent for verdict in found.verdicts}
    assert shares["title"] == 100
    assert shares["place"] is None
    assert 80 < (shares["skills"] or 0) < 100


def test_what_may_be_chance_is_said_to_be_so_and_offers_nothing() -> None:
    mixed = [decision(n % 2 == 0, skills=n, title=100 - n) for n in range(60)]
    found = judge(mixed, WEIGHTS)
    assert not any(verdict.is_sure for verdict in found.verdicts)
    assert found.weights is None


def test_weights_that_fit_better_are_offered_and_go_half_the_way() -> None:
    approved = [decision(True, skills=30 + n * 37 % 70, title=60, place=50) for n in range(30)]
    rejected = [decision(False, skills=10 + n * 41 % 70, title=40, place=50) for n in range(30)]
    found = judge(approved + rejected, WEIGHTS)
    assert found.weights is not None
    assert WEIGHTS["title"] < found.weights["title"] < WEIGHTS["skills"]
    assert sum(found.weights.values()) in range(99, 102)
    assert found.whole is not None
    assert found.better is not None
    assert (found.better.share or 0) > (found.whole.share or 0)


def test_keywords_of_one_kind_of_jobs_are_named() -> None:
    approved = [decision(True, skills=1, has={"Python": 2}, lacks="Rust") for _ in range(30)]
    rejected = [decision(False, skills=1, has={"Excel": 3}, lacks="Java") for _ in range(30)]
    offered = {
        each.word: (each.weight, each.offered)
        for each in judge(approved + rejected, WEIGHTS).keywords
    }
    assert offered == {"Python": (2, 3), "Excel": (3, 2), "Rust": (0, 0)}


@pytest.mark.django_db
def test_decisions_that_were_taken_back_or_made_by_others_do_not_count() -> None:
    parts = [{"name": "skills", "value": 70, "why": ""}]
    kept, undone, mail = (make_job(score_parts=parts) for _ in range(3))
    kept.move_to(Stage.APPROVED, by=StageChange.Mover.PERSON)
    undone.move_to(Stage.REJECTED, by=StageChange.Mover.PERSON)
    undone.undo_last_move(by=StageChange.Mover.UNDO)
    mail.move_to(Stage.REJECTED, by=StageChange.Mover.MAIL)
    found = measure(WEIGHTS)
    assert (found.approved, found.rejected) == (1, 0)

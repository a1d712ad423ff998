"""What new entries of the blocklist would hide among the jobs that wait for a decision."""

import pytest

from jobs import blocking, reviewing
from jobs.models import Job, StageChange
from jobs.stages import Stage
from peregrine.conf.schemas import BlocklistConfig
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def titles(entries: dict[str, list[str]]) -> list[str]:
    found = blocking.preview(entries)
    assert found.is_complete
    assert found.count == len(found.examples)
    return [job.title for job in found.examples]


@pytest.fixture(autouse=True)
def jobs() -> None:
    make_job(title="Sales Lead")
    make_job(title="Salesforce Admin", company="Acme", url="https://jobs.spam.example/1")
    make_job(title="Leiterin Café", description="A commission-only role")
    make_job(title="Sales Director", stage=Stage.APPROVED)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ({"title_words": ["sales"]}, ["Sales Lead"]),
        ({"title_words": ["café"]}, ["Leiterin Café"]),
        ({"title_words": ["anywhere: commission only"]}, ["Leiterin Café"]),
        ({"title_words": [f"word{n}" for n in range(30)] + ["sales"]}, ["Sales Lead"]),
        ({"companies": ["ACME Inc."]}, ["Salesforce Admin"]),
        ({"domains": ["spam.example"]}, ["Salesforce Admin"]),
        ({"phrases": ["commission only"]}, ["Leiterin Café"]),
        ({"phrases": ["nothing like it"]}, []),
        ({"phrases": ["café"]}, ["Leiterin Café"]),
        ({"phrases": [f"phrase {n}" for n in range(30)] + ["role"]}, ["Leiterin Café"]),
        ({"companies": ["Acme"], "title_words": ["sales"]}, ["Salesforce Admin", "Sales Lead"]),
        ({}, []),
    ],
)
def test_pending_jobs_that_match_are_found(entries: dict[str, list[str]], found: list[str]) -> None:
    assert titles(entries) == found


def test_only_new_entries_count() -> None:
    before = BlocklistConfig(companies=["Acme"], title_words=["intern"])
    typed = {"companies": ["acme", "Globex"], "title_words": ["Intern"], "phrases": []}
    assert blocking.added(before, typed) == {"companies": ["Globex"]}


def test_what_takes_too_long_is_said_to_be_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "_CHUNK", 1)
    found = blocking.preview({"phrases": ["role"]}, seconds=0)
    assert not found.is_complete
    assert not found.is_small


def test_known_jobs_are_set_aside_together_and_come_back_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocking, "_AT_ONCE", 1)
    told: list[int] = []
    entries = {"companies": ["Acme"], "title_words": ["sales"]}
    assert blocking.hide_known(entries, on_progress=told.append) == 2
    assert told == [1, 2]
    assert Job.objects.in_stage(Stage.ARCHIVED).count() == 2
    assert {change.reason for change in StageChange.objects.all()} == {"blocklist: Acme, sales"}
    last = reviewing.last_undoable()
    assert last is not None
    assert last.batch is not None
    assert len(reviewing.undo(last.batch).done) == 2
    assert Job.objects.in_stage(Stage.PENDING).count() == 3


def test_hiding_twice_hides_once() -> None:
    assert blocking.hide_known({"title_words": ["sales"]}) == 1
    assert blocking.hide_known({"title_words": ["sales"]}) == 0

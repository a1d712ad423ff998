"""Hidden postings come back together, a rule is relaxed, and all of it can be undone."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from jobs import hidden, relaxing, revealing
from jobs.boards.base import Posting
from jobs.models import DiscoveryRun, HiddenPosting, Job, Reveal, StageChange
from jobs.relaxing import Change
from jobs.rules import load_rules
from jobs.stages import Stage
from peregrine import conf
from tests.postings import make_posting, make_run, take

pytestmark = pytest.mark.django_db

BLOCKLIST = """\
# my list
companies:
  - Acme
title_words:
  - intern  # never again
  - unpaid
"""
PROFILES = """\
profiles:
  - name: Data
    titles: [Data Engineer]
    locations: [Berlin]
    exclude_keywords: [Intern, "anywhere: on call"]
    salary_floor: 60000
    salary_currency: EUR
    hours_old: 72
  - name: Other
    titles: [Nurse]
"""


@pytest.fixture(autouse=True)
def files(settings: Settings) -> Path:
    folder = Path(settings.CONFIG_DIR)
    (folder / "blocklist.yaml").write_text(BLOCKLIST)
    (folder / "search_profiles.yaml").write_text(PROFILES)
    return folder


def berliner(**fields: Any) -> Posting:
    return make_posting(**({"location": "Berlin"} | fields))


def search(*postings: Posting, profile: str = "Data") -> None:
    """Take postings in as a search of that profile does."""
    chosen = {each.name: each for each in conf.load_search_profiles().profiles}[profile]
    run = make_run(source=profile, kind=DiscoveryRun.Kind.SEARCH)
    take(*postings, rules=load_rules(profile=chosen), run=run)


def rules_left() -> list[tuple[str, str, int]]:
    groups = hidden.by_rule(HiddenPosting.objects.still_hidden())
    return [(each.rule, group.words, group.count) for each in groups for group in each.groups]


def test_relaxing_a_word_takes_it_out_of_every_list_and_keeps_the_notes(files: Path) -> None:
    search(berliner(title="Data Intern"), berliner(title="Intern", company="Acme"))
    assert [str(change) for change in revealing.plan("excluded_word", "intern")] == [
        "“intern” leaves your blocklist (words in the title).",
        "Search profile “Data”: “Intern” is excluded no longer.",
    ]
    reveal = revealing.relax("excluded_word", "intern")
    assert reveal.shown_count == 1
    assert [job.title for job in Job.objects.all()] == ["Data Intern"]
    assert conf.load_blocklist().title_words == ["unpaid"]
    assert conf.load_search_profiles().profiles[0].exclude_keywords == ["anywhere: on call"]
    assert (files / "blocklist.yaml").read_text().startswith("# my list\ncompanies:\n  - Acme\n")
    assert "remote" not in (files / "search_profiles.yaml").read_text()


def test_what_another_rule_hides_stays_hidden_and_says_so() -> None:
    search(berliner(title="Intern", company="Acme"))
    assert revealing.relax("excluded_word", "intern").shown_count == 0
    assert rules_left() == [("blocked_company", "Acme", 1)]


def test_undoing_puts_the_rule_back_and_hides_what_nobody_touched(files: Path) -> None:
    search(berliner(title="Data Intern"), berliner(title="ML Intern"))
    before = (conf.load_blocklist(), conf.load_search_profiles())
    reveal = revealing.relax("excluded_word", "intern")
    kept = Job.objects.get(title="ML Intern")
    kept.move_to(Stage.APPROVED, by=StageChange.Mover.PERSON)
    assert revealing.undo(reveal) == revealing.Undone(hidden=1, kept=1)
    assert (conf.load_blocklist(), conf.load_search_profiles()) == before
    assert rules_left() == [("excluded_word", "intern", 1)]
    assert Job.objects.get(title="Data Intern").stage == Stage.ARCHIVED
    assert Job.objects.get(title="ML Intern").stage == Stage.APPROVED


def test_undoing_twice_is_undoing_once() -> None:
    search(berliner(title="Data Intern"))
    reveal = revealing.relax("excluded_word", "intern")
    revealing.undo(reveal)
    assert revealing.undo(reveal) == revealing.Undone(0, 0)
    assert conf.load_blocklist().title_words == ["intern", "unpaid"]
    assert not revealing.undoable().exists()


def test_what_was_hidden_again_can_be_shown_again() -> None:
    search(berliner(title="Data Intern"))
    revealing.undo(revealing.relax("excluded_word", "intern"))
    job = hidden.show_anyway(HiddenPosting.objects.get())
    assert Job.objects.get() == job
    assert job.stage == Stage.PENDING


def test_a_job_that_was_known_before_is_not_set_aside_by_undoing() -> None:
    posting = berliner(title="Data Intern")
    take(posting)
    search(posting)
    revealing.undo(revealing.relax("excluded_word", "intern"))
    assert Job.objects.get().stage == Stage.PENDING


def test_showing_all_changes_no_file_and_minds_no_rule() -> None:
    search(berliner(title="Unpaid", company="Acme"), berliner(title="Unpaid Trainee"))
    waiting = HiddenPosting.objects.by_rule("excluded_word", "unpaid")
    reveal = revealing.show_all(waiting, rule="excluded_word", words="unpaid")
    assert (reveal.shown_count, reveal.changes) == (2, [])
    assert conf.load_blocklist().title_words == ["intern", "unpaid"]
    assert revealing.undo(reveal).hidden == 2
    assert rules_left() == [("excluded_word", "unpaid", 2)]


def test_more_than_one_batch_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revealing, "BATCH", 2)
    search(*(berliner(title=f"Intern {number}") for number in range(5)))
    assert revealing.relax("excluded_word", "intern").shown_count == 5


@pytest.mark.parametrize(
    ("fields", "rule", "words", "sentence", "key", "value"),
    [
        (
            {"location": "Munich"}, "wrong_place", "not in Berlin",
            "it no longer asks for “Berlin”: it looks for jobs anywhere.", "locations", [],
        ),
        (
            {"salary_text": "€40,000 a year", "location": "Berlin"}, "low_pay",
            "below EUR 60,000 a year", "it no longer asks for a pay of 60,000 or more.",
            "salary_floor", 0,
        ),
    ],
)  # fmt: skip
def test_a_limit_is_relaxed_in_the_profile_that_has_it(
    fields: dict[str, Any], rule: str, words: str, sentence: str, key: str, value: Any
) -> None:
    search(berliner(**fields))
    assert rules_left() == [(rule, words, 1)]
    (change,) = revealing.plan(rule, words)
    assert str(change) == f"Search profile “Data”: {sentence}"
    assert revealing.relax(rule, words).shown_count == 1
    assert getattr(conf.load_search_profiles().profiles[0], key) == value


def test_age_is_relaxed_one_step_at_a_time() -> None:
    change = relaxing.changes("too_old", "more than 3 days old", ["Data"])
    assert [(each.key, each.before, each.after) for each in change] == [("hours_old", 72, 168)]
    assert str(change[0]) == (
        "Search profile “Data”: it asks for postings that are up to 7 days old."
    )


@pytest.mark.parametrize("rule", ["remote", "closed", "nonsense", ""])
def test_a_rule_that_nothing_sets_changes_nothing(rule: str) -> None:
    assert relaxing.changes(rule, "x", ["Data", "Gone"]) == []


def test_entries_added_meanwhile_stay_when_a_rule_comes_back() -> None:
    change = Change(
        file="blocklist", key="title_words", before=["intern", "unpaid"], after=["unpaid"]
    )
    relaxing.apply([change])
    conf.store.update("blocklist", {"title_words": ["unpaid", "sales"]})
    relaxing.take_back([change])
    assert conf.load_blocklist().title_words == ["unpaid", "sales", "intern"]


def test_a_broken_file_stops_everything(files: Path) -> None:
    search(berliner(title="Data Intern"))
    (files / "blocklist.yaml").write_text("companys: []\n")
    with pytest.raises(conf.ConfigError):
        revealing.relax("excluded_word", "intern")
    assert not Reveal.objects.exists()
    assert not Job.objects.exists()


def test_a_crash_half_way_and_another_go_bring_all_of_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(revealing, "BATCH", 2)
    search(*(berliner(title=f"Intern {number}") for number in range(5)))
    reveal = revealing.begin_relaxing("excluded_word", "intern")
    told: list[tuple[int, int]] = []

    def crash(done: int, total: int) -> None:
        told.append((done, total))
        raise SystemExit

    with pytest.raises(SystemExit):
        revealing.bring_back(reveal, on_progress=crash)
    assert told == [(2, 5)]
    again = Reveal.objects.get()
    assert revealing.bring_back(again).shown_count == 5
    assert revealing.undo(again).hidden == 5


def test_undoing_half_way_stops_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revealing, "BATCH", 2)
    search(*(berliner(title=f"Intern {number}") for number in range(5)))
    reveal = revealing.begin_relaxing("excluded_word", "intern")
    revealing.bring_back(
        reveal, on_progress=lambda *_: revealing.undo(Reveal.objects.get()) and None
    )
    assert rules_left() == [("excluded_word", "intern", 5)]
    assert not Job.objects.in_stage(Stage.PENDING).exists()

from typing import Any

import pytest

from jobs import rescoring
from jobs.models import Job, Resume
from peregrine.conf import ConfigError
from tests.factories import make_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def keywords(settings: Any) -> Any:
    def write(text: str) -> None:
        (settings.CONFIG_DIR / "resume_keywords.yaml").write_text(text)

    write("keywords: [Python]\n")
    return write


def test_jobs_are_scored_with_the_keywords_of_now(keywords: Any) -> None:
    job = make_job(title="Python Developer", score=3, description="Python, Kafka")
    assert rescoring.rescore().scored == 1
    job.refresh_from_db()
    assert [each["word"] for each in job.matched] == ["Python"]
    keywords("keywords: [Kafka]\n")
    assert rescoring.rescore().scored == 1
    job.refresh_from_db()
    assert [each["word"] for each in job.matched] == ["Kafka"]


def test_what_has_the_right_score_is_left_alone(keywords: Any) -> None:
    make_job()
    assert rescoring.rescore().scored == 1
    assert rescoring.rescore().scored == 0


def test_progress_counts_every_job_once(keywords: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "BATCH", 2)
    for _ in range(5):
        make_job()
    told: list[tuple[int, int]] = []
    assert rescoring.rescore(on_progress=lambda *counts: told.append(counts)).scored == 5
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_broken_keywords_keep_the_old_scores(keywords: Any) -> None:
    make_job(score=77)
    keywords("keywords: 5\n")
    with pytest.raises(ConfigError):
        rescoring.rescore()
    assert Job.objects.get().score == 77


def test_only_the_score_is_written(keywords: Any) -> None:
    job = make_job(title="Analyst", location="Portland")
    rescoring.rescore()
    job.refresh_from_db()
    assert (job.title, job.location, job.stage) == ("Analyst", "Portland", "pending")


def test_what_moved_is_told_with_its_reason(keywords: Any) -> None:
    keywords("keywords: [Python]\n")
    up = make_job(title="Clerk", description="Kafka, Rust, Docker")
    down = make_job(title="Clerk", description="Python", company="Acme")
    rescoring.rescore()
    keywords("keywords: [Kafka]\n")
    moves = rescoring.rescore().as_json()
    assert (moves["scored"], moves["up"], moves["down"]) == (2, 1, 1)
    by_job = {move["job"]: move for move in moves["largest"]}
    assert by_job[up.pk]["why"] == "now counts Kafka"
    assert by_job[down.pk]["title"] == "Clerk at Acme"
    assert by_job[down.pk]["why"] == "no longer counts Python"
    assert by_job[down.pk]["before"] > by_job[down.pk]["after"] == 0
    assert moves["lines"] == [
        {"line": 50, "rose": 1, "fell": 1},
        {"line": 70, "rose": 1, "fell": 1},
    ]


def test_a_first_score_is_no_move(keywords: Any) -> None:
    Job.objects.filter(pk=make_job(score=0, description="Python").pk).update(scored_with="")
    moves = rescoring.rescore()
    assert (moves.scored, moves.up, moves.down, moves.largest) == (1, 0, 0, [])


def test_the_largest_moves_each_way_are_kept(keywords: Any) -> None:
    for number in range(15):
        make_job(score=number, title="Clerk", description="Bread")
    make_job(score=0, title="Clerk", description="Python")
    moves = rescoring.rescore().as_json()
    assert [move["before"] for move in moves["largest"]] == [0, *range(14, 8, -1)]


def test_a_heavier_keyword_explains_what_rises_and_what_falls(keywords: Any) -> None:
    keywords("keywords: [Python, SQL]\n")
    up = make_job(title="Clerk", description="Python, Rust")
    down = make_job(title="Clerk", description="SQL, Rust")
    rescoring.rescore()
    keywords("keywords: [{word: Python, weight: 5}, SQL]\n")
    moves = rescoring.rescore().as_json()
    rose, fell = moves["largest"]
    assert (rose["job"], rose["why"]) == (up.pk, "Python now counts 5 instead of 2")
    assert fell["job"] == down.pk
    assert "counts for less beside the rest of your list" in fell["why"]


def test_another_part_is_told_with_both_values(keywords: Any, settings: Any) -> None:
    make_job(title="Data Analyst", description="Python")
    profiles = settings.CONFIG_DIR / "search_profiles.yaml"
    profiles.write_text("profiles:\n  - {name: One, titles: [Baker]}\n")
    rescoring.rescore()
    profiles.write_text("profiles:\n  - {name: One, titles: [Data Analyst]}\n")
    (move,) = rescoring.rescore().as_json()["largest"]
    assert move["why"] == "title 100 instead of 0"


@pytest.mark.parametrize("change", ["parts: {skills: 1, title: 0}", "keywords: [SQL]"])
def test_everything_that_scores_rest_on_makes_them_outdated(keywords: Any, change: str) -> None:
    make_job()
    rescoring.rescore()
    keywords(f"{change}\n")
    assert rescoring.rescore().scored == 1


def test_active_search_profiles_are_part_of_what_scores_rest_on(
    keywords: Any, settings: Any
) -> None:
    make_job(title="Data Analyst")
    rescoring.rescore()
    profiles = settings.CONFIG_DIR / "search_profiles.yaml"
    profiles.write_text("profiles:\n  - {name: One, titles: [Data Analyst]}\n")
    assert rescoring.rescore().scored == 1
    title = next(part for part in Job.objects.get().score_parts if part["name"] == "title")
    assert title["value"] == 100
    profiles.write_text("profiles:\n  - {name: One, titles: [Data Analyst], active: false}\n")
    assert rescoring.rescore().scored == 1


def test_the_default_resume_is_part_of_what_scores_rest_on(keywords: Any) -> None:
    job = make_job(title="Data Analyst", description="5 years of experience")
    rescoring.rescore()
    work = [{"position": "Data Analyst", "startDate": "2015-01", "endDate": "2018-12"}]
    Resume.objects.create(name="Mine", is_default=True, data={"work": work})
    assert rescoring.rescore().scored == 1
    job.refresh_from_db()
    parts = {part["name"]: part for part in job.score_parts}
    assert parts["title"]["value"] == 100
    assert parts["seniority"]["why"] == "asks for 5 years, your resume shows 4"

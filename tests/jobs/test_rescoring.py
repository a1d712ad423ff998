from typing import Any

import pytest

from jobs import rescoring
from jobs.models import Job
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
    assert rescoring.rescore() == 1
    job.refresh_from_db()
    assert [each["word"] for each in job.matched] == ["Python"]
    keywords("keywords: [Kafka]\n")
    assert rescoring.rescore() == 1
    job.refresh_from_db()
    assert [each["word"] for each in job.matched] == ["Kafka"]


def test_what_has_the_right_score_is_left_alone(keywords: Any) -> None:
    make_job()
    assert rescoring.rescore() == 1
    assert rescoring.rescore() == 0


def test_progress_counts_every_job_once(keywords: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescoring, "BATCH", 2)
    for _ in range(5):
        make_job()
    told: list[tuple[int, int]] = []
    assert rescoring.rescore(on_progress=lambda *counts: told.append(counts)) == 5
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

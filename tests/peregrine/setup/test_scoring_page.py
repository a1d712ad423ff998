"""Settings: how jobs are scored, what moved last, and what decisions suggest."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from jobs.models import StageChange
from jobs.stages import Stage
from peregrine import conf
from peregrine.conf import store
from peregrine.models import BackgroundTask
from tests.factories import make_job

URL = "/settings/scoring/"
WEIGHTS = {"skills": 60, "title": 15, "seniority": 10, "place": 10, "pay": 5}


@pytest.fixture
def path(settings: Settings) -> Path:
    path = Path(settings.CONFIG_DIR) / "resume_keywords.yaml"
    path.write_text("keywords: [Python, {word: Excel, weight: 3}]  # mine\n")
    return path


def version() -> str:
    return store.snapshot("resume_keywords").version


def weights() -> dict[str, int]:
    return conf.load_resume_keywords().parts.model_dump()


def decide(count: int = 25) -> None:
    """Approve what has a fitting title and Python, reject the rest."""
    for _ in range(count):
        for stage, title, word in ((Stage.APPROVED, 100, "Python"), (Stage.REJECTED, 0, "Excel")):
            parts = [
                {"name": "skills", "value": 50 + title // 20 * (_ % 2), "why": ""},
                {"name": "title", "value": title, "why": ""},
            ]
            matched = [{"word": word, "weight": 2 if word == "Python" else 3, "count": 1}]
            job = make_job(score_parts=parts, matched=matched)
            job.move_to(stage, by=StageChange.Mover.PERSON)


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    for address in (URL, f"{URL}again/", f"{URL}adopt/"):
        assert client.post(address).headers["Location"].startswith("/login/")


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.put(URL).status_code == 405
    assert signed_in.get(f"{URL}again/").status_code == 405
    assert signed_in.get(f"{URL}adopt/").status_code == 405


def test_weights_are_saved_and_all_jobs_scored_again(signed_in: Client, path: Path) -> None:
    response = signed_in.post(URL, {"version": version(), **WEIGHTS, "pay": 30})
    assert response.headers["Location"] == URL
    assert weights() == {**WEIGHTS, "pay": 30}
    assert "# mine" in path.read_text()
    assert BackgroundTask.objects.get().task_type == "rescore"


@pytest.mark.parametrize("bad", [{"pay": "x"}, {"pay": 101}, dict.fromkeys(WEIGHTS, 0)])
def test_bad_weights_are_refused(signed_in: Client, path: Path, bad: dict[str, Any]) -> None:
    response = signed_in.post(URL, {"version": version(), **WEIGHTS, **bad})
    assert response.status_code == 422
    assert weights() == WEIGHTS
    assert not BackgroundTask.objects.exists()


def test_nothing_changed_scores_nothing(signed_in: Client, path: Path) -> None:
    signed_in.post(URL, {"version": version(), **WEIGHTS})
    assert not BackgroundTask.objects.exists()


def test_a_file_changed_meanwhile_is_not_overwritten(signed_in: Client, path: Path) -> None:
    before = version()
    path.write_text("keywords: [SQL, Go]\n")
    response = signed_in.post(URL, {"version": before, **WEIGHTS, "pay": 9})
    assert response.status_code == 409
    assert "Save again" in response.text
    assert weights() == WEIGHTS


def test_all_jobs_can_be_scored_again_by_hand(signed_in: Client, path: Path) -> None:
    assert signed_in.post(f"{URL}again/").headers["Location"] == URL
    assert BackgroundTask.objects.get().task_type == "rescore"


def test_what_moved_is_shown_with_its_reason(signed_in: Client, path: Path) -> None:
    job = make_job()
    move = {"job": job.pk, "before": 40, "after": 71, "title": str(job), "why": "now counts Go"}
    BackgroundTask.objects.create(
        task_type="rescore",
        status="completed",
        result={
            "summary": "Scored 1 job: 1 went up, 0 went down.",
            "lines": [{"line": 50, "rose": 1, "fell": 0}],
            "largest": [move],
        },
    )
    html = " ".join(signed_in.get(URL).text.split())
    assert "Now counts Go" in html
    assert "1 job rose above 50, 0 fell below it." in html
    assert "What moved" in signed_in.get("/tasks/").text


def test_a_run_in_which_nothing_moved_replaces_no_report(signed_in: Client, path: Path) -> None:
    job = make_job()
    move = {"job": job.pk, "before": 40, "after": 71, "title": str(job), "why": "now counts Go"}
    for result in (
        {"summary": "Scored 9 jobs: 1 went up, 0 went down.", "largest": [move]},
        {"summary": "Scored 0 jobs: none moved.", "largest": []},
    ):
        BackgroundTask.objects.create(task_type="rescore", status="completed", result=result)
    html = signed_in.get(URL).text
    assert "Now counts Go" in html
    assert html.index("1 went up") < html.index("Since then") < html.index("none moved")
    signed_in.post(f"{URL}again/")
    html = signed_in.get(URL).text
    assert "Now counts Go" in html
    assert "Waiting for its turn" in html
    move["why"] = "now counts SQL"
    BackgroundTask.objects.update(status="completed", result={"summary": "x", "largest": [move]})
    html = signed_in.get(URL).text
    assert "Now counts SQL" in html
    assert "Since then" not in html


def test_too_few_decisions_say_how_many_are_missing(signed_in: Client, path: Path) -> None:
    decide(5)
    assert "After 30 more" in signed_in.get(URL).text


def test_decisions_of_one_kind_say_how_many_of_the_other_would_do(
    signed_in: Client, path: Path
) -> None:
    decide(5)
    for _ in range(35):
        make_job().move_to(Stage.APPROVED, by=StageChange.Mover.PERSON)
    page = " ".join(signed_in.get(URL).content.decode().split())
    assert "You approved 40 and rejected 5 jobs. 3 more rejected ones would do" in page


def test_what_decisions_suggest_is_offered_and_used_only_when_ticked(
    signed_in: Client, path: Path
) -> None:
    decide()
    html = " ".join(signed_in.get(URL).text.split())
    assert "It agrees with you" in html
    assert "Excel</bdi>: weight 3 → 2" in html
    assert "Use what is ticked" in html
    signed_in.post(f"{URL}adopt/", {"version": version()})
    assert weights() == WEIGHTS
    assert not BackgroundTask.objects.exists()
    signed_in.post(f"{URL}adopt/", {"version": version(), "word": ["Excel", "Nonsense"]})
    keywords = {each.word: each.weight for each in conf.load_resume_keywords().keywords}
    assert keywords == {"Python": 2, "Excel": 2}
    assert "# mine" in path.read_text()
    assert BackgroundTask.objects.get().task_type == "rescore"


def test_where_nothing_can_be_ticked_no_button_asks_for_it(signed_in: Client, path: Path) -> None:
    for number in range(50):
        stage = Stage.APPROVED if number % 2 else Stage.REJECTED
        gaps = [{"word": "Kafka", "count": 1}] if number % 2 else []
        job = make_job(score_parts=[{"name": "skills", "value": 50, "why": ""}], gaps=gaps)
        job.move_to(stage, by=StageChange.Mover.PERSON)
    html = signed_in.get(URL).text
    assert "none of your keywords" in html
    assert "Use what is ticked" not in html


def test_a_broken_file_is_shown_with_its_problem(signed_in: Client, path: Path) -> None:
    path.write_text("keywords: 5\n")
    assert signed_in.get(URL).status_code == 200
    assert signed_in.post(f"{URL}adopt/").headers["Location"] == URL


def test_the_page_asks_as_often_with_many_decisions(
    signed_in: Client, path: Path, django_assert_max_num_queries: Any
) -> None:
    decide(30)
    with django_assert_max_num_queries(10):
        signed_in.get(URL)

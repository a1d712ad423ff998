"""Settings › keywords suggests skills of the resumes: ticked, waved away, offered again."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from jobs import suggestions
from jobs.models import DismissedKeyword, Resume
from peregrine import conf
from peregrine.models import BackgroundTask

HTMX = {"HX-Request": "true"}
PAGE = "/settings/keywords/"
ASK = f"{PAGE}suggested/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def resume(settings: Settings) -> Resume:
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text("keywords:\n  - SQL  # mine\n")
    work = [{"name": "Acme", "position": "Builder", "startDate": "2020"}]
    work[0]["highlights"] = ["Ran Kubernetes and SQL"]  # type: ignore[assignment]
    data = {"work": work, "skills": [{"name": "Docker"}]}
    return Resume.objects.create(name="CV", data=data, is_default=True)


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def words() -> list[tuple[str, int]]:
    return [(each.word, each.weight) for each in conf.load_resume_keywords().keywords]


def test_a_skill_is_shown_with_its_line_its_weight_and_why(
    signed_in: Client, resume: Resume
) -> None:
    shown = html(signed_in.get(PAGE))
    assert "<bdi>Kubernetes</bdi>" in shown
    assert "Ran Kubernetes and SQL" in shown
    assert "in what you do now" in shown
    assert 'value="SQL"' not in shown.split("</section>")[0]


def test_those_of_one_resume_are_shown_alone(signed_in: Client, resume: Resume) -> None:
    other = Resume.objects.create(name="Other", data={"skills": [{"name": "Welding"}]})
    shown = html(signed_in.get(PAGE))
    assert "In your resumes, and not" in shown
    assert 'value="Welding"' in shown
    address = f"{PAGE}?resume={other.pk}"
    shown = html(signed_in.get(address))
    assert "In “<bdi>Other</bdi>”, and not" in shown
    assert 'value="Docker"' not in shown
    sent = {"resume": other.pk, "dismiss": "Welding"}
    assert "all skills that it shows are there" in html(signed_in.post(ASK, sent, headers=HTMX))
    assert signed_in.post(ASK, sent)["Location"] == address
    assert "In your resumes, and not" in html(signed_in.get(f"{PAGE}?resume=x"))


def test_all_that_the_page_shows_is_added_by_one_button(signed_in: Client, resume: Resume) -> None:
    assert '<button class="btn" name="all" value="yes">Add all' in html(signed_in.get(PAGE))
    sent = {"all": "yes", "shown": ["Kubernetes", "Docker", "Unheard of"], "weight-Docker": "4"}
    assert "2 keywords are added." in html(signed_in.post(ASK, sent, follow=True))
    assert words() == [("SQL", 2), ("Kubernetes", 2), ("Docker", 4)]


def test_what_is_ticked_is_added_with_its_weight_and_jobs_are_scored_again(
    signed_in: Client, resume: Resume, settings: Settings
) -> None:
    sent = {"take": ["Kubernetes", "Docker", "Unheard of"], "weight-Kubernetes": "4"}
    assert "2 keywords are added." in html(signed_in.post(ASK, sent, follow=True))
    assert words() == [("SQL", 2), ("Kubernetes", 4), ("Docker", 2)]
    assert "# mine" in (settings.CONFIG_DIR / "resume_keywords.yaml").read_text()
    assert BackgroundTask.objects.filter(task_type="rescore").exists()
    signed_in.post(ASK, sent)  # sent twice
    assert len(words()) == 3


def test_nothing_ticked_changes_nothing(signed_in: Client, resume: Resume) -> None:
    assert "Nothing was ticked" in html(signed_in.post(ASK, {}, follow=True))
    assert words() == [("SQL", 2)]


def test_what_is_waved_away_stays_away_until_it_is_asked_for_again(
    signed_in: Client, resume: Resume
) -> None:
    assert signed_in.post(ASK, {"dismiss": "Docker"})["Location"] == PAGE
    signed_in.post(ASK, {"dismiss": "docker"})
    assert DismissedKeyword.objects.count() == 1
    shown = html(signed_in.get(PAGE))
    assert 'name="take" value="Docker"' not in shown
    assert "1 never suggested" in shown
    fragment = html(signed_in.post(ASK, {"again": "Docker"}, headers=HTMX))
    assert "<html" not in fragment
    assert 'name="take" value="Docker"' in fragment


def test_with_htmx_only_the_suggestions_come_back(signed_in: Client, resume: Resume) -> None:
    fragment = html(signed_in.post(ASK, {"dismiss": "Docker"}, headers=HTMX))
    assert "“Docker” is not suggested again." in fragment
    assert fragment.startswith('<section class="card suggestions"')


def test_without_a_resume_the_page_says_where_suggestions_come_from(signed_in: Client) -> None:
    assert "Skills are suggested once you have a resume here." in html(signed_in.get(PAGE))


def test_a_broken_file_is_said_and_nothing_is_written(
    signed_in: Client, resume: Resume, settings: Settings
) -> None:
    path = settings.CONFIG_DIR / "resume_keywords.yaml"
    path.write_text("keywords: 5\n")
    assert "cannot be used as it is" in html(signed_in.get(PAGE))
    signed_in.post(ASK, {"take": "Docker"})
    assert path.read_text() == "keywords: 5\n"


def test_a_full_list_says_so(signed_in: Client, resume: Resume, settings: Settings) -> None:
    full = ", ".join(f"word{n}" for n in range(300))
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text(f"keywords: [{full}]\n")
    said = html(signed_in.post(ASK, {"take": "Docker"}, follow=True))
    assert "300" in said
    assert len(words()) == 300


def test_the_page_costs_the_same_for_many_suggestions(signed_in: Client, resume: Resume) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(PAGE)
        return len(queries)

    few = cost()
    resume.data["skills"] = [{"name": f"Warp drive {n}"} for n in range(30)]
    resume.save()
    for n in range(20):
        suggestions.dismiss(f"other {n}")
    assert cost() == few


def test_only_posts_change_something(signed_in: Client, client: Client) -> None:
    assert signed_in.get(ASK).status_code == 405


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client) -> None:
    response = client.post(reverse("settings:keywords-suggested"), {"dismiss": "x"})
    assert (response.status_code, b"Welcome back" in response.content) == (403, False)
    assert not DismissedKeyword.objects.exists()

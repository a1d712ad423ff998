"""The score on a card: its parts and reasons, and what is asked for."""

from decimal import Decimal
from typing import Any

import pytest
from django.template.loader import render_to_string

from jobs.matching import Facts, Matcher, Scorer, Wanted
from jobs.salary import Salary
from tests.factories import make_job
from tests.jobs.gaps.people import ada, keep

pytestmark = pytest.mark.django_db


def shown(**fields: Any) -> str:
    return " ".join(render_to_string("jobs/_job_match.html", {"job": make_job(**fields)}).split())


def test_parts_are_shown_with_value_and_reason() -> None:
    html = shown(
        score_parts=[
            {"name": "skills", "value": 72, "why": "4 of 6 required"},
            {"name": "pay", "value": None, "why": "no pay is named"},
        ]
    )
    assert '<span class="value">72</span>' in html
    assert "4 of 6 required" in html
    assert '<span class="visually-hidden">not known</span>' in html


def test_one_of_a_list_that_is_missing_is_told_with_the_others() -> None:
    html = shown(gaps=[{"word": "Power BI", "count": 1, "others": ["Tableau", "Qlik"]}])
    assert "<bdi>Power BI, Tableau or Qlik</bdi>" in html


@pytest.mark.parametrize(
    ("name", "wanted", "page"),
    [
        ("title", Wanted(held=("Nurse",)), "searches"),
        ("title", Wanted(), "searches"),
        ("place", Wanted(), "searches"),
        ("pay", Wanted(), "searches"),
        ("skills", Wanted(), "keywords"),
        ("title", Wanted(titles=("Baker",)), ""),
    ],
)
def test_what_the_person_did_not_say_leads_to_where_it_is_said(
    name: str, wanted: Wanted, page: str
) -> None:
    pay = Salary(Decimal(50_000), None, "USD", "year")
    scored = Scorer(Matcher([]), wanted).score(Facts("Data Analyst", "Python", pay=pay))
    rows = [part._asdict() for part in scored.parts if part.name == name]
    link = f'<a href="/settings/{page}/">'
    assert (link in shown(score_parts=rows)) == bool(page)


@pytest.mark.parametrize(
    ("value", "gaps", "is_told"), [(19, 0, True), (19, 3, False), (85, 0, False), (None, 0, False)]
)
def test_a_low_value_without_gaps_says_what_it_is_measured_against(
    value: int | None, gaps: int, *, is_told: bool
) -> None:
    html = shown(
        score_parts=[{"name": "skills", "value": value, "why": "1 of 1 required"}],
        matched=[{"word": "SQL", "weight": 2, "count": 1, "need": "required"}],
        gaps=[{"word": f"Kafka {n}", "count": 1} for n in range(gaps)],
    )
    assert ("your ten heaviest keywords</a> together" in html) == is_told


def test_pay_in_words_that_cannot_be_read_is_not_called_unnamed() -> None:
    pay = [{"name": "pay", "value": None, "why": "no pay is named"}]
    html = shown(score_parts=pay, salary_text="lots, maybe")
    assert "Its words name no pay that can be read" in html
    assert "No pay is named" in shown(score_parts=pay)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("... coordinates care ... Graduate of a program", True), ("Python and SQL.", False)],
)
def test_an_excerpt_is_called_one(text: str, *, is_told: bool) -> None:
    context = {"job": make_job(url="https://board.example/1"), "text": text}
    html = render_to_string("jobs/_job_match.html", context)
    assert ("gave only an excerpt" in html) == is_told
    assert ('href="https://board.example/1"' in html) == is_told


def test_required_nice_and_mentioned_stand_apart() -> None:
    html = shown(
        matched=[
            {"word": "SQL", "weight": 2, "count": 1, "need": "required", "because": "SQL Server"},
            {"word": "Excel", "weight": 2, "count": 1},
        ],
        gaps=[
            {"word": "Kafka", "count": 2, "need": "required"},
            {"word": "dbt", "count": 1, "need": "nice"},
        ],
        asks=["a bachelor’s degree", "travel"],
    )
    required, nice, mentioned = html.split('class="asked ')[1:]
    assert "SQL" in required
    assert "SQL Server" in required
    assert "Kafka, asked twice" in required
    assert "dbt" in nice
    assert "Excel" in mentioned
    assert "Also asks for a bachelor’s degree and travel." in html


def test_languages_stand_beside_those_of_the_resume() -> None:
    german = {"codes": ["de"], "level": "C1", "need": "nice"}
    asked = [{"codes": ["en"], "level": "fluent", "need": "required"}, german]
    alone = shown(languages=asked)
    assert '<li class="chip"><bdi>English (fluent)</bdi> <span class="because">required' in alone
    assert '<li class="chip"><bdi>German (C1)</bdi> <span class="because">nice to have' in alone
    listed = [("Englisch", "C2"), ("Deutsch", "B1")]
    keep(ada(languages=[{"language": name, "fluency": level} for name, level in listed]))
    html = shown(languages=[*asked, {"codes": ["fr"], "level": "", "need": ""}])
    assert "You have </span><bdi>English (fluent)</bdi>" in html
    assert '<bdi>German (C1)</bdi> <span class="because">nice to have · yours: B1</span>' in html
    assert "They ask for more: C1." in html
    assert "Not in your resume: </span><bdi>French</bdi></li>" in html


def test_a_language_that_the_resume_is_written_in_is_no_gap() -> None:
    summary = {"summary": "I have built pipelines for the bank and would like to go on with it."}
    keep(ada(languages=[], basics=summary))
    html = shown(languages=[{"codes": ["en"], "level": "fluent", "need": ""}])
    assert 'class="chip" title="Your resume is written in it, but does not list it."' in html


def test_a_job_that_asks_for_no_language_names_none() -> None:
    assert "Languages" not in shown()


def test_a_job_without_keywords_says_so_and_an_unscored_one_nothing() -> None:
    assert "None of your keywords" in shown()
    none_yet = [{"name": "skills", "value": None, "why": "you have no keywords yet"}]
    assert "None of your keywords" not in shown(score_parts=none_yet)
    job = make_job()
    job.scored_with = ""
    assert not render_to_string("jobs/_job_match.html", {"job": job}).strip()


YEARS = {"name": "seniority", "value": 100, "why": "asks for 3 years, your resume shows 9"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "3+ years of experience in nursing.",
            "your resume shows 9, all work together. <bdi>The posting wants them in or as nursing,",
        ),
        ("3+ years of experience in data engineering.", "your resume shows 9</span>"),
        ("3+ years of experience.", "your resume shows 9</span>"),
    ],
)
def test_years_in_other_work_than_the_posting_wants_are_for_the_person_to_judge(
    text: str, told: str
) -> None:
    keep()
    html = shown(score_parts=[YEARS], asks=["3 years of experience"], description=text)
    assert told in html


def test_what_is_said_of_years_rests_without_a_resume_and_beside_a_level() -> None:
    asked = {"asks": ["a year of experience"], "description": "1 year of experience in nursing."}
    assert "all work together" not in shown(score_parts=[YEARS], **asked)
    keep()
    level = YEARS | {"why": "the title says senior"}
    assert "all work together" not in shown(score_parts=[level], **asked)

"""Suggested skills and lines of a resume are held against the resume."""

from datetime import date

import pytest

from jobs.claims import Grounds, check_suggestions, check_text
from tests.jobs.drafting.resumes import ADA

GROUNDS = Grounds(
    resume=ADA, today=date(2026, 11, 29), name="Ada Moreau", vouched=("Cron ran them before.",)
)


def whys(line: str) -> list[str]:
    found = check_suggestions(f"{line}\nCataloguing – Catalogued 900 maps", GROUNDS.facts())
    assert not found[1].doubts
    return [doubt.why for doubt in found[0].doubts]


@pytest.mark.parametrize(
    "line",
    [
        "Kubernetes – Ran the archive on Kubernetes",
        "Query tuning: “Taught three colleagues to read query plans.”",
        "Payment reconciliation - reconciled card payments of 2 million accounts",
        "Cron — Cron ran them before",
    ],
)
def test_a_skill_that_its_line_shows_is_left_alone(line: str) -> None:
    assert whys(line) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("SQL – Reconciled card payments of 2 million accounts in SQL every night", "already"),
        ("Apache Airflow – Moved 40 nightly jobs to Airflow", "already"),
        ("Leadership – Led forty people", "No line of your resume"),
        ("Leadership", "No line of your resume"),
        ("Maps – maps", "No line of your resume"),
        ("Terraform – Moved 40 nightly jobs to Airflow", "does not name Terraform"),
    ],
)
def test_a_skill_that_is_listed_or_not_shown_is_in_doubt(line: str, why: str) -> None:
    assert why in " ".join(whys(line))


def test_the_line_that_shows_a_skill_is_named() -> None:
    found = check_suggestions("Maps – Catalogued 900 maps", GROUNDS.facts())
    assert found[0].sources == ("w3.2",)


def test_a_sentence_that_nothing_is_missing_is_no_suggestion() -> None:
    assert check_suggestions("Your resume lists what it shows.", GROUNDS.facts()) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Moved 40 nightly jobs from cron to Airflow without a missed morning", ""),
        ("Taught three colleagues at Kestrel Analytics to read query plans", ""),
        ("Moved 40 nightly jobs to Airflow on AWS", "AWS"),
        ("Moved 40 nightly jobs to Airflow, cutting run time by 30 percent", "30"),
        ("Led a team at Globex", "Globex"),
    ],
)
def test_a_line_of_a_resume_is_of_the_person_though_no_word_says_so(
    line: str, doubted: str
) -> None:
    (checked,) = check_text(line, GROUNDS, language="en", is_resume=True)
    assert [line[each.start : each.end] for each in checked.doubts] == [doubted] * bool(doubted)

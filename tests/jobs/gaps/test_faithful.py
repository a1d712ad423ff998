"""A wording is held against its one line; whatever is more or less than the line is refused."""

from datetime import date

import pytest

from jobs.gaps.faithful import objection
from jobs.resumes.facts import facts_of
from tests.jobs.gaps.people import ADA, ada

TODAY = date(2026, 6, 1)


def against(name: str, text: str, **changes) -> str:  # type: ignore[no-untyped-def]
    resume = ada(**changes)
    line = next(fact for fact in facts_of(resume) if fact.id == name)
    return objection(text, line, resume, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Moved 40 tables from MySQL to PostgreSQL without an hour of downtime",
        "Migrated 40 tables from MySQL to PostgreSQL with no hour of downtime",
        "Without an hour of downtime, moved 40 tables from MySQL to Postgres",
        "Moved 40 tables (MySQL to Postgres) at Kestrel Labs without downtime",
    ],
)
def test_the_same_in_other_words_passes(text: str) -> None:
    assert against("w1.2", text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Moved 50 tables from MySQL to Postgres", "does not say 50"),
        ("Moved twelve tables from MySQL to Postgres", "twelve"),
        ("Moved 40 thousand tables from MySQL to Postgres", "40 thousand"),
        ("In 2018 moved 40 tables from MySQL to Postgres", "does not say 2018"),
        ("Moved 40 tables from MySQL to Postgres on AWS", "does not say AWS"),
        ("Moved 40 tables from MySQL to Aurora", "does not say Aurora"),
        ("Moved 40 tables for Google from MySQL to Postgres", "does not say Google"),
        ("Led the move of 40 tables from MySQL to Postgres", "“Led”"),
        ("Moved 40 tables from MySQL to Postgres, won a prize", "“prize”"),
        ("Moved 40 tables from MySQL to Postgres, with a PhD", "does not say PhD"),
        ("As a doctor moved 40 tables from MySQL to Postgres", "does not call you"),
        ("Dependable relational database platform work for modern data teams", "Too little"),
        ("Moved 40 tables from MySQL to Postgres without an hour of downtime", "the same"),
        ("Moved all tables from MySQL to Postgres without downtime", "leaves 40 out"),
        ("Moved 40 tables to Postgres without an hour of downtime", "leaves MySQL out"),
        ("Moved 40 tables, MySQL to Postgres", "leaves much"),
        ("Moved 40 tables\nand more", "not one line"),
        ("", "not one line"),
        ("Moved 40 tables from MySQL to Postgres without an hour of downtime. " * 4, "longer"),
    ],
)
def test_what_the_line_does_not_say_is_refused_with_the_reason(text: str, why: str) -> None:
    assert why in against("w1.2", text)


def test_what_another_line_says_is_refused_too() -> None:
    assert "Spring Boot" in against("w1.2", "Moved 40 tables to Postgres with Spring Boot")
    assert "Heron" in against("w1.2", "Moved 40 tables from MySQL to Postgres at Heron")


def test_a_relative_of_a_skill_is_not_the_skill() -> None:
    work = [{"name": "Acme", "position": "Engineer", "highlights": ["Wrote Verilog for two chips"]}]
    assert "VHDL" in against("w1.1", "Wrote VHDL for two chips", work=work)


def test_a_skill_that_another_implies_is_refused() -> None:
    assert "Java" in against("w2.1", "Built invoices in Java with Spring Boot")


def test_the_summary_and_projects_are_held_against_their_lines() -> None:
    basics = ADA["basics"] | {"summary": "I keep data pipelines running."}
    assert against("me.summary", "Data pipelines: I keep them running.", basics=basics) == ""
    assert "12" in against("me.summary", "I keep 12 data pipelines running.", basics=basics)
    projects = [{"name": "Nestbox", "description": "Counted swifts with a camera"}]
    assert against("p1.1", "With a camera, counted swifts", projects=projects) == ""
    assert "Rust" in against("p1.1", "Counted swifts with a camera in Rust", projects=projects)


def test_german_nouns_are_no_names() -> None:
    work = [
        {
            "name": "Havelwerk",
            "position": "Entwickler",
            "highlights": ["Abrechnung für 90 Stadtwerke gebaut und die Rechnungen geprüft"],
        }
    ]
    text = "Für 90 Stadtwerke die Abrechnung gebaut und Rechnungen geprüft"
    assert against("w1.1", text, work=work) == ""
    assert "80" in against("w1.1", text.replace("90", "80"), work=work)

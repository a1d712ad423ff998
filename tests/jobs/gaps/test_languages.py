"""Languages that a posting asks for, beside those of the resume."""

import pytest

from jobs.gaps.languages import languages_of
from jobs.gaps.verdicts import Verdict
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from tests.jobs.gaps.people import ada

PROSE = {"summary": "I have built pipelines for the bank and would like to go on with it."}


def told(asked: Spoken, *listed: tuple[str, str], **changes: object) -> tuple[Verdict, str]:
    languages = [{"language": name, "fluency": level} for name, level in listed]
    (demand,) = languages_of([asked], ada(languages=languages, **changes))
    return demand.verdict, demand.shows


@pytest.mark.parametrize(
    ("level", "listed", "verdict"),
    [
        ("B2", ("Deutsch", "C1"), Verdict.MET),
        ("C1", ("German", "B2"), Verdict.LOWER),
        ("C2", ("German", "C1"), Verdict.LOWER),
        ("native", ("German", "fluent"), Verdict.LOWER),
        ("fluent", ("Deutsch", "Muttersprache"), Verdict.MET),
        ("fluent", ("allemand", "langue maternelle"), Verdict.MET),
        ("C1", ("German", "Full Professional Proficiency"), Verdict.MET),
        ("C1", ("German", "Limited Working Proficiency"), Verdict.LOWER),
        ("bilingual", ("German", "Fluent"), Verdict.MET),
        ("native", ("German", "Native or Bilingual Proficiency"), Verdict.MET),
        ("C1", ("German (C2)", ""), Verdict.MET),
        ("B1", ("German", "B1/B2"), Verdict.MET),
        ("", ("German", "A1"), Verdict.MET),
        ("C1", ("German", ""), Verdict.JUDGE),
        ("", ("Dutch", "C2"), Verdict.NOT_SHOWN),
    ],
)
def test_levels_are_compared(level: str, listed: tuple[str, str], verdict: Verdict) -> None:
    assert told(Spoken(("de",), level), listed)[0] is verdict


@pytest.mark.parametrize(
    ("listed", "level"),
    [
        (("日本語", "N1"), "C1"), (("Japanese", "JLPT N2"), "B2"),
        (("日本語", "ネイティブ"), "native"),
        (("język japoński", "C1"), "C1"), (("japonés", "nivel avanzado"), "B2"),
        (("giapponese", "ottimo"), "advanced"), (("Japans", "vloeiend"), "fluent"),
    ],
)  # fmt: skip
def test_resumes_name_languages_in_many(listed: tuple[str, str], level: str) -> None:
    assert told(Spoken(("ja",), level), listed)[0] is Verdict.MET


def test_what_stands_among_languages_is_one() -> None:
    assert told(Spoken(("pl",), "fluent"), ("Pools", "moedertaal"))[0] is Verdict.MET
    assert told(Spoken(("pl",), "B1"), ("Pools", "C1"))[0] is Verdict.MET


def test_languages_among_skills_and_certificates_are_read_too() -> None:
    listed = {"skills": [{"name": "Tools", "keywords": ["SQL", "German (B2)", "German law"]}]}
    assert told(Spoken(("de",), "B2"), **listed)[0] is Verdict.MET
    assert told(Spoken(("de",), "C1"), **listed)[0] is Verdict.LOWER
    passed = {"certificates": [{"name": "JLPT N2"}, {"name": "French for lawyers"}]}
    assert told(Spoken(("ja",), "B2"), **passed)[0] is Verdict.MET
    assert told(Spoken(("fr",), "B2"), **passed)[0] is Verdict.NOT_SHOWN


def test_the_answer_says_what_the_resume_says() -> None:
    asked = Spoken(("de",), "C1", Need.NICE)
    (demand,) = languages_of([asked], ada(languages=[{"language": "German", "fluency": "B1"}]))
    assert demand == (
        "German (C1)",
        "Your resume says: German, B1. They ask for more: C1.",
        Verdict.LOWER,
        "nice to have",
        "yours: B1",
    )
    assert told(Spoken(("fr",)), ("German", "B1")) == (
        Verdict.NOT_SHOWN, "Your resume does not list it.",
    )  # fmt: skip


def test_of_two_languages_the_one_that_is_there_answers() -> None:
    either = Spoken(("fr", "de"), "B2")
    assert told(either, ("German", "C1"), ("English", "C2"))[0] is Verdict.MET
    assert told(either, ("German", "A2"))[0] is Verdict.LOWER
    assert told(either, ("English", "C2"))[0] is Verdict.NOT_SHOWN


def test_a_resume_in_a_language_does_not_list_it() -> None:
    assert told(Spoken(("en",)), basics=PROSE) == (
        Verdict.UNKNOWN, "Your resume is written in it, but does not list it.",
    )  # fmt: skip

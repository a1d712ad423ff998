"""Years, degrees and languages, beside what the resume says."""

from datetime import date

import pytest

from jobs.gaps.demands import Verdict, degree_level, demands
from jobs.matching.asking import Asked
from tests.jobs.gaps.people import ada

TODAY = date(2026, 6, 1)


def answer(asked: Asked, **changes) -> dict[str, Verdict]:  # type: ignore[no-untyped-def]
    return {each.asks: each.verdict for each in demands(asked, ada(**changes), TODAY)}


def test_years_are_compared_with_the_dates_of_positions() -> None:
    nine, ten = Asked(9, ()), Asked(10, ())
    assert answer(nine) == {"9 years of experience": Verdict.MET}
    assert answer(ten) == {"10 years of experience": Verdict.NOT_SHOWN}
    assert answer(ten, work=[]) == {"10 years of experience": Verdict.UNKNOWN}


def test_a_higher_degree_answers_for_a_lower_one() -> None:
    asked = Asked(0, ("a bachelor’s degree", "a diploma", "a master’s degree"))
    assert answer(asked) == {
        "a bachelor’s degree": Verdict.MET,
        "a diploma": Verdict.MET,
        "a master’s degree": Verdict.NOT_SHOWN,
    }
    assert answer(asked, education=[])["a diploma"] == Verdict.NOT_SHOWN


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Ph.D.", 4), ("Doktor der Physik", 4), ("Master of Science", 3), ("Mestrado", 3),
        ("Diplom-Informatiker", 3), ("MBA", 3), ("修士", 3), ("B.Sc. (Hons)", 2), ("B. A.", 2),
        ("Licenciatura en Derecho", 2), ("Laurea triennale", 2), ("学士", 2), ("Abitur", 1),
        ("High School Diploma", 1), ("Weaving course", 0), ("", 0),
    ],
)  # fmt: skip
def test_degrees_are_told_in_many_languages(written: str, level: int) -> None:
    assert degree_level(written) == level


def test_a_language_is_known_by_its_names() -> None:
    assert answer(Asked(0, ("English", "German"))) == {
        "English": Verdict.MET,
        "German": Verdict.NOT_SHOWN,
    }


def test_a_resume_in_a_language_does_not_list_it() -> None:
    summary = {"summary": "I have built pipelines for the bank and would like to go on with it."}
    assert answer(Asked(0, ("English",)), languages=[], basics=summary) == {
        "English": Verdict.UNKNOWN
    }


def test_what_no_resume_says_is_left_to_the_letter() -> None:
    assert answer(Asked(0, ("a security clearance",))) == {"a security clearance": Verdict.UNKNOWN}

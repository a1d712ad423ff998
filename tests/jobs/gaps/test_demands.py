"""Years, degrees and other things, beside what the resume says."""

from datetime import date

import pytest

from jobs.gaps.demands import degree_level, demands
from jobs.gaps.verdicts import Verdict
from jobs.matching.asking import Asked
from jobs.matching.spoken import Spoken
from jobs.resumes.json_resume import JsonResume
from tests.jobs.gaps.people import ada

TODAY = date(2026, 6, 1)


def answer(asked: Asked, **changes) -> dict[str, Verdict]:  # type: ignore[no-untyped-def]
    return {each.asks: each.verdict for each in demands(asked, "", ada(**changes), TODAY)}


def told(years: int, thing: str, posting: str, resume: JsonResume) -> tuple[Verdict, str]:
    asked = Asked(years, (thing,) if thing else ())
    (demand,) = demands(asked, posting, resume, TODAY)
    return demand.verdict, demand.shows


NURSE = ada(
    work=[
        {"name": "County", "position": "Data Analyst", "startDate": "2023-06",
         "summary": "Wrote SQL for 20 wards."},
        {"name": "St Anne", "position": "Registered Nurse", "startDate": "2014-05",
         "endDate": "2023-05", "highlights": ["Lowered the risk of falls"]},
    ],
    education=[{"institution": "Riverside", "studyType": "Bachelor of Nursing"},
               {"institution": "Hill School", "studyType": "Diploma", "area": "Statistics"}],
)  # fmt: skip

ALL = "All your positions add up to 12 years: Data Analyst, Registered Nurse."


def test_years_in_another_field_are_for_the_person_to_judge() -> None:
    posting = "Minimum of 10 years of experience as an IT Risk and Compliance Specialist"
    assert told(10, "", posting, NURSE) == (
        Verdict.JUDGE,
        (
            f"{ALL} The posting wants them in or as IT Risk and Compliance Specialist, "
            "which no position names."
        ),
    )
    assert told(13, "", posting.replace("10", "13"), NURSE)[0] is Verdict.NOT_SHOWN


def test_years_as_a_volunteer_are_no_years_of_experience() -> None:
    club = {"organization": "Hospice", "position": "Volunteer Nurse", "startDate": "1990-01"}
    resume = NURSE.model_copy(
        update={"volunteer": JsonResume.read({"volunteer": [club]}).volunteer}
    )
    for posting in ("15 years of experience", "15 years of nursing experience"):
        assert told(15, "", posting, resume) == told(15, "", posting, NURSE)
    assert told(15, "", "15 years of experience", resume)[0] is Verdict.NOT_SHOWN


def test_years_count_in_the_positions_that_name_the_field() -> None:
    assert told(9, "", "9+ years of nursing experience", NURSE) == (
        Verdict.MET, "Those that name nursing add up to 9 years: Registered Nurse.",
    )  # fmt: skip
    assert told(3, "", "3 years working with SQL, Perl or Java", NURSE)[0] is Verdict.MET
    assert told(5, "", "Five years of experience as a data analyst", NURSE) == (
        Verdict.JUDGE,
        (
            f"{ALL} The posting wants them in or as data analyst; "
            "what names it adds up to 3 years: Data Analyst."
        ),
    )


def test_years_in_no_field_count_in_all_positions() -> None:
    assert told(10, "", "10 years of relevant experience. Java is used.", NURSE) == (
        Verdict.MET, ALL,
    )  # fmt: skip


def test_a_degree_in_another_field_is_for_the_person_to_judge() -> None:
    posting = "Bachelor's in Business Analytics, Statistics, Mathematics, or a related field"
    assert told(0, "a bachelor’s degree", posting, NURSE) == (
        Verdict.JUDGE,
        (
            "Your resume says: Bachelor of Nursing, Riverside; the posting names "
            "Business Analytics, Statistics, Mathematics."
        ),
    )
    posting = posting.replace("Bachelor's", "Diploma")
    assert told(0, "a diploma", posting, NURSE) == (
        Verdict.MET, "Your resume says: Diploma, Statistics, Hill School.",
    )  # fmt: skip
    assert told(0, "a bachelor’s degree", "BSc or MSc in Nursing", NURSE)[0] is Verdict.MET


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


def test_languages_stand_before_the_rest() -> None:
    asked = Asked(0, ("travel",), (Spoken(("en",), "C1"),))
    assert answer(asked) == {"English (C1)": Verdict.MET, "travel": Verdict.UNKNOWN}


def test_what_no_resume_says_is_left_to_the_letter() -> None:
    assert answer(Asked(0, ("a security clearance",))) == {"a security clearance": Verdict.UNKNOWN}

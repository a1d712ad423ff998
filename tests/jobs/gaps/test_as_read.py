"""What a machine reads of a resume, and what it stumbles over."""

from datetime import date

from jobs.gaps.as_read import as_read
from jobs.resumes.json_resume import JsonResume
from tests.jobs.gaps.people import ada

TODAY = date(2026, 6, 1)


def test_a_good_resume_is_read_whole() -> None:
    read = as_read(ada(), TODAY)
    found = {field.name: field.value for field in read.fields}
    assert found["E-mail"] == "ada@example.org"
    assert found["Work"] == "2 positions, 9 years in all"
    assert found["Languages"] == "Englisch"
    assert found["Certificates"] == ""


def test_months_without_a_position_are_named() -> None:
    (warning,) = as_read(ada(), TODAY).warnings
    assert warning.startswith("Nothing stands between December 2019 and March 2021.")


def test_years_alone_are_too_coarse_for_gaps_and_old_gaps_are_nobodys_question() -> None:
    work = [
        {
            "name": "A",
            "position": "B",
            "startDate": "2004-01",
            "endDate": "2005-01",
            "summary": "x",
        },
        {
            "name": "C",
            "position": "D",
            "startDate": "2009-01",
            "endDate": "2024-01",
            "summary": "x",
        },
        {"name": "E", "position": "F", "startDate": "2025", "summary": "x"},
    ]
    assert as_read(ada(work=work), TODAY).warnings == []


def test_what_is_missing_is_said_in_sentences() -> None:
    work = [{"position": "Baker"}, {"name": "Mill", "startDate": "2020-05", "endDate": "2019-01"}]
    read = as_read(JsonResume.read({"work": work}), TODAY, word_count=2_000)
    assert read.warnings == [
        "No name was found: write it alone on the first line.",
        "No e-mail address was found, so nobody can write to you.",
        "No phone number was found.",
        "Baker: its employer was not found.",
        "Baker: it was not found when this began.",
        "Baker: nothing says what you did there.",
        "Mill: its title was not found.",
        "Mill: it ends before it begins.",
        "Mill: nothing says what you did there.",
        "No school or training was found.",
        "No list of skills was found: many systems look for one first.",
        "It has about 2,000 words: more than two pages hold.",
    ]


def test_an_empty_resume_says_so() -> None:
    warnings = as_read(JsonResume(), TODAY).warnings
    assert "No position was found: put them under a heading such as “Work experience”." in warnings


FURTHER = {
    "publications": [{"name": "Swifts in Lagos"}, {"name": "Owls"}],
    "awards": [{"title": "Silver Spade"}],
    "volunteer": [{"organization": "Code Club", "startDate": "2001-01", "endDate": "2019-12"}],
}


def test_volunteering_awards_and_publications_are_listed_in_the_order_of_a_resume() -> None:
    fields = as_read(ada(**FURTHER), TODAY).fields
    assert [tuple(field) for field in fields[-4:]] == [
        ("Certificates", ""),
        ("Volunteering", "1 role"),
        ("Awards", "1 award"),
        ("Publications", "2 publications"),
    ]


def test_volunteering_makes_no_years_of_work_and_fills_no_gap() -> None:
    read = as_read(ada(**FURTHER), TODAY)
    assert ("Work", "2 positions, 9 years in all") in read.fields
    assert read.warnings == as_read(ada(), TODAY).warnings


def test_a_small_section_is_missed_only_where_the_person_has_it() -> None:
    assert as_read(ada(), TODAY).fields[-1].name == "Certificates"
    fields = as_read(ada(), TODAY, kept=ada(**FURTHER)).fields
    assert [tuple(field) for field in fields[-3:]] == [
        ("Volunteering", ""),
        ("Awards", ""),
        ("Publications", ""),
    ]

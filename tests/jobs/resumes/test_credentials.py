"""Certificates among the degrees, where the heading names both."""

import pytest

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

HEAD = "Pavo Lind\npavo@example.org\n\nExperience\nGlazier, Quillfern Ltd, 2019 - 2023\n\n"


def told(text: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the schools, and the certificates with their dates."""
    resume = JsonResume.read(read((HEAD + text).encode(), "r.txt")["resume"])
    schools = [each.institution for each in resume.education]
    return schools, [(each.name, each.date) for each in resume.certificates]


@pytest.mark.parametrize(
    ("text", "schools", "certificates"),
    [
        (
            (
                "Education & Certifications\nB.S. in Botany, Northmere University, 2012\n"
                "Certified Glass Master, 2019\nPMP, 2020\nKiln Safety 30\n"
            ),
            ["Northmere University"],
            [("Certified Glass Master", "2019"), ("PMP", "2020"), ("Kiln Safety 30", "")],
        ),
        (
            (
                "Education and Certifications\nBachelor of Science in Botany\n"
                "Northmere University, Leeds\t2012\nKiln Black Belt\t2019\n"
            ),
            ["Northmere University"],
            [("Kiln Black Belt", "2019")],
        ),
        (
            (
                "Formation et certifications\n2016 : Licence de chimie, Université du Tarn\n"
                "Verrier certifié, 2019\n"
            ),
            ["Université du Tarn"],
            [("Verrier certifié", "2019")],
        ),
        (
            (
                "Education & Licenses\nNorthmere University, BSc in Botany, 2012\n"
                "Registered Glazier, State of Ohio\nKiln licence, 2016\n"
            ),
            ["Northmere University"],
            [("Registered Glazier, State of Ohio", ""), ("Kiln licence", "2016")],
        ),
    ],
)
def test_certificates_are_told_from_degrees(
    text: str, schools: list[str], certificates: list[tuple[str, str]]
) -> None:
    assert told(text) == (schools, certificates)


def test_courses_that_end_in_their_dates_and_a_full_stop_are_certificates() -> None:
    text = (
        "Qualificações e atividades complementares\n- Curso de Vidro – SENAC, 2016.\n"
        "- Fornos II (Quillfern, 2012).\n"
    )
    assert told(text)[1] == [("Curso de Vidro – SENAC", "2016"), ("Fornos II (Quillfern)", "2012")]


def test_what_may_be_the_school_that_lacks_is_no_certificate() -> None:
    text = "Education & Certifications\nBSc Botany\nThe Fell\t2012\nMSc Moss\nTarnmere\t2014\n"
    assert told(text) == (["The Fell", "Tarnmere"], [])


def test_an_unknown_degree_with_its_school_is_no_certificate() -> None:
    text = (
        "Education & Certifications\nBSc Botany, Northmere University, 2012\n"
        "Glazing for All, Tarn Guild, 2010\nKiln Black Belt, 2015\n"
    )
    assert told(text)[1] == [("Kiln Black Belt", "2015")]


def test_notes_and_grades_below_a_degree_are_no_certificates() -> None:
    text = (
        "Education & Certifications\nBSc Botany, Northmere University, 2012\nGPA 3.8\n"
        "Dean’s list, 2011\nCertified Glazier, 2015\n"
    )
    assert told(text) == (["Northmere University"], [("Certified Glazier", "2015")])


def test_below_a_heading_of_education_alone_nothing_is_a_certificate() -> None:
    text = "Education\nBSc Botany, Northmere University, 2012\nKiln Black Belt, Fell, 2015\n"
    assert told(text)[1] == []

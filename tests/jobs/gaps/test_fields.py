"""In what a posting wants years and degrees."""

import re

import pytest

from jobs.gaps import fields

BACHELOR = re.compile(r"\b(?:bachelor|bsc|bs)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("years", "posting", "field"),
    [
        (10, "10 years of experience as an IT Risk Specialist. Apply!", "IT Risk Specialist"),
        (5, "5+ years of professional experience in software testing, incl. C", "software testing"),
        (5, "Five (5) years nursing experience required", "nursing"),
        (3, "3-5 years' hands-on Python experience", "Python"),
        (6, "6 years of experience with SQL, Go or R", "SQL, Go or R"),
        (3, "2 years in sales, 3 years in a hospital with shifts", "hospital"),
        (
            4,
            "4 Jahre Berufserfahrung im Bereich Vertrieb oder Marketing",
            "Vertrieb oder Marketing",
        ),
        (4, "4 ans d'expérience en comptabilité", "comptabilité"),
        (8, "8 years of experience, a master's degree, fluent in English", ""),
        (7, "7 years in a similar role", ""),
        (2, "2 years of directly related experience", ""),
        (2, "For 20 years in nursing, we have helped", ""),
        (3, "Minimaal 3 jaar ervaring in een vergelijkbare functie", ""),
        (3, "drie jaar ervaring in een soortgelijke rol in de zorg", "zorg"),
        (2, "min. 2 lata doświadczenia na podobnym stanowisku", ""),
        (4, "Al menos 4 años de experiencia en puesto similar", ""),
        (4, "cuatro años de experiencia en el sector hotelero", "hotelero"),
        (5, "5 Jahre Berufserfahrung in einer vergleichbaren Position", ""),
        (5, "fünf Jahre Erfahrung in ähnlicher Funktion im Einkauf", "Einkauf"),
        (3, "3 ans d'expérience sur un poste similaire", ""),
        (2, "2 anos de experiência em função semelhante", ""),
        (2, "due anni di esperienza in ruolo analogo", ""),
    ],
)
def test_the_field_of_years_stands_beside_experience(years: int, posting: str, field: str) -> None:
    assert fields.of_years(posting, years) == field


@pytest.mark.parametrize(
    ("posting", "field"),
    [
        ("Bachelor's degree in Geology, Chemistry or equivalent", "Geology, Chemistry"),
        ("Bachelor’s or Master’s degree in Nursing from an accredited school", "Nursing"),
        ("B.S. or M.S. in Physics", "Physics"),
        ("Bachelor of Science in Physics", "Physics"),
        ("A university degree in law; a high degree of care", "law"),
        ("A bachelor's degree and a high degree of care", ""),
        ("BSc in a quantitative field", ""),
        ("Bachelor's degree required. In addition you like tea", ""),
        ("Bachelor's degree or 5 years in sales", ""),
    ],
)  # fmt: skip
def test_the_field_of_a_degree_stands_behind_it(posting: str, field: str) -> None:
    assert fields.of_degree(posting, BACHELOR) == field


def test_a_title_needs_one_word_of_the_field_and_a_text_all_of_them() -> None:
    assert fields.is_in_title("software development", "Software Engineer")
    assert not fields.is_in_title("Senior Manager in finance", "Senior Manager")
    assert not fields.is_in_text("risk and compliance", "Lowered the risk of falls")
    assert fields.is_in_text("SQL, Go or R", "Wrote it in Go")
    assert not fields.is_in_text("SQL, Go or R", "Let customers go")

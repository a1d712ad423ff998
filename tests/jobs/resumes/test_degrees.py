"""School and degree in one line, with any joint between them."""

import pytest

from jobs.resumes.reading import degrees


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("BSc Botany, Fell College, Leioa", "BSc Botany", "Fell College"),
        ("Fell College – BSc Botany", "BSc Botany", "Fell College"),
        ("BSc Human–Plant Relations, Fell College", "BSc Human–Plant Relations", "Fell College"),
        ("BSc Human–Plant Relations", "BSc Human–Plant Relations", ""),
        ("BSc Botany–Fell College", "BSc Botany", "Fell College"),
        ("Fell College\tSt. Cloud, MN", "", "Fell College"),
        ("BSc Botany | Fell College", "BSc Botany", "Fell College"),
        ("Diploma in Nursing at Fell College, Leioa", "Diploma in Nursing", "Fell College"),
        ("BSc Botany (Northmere University)", "BSc Botany", "Northmere University"),
        ("Northmere University (BSc Botany)", "BSc Botany", "Northmere University"),
        ("BA (Hons) History, 2:1, Northmere University", "BA (Hons) History, 2:1",
         "Northmere University"),
        ("BTS Cuisine, option pâtisserie, Lycée Fell, Olza", "BTS Cuisine, option pâtisserie",
         "Lycée Fell"),
        ("BTS Cuisine, Lycée Fell, Olza", "BTS Cuisine", "Lycée Fell"),
        ("Diploma TARN La Scuola di Vetro Fell", "Diploma", "TARN La Scuola di Vetro Fell"),
        ("HBO Chemie Hogeschool Venlo", "HBO Chemie", "Hogeschool Venlo"),
        ("MEng Tarn Fell University of Technology", "MEng", "Tarn Fell University of Technology"),
        ("Fell College BA Botany", "BA Botany", "Fell College"),
        ("Fell High School, Olza, TN - High School Diploma", "High School Diploma",
         "Fell High School"),
        ("Fell High School, Diploma", "Diploma", "Fell High School"),
        ("Secondary School Certificate, Fell High School", "Secondary School Certificate",
         "Fell High School"),
        ("Fell Secondary School – 9 GCSEs", "9 GCSEs", "Fell Secondary School"),
        ("Weiterbildung Wundpflege, Pflegeakademie Tarn", "Weiterbildung Wundpflege",
         "Pflegeakademie Tarn"),
        ("Grado en Derecho. Universidad de Olza", "Grado en Derecho", "Universidad de Olza"),
        ("Fell Sixth Form College: 3 A Levels", "3 A Levels", "Fell Sixth Form College"),
        ("Diploma in Glazing from Tarnyard, Olza", "Diploma in Glazing", "Tarnyard"),
        ("BBA Finance, University of Texas at Austin", "BBA Finance",
         "University of Texas at Austin"),
        ("9 GCSEs at A*–C – Fell School", "9 GCSEs at A*–C", "Fell School"),
        ("VMBO, Fell College, Venlo", "VMBO", "Fell College"),
        ("BSc, Fell College, Botany", "BSc, Botany", "Fell College"),
        ("Fell University, Glazing systems engineer.", "Glazing systems engineer",
         "Fell University"),
        ("BA (classical music), Fell College (Poland).", "BA (classical music)", "Fell College"),
        ("Study abroad in Japan - with courses on glass", "Study abroad in Japan", ""),
        ("港南大学　商学部 会計学科 卒業", "商学部 会計学科", "港南大学"),
        ("港南学院大学\t商学部\t会計学科\t卒業", "商学部 会計学科", "港南学院大学"),
        ("Westmark University, University of Tarn, BSc", "BSc",
         "Westmark University, University of Tarn"),
    ],
)  # fmt: skip
def test_school_and_degree_are_told_apart(text: str, degree: str, school: str) -> None:
    found = degrees.read(text)
    assert (found.degree, found.school) == (degree, school)


@pytest.mark.parametrize(
    "text",
    ["HAVO, profiel N&T", "Abitur", "WASSCE", "8 GCSEs incl. Maths", "A Levels: Maths, Physics",
     "NVQ Level 3 Joinery", "Higher Secondary (XII)", "S.S.C.", "Bac STMG", "Matura",
     "Realschulabschluss", "Masterexamen i kemi", "Full-stack Bootcamp"],
)  # fmt: skip
def test_what_a_school_is_left_with_is_a_degree(text: str) -> None:
    assert degrees.read(text) == degrees.Studies(degree=text)


@pytest.mark.parametrize(
    "text", ["Higher Secondary School Olza", "Fell Secondary School", "Krankenpflegeschule Tarn"]
)
def test_a_kind_of_school_is_no_degree(text: str) -> None:
    assert degrees.read(text).school == text


def test_a_town_behind_a_school_needs_no_comma_before_a_state() -> None:
    told = "Tarn State University Olza, NM United States"
    assert degrees.read(told).school == "Tarn State University"

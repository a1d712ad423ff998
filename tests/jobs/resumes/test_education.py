"""Schools, degrees and fields, and the places that are no part of them."""

import pytest

from jobs.resumes.reading import education
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> list[tuple[str, str]]:
    """Return the degrees and the schools that lines tell."""
    found = education.read(lines_of(text))
    return [(" ".join(f"{e.study_type} {e.area}".split()), e.institution) for e in found]


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("Northmere University\tLeioa\nBSc in Botany\t2012 – 2015", "BSc Botany",
         "Northmere University"),
        ("Northmere University – Leioa\t2012 – 2015\nBSc in Botany", "BSc Botany",
         "Northmere University"),
        ("Northmere University – Botany\t2012 – 2015", "Botany", "Northmere University"),
        ("BSc Northmere University, Botany\t2012 – 2015", "BSc Botany", "Northmere University"),
        ("BSc\tUniversity of Northmere, Botany\t2012 – 2015", "BSc Botany",
         "University of Northmere"),
        ("BA (Hons) Northmere University, BA (Hons) in Botany\t2012 – 2015", "BA (Hons) Botany",
         "Northmere University"),
        ("Bachelor Wiskunde\t2009 – 2012\nUniversiteit Venlo, Venlo", "Bachelor Wiskunde",
         "Universiteit Venlo"),
        ("B.S. in Botany, 2012\nUniversity of California, Berkeley", "B.S. Botany",
         "University of California, Berkeley"),
        ("Geprüfte Fachwirtin (IHK)\t2013 – 2014\nIHK Emden", "Geprüfte Fachwirtin (IHK)",
         "IHK Emden"),
    ],
)  # fmt: skip
def test_a_school_is_told_from_its_place_and_from_the_degree(
    text: str, degree: str, school: str
) -> None:
    assert read(text) == [(degree, school)]


def test_where_all_schools_have_a_town_it_is_no_part_of_them() -> None:
    told = "MSc Botany\t2012\nNorthmere University, Leioa\n\nBSc Botany\t2010\nFell College, Olza\n"
    assert [school for _, school in read(told)] == ["Northmere University", "Fell College"]


def test_a_degree_broken_before_its_dates_is_whole() -> None:
    rows = [("Universidade de Exemplo do Norte", 160), ("Bacharelado em Ciência da", 150)]
    lines = [Line(text, x0=10, x1=x1, y=10.0 * at) for at, (text, x1) in enumerate(rows)]
    lines.append(Line("Computação | 2013 – 2017", x0=10, x1=140, y=20.0))
    found = education.read(lines)
    assert [(each.area, each.end_date) for each in found] == [("Ciência da Computação", "2017")]

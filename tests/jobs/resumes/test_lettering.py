"""A title and an employer, or a degree and a school, in bold and plain letters of one line."""

import pytest

from jobs.resumes.reading import education, lettering, work
from jobs.resumes.reading.line import Line


def lines_of(*texts: str) -> list[Line]:
    """Return lines in which all before “|” is bold."""
    done = []
    for text in texts:
        bold, mark, plain = text.partition("|")
        done.append(Line(bold + plain, bold_to=len(bold) if mark else 0, x0=50, x1=300))
    return done


@pytest.mark.parametrize(
    "employers",
    [
        ("Quillfern", "Tarn & Fell"),
        ("QUILLFERN S.A.", "TARN & FELL SP. Z O.O."),
        ("Olza Felts, Inc.", "Tarn Ltd."),
    ],
)
def test_where_bold_ends_the_employer_begins(employers: tuple[str, str]) -> None:
    first, last = employers
    lines = lines_of(
        "08/2020 – Present", f"Dye Manager| {first}", "02/2016 – 07/2020", f"Office Clerk| {last}"
    )
    found = work.read(lettering.apart(lines))
    assert [(job.position, job.name) for job in found] == [
        ("Dye Manager", first),
        ("Office Clerk", last),
    ]


def test_where_bold_ends_the_school_begins() -> None:
    lines = lines_of("2011 – 2015", "BSc Dyeing| Tarn University", "2010", "A levels| Fell School")
    found = education.read(lettering.apart(lines))
    assert [each.institution for each in found] == ["Tarn University", "Fell School"]


def test_bold_words_in_a_text_part_nothing() -> None:
    lines = lines_of(
        "Dye Manager| who built the mill.", "Typist| and filed", "Bold| Words of Nobody", "More| So"
    )
    assert lettering.apart(lines) == lines


def test_long_titles_are_told_from_employers_by_their_letters_too() -> None:
    lines = lines_of(
        "2014 – 2020",
        "Dye Manager for Wool, Felt and Linen, later of all the Mills| Quillfern House of Dyeing",
        "2012 – 2014",
        "Office Clerk| Tarn & Fell",
    )
    found = work.read(lettering.apart(lines))
    assert [job.name for job in found] == ["Quillfern House of Dyeing", "Tarn & Fell"]

"""Numbers that only count the lines of a document."""

import pytest

from jobs.resumes.reading.counted import without_numbers
from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of


def test_numbers_of_chapters_and_items_are_no_part_of_what_they_count() -> None:
    text = (
        "Pavo Lind\npavo@example.org\n\n1. Work experience\n"
        "1.1\tGlazier, Quillfern Ltd, Leeds, 2019 to date\n- Cut panes\n"
        "1.2\tPorter, Tarn & Fell Ltd, Leeds, 2015 - 2018\n\n2. Education\n"
        "2.1\tDiploma in Glazing, Tarn College, 2014\n\n3. Skills\n3.1\tKilns\n3.2\tLeading\n"
    )
    resume = read(text.encode(), "r.txt")["resume"]
    assert [(job["position"], job["name"]) for job in resume["work"]] == [
        ("Glazier", "Quillfern Ltd"),
        ("Porter", "Tarn & Fell Ltd"),
    ]
    assert [each["studyType"] for each in resume["education"]] == ["Diploma"]
    assert [each["name"] for each in resume["skills"]] == ["Kilns", "Leading"]


def test_grades_and_versions_do_not_count() -> None:
    for text in (
        "2.1 Law, Olza\n2.2 Arts, Fell\n2.1 Music, Tarn",
        "1.1 Alpha\n1.3 Beta\n1.4 Gamma",
    ):
        assert without_numbers(lines_of(text)) == lines_of(text)


@pytest.mark.parametrize("marks", [("a)", "b)", "c)"), ("(i)", "(ii)", "(iii)")])
def test_letters_count_too(marks: tuple[str, str, str]) -> None:
    texts = ("Glazier, Quillfern Ltd, 2019", "Porter, Tarn Ltd, 2015", "Clerk, Olza Bank, 2012")
    lines = lines_of("\n".join(f"{mark} {text}" for mark, text in zip(marks, texts, strict=True)))
    assert [line.text for line in without_numbers(lines)] == list(texts)


def test_what_is_counted_below_an_item_is_told_of_it() -> None:
    told = "2.1 Glazier\n2.1.1 Cut panes\n2.1.2 Led two\n2.2 Porter\n3.1 Kilns"
    lines = without_numbers(lines_of(told))
    assert [(line.text, line.is_bullet) for line in lines] == [
        ("Glazier", False),
        ("Cut panes", True),
        ("Led two", True),
        ("Porter", False),
        ("Kilns", False),
    ]

"""Numbers that only count the lines of a document."""

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

import pytest

from jobs.resumes.reading import headline
from jobs.resumes.reading.plain import lines_of

NAME = "Jane Oduya-Prentice"


def read(text: str) -> headline.Headline:
    return headline.read(lines_of(f"{NAME}\n{text}"), NAME)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Structural Engineer\njane@example.org", "Structural Engineer"),
        ("Hydrologist\n3 Deichweg, Husum", "Hydrologist"),
        ("jane@example.org | 0176 5550 1843\nOnderhoudsmonteur", "Onderhoudsmonteur"),
        ("Chef · Bergen, Norway · jane@example.no", "Chef"),
        ("Site Manager, 22 Tannery Lane, Stafford, ST17 4QP", "Site Manager"),
        ("Site Reliability Engineer · Incident Lead", "Site Reliability Engineer · Incident Lead"),
        ("EMPLEO SOLICITADO\tTécnico de laboratorio", "Técnico de laboratorio"),
    ],
)
def test_a_headline_says_what_somebody_is(text: str, label: str) -> None:
    assert read(text) == (label, "")


@pytest.mark.parametrize(
    "text",
    [
        "Leeds, Yorkshire",
        "Col. Lomas Norte, Quillfern, Tarn",
        "Sunderland SR4",
        "Deichweg 3",
        "jane@example.org",
        "Telephone: 01792 555 018",
        "Experience",
        "Last updated in Nov 2026",
    ],
)
def test_ways_to_reach_somebody_are_no_headline(text: str) -> None:
    assert read(text).label == ""


def test_sentences_above_the_first_section_are_the_summary() -> None:
    found = read(
        "Planner of trams\njane@example.org\n\n"
        "Planner with nine years of trams and bridges behind me, who likes to draw\n"
        "before she counts. I bring people and timetables together.\n"
    )
    assert found.label == "Planner of trams"
    assert found.summary == (
        "Planner with nine years of trams and bridges behind me, who likes to draw before she "
        "counts. I bring people and timetables together."
    )


def test_a_sentence_that_names_a_role_is_no_headline() -> None:
    told = "Warehouse manager with nine years in distribution, calm on the busiest of nights."
    assert read(told) == ("", told)


def test_nothing_is_made_up_where_there_is_nothing() -> None:
    assert headline.read([], "") == ("", "")
    assert read("") == ("", "")

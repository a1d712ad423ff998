"""Lines of a file that its resume does not hold."""

import pytest

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.left_over import LeftOver, left_over

RESUME = JsonResume.read(
    {
        "basics": {"name": "Ada Ember", "email": "ada@example.org", "location": {"city": "Ghent"}},
        "work": [
            {
                "position": "Site Manager",
                "name": "Brickworks Ltd",
                "location": "Ghent",
                "startDate": "2019-03",
                "highlights": ["Led a crew of twelve people on three building sites at a time"],
            }
        ],
        "skills": [{"name": "Tools", "keywords": ["AutoCAD", "MS Project"]}],
    }
)


def lines(text: str) -> list[str]:
    return [line for group in left_over(text, RESUME) for line in group.lines]


@pytest.mark.parametrize(
    "line",
    [
        "ADA EMBER",
        "Site Manager, Brickworks Ltd – Ghent, March 2019 to present",
        "E-mail: ada@example.org",
        "Ghent • ada@example.org",
        "• Led a crew of twelve people on",
        "three building sites at a time",
        "Tools: AutoCAD, MS Project",
        "Page 2 of 3 – Ada Ember",
        "2",
        "———",
        "",
    ],
)
def test_a_line_whose_words_are_in_a_section_has_its_place(line: str) -> None:
    assert lines(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Scaffolding, masonry, Dutch",
        "Trustee of the food bank",
        "Best apprentice 2016",
        "左官技能士",
    ],
)
def test_a_line_that_no_section_holds_is_left_over(line: str) -> None:
    assert lines(line) == [line]


def test_words_from_different_sections_do_not_hold_a_line_together() -> None:
    assert lines("AutoCAD for Ember") == ["AutoCAD for Ember"]


def test_lines_stand_under_their_heading_and_each_once() -> None:
    text = (
        "Ada Ember\nAwards\nBest apprentice 2016\nFastest crew\nVolunteering\nFood bank\nFood bank"
    )
    assert left_over(text, RESUME) == [
        LeftOver("Awards", ["Best apprentice 2016", "Fastest crew"]),
        LeftOver("Volunteering", ["Food bank"]),
    ]


def test_nothing_is_left_of_an_empty_file() -> None:
    assert left_over("", JsonResume()) == []


@pytest.mark.parametrize(
    "line",
    ["Building crews led twelve people at sites", "A crew of three led twelve sites"],
)
def test_a_sentence_is_not_held_by_other_sentences_with_its_words(line: str) -> None:
    assert lines(line) == [line]


def test_the_pieces_of_a_head_may_stand_in_any_order() -> None:
    studied = {"institution": "Ghent University", "area": "Civil Engineering", "studyType": "BSc"}
    resume = JsonResume.read({"education": [studied]})
    assert left_over("2009–2012 BSc in Civil Engineering, Ghent University, Belgium", resume) == []


def test_a_phone_number_behind_a_label_has_its_place_and_another_has_none() -> None:
    resume = JsonResume.read({"basics": {"name": "Ada Ember", "phone": "08631 / 555 017"}})
    assert left_over("Telefon 08631 / 555 017", resume) == []
    assert left_over("Telefon 08631 / 555 018", resume) != []
    assert left_over("Notruf nachts 08631 / 555 017", resume) != []


def test_labels_alone_say_nothing() -> None:
    text = "Ada Ember\nE-Mail\nada@example.org\nMobil\nAdresse:\nGhent\nOwns a forklift licence\n"
    assert [each.lines for each in left_over(text, RESUME)] == [["Owns a forklift licence"]]

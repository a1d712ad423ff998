"""Skills in tables whose first row says what their columns are."""

import pytest

from jobs.resumes.reading import skills
from jobs.resumes.reading.plain import lines_of


@pytest.mark.parametrize(
    "titles",
    [
        "Skill\tLevel\tYears",
        "Kenntnis\tNiveau\tErfahrung in Jahren",
        "Compétence\tNiveau\tAnnées d’expérience",
        "Vaardigheid\tNiveau\tJaren",
        "種類\tレベル\t経験年数",
    ],
)
def test_the_first_row_is_no_skill_and_levels_are_none(titles: str) -> None:
    found = skills.read(
        lines_of(f"{titles}\nKilns\tquite good\t5\nExcel\tso-so\t2\nLead came\ttop\t8\n")
    )
    assert [(skill.name, skill.level) for skill in found] == [
        ("Kilns", "quite good"),
        ("Excel", "so-so"),
        ("Lead came", "top"),
    ]


def test_a_first_row_over_labels_and_lists_goes_alone() -> None:
    found = skills.read(lines_of("Area\tSkills\nGlass\tKilns, Cutting\nOffice\tExcel, Word\n"))
    assert {skill.name: skill.keywords for skill in found} == {
        "Glass": ["Kilns", "Cutting"],
        "Office": ["Excel", "Word"],
    }


def test_a_row_of_skills_that_are_called_so_is_no_title() -> None:
    found = skills.read(lines_of("Spirit level\tYears of trellis\nKilns\tCutting\n"))
    assert [skill.name for skill in found] == [
        "Spirit level",
        "Years of trellis",
        "Kilns",
        "Cutting",
    ]

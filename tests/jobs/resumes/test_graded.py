"""Skills in tables whose first row says what their columns are."""

import pytest

from jobs.resumes.reading import skills
from jobs.resumes.reading.line import Line
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


def test_two_tables_may_stand_side_by_side() -> None:
    titles = "Skill\tYears\tLast used\tLevel"
    found = skills.read(
        lines_of(
            f"{titles}\t{titles}\nKilns\t11\t2025\tExpert\tLead came\t4\t2024\tWorking\n"
            "Excel\t3\t2025\tAdvanced\n"
        )
    )
    assert [(skill.name, skill.level) for skill in found] == [
        ("Kilns", "Expert"),
        ("Lead came", "4"),
        ("Excel", "Advanced"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Kilns\nExcellent\nLead came\nVery Good\nExcel\nBasic\n",  # below each
        "Kilns\tExcellent\tLead came\tVery good\nExcel\tBasic\n",  # in two columns
        "Kilns, excellent, Lead came, very good, Excel, basic",
    ],
)
def test_a_level_behind_or_below_a_skill_is_none(text: str) -> None:
    found = skills.read(lines_of(text))
    assert [(skill.name, skill.level.lower()) for skill in found] == [
        ("Kilns", "excellent"),
        ("Lead came", "very good"),
        ("Excel", "basic"),
    ]


def test_a_level_may_head_a_list_and_stand_in_one() -> None:
    found = skills.read(lines_of("Advanced: Kilns, Lead came\nOffice: Excel, good, Word\n"))
    assert [(skill.name, skill.keywords) for skill in found] == [
        ("Advanced", ["Kilns", "Lead came"]),
        ("Office", ["Excel (good)", "Word"]),
    ]


@pytest.mark.parametrize("levels", ["Esperto|Avanzato|Esperto", "so-so|so-so|so-so"])
def test_levels_in_letters_of_their_own_stand_below_their_skills(levels: str) -> None:
    names = ("Kilns", "Lead came", "Excel")
    lines = [
        each
        for name, level in zip(names, levels.split("|"), strict=True)
        for each in (Line(name, is_bold=True, is_after_gap=True), Line(level))
    ]
    assert [(skill.name, skill.level) for skill in skills.read(lines)] == [
        *zip(names, levels.split("|"), strict=True)
    ]


def test_a_program_may_begin_with_a_small_letter() -> None:
    lines = [Line(text, x0=20.0, x1=90.0, y=20.0 * at) for at, text in enumerate(
        ("Tarn Glass Studio", "memoQ", "Adobe InDesign"))]  # fmt: skip
    found = skills.read(lines, 95.0)
    assert [skill.name for skill in found] == ["Tarn Glass Studio", "memoQ", "Adobe InDesign"]

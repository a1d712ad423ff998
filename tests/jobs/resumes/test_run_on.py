"""Lists of skills that run on within a line."""

import pytest

from jobs.resumes.reading import skills
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> list[tuple[str, list[str]]]:
    return [(each.name, each.keywords) for each in skills.read(lines_of(text))]


@pytest.mark.parametrize(
    "told",
    [
        "Kilns: raku, gas. Glazes: ash, celadon\n",
        "Kilns: raku, gas  Glazes: ash, celadon\n",
        "Kilns: raku, gas; Glazes: ash, celadon\n",
    ],
)
def test_a_label_behind_a_list_begins_another(told: str) -> None:
    assert read(told) == [("Kilns", ["raku", "gas"]), ("Glazes", ["ash", "celadon"])]


def test_a_known_label_needs_no_mark_before_it() -> None:
    told = "Databases: MySQL, H2 OS: Windows, Linux\nWeb: HTML (4, 5) Version control: Git\n"
    assert read(told) == [
        ("Databases", ["MySQL", "H2"]),
        ("OS", ["Windows", "Linux"]),
        ("Web", ["HTML (4, 5)"]),
        ("Version control", ["Git"]),
    ]


def test_words_before_a_colon_that_nobody_knows_stay_in_their_list() -> None:
    assert read("Software: Tarn CAD: 2D and 3D, Fell Pro\n") == [
        ("Software", ["Tarn CAD: 2D and 3D", "Fell Pro"])
    ]


def test_what_brackets_list_makes_no_sentence_of_a_skill() -> None:
    told = "Office: Writer, Calc (pivot tables, macros, charts, solver, filters, forms), Base.\n"
    assert read(told)[0][1] == [
        "Writer",
        "Calc (pivot tables, macros, charts, solver, filters, forms)",
        "Base",
    ]


def test_a_level_said_ahead_is_no_part_of_the_name() -> None:
    found = skills.read(lines_of("Advanced in Excel, Access; Proficient in Word etc.\n"))
    assert [(each.name, each.level) for each in found] == [
        ("Excel", "Advanced"),
        ("Access", ""),
        ("Word", "Proficient"),
    ]


def test_what_people_say_of_themselves_is_no_skill() -> None:
    told = "I have kept bees for six years, hive checks, my own honey press, My SQL, Dec 2021\n"
    assert [name for name, _ in read(told)] == ["hive checks", "My SQL"]
    assert [name for name, _ in read("Kilns (since May 2019), Windows 2000\n")] == [
        "Kilns (since May 2019)",
        "Windows 2000",
    ]


def test_a_sentence_behind_the_end_of_a_list_is_none_of_its_items() -> None:
    told = "Tools: Lathe, Bench drill. Trained a team of four new joiners\nWoods: Oak, Larch. Yew\n"
    assert read(told) == [("Tools", ["Lathe", "Bench drill"]), ("Woods", ["Oak", "Larch", "Yew"])]


def test_cells_that_are_labelled_lists_are_lists_of_their_own() -> None:
    assert read("Kilns: raku, gas\tGlazes: ash\tSpoken of: clay, sand\n") == [
        ("Kilns", ["raku", "gas"]),
        ("Glazes", ["ash"]),
        ("Spoken of", ["clay", "sand"]),
    ]
    assert read("Kilns: raku, gas\tceladon\n") == [("Kilns", ["raku", "gas", "celadon"])]

"""Skills as lists with any mark between them, with levels, and under labels."""

import pytest

from jobs.resumes.reading import skills
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> list[tuple[str, list[str]]]:
    return [(each.name, each.keywords) for each in skills.read(lines_of(text))]


def names(text: str) -> list[str]:
    return [name for name, _ in read(text)]


@pytest.mark.parametrize(
    "mark", [", ", " | ", " • ", " ■ ", " ◆ ", " * ", " / ", " – ", " + ", "    ", " // ", " › "]
)
def test_any_mark_parts_skills(mark: str) -> None:
    assert names(mark.join(["Excel", "Kiln firing", "P&L review"])) == [
        "Excel",
        "Kiln firing",
        "P&L review",
    ]


@pytest.mark.parametrize(
    "name",
    ["TARN / FELL-9", "Excel (pivot tables, macros)", "Driving licence cat. B, C, C+E",
     "Führerschein Klasse B, BE", "CI/CD", "Kilns of 1,5 and 3 m", "Forklift – counterbalance"],
)  # fmt: skip
def test_a_mark_within_a_name_parts_nothing(name: str) -> None:
    assert names(f"- {name}\n- Welding\n") == [name, "Welding"]
    assert names(f"Stock control, {name}, Welding\n") == ["Stock control", name, "Welding"]


def test_a_licence_ends_where_another_skill_begins() -> None:
    assert names("CDL Class A, Budgeting, Drills") == ["CDL Class A", "Budgeting", "Drills"]


def test_years_in_brackets_are_a_level() -> None:
    found = skills.read(lines_of("Python (5 years), SQL (3+ yrs), Rust\n"))
    assert [(each.name, each.level) for each in found] == [
        ("Python", "5 years"),
        ("SQL", "3+ yrs"),
        ("Rust", ""),
    ]


def test_labels_before_a_dash_begin_lists_of_their_own() -> None:
    told = "Platforms – Linux, AWS, GCP\nCode – Go, Python, Bash\n"
    assert read(told) == [
        ("Platforms", ["Linux", "AWS", "GCP"]),
        ("Code", ["Go", "Python", "Bash"]),
    ]


def test_dots_for_a_level_are_no_list_below_a_label() -> None:
    assert read("Leading\t●●●○○\nKiln firing\t●●○○○\n") == [("Leading", []), ("Kiln firing", [])]


def test_what_ends_a_resume_is_no_skill() -> None:
    assert names("Leading, Kilns, Slumping\nReferences available on request.\n") == [
        "Leading",
        "Kilns",
        "Slumping",
    ]


def test_lists_side_by_side_have_the_labels_above_them() -> None:
    head = Line("Craft\tTools", is_bold=True)
    rows = [Line("Leading\tGrozer"), Line("Kilns\tExcel")]
    found = skills.read([head, *rows])
    assert {each.name: each.keywords for each in found} == {
        "Craft": ["Leading", "Kilns"],
        "Tools": ["Grozer", "Excel"],
    }


def test_a_second_column_of_few_words_holds_the_levels() -> None:
    rows = "Leading\tsicher", "Kilns\tsehr sicher", "Slumping\tsicher", "Grozing\tsehr sicher"
    found = skills.read(lines_of("\n".join(rows)))
    assert [(each.name, each.level) for each in found] == [
        ("Leading", "sicher"),
        ("Kilns", "sehr sicher"),
        ("Slumping", "sicher"),
        ("Grozing", "sehr sicher"),
    ]


def test_a_second_column_of_known_levels_holds_the_levels() -> None:
    found = skills.read(lines_of("Leading\tsehr gut\nKilns\tgut\n"))
    assert [(each.name, each.level) for each in found] == [
        ("Leading", "sehr gut"),
        ("Kilns", "gut"),
    ]


def test_a_dash_in_brackets_begins_no_list() -> None:
    told = "Leading (2015 – present), Kilns, Excel\n"
    assert names(told) == ["Leading (2015 – present)", "Kilns", "Excel"]


def test_skills_in_two_columns_are_no_levels_and_no_labels() -> None:
    told = ["Leading", "Kilns", "Slumping", "Grozing", "Excel", "Gilding"]
    assert names("Leading\tKilns\nSlumping\tGrozing\nExcel\tGilding\n") == told


def test_a_label_like_the_others_has_a_list_of_one() -> None:
    told = "Craft\tLeading, Kilns\nOffice\tExcel, Word\nOther\tForklift\n"
    assert read(told) == [
        ("Craft", ["Leading", "Kilns"]),
        ("Office", ["Excel", "Word"]),
        ("Other", ["Forklift"]),
    ]


def test_labels_above_lists_are_told_by_their_look() -> None:
    rows = ("CRAFT", 7), ("Leading • Kilns", 11), ("OFFICE", 7), ("Excel • Word", 11)
    assert [
        (each.name, each.keywords) for each in skills.read([Line(t, size=s) for t, s in rows])
    ] == [("CRAFT", ["Leading", "Kilns"]), ("OFFICE", ["Excel", "Word"])]
    assert names("SAP\nLeading, Kilns\nWord\n") == ["SAP", "Leading", "Kilns", "Word"]


@pytest.mark.parametrize(
    "signed", ["Hannover, im September 2024", "Bremen, den 03.05.2024", "Lyon, le 3 mai 2024"]
)
def test_where_and_when_a_resume_was_signed_is_no_skill(signed: str) -> None:
    assert names(f"Leading, Kilns\n{signed}\n") == ["Leading", "Kilns"]


def test_lists_that_had_room_end_where_they_end() -> None:
    told = "Leading, Kilns, Gilding, Etching\nSlumping, Excel\n"
    assert names(told) == ["Leading", "Kilns", "Gilding", "Etching", "Slumping", "Excel"]
    long = "Leading, Kilns, Gilding, Etching, Slumping, Engraving and\nacid work, Excel\n"
    assert names(long)[-2:] == ["Engraving and acid work", "Excel"]


def test_a_sentence_with_a_comma_lists_nothing() -> None:
    told = "Good at bringing builders and those who pay them together, learnt on sites.\nExcel\n"
    assert names(told) == ["Excel"]


def test_a_dash_parts_labels_from_lists_where_it_does_so_in_all_rows() -> None:
    assert read("Craft – Leading / Kilns\nTools – Grozer / Lathes / Saws\nPeople – Patience") == [
        ("Craft", ["Leading", "Kilns"]),
        ("Tools", ["Grozer", "Lathes", "Saws"]),
        ("People", ["Patience"]),
    ]
    assert names("Forklift – counterbalance\nLorries – rigid\nWelding") == [
        "Forklift – counterbalance",
        "Lorries – rigid",
        "Welding",
    ]


def test_a_plus_within_names_parts_nothing() -> None:
    assert names("C + assembler, Welding") == ["C + assembler", "Welding"]


def test_labels_may_be_larger_by_a_little() -> None:
    sizes = [("Craft", 9.2), ("Kilns", 8.7), ("Leading", 8.7), ("Tools", 9.2), ("Grozer", 8.7)]
    lines = [Line(text, size=size) for text, size in sizes]
    assert [(each.name, each.keywords) for each in skills.read(lines)] == [
        ("Craft", ["Kilns", "Leading"]),
        ("Tools", ["Grozer"]),
    ]


def test_full_stops_part_short_skills() -> None:
    assert names("Kilns. Leading. Saws and blades. Excel.") == [
        "Kilns",
        "Leading",
        "Saws and blades",
        "Excel",
    ]
    assert names("Ran the kilns of nine chapels. Cut panes. Led two.") == []


def test_a_row_of_labels_stands_above_their_lists() -> None:
    told = "Craft\tTools\tPeople\nKilns, Leading\tGrozer, Lathe\tPatience, Wit"
    assert read(told) == [
        ("Craft", ["Kilns", "Leading"]),
        ("Tools", ["Grozer", "Lathe"]),
        ("People", ["Patience", "Wit"]),
    ]
    assert names("Kilns\tLeading\nSaws\tGrozer") == ["Kilns", "Leading", "Saws", "Grozer"]


def test_brackets_on_a_line_of_their_own_belong_to_the_skill_above() -> None:
    told = [Line(each, x0=50, x1=120, y=12.0 * at) for at, each in enumerate(
        ("Kiln planning", "(KPX)", "Glazing", "Sawing (fine)", "(by hand)")
    )]  # fmt: skip
    found = [each.name for each in skills.read(told)]
    assert found == ["Kiln planning (KPX)", "Glazing", "Sawing (fine)", "(by hand)"]


def test_a_label_goes_on_with_no_list_above() -> None:
    told = [Line(each, x0=50, x1=50 + 5 * len(each), y=12.0 * at) for at, each in enumerate(
        ("Over 90 panes:", "Float • Crown • Cylinder", "Over 10 panes:", "Rolled • Cast")
    )]  # fmt: skip
    assert [(each.name, each.keywords) for each in skills.read(told)] == [
        ("Over 90 panes", ["Float", "Crown", "Cylinder"]),
        ("Over 10 panes", ["Rolled", "Cast"]),
    ]


def test_a_list_ends_where_its_column_has_room_for_more() -> None:
    told = [
        Line("Float • Crown • Rolled", x0=50, x1=120, y=10),
        Line("Cylinder • Cast", x0=50, x1=110, y=22),
    ]
    assert [each.name for each in skills.read(told, 190.0)] == [
        "Float", "Crown", "Rolled", "Cylinder", "Cast",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "last"),
    [
        ("Float • Crown • Rolled", "Cylinder • Cast", ["Rolled", "Cylinder", "Cast"]),
        ("Float, Crown, Rolled", "Cylinder, Cast", ["Rolled", "Cylinder", "Cast"]),
        ("Float • Crown • Rolled", "panes • Cast", ["Rolled panes", "Cast"]),
        ("Cut float • Old crown • Rolled", "Panes • Cast", ["Rolled Panes", "Cast"]),
        ("Float • Crown • Arc &", "Gas • Cast", ["Arc & Gas", "Cast"]),
    ],
)  # fmt: skip
def test_lists_of_single_words_break_between_them(above: str, below: str, last: list[str]) -> None:
    told = [Line(above, x0=50, x1=150, y=10), Line(below, x0=50, x1=110, y=22)]
    assert [each.name for each in skills.read(told)][2:] == last


def test_years_in_a_table_of_skills_are_none() -> None:
    assert [each.name for each in skills.read(lines_of("Kilns\t11\t2025\nSaws\t2\t2021"))] == [
        "Kilns",
        "Saws",
    ]


def test_a_note_below_a_star_is_no_skill() -> None:
    told = "Kilns\nLead came (*)\n(*) The scale goes from 0\n(no idea) to 6\n(master).\nExcel\n"
    assert names(told) == ["Kilns", "Lead came (*)", "Excel"]


def test_for_how_many_years_somebody_did_it_is_no_part_of_a_skill() -> None:
    assert read("言語：Go（3年）、COBOL（約10年以上）\n") == [("言語", ["Go", "COBOL"])]


def test_an_address_at_the_foot_of_a_page_is_no_skill() -> None:
    found = skills.read(lines_of("Kilns, Excel\nolza lane 3 • pavo@example.org\n"))
    assert [skill.name for skill in found] == ["Kilns", "Excel"]

"""Title, employer and place in the head of a position."""

import pytest

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import roles
from jobs.resumes.reading.files import read
from jobs.resumes.reading.places import may_be_place, without_place

HEAD = "# Ruta Vaitkute\n\nruta.vaitkute@example.org | +44 20 7946 0102\n\n## Work History\n\n"


def positions(text: str) -> list[tuple[str, str, str]]:
    resume = JsonResume.read(read((HEAD + text).encode(), "resume.md")["resume"])
    return [(job.position, job.name, job.location) for job in resume.work]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        (["Vice President, Supply Chain, Calder Foods Inc."],
         ("Vice President, Supply Chain", "Calder Foods Inc.")),
        (["Teaching Assistant, Data Structures, Northmere University"],
         ("Teaching Assistant, Data Structures", "Northmere University")),
        (["Planner, Quillfern, Ltd"], ("Planner", "Quillfern, Ltd")),
        (["Lead Potter @ Tarn & Fell"], ("Lead Potter", "Tarn & Fell")),
        (["Logistics NCO (E-5), U.S. Army"], ("Logistics NCO (E-5)", "U.S. Army")),
        (["Photographer", "Self-employed"], ("Photographer", "Self-employed")),
        (["Freelancer"], ("Freelancer", "")),
        (["Tarn Trust, Accra, Ghana", "Project Engineer"], ("Project Engineer", "Tarn Trust")),
        (["Visiting Scholar, Tarn Institute, Leioa, NL"],
         ("Visiting Scholar", "Tarn Institute")),
        (["Tarn Grocery, Temple, TX — Shift Supervisor"], ("Shift Supervisor", "Tarn Grocery")),
        (["Shift Supervisor — Tarn Grocery, Temple, TX"], ("Shift Supervisor", "Tarn Grocery")),
        (["Self employed", "North Wales", "Tree Whisperer"], ("Tree Whisperer", "Self employed")),
        (["Director, IT", "Quillfern Ltd"], ("Director, IT", "Quillfern Ltd")),
        (["Tree Whisperer, Quillfern AB, Växjö"], ("Tree Whisperer", "Quillfern AB")),
        (["Planner", "Quillfern Ltd · Full-time"], ("Planner", "Quillfern Ltd")),
        (["Planner", "Association Quillfern, Annonay (07)"],
         ("Planner", "Association Quillfern")),
        (["Quillfern Ltda. | Leiturista", "Blumenau/SC"], ("Leiturista", "Quillfern Ltda.")),
        (["Field Officer: Quillfern"], ("Field Officer", "Quillfern")),
        (["Parental leave – at home with twins"], ("Parental leave – at home with twins", "")),
    ],
)  # fmt: skip
def test_title_and_employer_are_told_apart(lines: list[str], role: tuple[str, str]) -> None:
    found = roles.read(lines, title_first=True)
    assert (found.title, found.employer) == role


def test_a_place_in_the_margin_needs_no_list() -> None:
    assert positions("Planner\t2019 – Present\nQuillfern & Daughters\tLeioa\n- Planned\n") == [
        ("Planner", "Quillfern & Daughters", "Leioa")
    ]


def test_where_one_employer_has_a_place_all_have() -> None:
    told = (
        "Quillfern, Leioa\nPlanner, 2019 – Present\n- Planned\n\n"
        "Tarn & Fell, Lyon, France\nClerk, 2014 – 2018\n- Filed\n\n"
    )
    assert positions(told) == [
        ("Planner", "Quillfern", "Leioa"),
        ("Clerk", "Tarn & Fell", "Lyon, France"),
    ]
    for mark in (" – Leioa", " (Leioa)"):
        assert positions(told.replace(", Leioa", mark)) == positions(told)


def test_a_place_between_the_employer_and_the_dates_is_none_of_both() -> None:
    told = (
        "Planner | Quillfern | Leioa | 2019 – Present\n- Planned\n\n"
        "Clerk | Tarn & Fell | Lyon, France | 2014 – 2018\n- Filed\n\n"
    )
    assert positions(told) == [
        ("Planner", "Quillfern", "Leioa"),
        ("Clerk", "Tarn & Fell", "Lyon, France"),
    ]


def test_an_employer_is_found_below_a_place_in_the_margin() -> None:
    told = (
        "2019 – Present\tPlanner\tLeioa\nQuillfern\n- Planned\n\n"
        "2014 – 2018\tClerk\tLyon, France\nFell\n- Filed\n\n"
    )
    assert [each[:2] for each in positions(told)] == [("Planner", "Quillfern"), ("Clerk", "Fell")]


def test_a_team_stays_with_an_employer_whose_place_stands_beside_the_dates() -> None:
    told = (
        "Engineer\nQuillfern — Reliability\n2019 – Present, Leeds, UK\n- Built\n\n"
        "Clerk\nTarn & Fell\n2014 – 2018, Hull, UK\n- Filed\n\n"
    )
    assert positions(told)[0][:2] == ("Engineer", "Quillfern — Reliability")


def test_what_stands_behind_the_dates_of_a_whole_head_is_the_place() -> None:
    told = "Night Nurse – Fennmoor\n09/2017 – 01/2020, Villebrune\n- Watched\n"
    assert positions(told) == [("Night Nurse", "Fennmoor", "Villebrune")]


def test_a_place_between_employer_and_title_is_none_of_both() -> None:
    told = (
        "Quillfern Plc - Lagos - Planner (2019 – Till Date)\n- Planned\n\n"
        "Tarn & Fell Limited - Ado-Odo - Senior Clerk (2014 – 2018)\n- Filed\n"
    )
    assert positions(told) == [
        ("Planner", "Quillfern Plc", "Lagos"),
        ("Senior Clerk", "Tarn & Fell Limited", "Ado-Odo"),
    ]


def test_a_place_in_brackets_behind_an_employer_needs_no_list_where_others_have_one() -> None:
    told = (
        "**Planner – Quillfern (Bilbao)**\n2019 – 2021\n- Planned\n\n"
        "**Clerk – Casa Fell (Leioa)**\n2014 – 2018\n- Filed\n"
    )
    assert [each[1:] for each in positions(told)] == [
        ("Quillfern", "Bilbao"),
        ("Casa Fell", "Leioa"),
    ]


def test_places_stand_behind_all_dates_or_none() -> None:
    told = (
        "03/2015 – 04/2019 – Rimini\nDIRETTORE – HOTEL FELL\n\n"
        "06/1998 – 03/2003 – Leioa\nPASTICCERE – CASA QUILLFERN\n\n"
    )
    assert positions(told)[1] == ("PASTICCERE", "CASA QUILLFERN", "Leioa")
    told = "2019 – 2021 Quillfern\nPlanner\n\n2014 – 2018 Fell\nClerk\n\n"
    assert [each[:2] for each in positions(told)] == [("Planner", "Quillfern"), ("Clerk", "Fell")]


def test_a_place_may_stand_last_or_over_the_dates() -> None:
    told = "Fell Food Bank — Volunteer — Selby — 2016 to present\n- packed\n"
    told += "Tarn Library — Page — Goole — 2014 to 2016\n"
    assert positions(told) == [
        ("Volunteer", "Fell Food Bank", "Selby"),
        ("Page", "Tarn Library", "Goole"),
    ]
    told = "Field Officer\nFell\nSelby, UK\nJune 2016 – Oct 2019\n- did\n"
    told += "Gauge Watcher\nTarn\nGoole, UK\n2012 – 2016\n- read\n"
    assert [each[:2] for each in positions(told)] == [
        ("Field Officer", "Fell"),
        ("Gauge Watcher", "Tarn"),
    ]


def test_a_leave_in_brackets_is_no_position() -> None:
    told = "2012 – 2019\tQuillfern Ltd\nPlanner\n(2015 – 2016 parental leave)\n- Planned\n"
    assert [each[:2] for each in positions(told)] == [("Planner", "Quillfern Ltd")]


def test_a_break_has_no_employer() -> None:
    told = "Clerk, Tarn Bank, 2014 – 2018\n- Filed\n\nCareer break, 2018 – 2019\n\n"
    assert [each[:2] for each in positions(told)] == [("Clerk", "Tarn Bank"), ("Career break", "")]


@pytest.mark.parametrize("text", ["Galway", "San Carlos", "L'Aquila", "Rio das Ostras", "Perth WA"])
def test_a_town_that_nobody_listed_may_be_one(text: str) -> None:
    assert may_be_place(text)


@pytest.mark.parametrize("text", ["Fell & Co", "Quillfern Ltd", "Reached 90%", "data team", ""])
def test_what_is_no_town_is_none(text: str) -> None:
    assert not may_be_place(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tarn Timber / Vigevano", ("Tarn Timber", "Vigevano")),
        ("Tarn Timber (Pontivy)", ("Tarn Timber", "Pontivy")),
        ("Tarn Timber – Swansea", ("Tarn Timber", "Swansea")),
        ("Clerk, Tarn Tiles & Baths, Croydon", ("Clerk, Tarn Tiles & Baths", "Croydon")),
        ("Network Engineer, Cisco", ("Network Engineer, Cisco", "")),  # a town in Texas, too
        ("Tarn / Timber", ("Tarn / Timber", "")),
        ("Tarn Timber, Denver, CO", ("Tarn Timber", "Denver, CO")),
        ("Tarn School te Deventer", ("Tarn School", "Deventer")),
        ("Tarn Timber in Kassel", ("Tarn Timber", "Kassel")),
        ("Engineer in Test", ("Engineer in Test", "")),
    ],
)
def test_a_town_stands_behind_an_employer_but_not_behind_a_title(
    text: str, expected: tuple[str, str]
) -> None:
    assert without_place(text) == expected

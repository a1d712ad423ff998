"""Several positions with one employer, named once above them."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of


def positions(text: str) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.start_date) for job in work.read(lines_of(text))]


TOLD = (
    "**Tarn & Fell Mills - Selby, UK**\n"
    "Vice President, Dye House, 03/2019-Present\n- Ran it\n"
    "Shift Supervisor, 10/16-03/19\n- Kept it running\n"
    "**Quillfern - Hull, UK**\nDyer, 06/2012-09/2016\n"
)
EXPECTED = [
    ("Vice President, Dye House", "Tarn & Fell Mills", "2019-03"),
    ("Shift Supervisor", "Tarn & Fell Mills", "2016-10"),
    ("Dyer", "Quillfern", "2012-06"),
]


def test_positions_below_a_bold_employer_are_all_with_it() -> None:
    assert positions(TOLD.replace("Dyer,", "Dye Operator,"))[:2] == EXPECTED[:2]
    assert positions(TOLD) == EXPECTED


def test_an_employer_in_capitals_among_bold_ones_is_one() -> None:
    assert positions(TOLD.replace("Quillfern - Hull", "QFRN - Hull"))[2] == (
        "Dyer",
        "QFRN",
        "2012-06",
    )


def test_how_long_somebody_was_with_an_employer_is_no_name() -> None:
    told = (
        "## Tarn & Fell Mills\n6 years 2 months\nDye Manager\nMarch 2019 - Present\nSelby\nRan it\n"
        "\nShift Supervisor\nOctober 2016 - March 2019 (2 years 6 months)\nSelby\nKept it running\n"
        "\n## Quillfern\nDye Operator\nJune 2012 - September 2016\n"
    )
    lines = lines_of(told)
    for line in lines:
        line.is_heading = line.is_bold = False  # told by its size alone
    found = [(job.position, job.name) for job in work.read(lines)]
    assert found == [
        ("Dye Manager", "Tarn & Fell Mills"),
        ("Shift Supervisor", "Tarn & Fell Mills"),
        ("Dye Operator", "Quillfern"),
    ]


def test_clients_below_a_bold_title_are_employers() -> None:
    told = "**Freelance Consultant**\nTarn Bank, 2019 – Present\n- Advised\nQuillfern Ltd, 2017\n"
    assert "Tarn Bank" in [name for _, name, _ in positions(told)]


def test_a_bold_title_above_each_employer_is_no_employer() -> None:
    told = (
        "**Planner**\nQuillfern Ltd, 2019 – Present\n- Planned\n\n"
        "**Clerk**\nTarn Bank, 2014 – 2018\n- Filed\n"
    )
    assert [each[:2] for each in positions(told)] == [
        ("Planner", "Quillfern Ltd"),
        ("Clerk", "Tarn Bank"),
    ]


def test_a_title_under_a_gap_belongs_to_the_dates_above() -> None:
    told = (
        "**Office of Tides**\t06/2018 - Present\nHull, UK\tSalary: 31,000 GBP Hours per week: 40\n"
        "\n**Program Assistant (TG-07)**\nDuties:\n- Counted tides\n\n"
        "**Board of Ferries**\t02/2014 - 05/2018\nHull, UK\tSalary: 28,000 GBP\n"
        "\n**Clerk (TG-04)**\nDuties:\n- Sold tickets\n"
    )
    assert [each[:2] for each in positions(told)] == [
        ("Program Assistant (TG-07)", "Office of Tides"),
        ("Clerk (TG-04)", "Board of Ferries"),
    ]


def test_an_employer_whose_dates_hold_those_below_is_above_them() -> None:
    told = (
        "Tarn Watch, Selby\tJune 2012 – Oct 2019\nField Officer (2016 – 2019)\n- did\n"
        "Gauge Watcher (2012 – 2016)\n- read\nCalder Ltd, Leeds\t2010 – 2012\nTrainee\n- learned\n"
    )
    assert [each[:2] for each in positions(told)] == [
        ("Field Officer", "Tarn Watch"),
        ("Gauge Watcher", "Tarn Watch"),
        ("Trainee", "Calder Ltd"),
    ]


def test_a_position_beside_a_longer_one_keeps_its_employer() -> None:
    told = (
        "Tree Whisperer, Calder Ltd\t2010 – Present\nTeacher, Tarn School\t2012 – 2014\n- taught\n"
    )
    assert [each[:2] for each in positions(told)] == [
        ("Tree Whisperer", "Calder Ltd"),
        ("Teacher", "Tarn School"),
    ]


def test_an_acronym_on_top_is_not_the_employer_of_all() -> None:
    told = (
        "QFRN\tHull\nDye Operator\t03/2019 - Present\n\n"
        "Tarn & Fell Mills\tSelby\nClerk\t2014 – 2018\n"
    )
    assert positions(told) == [
        ("Dye Operator", "QFRN", "2019-03"),
        ("Clerk", "Tarn & Fell Mills", "2014"),
    ]


def test_towns_that_nobody_listed_stand_behind_all_employers() -> None:
    told = (
        "QUILLFERN DYERS, OLZAMOUTH\nHead Clerk\t2019 – 2021\n- Led\nClerk\t2016 – 2019\n- Filed\n"
        "TARN BOROUGH, BEXHOLM\nTrainee Clerk\t2014 – 2016\n- Filed\n"
    )
    found = [(job.position, job.name, job.location) for job in work.read(lines_of(told))]
    assert found == [
        ("Head Clerk", "QUILLFERN DYERS", "OLZAMOUTH"),
        ("Clerk", "QUILLFERN DYERS", "OLZAMOUTH"),
        ("Trainee Clerk", "TARN BOROUGH", "BEXHOLM"),
    ]


def indented(*told: tuple[str, float]) -> list[Line]:
    return [Line(text, x0=x0, x1=500, y=20.0 * at) for at, (text, x0) in enumerate(told)]


def test_titles_may_be_indented_below_an_employer_with_dates_of_its_own() -> None:
    lines = indented(
        ("Tarn & Fell Outfitters\tMay 2013 – Present · 11+ years, 2 roles", 45),
        ("Selby, UK", 45),
        ("Area Manager, Jan 2018 – Present", 62),
        ("Sales Associate, May 2013 – Dec 2017", 62),
        ("Quillfern Market", 45),
        ("Hull, UK", 45),
        ("Cashier, Jun 2011 – Apr 2013", 62),
    )
    lines[4].is_after_gap = True
    assert [(job.position, job.name, job.location) for job in work.read(lines)] == [
        ("Area Manager", "Tarn & Fell Outfitters", "Selby, UK"),
        ("Sales Associate", "Tarn & Fell Outfitters", "Selby, UK"),
        ("Cashier", "Quillfern Market", "Hull, UK"),
    ]


def test_projects_indented_below_a_position_are_no_positions() -> None:
    lines = indented(
        ("Planner, Tarn Bank Ltd, 2015 – 2019", 45),
        ("New vault, 2016 – 2017", 62),
        ("Old vault, 2018 – 2019", 62),
        ("Clerk, Quillfern Ltd, 2010 – 2014", 45),
        ("Ledger, 2011 – 2012", 62),
    )
    assert "Planner" in [job.position for job in work.read(lines)]


ROLES = [
    ("Route Planner", "Bramble Freight"),
    ("Dispatcher", "Bramble Freight"),
    ("Night Porter", "Halvorsen Bakery"),
]
IN_BOLD = (
    "**Bramble Freight**, Leeds (2014 – present)\n*Route Planner* (2019 – present)\n- Planned\n"
    "*Dispatcher* (2016 – 2019)\n- Sent\n\n"
    "**Halvorsen Bakery**, Hull\n*Night Porter* (2011 – 2013)\n- Loaded\n"
)
IN_CAPITALS = (
    "BRAMBLE FREIGHT · 10 yrs\nRoute Planner\nMar 2019 – Present · 5 yrs\n- Planned\n"
    "Dispatcher\nJan 2016 – Feb 2019 · 3 yrs\n- Sent\n\n"
    "HALVORSEN BAKERY · 2 yrs\nNight Porter\nSep 2011 – Dec 2013 · 2 yrs\n- Loaded\n"
)
INDENTED = (
    "2014 – present  Bramble Freight, Leeds\n  2019 – present  Route Planner\n  - Planned\n"
    "  2016 – 2019  Dispatcher\n  - Sent\n"
    "2011 – 2013  Halvorsen Bakery, Hull\n  2011 – 2013  Night Porter\n  - Loaded\n"
)
IN_BRACKETS = (
    "Bramble Freight (2 roles, 2016 – present)\nRoute Planner: 2019 – present\n- Planned\n"
    "Dispatcher: 2016 – 2019\n- Sent\n\n"
    "Halvorsen Bakery (2011 – 2013)\nNight Porter\n- Loaded\n"
)


@pytest.mark.parametrize("told", [IN_BOLD, IN_CAPITALS, INDENTED, IN_BRACKETS])
def test_an_employer_may_say_how_long_and_in_how_many_roles(told: str) -> None:
    assert [(title, name.title()) for title, name, _ in positions(told)] == ROLES


def test_employers_that_begin_in_bold_look_alike_however_long_their_places_are() -> None:
    lines = [
        Line("Tarn & Fell Mills — Olza", is_bold=True, bold_to=17),
        Line("Dye Operator, desde maio de 2019"),
        Line("Ran it", is_bullet=True),
        Line("Quillfern — Montemor-o-Novo de Cima", bold_to=9),
        Line("Cashier, 2014 - 2018"),
    ]
    assert [(job.position, job.name) for job in work.read(lines)] == [
        ("Dye Operator", "Tarn & Fell Mills"),
        ("Cashier", "Quillfern"),
    ]


def test_an_employer_right_above_dates_as_the_first_is_another_one() -> None:
    told = (
        "**TARN BANK**\tSelby, UK\nDye Clerk\t06/2025 – 08/2025\n- Counted it\n"
        "**FELL WRITING CENTER**\tHull, UK\nPeer Tutor\t09/2024 – Present\n- Met students\n"
        "**QUILL TEA ROOM**\tHull, UK\nWaitress\tSummers\n"
    )
    assert [name for _, name, _ in positions(told)][:2] == ["TARN BANK", "FELL WRITING CENTER"]


def test_an_employer_of_guards_is_no_title() -> None:
    told = (
        "**Tarn Utilities, Selby**\t2019 – Present\n"
        "Lead Analyst\tFeb 2023 – Present\n- Ran it\nAnalyst\tAug 2019 – Feb 2023\n- Read it\n"
        "**Fell Coast Guard, Base Hull**\t2013 – 2019\n"
        "Technician\t2015 – 2019\n- Mended it\nApprentice\t2013 – 2015\n"
    )
    assert {name for _, name, _ in positions(told)} == {"Tarn Utilities", "Fell Coast Guard"}


def test_the_website_behind_an_employer_is_not_its_name() -> None:
    told = (
        "May 2019 – Present\tSite manager\nTarn Marine AD, Varna (Bulgaria) – www.tarn.example\n"
        "Oct 2013 – Apr 2019\tEngineer\nFell Bridges OOD, Sofia (Bulgaria)\n"
    )
    assert [name for _, name, _ in positions(told)] == ["Tarn Marine AD", "Fell Bridges OOD"]


def test_dates_for_which_a_head_has_no_room_are_its_own() -> None:
    told = (
        "**Tarn Ltd – Weaver (2018-05 to now)**\n- Wove it\n\n"
        "**Quillfern Research Consortium – Senior Systems Administrator**\n"
        "(2010-09 to 2018-04)\n- Ran it\n\n**Fell Works – Dyer (2008-11 to 2010-08)**\n- Dyed it\n"
    )
    assert positions(told) == [
        ("Weaver", "Tarn Ltd", "2018-05"),
        ("Senior Systems Administrator", "Quillfern Research Consortium", "2010-09"),
        ("Dyer", "Fell Works", "2008-11"),
    ]


def test_a_school_among_positions_has_no_employer_from_above() -> None:
    told = (
        "**Elektromeister**\tseit 08/2021\nTarn GmbH, Olza\n- Leitung\n"
        "**Meisterschule in Vollzeit**\t08/2020 – 07/2021\n"
        "**Servicetechniker**\t01/2016 – 07/2020\nFell Service GmbH, Olza\n- Dienst\n"
    )
    assert "Tarn GmbH" not in {
        name for title, name, _ in positions(told) if title.startswith("Meisterschule")
    }

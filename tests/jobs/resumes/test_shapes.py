"""Heads of all positions read together, in whatever order title, employer and place stand."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of

JOBS = [
    ("Pattern Cutter", "Quillfern & Daughters", "Selby", "May 2019 – Present"),
    ("Senior Dyer, Wool", "The Tarn Loom", "Fellgate", "2014 – 2019"),
    ("Shop Assistant", "Bexmoor Yarns", "Leeds", "2011 – 2013"),
]


def positions(text: str) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.location) for job in work.read(lines_of(text))]


@pytest.mark.parametrize(
    "head",
    [
        "{title}, {employer}, {place} | {dates}",
        "{title}, {employer}\t{dates} | {place}",
        "{title}\n{employer} | {place}\n{dates}",
        "{title}\t{dates}\n{employer} / {place}",
        "{dates}: {title} at {employer}, {place}",
        "{employer}, {place} — {title}\n{dates}",
        "{employer} ({place}) — {dates}\n{title}",
        "{employer}, {place}          {dates}\n{title}",
        "{dates}\t{title} – {employer}, {place}",
        "{title} - {employer} - {place} ({dates})",
        "{title}\n{dates} • {place}\n{employer}",
        "{employer}\t{place}\n{title}\t{dates}",
        "{title} | {employer} | {dates}\n{place}",
        "{employer}, {place} —\n{title}\n{dates}",
        "{title}\n{employer}\n{place}\n{dates}",
        "{employer}: {title} ({dates})\n{place}",
    ],
)
def test_title_employer_and_place_are_told_apart_wherever_they_stand(head: str) -> None:
    told = "".join(
        head.format(title=title, employer=employer, place=place, dates=dates)
        + "\n- Cut and carried bales, every day\n\n"
        for title, employer, place, dates in JOBS
    )
    assert positions(told) == [job[:3] for job in JOBS]


def test_a_position_that_is_alone_is_parted_by_what_it_says() -> None:
    assert positions("Tarn Hospital: Clerk (2019 – 2021)\n- Filed\n") == [
        ("Clerk", "Tarn Hospital", "")
    ]
    assert positions("Clerk\nQuillfern Ltd\nLeeds\n2019 – 2021\n- Filed\n") == [
        ("Clerk", "Quillfern Ltd", "Leeds")
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Clerk, Quillfern Ltd\nSorted the post.\n\nDyer, The Tarn Loom\nDyed wool.\n",
        "Clerk\nQuillfern Ltd, Leeds\n- Filed\n\nDyer\nThe Tarn Loom, Selby\n- Dyed\n",
        "- Clerk at Quillfern Ltd\n- Dyer at The Tarn Loom\n",
        "Clerk | Quillfern Ltd | 4 years\n- Filed\n\nDyer | The Tarn Loom | 2 years\n- Dyed\n",
    ],
)
def test_positions_without_dates_are_read_with_their_texts(told: str) -> None:
    read = work.read(lines_of(told))
    assert [(job.position, job.name) for job in read] == [
        ("Clerk", "Quillfern Ltd"),
        ("Dyer", "The Tarn Loom"),
    ]
    assert [bool(job.summary or job.highlights) for job in read] == [not told.startswith("-")] * 2


def test_partners_stay_together_and_a_title_keeps_its_field() -> None:
    told = (
        "Clerk, Brandt, Osei & Cole LLP, Leeds | 2019 – 2021\n- Filed\n\n"
        "Cook, Pastry, Saffron & Thyme, Selby | 2014 – 2018\n- Baked\n"
    )
    assert positions(told) == [
        ("Clerk", "Brandt, Osei & Cole LLP", "Leeds"),
        ("Cook, Pastry", "Saffron & Thyme", "Selby"),
    ]


def test_what_was_done_is_no_employer() -> None:
    told = (
        "2019 – 2021\tClerk, Quillfern & Daughters, Leeds\nSorting the post of three floors\n\n"
        "2016 – 2018\tPaper round, Bexmoor News, Selby\nDelivered papers before school\n"
    )
    assert [name for _, name, _ in positions(told)] == ["Quillfern & Daughters", "Bexmoor News"]


def test_a_line_above_the_first_position_is_an_introduction() -> None:
    told = (
        "My time in wool\n\n2019 – 2021 / Clerk / Quillfern & Daughters / Leeds\n- Filed\n\n"
        "2016 – 2018 / Dyer / The Tarn Loom / Selby\n- Dyed\n"
    )
    assert positions(told) == [
        ("Clerk", "Quillfern & Daughters", "Leeds"),
        ("Dyer", "The Tarn Loom", "Selby"),
    ]


def test_a_break_between_positions_has_no_employer() -> None:
    told = (
        "2019 – 2021\tClerk | Quillfern & Daughters\n- Filed\n\n"
        "2018 – 2019\tCareer break – full-time parent\n\n"
        "2014 – 2018\tDyer | The Tarn Loom\n- Dyed\n"
    )
    assert [name for _, name, _ in positions(told)] == [
        "Quillfern & Daughters", "", "The Tarn Loom",
    ]  # fmt: skip


def test_an_employer_keeps_its_legal_form_and_its_brackets() -> None:
    told = (
        "Clerk, Quillfern, Inc. (Leeds), 2019 – 2021\n- Filed\n\n"
        "Dyer, The Loom (family firm) (Selby), 2014 – 2018\n- Dyed\n"
    )
    assert positions(told) == [
        ("Clerk", "Quillfern, Inc.", "Leeds"),
        ("Dyer", "The Loom (family firm)", "Selby"),
    ]


@pytest.mark.parametrize("cut", ["of\nWool and", "of Wool\nand", "of Wool and Fell\nPeople and"])
def test_a_name_in_two_lines_is_one(cut: str) -> None:
    told = (
        "2015 – Present\nThe Old Mill Hospital, Leeds\nClerk\n- Filed\n\n"
        "2014 – 2015\nQuillfern Partners, Fellgate\nDyer\n- Dyed\n\n"
        "2011 – 2014\nTarn Valley Family and Youth Society, Department "
        f"{cut} Learning, Selby\nCase Worker\n- Cared\n"
    )
    assert positions(told)[2] == (
        "Case Worker",
        f"Tarn Valley Family and Youth Society, Department {cut} Learning".replace("\n", " "),
        "Selby",
    )


def test_many_long_heads_are_read_in_little_time() -> None:
    head = "Aa{n} Bb, Cc, Dd, Ee - Gg | Hh, Jj\nKk, Ll - Mm, Nn{n} | Oo, Pp\n{year} – Present\n\n"
    told = "".join(head.format(n=n, year=1950 + n) for n in range(12))
    assert len(positions(told)) == 12


def test_icons_before_dates_and_places_are_no_names() -> None:
    told = (
        "Clerk\nQuillfern & Daughters\n▦ 2019 – 2021 ⚲ Leeds\n- Filed\n\n"
        "Dyer\nThe Tarn Loom\n▦ 2014 – 2018 ⚲ Selby\n- Dyed\n"
    )
    assert positions(told) == [
        ("Clerk", "Quillfern & Daughters", "Leeds"),
        ("Dyer", "The Tarn Loom", "Selby"),
    ]


def test_an_employer_with_the_word_of_a_role_is_one_where_the_others_are() -> None:
    told = "".join(
        f"{title}\tLeeds\n{employer}\t{year} – {year + 2}\n- Worked\n\n"
        for title, employer, year in [
            ("Programmer", "Quillfern Interactive", 2019),
            ("Junior Programmer", "The Tarn Loom", 2015),
            ("Tester", "Polar Bear QA", 2011),
        ]
    )
    assert [name for _, name, _ in positions(told)] == [
        "Quillfern Interactive", "The Tarn Loom", "Polar Bear QA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["{when}\t{title}, {name}, {place}.", "{when}\t{title}\n{name}, {place}"]
)
def test_where_most_have_a_place_the_others_have_it_too(head: str) -> None:
    told = [
        ("Chef", "Hotel Tarn", "Salzburg", "2016 – 2019"),
        ("Sous-Chef", "Gasthof Quill", "Passau", "2014 – 2016"),
        ("Steward", "MS Olza", "Passau – Budapest", "2013 – 2014"),
        ("Barkeeper", "Café Fell", "St. Olza", "2012 – 2013"),
        ("Saucier", "Schlosswirt Bexmoor", "Bexmoor", "2011 – 2012"),
    ]
    text = "".join(
        head.format(title=title, name=name, place=place, when=when) + "\n- Served\n\n"
        for title, name, place, when in told
    )
    assert [job[:2] for job in positions(text)] == [job[:2] for job in told]


def test_partners_of_a_firm_are_no_place_though_all_others_have_one() -> None:
    told = [
        ("Partner", "Quill & Tarn LLP", "Leeds", "2016 – 2019"),
        ("Solicitor", "The Fell Practice", "Selby", "2014 – 2016"),
        ("Clerk", "Brandt, Osei & Cole LLP", "", "2012 – 2014"),
        ("Trainee Solicitor", "Olza Law Ltd", "Hull", "2011 – 2012"),
    ]
    text = "".join(
        f"{title}, {', '.join(filter(None, (name, place)))} ({when})\n- Filed\n\n"
        for title, name, place, when in told
    )
    assert [job[:2] for job in positions(text)] == [job[:2] for job in told]


def test_a_title_keeps_its_field_behind_a_dash_where_bars_part_the_rest() -> None:
    told = (
        "Manager – Financial Reporting | Quillfern Pumps Ltd. | 2019 – Present\n- Wrote\n\n"
        "Assistant Manager – Accounts | Quillfern Pumps Ltd. | 2016 – 2019\n- Filed\n\n"
        "Audit Executive | Tarn & Fell LLP | 2014 – 2016\n- Audited\n"
    )
    assert [job[:2] for job in positions(told)] == [
        ("Manager – Financial Reporting", "Quillfern Pumps Ltd."),
        ("Assistant Manager – Accounts", "Quillfern Pumps Ltd."),
        ("Audit Executive", "Tarn & Fell LLP"),
    ]


def test_a_town_may_be_named_after_a_college() -> None:
    told = (
        "Clerk, Quillfern Robotics, College Station, TX\n2019 – 2021\n- Filed\n\n"
        "Planner, Tarn Health, Austin, TX\n2014 – 2018\n- Planned\n"
    )
    assert positions(told)[0] == ("Clerk", "Quillfern Robotics", "College Station, TX")


@pytest.mark.parametrize("place", ["Olzamouth", "Tarnby Fell"])
def test_what_stands_in_brackets_behind_all_employers_is_their_place(place: str) -> None:
    told = (
        f"Quillfern Dyers ({place}): Clerk [2016 – 2019]\n- Filed\n\n"
        "The Tarn Loom (Bexholm): Weaver [2014 – 2016]\n- Wove\n"
    )
    assert positions(told) == [
        ("Clerk", "Quillfern Dyers", place),
        ("Weaver", "The Tarn Loom", "Bexholm"),
    ]


def test_an_acronym_in_brackets_is_of_the_name() -> None:
    told = (
        "World Tide Programme (WTP): Clerk [2016 – 2019]\n- Filed\n\n"
        "Coastal Light Fund (CLF): Planner [2014 – 2016]\n- Planned\n"
    )
    assert [job[1] for job in positions(told)] == [
        "World Tide Programme (WTP)",
        "Coastal Light Fund (CLF)",
    ]


def test_a_town_in_the_margin_that_nobody_listed_is_no_employer() -> None:
    told = "".join(
        f"{when}\t{title}\t{town}\n{name}\n- Counted\n\n"
        for when, title, town, name in (
            ("2021 – Present", "Accountant", "Nysolza", "Saldo Books"),
            ("2018 – 2020", "Junior Accountant", "Brzegfell", "Elektromont"),
            ("2017 – 2018", "Trainee Accountant", "Nysolza", "Tarn Borough Council"),
        )
    )
    assert [job[1] for job in positions(told)] == [
        "Saldo Books",
        "Elektromont",
        "Tarn Borough Council",
    ]


def test_the_last_piece_is_the_place_where_it_is_so_in_most_heads() -> None:
    told = "".join(
        f"{name}\t{when}\nPosition Held: {title}\n- Worked\n\n"
        for name, when, title in (
            ("BRAMBLE BEVERAGES PLC, Lagos", "Apr 2021 – Date", "Finance Manager"),
            ("TARN MICROFINANCE BANK, Ibadan", "May 2018 – Mar 2021", "Senior Accountant"),
            ("MINISTRY OF WORKS, FELL STATE, Ado-Ekiti", "Aug 2014 – Jul 2015", "Accounts Officer"),
        )
    )
    assert [(name, place) for _, name, place in positions(told)][2] == (
        "MINISTRY OF WORKS, FELL STATE",
        "Ado-Ekiti",
    )


def test_a_line_below_who_works_for_themselves_names_no_employer() -> None:
    told = (
        "Freelance Photographer · Leeds · since 2016\nWeddings and portraits\n\n"
        "Assistant Photographer · The Lamp Studio · Leeds · 2012–2016\nLights and archive\n"
    )
    assert positions(told) == [
        ("Freelance Photographer", "", "Leeds"),
        ("Assistant Photographer", "The Lamp Studio", "Leeds"),
    ]


def test_who_employs_somebody_may_have_a_small_letter_behind_presso() -> None:
    found = work.read(
        lines_of(
            "Dal 2015 ad oggi: commessa presso Calzature Tarn, Salerno\n"
            "Dal 2009 al 2015: operaia presso Conserve Fell S.p.A., Angri\n"
            "2005-2009: baby sitter presso famiglia privata\n"
        )
    )
    assert [(job.position, job.name) for job in found] == [
        ("commessa", "Calzature Tarn"),
        ("operaia", "Conserve Fell S.p.A."),
        ("baby sitter", "famiglia privata"),
    ]


def test_letters_behind_a_name_that_has_a_practice_are_no_place_and_no_employer() -> None:
    text = (
        "Receptionist, Dr. Ada Tarn, DDS, Burlington, NC, 2014–2021\n"
        "Clerk, Quillfern Hospital, Durham, NC, 2008–2014\n"
        "Assistant, Fell & Moor, Raleigh, NC, 2005–2008\n"
    )
    assert [name for _, name, _ in positions(text)] == [
        "Dr. Ada Tarn, DDS", "Quillfern Hospital", "Fell & Moor",
    ]  # fmt: skip


def test_the_team_between_title_and_employer_is_neither() -> None:
    text = (
        "Senior Dyer\nIndigo & Woad team\nQuillfern, Leeds\t2019 – 2021\n- Dyed\n"
        "Dyer\nCloth Checks\nQuillfern, Leeds\t2015 – 2019\n- Dyed too\n"
        "Loom Operator\nWarp Squad\nTarn Loom, Selby\t2012 – 2015\n- Wove\n"
    )
    assert positions(text) == [
        ("Senior Dyer", "Quillfern", "Leeds"),
        ("Dyer", "Quillfern", "Leeds"),
        ("Loom Operator", "Tarn Loom", "Selby"),
    ]
    assert [job.summary for job in work.read(lines_of(text))] == [
        "Indigo & Woad team.", "Cloth Checks.", "Warp Squad.",
    ]  # fmt: skip


@pytest.mark.parametrize("below", ["Emergency Department, Leeds", "Leeds, UK", "Fellgate"])
def test_an_employer_above_where_it_was_stays_one(below: str) -> None:
    text = (
        f"Nurse\nQuillfern Hospital\n{below}\t2019 – 2021\n- Nursed\n"
        f"Clerk\nTarn & Fell Ltd\n{below}\t2015 – 2019\n- Filed\n"
    )
    assert [name for _, name, _ in positions(text)] == ["Quillfern Hospital", "Tarn & Fell Ltd"]


def test_the_team_may_stand_between_the_dates_and_the_title() -> None:
    text = (
        "Quillfern Utilities, Leeds\t2019 – Present\nMetering and Tariffs\nPrincipal Analyst\n- A\n"
        "Quillfern Utilities, Leeds\t2015 – 2019\nNetwork Losses\nAnalyst\n- B\n"
        "Bexmoor County Council, Selby\t2012 – 2015\nParking\nAssistant Analyst\n- C\n"
    )
    assert positions(text) == [
        ("Principal Analyst", "Quillfern Utilities", "Leeds"),
        ("Analyst", "Quillfern Utilities", "Leeds"),
        ("Assistant Analyst", "Bexmoor County Council", "Selby"),
    ]


def test_a_line_that_names_a_team_needs_no_employer_with_known_words() -> None:
    text = (
        "Kierowniczka laboratorium\nZespół jakości\nMleczarnia Warta, Sieradz\t2019 – 2021\n- A\n"
        "Analityczka\nDział kontroli\nCukrownia Ner, Łęczyca\t2015 – 2019\n- B\n"
    )
    assert [name for _, name, _ in positions(text)] == ["Mleczarnia Warta", "Cukrownia Ner"]
    named = (
        "Planner\nQuillfern Group\nEngineering, Leeds\t2019 – 2021\n- A\n"
        "Clerk\nTarn & Fell Group\nFinance, Selby\t2015 – 2019\n- B\n"
    )
    assert [name for _, name, _ in positions(named)] == ["Quillfern Group", "Tarn & Fell Group"]


def test_a_name_that_the_dates_cut_goes_on_below() -> None:
    lines = [
        Line("Senior Weaver at Quillfern House of The\t2016 – 2019", x0=50, x1=400),
        Line("Fells", x0=50, x1=80),
        Line("Wove for nine kings.", x0=50, x1=160, is_bullet=True),
        Line("Dyer at Fell & Sons\t2014 – 2016", x0=50, x1=400),
    ]
    names = [job.name for job in work.read(lines)]
    assert names == ["Quillfern House of The Fells", "Fell & Sons"]


@pytest.mark.parametrize(
    "head",
    [
        "{title}\n{team}\n{name}\n{when}",
        "{name}\n{team}\n{title}\n{when}",
        "{when}\n{title}\n{team}\n{name}, Leeds",
        "{when}\n{name}\n{team}\n{title}",
    ],
)
def test_of_three_bare_lines_in_all_heads_the_team_stands_between(head: str) -> None:
    told = "".join(
        f"{head.format(title=title, team=team, name=name, when=when)}\n- Filed\n\n"
        for title, team, name, when in (
            ("Senior Glazier", "Windows & Doors", "Quillfern Bank", "2019 – 2021"),
            ("Glazier", "Church Glass", "Tarn & Fell Ltd", "2016 – 2019"),
        )
    )
    assert [job[:2] for job in positions(told)] == [
        ("Senior Glazier", "Quillfern Bank"),
        ("Glazier", "Tarn & Fell Ltd"),
    ]


def test_a_line_told_below_title_and_employer_is_no_employer() -> None:
    told = "".join(
        f"{when}\n{title}\n{name}\n{told}\n\n"
        for title, name, told, when in (
            ("Senior Glazier", "Quillfern", "Leaded lights for chapels", "2019 – 2021"),
            ("Glazier", "Tarn & Fell", "Shop fronts in the north", "2016 – 2019"),
        )
    )
    assert [job[:2] for job in positions(told)] == [
        ("Senior Glazier", "Quillfern"),
        ("Glazier", "Tarn & Fell"),
    ]

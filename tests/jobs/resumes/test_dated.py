"""Dates that begin an entry, and dates that are told of in one."""

from jobs.resumes.reading import work
from jobs.resumes.reading.dated import without_outer_bullets
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of


def positions(text: str) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.start_date) for job in work.read(lines_of(text))]


EXPECTED = [("Planner", "Quillfern Ltd", "2019"), ("Clerk", "Tarn & Fell Ltd", "2014")]


def test_a_year_among_bullets_begins_no_position() -> None:
    told = (
        "Planner, Quillfern Ltd\n2019 – Present\n- Planned the mill\n"
        "- Member, Tarn Valley Planning Board, since 2021\n- Interim director, 2022 – 2023\n"
        "- Drew the maps\n- Walked the ground\n- Wrote the reports\n- Answered the calls\n\n"
        "Clerk, Tarn & Fell Ltd\n2014 – 2018\n- Filed\n"
    )
    assert positions(told) == EXPECTED


def test_a_year_in_a_text_begins_no_position_where_the_others_stand_ahead() -> None:
    told = (
        "2019 – Present\tPlanner, Quillfern Ltd\n"
        "Trusted with the keys to the mill since 2021, when the manager left\n"
        "Moved the archive to another house in 2022\n"
        "2014 – 2018\tClerk, Tarn & Fell Ltd\nFiled\n"
    )
    assert positions(told) == EXPECTED


def test_positions_at_bullets_are_positions_where_most_bullets_have_dates() -> None:
    told = "Tarn & Fell Ltd, 2010 – 2020\n- Planner, 2015 – 2020\n- Clerk, 2010 – 2014\n"
    assert [(title, start) for title, _, start in positions(told)] == [
        ("Planner", "2015"),
        ("Clerk", "2010"),
    ]


def test_a_position_behind_which_its_dates_stand_is_one_beside_those_after_theirs() -> None:
    told = (
        "2019 – Present\nPlanner, Quillfern Ltd\n- Planned\n"
        "2010 – 2018\nClerk, Tarn & Fell Ltd\n- Filed\n"
        "Tutor, Fell School, 2012 – 2014\n- Taught\n"
    )
    assert [title for title, _, _ in positions(told)] == ["Planner", "Clerk", "Tutor"]


def test_how_long_it_was_is_no_part_of_what_stands_beside_it() -> None:
    (job,) = work.read(
        [
            Line("Dye Manager, Tarn & Fell Mills\tMay 2019 – August 2021", x1=500),
            Line("Kept the looms of three mills running at all\t2 years 4 months", x1=500),
            Line("times, for 4 months at night", x1=120),
        ]
    )
    told = " ".join([job.summary, *job.highlights])
    assert told == "Kept the looms of three mills running at all times, for 4 months at night"


def test_a_date_that_ends_the_sentence_above_begins_no_position() -> None:
    told = (
        "Clerk\nQuillfern\nMarch 2016 - November 2019\nFiled, and was clerk of the month in\n"
        "June 2018\n\nPlanner\nTarn\n2012 - 2016\nPlanned\n"
    )
    assert [job.start_date for job in work.read(lines_of(told))] == ["2016-03", "2012"]


def bulleted(text: str, x0: float) -> Line:
    return Line(text, x0=x0, is_bullet=True)


def test_bullets_farther_out_than_others_head_positions_where_all_are_dated() -> None:
    lines = [
        bulleted("Quillfern Ltda. (Desde março de 2020)", 50),
        Line("Vidraceiro – Olza", x0=64),
        bulleted("Vitrais de nove capelas.", 64),
        bulleted("Tarn Vidros (08/2015 a 02/2020)", 50),
        Line("Ajudante – Olza", x0=64),
    ]
    found = work.read(lines)
    assert [(job.name, job.position, job.start_date) for job in found] == [
        ("Quillfern Ltda.", "Vidraceiro", "2020-03"),
        ("Tarn Vidros", "Ajudante", "2015-08"),
    ]


def test_bullets_that_are_not_all_dated_stay_bullets() -> None:
    lines = [
        bulleted("Moved the shop (2015 – 2016)", 50),
        Line("to the harbour", x0=64),
        bulleted("Cut the panes of nine chapels", 50),
        Line("Glazed the pier", x0=64),
    ]
    assert without_outer_bullets(lines) == lines


def test_one_date_before_a_place_in_the_margin_is_of_a_position() -> None:
    assert positions(
        "Planner, Quillfern Ltd\t2019 – Present | Olza\n- Planned\n\n"
        "Summer Clerk, Tarn & Fell Ltd\tSummer 2014 | Leioa\n- Filed\n"
    ) == [("Planner", "Quillfern Ltd", "2019"), ("Summer Clerk", "Tarn & Fell Ltd", "2014")]


def test_a_time_that_is_told_in_brackets_is_no_position() -> None:
    told = (
        "2019 – Present\nPlanner, Quillfern Ltd, Olza\nPlanned the mill.\n"
        "(May 2017 – March 2019: travels with a cart, then studies)\n"
        "2014 – 2017\nClerk, Tarn & Fell Ltd, Olza\nFiled.\n"
    )
    assert positions(told) == EXPECTED


def test_one_year_beside_a_role_begins_a_position_that_ends_with_a_full_stop() -> None:
    told = (
        "2019–oggi\tResponsabile vendite, Quillfern S.r.l., Olza.\n- Vendeva\n"
        "2014\tTirocinante, Ufficio Tecnico del Comune di Tarn e Fell, Olza.\n- Archiviava\n"
    )
    assert [start for _, _, start in positions(told)] == ["2019", "2014"]
    told = told.replace("Tirocinante, Ufficio Tecnico", "Archiviava per anni tutta la posta")
    assert [start for _, _, start in positions(told)] == ["2019"]


def test_months_at_the_end_of_what_was_done_begin_no_position() -> None:
    told = (
        "2019 – Present\tPlanner, Quillfern Ltd, Olza\n- Led the mill in March and April 2020\n"
        "2014 – 2017\tClerk, Tarn & Fell Ltd, Olza\n- Filed.\n"
    )
    assert [start for _, _, start in positions(told)] == ["2019", "2014"]

"""Dates as headings above what somebody was then."""

from jobs.resumes.reading import work
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.periods import apart
from jobs.resumes.reading.plain import lines_of


def positions(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.start_date) for job in work.read(lines)]


HEADED = (
    "May 2019 – present\n- Head Dyer, The Tarn Loom, Selby\n"
    "2015 – 2019\n- Dyer (wool), Quillfern, Leeds\n- Weekend Baker, Fell & Moor, Leeds\n"
)


def test_several_roles_share_the_dates_above_them() -> None:
    assert positions(lines_of(HEADED)) == [
        ("Head Dyer", "The Tarn Loom", "2019-05"),
        ("Dyer (wool)", "Quillfern", "2015"),
        ("Weekend Baker", "Fell & Moor", "2015"),
    ]


def test_bullets_below_the_role_tell_what_was_done() -> None:
    text = (
        "2019 – present\n- Head Dyer, The Tarn Loom\n- Trained apprentices, moved the vats\n"
        "- Wool, Silk and Linen\n2015 – 2019\n- Dyer, Quillfern\n- Dyed\n"
    )
    found = work.read(lines_of(text))
    assert [len(job.highlights) for job in found] == [2, 1]


def test_a_head_that_leaves_room_ends_and_its_text_begins_anew() -> None:
    told = [
        Line("2019 – present", x0=50, x1=130, y=10),
        Line("Head Dyer, The Tarn Loom", x0=52, x1=180, y=22, is_bullet=True),
        Line("Forty vats, a crew of nine; the cost of wool went down while", x0=60, x1=500, y=34),
        Line("the wool got better.", x0=60, x1=150, y=46),
        Line("2015 – 2019", x0=50, x1=130, y=58),
        Line("Dyer, Quillfern", x0=52, x1=150, y=70, is_bullet=True),
    ]
    found = work.read(told)
    assert [(job.position, job.name) for job in found] == [
        ("Head Dyer", "The Tarn Loom"),
        ("Dyer", "Quillfern"),
    ]
    assert found[0].highlights == [
        "Forty vats, a crew of nine; the cost of wool went down while the wool got better."
    ]


def test_dates_beside_a_name_head_no_bullets() -> None:
    lines = lines_of("2019 – 2021 Quillfern\n- Dyer, wool\n2015 – 2019 Fell\n- Baker, bread\n")
    assert apart(lines) == lines


def test_bullets_farther_in_tell_what_was_done_and_all_others_are_heads() -> None:
    told = [
        Line("2019 – present", x0=50, x1=130, y=10),
        Line("Xanfrin, The Tarn Loom, Selby", x0=52, x1=180, y=22, is_bullet=True),
        Line("Wool, Silk", x0=62, x1=150, y=34, is_bullet=True),
        Line("2015 – 2019", x0=50, x1=130, y=46),
        Line("Head Dyer, Quillfern, Leeds", x0=52, x1=150, y=58, is_bullet=True),
        Line("Xanfrin, Fell & Moor, Leeds", x0=52, x1=150, y=70, is_bullet=True),
    ]
    assert positions(told) == [
        ("Xanfrin", "The Tarn Loom", "2019"),
        ("Head Dyer", "Quillfern", "2015"),
        ("Xanfrin", "Fell & Moor", "2015"),
    ]


def test_a_second_role_without_dates_has_those_above_it_where_all_are_parted_alike() -> None:
    expected = [
        ("Head Dyer", "The Tarn Loom", "2019"),
        ("Dyer", "Quillfern", "2015"),
        ("Baker", "Fell & Moor", "2015"),
    ]
    beside = (
        "2019 – present\tHead Dyer, The Tarn Loom, Selby\nDyed nine colours of wool.\n"
        "2015 – 2019\tDyer, Quillfern, Leeds\n\nBaker, Fell & Moor, Leeds\n"
    )
    assert positions(lines_of(beside)) == expected
    assert positions(lines_of(beside.replace("\t", "\n"))) == expected


def test_what_was_done_below_a_role_is_no_second_one() -> None:
    text = (
        "2019 – present\tHead Dyer, The Tarn Loom, Selby\nWool, Silk, Linen\n"
        "2015 – 2019\tDyer, Quillfern, Leeds\nTrained apprentices, moved vats, swept\n"
    )
    assert [title for title, _, _ in positions(lines_of(text))] == ["Head Dyer", "Dyer"]


def test_a_head_may_end_with_a_mark() -> None:
    text = "2019 – present\n- Head Dyer, The Tarn Loom - \n2015 – 2019\n- Dyer, Quillfern, \n"
    assert len(positions(lines_of(text))) == 2


def test_a_period_may_last_until_now_in_norwegian() -> None:
    text = (
        "januar 2021 – nå\n- Kjøkkensjef, Tarnlerken, Bergen\n2015 – 2020\n- Souschef, Fell, Oslo\n"
    )
    found = work.read(lines_of(text))
    assert [(job.name, job.start_date, job.end_date) for job in found] == [
        ("Tarnlerken", "2021-01", ""),
        ("Fell", "2015", "2020"),
    ]

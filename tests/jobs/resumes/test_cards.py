"""Positions whose dates stand below what was done."""

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of

CARDS = (
    "Dye Manager\nQuillfern, Selby, UK\n- Ran the dye house\n- Wrote the rota\n"
    "January 2022 – Present\n\n"
    "Office Clerk\nTarn & Fell, Hull, UK\n- Filed\nJune 2018 – December 2021\n"
)


def test_dates_at_the_foot_of_each_position_are_its_own() -> None:
    found = [(job.position, job.name, job.start_date) for job in work.read(lines_of(CARDS))]
    assert found == [
        ("Dye Manager", "Quillfern", "2022-01"),
        ("Office Clerk", "Tarn & Fell", "2018-06"),
    ]
    assert work.read(lines_of(CARDS))[0].highlights == ["Ran the dye house", "Wrote the rota"]


def test_dates_ahead_of_what_was_done_stay_there() -> None:
    told = "January 2022 – Present\nDye Manager\nQuillfern, Selby, UK\n- Ran it\n"
    told += "June 2018 – December 2021\nOffice Clerk\nTarn & Fell, Hull, UK\n- Filed\n"
    found = [(job.position, job.name, job.start_date) for job in work.read(lines_of(told))]
    assert found == [
        ("Dye Manager", "Quillfern", "2022-01"),
        ("Office Clerk", "Tarn & Fell", "2018-06"),
    ]

"""Heads of positions that are said as a phrase."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of


@pytest.mark.parametrize(
    "head",
    [
        "{dates} with {employer}, {place} as {title}",
        "{dates}: with {employer}, {place} as a {title}",
        "{dates} as {title} with {employer}, {place}",
    ],
)
def test_with_whom_and_as_what(head: str) -> None:
    jobs = [
        ("Dye Manager", "Quillfern Pvt. Ltd.", "Selby, UK", "Apr 2021 - Till Date"),
        ("Weaver", "Tarn Mills", "Hull, UK", "Jul 2018 - Mar 2021"),
        ("Loom Trainee", "Fell Works", "Leeds, UK", "Jul 2015 - Jun 2018"),
    ]
    told = "".join(
        head.format(title=title, employer=name, place=place, dates=dates) + "\n- Wove it\n"
        for title, name, place, dates in jobs
    )
    found = [(job.position, job.name, job.location) for job in work.read(lines_of(told))]
    assert found == [(title, name, place) for title, name, place, _ in jobs]


def test_one_phrase_alone_is_left_as_it_is() -> None:
    told = "Planner at Quillfern, 2019 – Present\n- Planned\nClerk at Tarn Bank, 2014 – 2018\n"
    found = [(job.position, job.name) for job in work.read(lines_of(told))]
    assert found == [("Planner", "Quillfern"), ("Clerk", "Tarn Bank")]


def test_through_whom_and_a_leave_are_no_part_of_an_employer() -> None:
    told = (
        "Dye Manager, Quillfern Mills (through Tarn Staffing)\t2018 – 2021\n- Wove\n\n"
        "Weaver, Fell Works (on parental leave in spring)\t2015 – 2018\n- Wove\n\n"
        "Weaver, Fell Works (Wool)\t2014 – 2015\n- Wove\n"
    )
    names = [job.name for job in work.read(lines_of(told))]
    assert names == ["Quillfern Mills", "Fell Works", "Fell Works (Wool)"]


def test_sentences_with_their_dates_last_are_heads() -> None:
    told = (
        "Head dyer of wool. Quillfern & Daughters, S.L.P. (Hull).\nJanuary 2018 to date.\n"
        "- Dyed the wool of nine valleys\n\n"
        "Weaver. Tarn Mills (Hull). October 2012 to December 2017.\n- Wove\n\n"
        "Apprentice. House of D. Fell (Leeds). Summers of 2007 and 2008.\n"
    )
    found = [(job.position, job.name, job.location) for job in work.read(lines_of(told))]
    assert found == [
        ("Head dyer of wool", "Quillfern & Daughters, S.L.P.", "Hull"),
        ("Weaver", "Tarn Mills", "Hull"),
        ("Apprentice", "House of D. Fell", "Leeds"),
    ]

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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Working as a Senior Accountant with Tarn Agro, Pune since April 2019.",
            "Worked as an Accountant with Fell Foods, Pune from 2016 to 2018.",
        ),
        (
            "Presently working with Tarn Agro as Senior Accountant from April 2019 to date",
            "Worked with Fell Foods as Accountant from 2016 to 2018",
        ),
        (
            "Currently working as Senior Accountant at Tarn Agro (April 2019 – Present)",
            "Worked as Accountant at Fell Foods (2016 – 2018)",
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "- "])
def test_a_sentence_says_as_what_with_whom_and_when(first: str, second: str, mark: str) -> None:
    found = work.read(lines_of(f"{mark}{first}\n{mark}{second}\n"))
    assert [(each.position, each.name, each.start_date, each.end_date) for each in found] == [
        ("Senior Accountant", "Tarn Agro", "2019-04", ""),
        ("Accountant", "Fell Foods", "2016", "2018"),
    ]


def test_a_sentence_that_names_no_title_is_of_what_was_done() -> None:
    told = (
        "Accountant, Tarn Ltd\t2019 – 2021\n- Worked as a link with Sales in 2019\n"
        "- Worked as a bridge with Audit in 2020\nClerk, Fell Ltd\t2016 – 2018\n- Filed\n"
    )
    assert [each.position for each in work.read(lines_of(told))] == ["Accountant", "Clerk"]


def test_what_was_done_as_something_is_no_position() -> None:
    told = (
        "Dyer, Quillfern House\t2018 – 2021\n- Served as lead for Fell Mills from 2019 to 2020.\n"
        "- Dyed wool\n- Dyed felt\n\n"
        "Weaver, Tarn Works\t2015 – 2018\n- Served as first aider at Selby from 2016 to 2018.\n"
    )
    assert [job.name for job in work.read(lines_of(told))] == ["Quillfern House", "Tarn Works"]


def test_a_promotion_and_a_leave_in_brackets_have_dates_of_their_own() -> None:
    told = (
        "Quillfern House, Selby\tJune 2018 – Present\n"
        "Senior Weaver (promoted from Weaver, 2019)\n- Wove\n\n"
        "Fell Mills, Hull\tJan 2014 – May 2018\nWeaver (on study leave 2016–17)\n- Spun\n"
    )
    found = [(job.position, job.start_date) for job in work.read(lines_of(told))]
    assert found == [("Senior Weaver", "2018-06"), ("Weaver", "2014-01")]

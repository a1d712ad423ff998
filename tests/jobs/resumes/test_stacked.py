"""Dates that a narrow column holds in two rows."""

import pytest

from jobs.resumes.reading import education, work
from jobs.resumes.reading.plain import lines_of

BEFORE = "2014 – 2018\tNight Porter\nQuillfern Ltd, Leeds\n- Carried\n"


@pytest.mark.parametrize(
    ("above", "below", "end"),
    [
        ("Sept 2019 –", "present", ""),
        ("Sept 2019", "– present", ""),
        ("09/2019 -", "heute", ""),
        ("Current", "Sept 2019", ""),
        ("Sept 2019", "now", ""),
        ("09.2019 –", "03.2021", "2021-03"),
    ],
)
def test_dates_in_two_rows_are_those_of_one_position(above: str, below: str, end: str) -> None:
    told = f"{above}\tHead Porter\n{below}\tTarn & Fell Ltd, Leeds\n- Led the porters\n\n{BEFORE}"
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.start_date, each.end_date) for each in found] == [
        ("Head Porter", "Tarn & Fell Ltd", "2019-09", end),
        ("Night Porter", "Quillfern Ltd", "2014", "2018"),
    ]


def test_years_below_each_other_are_those_of_two_entries() -> None:
    told = "2019\tMSc Glass, Northmere University\n2017\tBSc Glass, Fell University\n"
    found = education.read(lines_of(told))
    assert [(each.institution, each.end_date) for each in found] == [
        ("Northmere University", "2019"),
        ("Fell University", "2017"),
    ]


def test_what_goes_on_and_another_date_below_are_those_of_two_entries() -> None:
    told = "2019 – now\tHead Porter, Tarn Ltd\n2014 – 2019\tPorter, Fell Ltd\n"
    assert [each.start_date for each in work.read(lines_of(told))] == ["2019", "2014"]

"""The years and the positions that a resume shows."""

from datetime import date

import pytest

from jobs.resumes.experience import positions, years_shown
from jobs.resumes.json_resume import JsonResume

TODAY = date(2026, 11, 25)


def resume(*work: tuple[str, str, str]) -> JsonResume:
    rows = [{"position": p, "startDate": start, "endDate": end} for p, start, end in work]
    return JsonResume.read({"work": rows})


@pytest.mark.parametrize(
    ("work", "years"),
    [
        ([], None),
        ([("Clerk", "", "")], None),
        ([("Clerk", "2020-01", "2021-12")], 2),
        ([("Clerk", "2020", "2021")], 2),
        ([("Clerk", "2020-01", "2021-12"), ("Analyst", "2021-01", "2022-12")], 3),
        ([("Clerk", "2023-12-05", "")], 3),
        ([("Clerk", "2026-10", "2029-01")], 0),
        ([("Clerk", "2021", "2019")], None),
    ],
)
def test_years_of_work(work: list[tuple[str, str, str]], years: int | None) -> None:
    assert years_shown(resume(*work), TODAY) == years


def test_the_latest_positions_come_first_and_once() -> None:
    shown = resume(
        ("Clerk", "2001", "2004"),
        ("Waiter", "1999", "2001"),
        ("Analyst", "2010", ""),
        ("analyst", "2008", "2010"),
        ("Planner", "2004", "2008"),
    )
    assert [each.casefold() for each in positions(shown)] == ["analyst", "planner", "clerk"]

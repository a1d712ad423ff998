"""Dates as people type them into the form of a resume."""

import pytest

from jobs.resumes.typed_dates import NotADate, date_typed, says_now


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2014", "2014"),
        ("2014-3", "2014-03"),
        ("2014/03/09", "2014-03-09"),
        ("03/2014", "2014-03"),
        ("3-2014", "2014-03"),
        ("maart 2014", "2014-03"),
        ("Mär. 2014", "2014-03"),
        ("kwiecień 2020", "2020-04"),
        ("2014年3月", "2014-03"),
        ("17.05.2024", "2024-05-17"),
        ("17 mei 2024", "2024-05-17"),
        ("March 5, 2014", "2014-03-05"),
        ("25/03/2014", "2014-03-25"),
        ("03/25/2014", "2014-03-25"),
        ("05/05/2014", "2014-05-05"),
        ("summer 2014", "2014"),
    ],
)
def test_a_date_is_read_as_it_is_meant(typed: str, kept: str) -> None:
    assert date_typed(typed) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05/03/2014", "which number is the month? Write 2014-05-03 or 2014-03-05"),
        ("2014 – 2016", "Write a date as"),
        ("since 2014", "Write a date as"),
        ("heden", "Write a date as"),
        ("March", "Write a date as"),
        ("2023-02-30", "no such day"),
        ("31 februari 2020", "no such day"),
        ("1.1.1850", "Is the year 1850 right?"),
    ],
)
def test_what_is_no_date_is_told_with_a_way_out(typed: str, said: str) -> None:
    with pytest.raises(NotADate, match=said.replace("?", r"\?")):
        date_typed(typed)


@pytest.mark.parametrize("typed", ["heden", "Present", "pres.", "heute", "現在"])
def test_the_words_for_now_are_known(typed: str) -> None:
    assert says_now(typed)
    assert not says_now(f"not {typed}")

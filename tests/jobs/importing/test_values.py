from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.importing import values

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(ANYTHING)
def test_whatever_a_cell_holds_is_a_value_or_unknown(cell: Any) -> None:
    assert isinstance(values.text(cell), str)
    assert values.yes_or_no(cell) in (True, False, None)
    day = values.day(cell)
    assert day is None or 1990 <= day.year <= 2100
    amount = values.amount(cell)
    assert amount is None or 0 <= amount < 10**12
    assert values.period(cell) in ("year", "month", "week", "day", "hour", "")
    assert len(values.currency(cell)) in (0, 3)
    assert len(values.employment_type(cell)) <= 100
    assert values.web_address(cell) == "" or values.web_address(cell).lower().startswith("http")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-01-25", date(2025, 1, 25)),
        ("2026-06-02T08:58:57-04:00", date(2026, 6, 2)),
        (1715354945, date(2024, 5, 10)),
        ("1715354945000", date(2024, 5, 10)),
        ("last week", None),
        ("0001-01-01", None),
        ("", None),
        (float("nan"), None),
    ],
)
def test_days(cell: Any, day: date | None) -> None:
    assert values.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("23.0", Decimal("23.00")),
        ("120,000", Decimal(120000)),
        (90000.5, Decimal("90000.50")),
        ("competitive", None),
        ("-1", None),
        ("1e400", None),
        (float("inf"), None),
    ],
)
def test_amounts(cell: Any, amount: Decimal | None) -> None:
    assert values.amount(cell) == amount


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("fulltime", "Full-time"),
        ("FullTime", "Full-time"),
        ("temporary, parttime, fulltime", "Temporary, part-time, full-time"),
        ("Intern", "Internship"),
        ("US Employee", "US Employee"),
        ("", ""),
    ],
)
def test_employment_types(cell: str, words: str) -> None:
    assert values.employment_type(cell) == words


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.com", "https://", "see below"]
)
def test_only_web_addresses_are_addresses(address: str) -> None:
    assert values.web_address(address) == ""


def test_named_things_and_lists_become_words() -> None:
    assert values.text({"id": 1, "name": "Acme"}) == "Acme"
    assert values.text(["Berlin", "", "Remote"]) == "Berlin; Remote"
    assert values.text("NaN") == ""

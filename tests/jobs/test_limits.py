"""What a search profile asks of postings besides words. What is not said never hides."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from jobs.boards.base import Posting
from jobs.limits import Hidden, Limits
from jobs.models import HiddenPosting
from jobs.places import read_places
from jobs.rules import limits_of
from peregrine.conf.schemas import SearchProfile

TODAY = date(2026, 11, 22)


def limits(**fields: Any) -> Limits:
    profile = {"name": "Data", "titles": ["Data Engineer"], **fields}
    return limits_of(TypeAdapter(SearchProfile).validate_python(profile), TODAY)


def check(of: Limits, **fields: Any) -> Hidden | None:
    values = {"board": "indeed", "title": "Data Engineer", "company": "Northwind"}
    return of.check(Posting(**(values | fields)))


@pytest.mark.parametrize(
    ("hours", "posted_on", "is_hidden"),
    [
        (72, date(2026, 11, 19), False),
        (72, date(2026, 11, 18), True),
        (1, date(2026, 11, 21), False),
        (1, date(2026, 11, 20), True),
        (72, date(2027, 1, 1), False),
        (72, None, False),
    ],
)
def test_old_postings_are_hidden(hours: int, posted_on: date | None, is_hidden: bool) -> None:
    hidden = check(limits(hours_old=hours), posted_on=posted_on)
    assert (hidden is not None and hidden.rule == "too_old") == is_hidden


def test_the_age_is_said_in_days() -> None:
    hidden = check(limits(hours_old=72), posted_on=date(2026, 1, 1))
    assert hidden == Hidden("too_old", "more than 3 days old")


PAY = {"salary_currency": "EUR", "salary_period": "year"}


@pytest.mark.parametrize(
    ("pay", "is_hidden"),
    [
        ({"salary_min": 40_000, "salary_max": 50_000}, True),
        ({"salary_min": 40_000, "salary_max": 60_000}, False),
        ({"salary_max": 59_999}, True),
        ({"salary_min": 40_000}, False),  # “from”: nobody knows how far up
        ({"salary_max": 4_000, "salary_period": "month"}, True),
        ({"salary_max": 5_000, "salary_period": "month"}, False),
        ({"salary_max": 20, "salary_period": "hour"}, True),
        ({"salary_max": 50_000, "salary_currency": "USD"}, False),
        ({"salary_max": 50_000, "salary_currency": ""}, False),
        ({"salary_max": 4_000, "salary_period": ""}, False),
        ({}, False),
    ],
)
def test_pay_below_the_floor_is_hidden(pay: dict[str, Any], is_hidden: bool) -> None:
    numbers = {k: Decimal(v) if isinstance(v, int) else v for k, v in {**PAY, **pay}.items()}
    hidden = check(limits(salary_floor=60_000, salary_currency="EUR"), **numbers)
    assert hidden == (Hidden("low_pay", "below EUR 60,000 a year") if is_hidden else None)


def test_a_floor_for_an_hour_is_compared_as_a_year() -> None:
    of = limits(salary_floor=30, salary_currency="EUR", salary_period="hour")
    assert check(of, salary_max=Decimal(62_000), **PAY)
    assert not check(of, salary_max=Decimal(63_000), **PAY)


@pytest.mark.parametrize(
    ("locations", "location", "is_remote", "is_hidden"),
    [
        (["Berlin"], "Munich, Germany", None, True),
        (["Berlin", "Munich"], "Munich, Germany", None, False),
        (["Berlin"], "Berlin; Austin, TX", None, False),
        (["Berlin"], "Remote – US", True, True),
        (["Berlin"], "United States", True, True),
        (["Berlin"], "Austin, TX", True, False),
        (["Berlin"], "Remote", True, False),
        (["Berlin"], "Atlantis", None, False),
        (["Berlin"], "", None, False),
        (["Atlantis"], "Munich", None, False),  # where Atlantis is, is guessed
        (["Nowhere that has 2 Locations", "Berlin"], "Munich", None, False),
        (["Berlin", "Remote"], "Munich", False, True),
        (["Berlin", "Remote"], "Munich", None, False),
        ([], "Munich", None, False),
    ],
)
def test_a_posting_elsewhere_is_hidden_when_both_places_are_understood(
    locations: list[str], location: str, is_remote: bool | None, is_hidden: bool
) -> None:
    hidden = check(limits(locations=locations), location=location, is_remote=is_remote)
    expected = Hidden("wrong_place", f"not in {' or '.join(locations)}") if is_hidden else None
    assert hidden == expected


def test_the_country_of_the_profile_tells_namesakes_apart() -> None:
    assert check(limits(locations=["Cambridge"], country="uk"), location="Cambridge, MA")
    assert not check(limits(locations=["Cambridge"], country="usa"), location="Cambridge, MA")


@pytest.mark.parametrize(
    ("location", "title", "is_remote", "is_hidden"),
    [
        ("Berlin", "Nurse", False, True),
        ("Hybrid - Berlin", "Nurse", None, True),
        ("Berlin", "Nurse (remote)", False, False),
        ("Remote, Germany", "Nurse", False, False),
        ("Berlin or Remote", "Nurse", False, False),
        ("Berlin", "Nurse", None, False),
        ("Berlin", "Nurse", True, False),
    ],
)
def test_who_wants_remote_only_sees_no_posting_that_says_on_site(
    location: str, title: str, is_remote: bool | None, is_hidden: bool
) -> None:
    hidden = check(limits(remote="only"), location=location, title=title, is_remote=is_remote)
    assert hidden == (Hidden("not_remote", "on site, or partly") if is_hidden else None)


@pytest.mark.parametrize(
    ("location", "is_remote", "is_hidden"),
    [
        ("Remote – US", None, True),
        ("Berlin", True, True),
        ("Berlin or Remote", None, False),
        ("Hybrid, Berlin", True, False),
        ("Berlin", None, False),
        ("Berlin", False, False),
        ("", None, False),
    ],
)
def test_who_wants_no_remote_job_sees_none(
    location: str, is_remote: bool | None, is_hidden: bool
) -> None:
    hidden = check(limits(remote="no"), location=location, is_remote=is_remote)
    assert hidden == (Hidden("remote", "remote") if is_hidden else None)


def test_every_limit_is_a_rule_that_a_hidden_posting_can_have() -> None:
    rules = {"too_old", "low_pay", "wrong_place", "not_remote", "remote"}
    assert rules < set(HiddenPosting.Rule.values)


def test_a_profile_that_asks_for_nothing_hides_nothing_recent() -> None:
    assert check(limits(), location="Austin, TX", is_remote=False, posted_on=TODAY) is None


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from([None, True, False]))
def test_no_text_makes_the_limits_fail(place: str, location: str, is_remote: bool | None) -> None:
    for remote in ("any", "only", "no"):
        check(
            Limits(places=read_places(place), remote=remote),  # type: ignore[arg-type]
            location=location,
            is_remote=is_remote,
        )

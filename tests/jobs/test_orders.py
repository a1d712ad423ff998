"""The orders of the library by pay and by the day of posting."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from jobs.boards.base import SalaryPeriod
from jobs.library import hits
from jobs.library.exporting import BY_NAME as FORMATS
from jobs.library.exporting import export
from jobs.library.orders import SORTINGS
from jobs.library.paging import read_page
from jobs.library.view import View
from jobs.models import Job
from jobs.models.sort_keys import NO_PAY, PayAYear
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def titles(view: View, at: str = "") -> list[str]:
    return [job.title for job in read_page(view, at).jobs]


@pytest.mark.parametrize(
    ("least", "most", "period", "currency", "a_year"),
    [
        (None, None, "", "", NO_PAY),
        (None, None, "year", "USD", NO_PAY),
        (50_000, 70_000, "year", "USD", 70_000),
        (50_000, None, "year", "USD", 50_000),
        (None, 70_000, "", "", 70_000),
        (None, 50, "hour", "USD", 104_000),
        (None, "12.35", "hour", "USD", 25_688),
        (None, 5_000, "month", "EUR", 66_000),
        (None, 6_000_000, "year", "JPY", 40_200),
        (None, 50_000, "year", "XXX", 50_000),
        (0, 0, "year", "USD", 0),
        (None, "999999999999.99", "hour", "KWD", 6_760_000_000_000_000),
    ],
)
def test_pay_is_made_that_of_a_year_in_one_currency(
    least: int | None, most: int | str | None, period: SalaryPeriod, currency: str, a_year: int
) -> None:
    make_job(salary_min=least, salary_max=None if most is None else Decimal(most),
             salary_period=period, salary_currency=currency)  # fmt: skip
    found = Job.objects.annotate(pay=PayAYear()).values_list("pay", flat=True).get()
    assert found == pytest.approx(a_year, rel=1e-9)


@pytest.mark.parametrize("words", ["", "engineer"])
def test_the_highest_pay_is_first_and_who_names_none_last_the_newest_first(words: str) -> None:
    for title, pay in (
        ("none, older", {}),
        ("by the hour", {"salary_max": 60, "salary_period": "hour"}),  # 124,800
        ("none, newer", {"salary_currency": "USD", "salary_period": "year"}),
        ("in yen", {"salary_max": 8_000_000, "salary_period": "year", "salary_currency": "JPY"}),
        ("at least", {"salary_min": 150_000, "salary_period": "year"}),
    ):
        make_job(title=f"engineer {title}", **pay)
    found = [title.removeprefix("engineer ") for title in titles(View(words=words, sort="pay"))]
    assert found == ["at least", "by the hour", "in yen", "none, newer", "none, older"]


@pytest.mark.parametrize("words", ["", "engineer"])
def test_the_last_posted_is_first_and_who_says_no_day_last(words: str) -> None:
    today = timezone.now().date()
    for title, days in (("undated", None), ("old", 90), ("new", 1), ("undated too", None)):
        posted = None if days is None else today - timedelta(days=days)
        make_job(title=f"engineer {title}", posted_on=posted)
    found = [title.removeprefix("engineer ") for title in titles(View(words=words, sort="posted"))]
    assert found == ["new", "old", "undated too", "undated"]


@pytest.mark.parametrize(
    ("order", "back"),
    [("best", "weakest"), ("newest", "oldest"), ("company", "company-from-z"),
     ("pay", "lowest-pay"), ("posted", "posted-first"), ("moved", "moved-first")],
)  # fmt: skip
def test_the_reverse_of_an_order_is_its_reverse(order: str, back: str) -> None:
    now = timezone.now()
    for number in range(5):
        make_job(title=f"{number}", score=number * 10, company=f"c{number}",
                 found_at=now - timedelta(days=number), salary_max=number,
                 posted_on=now.date() - timedelta(days=number),
                 stage_changed_at=now - timedelta(days=number))  # fmt: skip
    assert titles(View(sort=order)) == titles(View(sort=back))[::-1]


@pytest.mark.parametrize("words", ["", "engineer"])
@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("pay", ["b", "a", "none, newer", "none"]),
        ("lowest-pay", ["a", "b", "none", "none, newer"]),
        ("posted", ["b", "a", "none, newer", "none"]),
        ("posted-first", ["a", "b", "none", "none, newer"]),
        ("company", ["a", "b", "none", "none, newer"]),
        ("company-from-z", ["b", "a", "none, newer", "none"]),
    ],
)
def test_who_says_nothing_of_it_comes_last_whichever_way_on_every_page(
    sort: str, expected: list[str], few: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "FEW", few)
    for title, number in (("none", 0), ("a", 1), ("none, newer", 0), ("b", 2)):
        make_job(title=f"engineer {title}", company=title if number else "",
                 salary_max=number or None,
                 posted_on=date(2026, 1, number) if number else None)  # fmt: skip
    view, at = View(words=words, sort=sort), ""
    pages = [read_page(view, rows=1)]
    while at := pages[-1].following:
        pages.append(read_page(view, at, rows=1))
    forwards = [page.jobs[0].title.removeprefix("engineer ") for page in pages]
    assert forwards == expected
    back = [pages[-1]]
    while at := back[-1].previous:
        back.append(read_page(view, at, rows=1))
    assert [page.keys for page in back[::-1]] == [page.keys for page in pages]


@pytest.mark.parametrize(
    ("sort", "at"),
    [
        ("pay", "after:many:3"), ("pay", "after::3"), ("pay", f"after:{'9' * 40}:3"),
        ("pay", "after:-7:3"), ("posted", "after:0000-00-00:3"), ("posted", "after:today:3"),
        ("lowest-pay", "before:-7:3"), ("company", "after::3"), ("company", "before:zzz:1"),
    ],
)  # fmt: skip
def test_a_place_that_makes_no_sense_breaks_nothing(sort: str, at: str) -> None:
    make_job(title="a", salary_max=5, posted_on=date(2026, 1, 2))
    read_page(View(sort=sort), at)


def test_an_export_has_the_order_of_the_view() -> None:
    for number in (2, 3, 1):
        make_job(title=f"{number}", salary_max=number * 10_000)
    make_job(title="none")
    text = b"".join(export(View(sort="pay"), FORMATS["csv"], [])).decode()
    assert text.split()[1:] == ["3", "2", "1", "none"]


def test_each_order_has_an_index() -> None:
    names = {index.name for index in Job._meta.indexes}
    assert {f"library_by_{sorting.column}" for sorting in SORTINGS.values()} <= names

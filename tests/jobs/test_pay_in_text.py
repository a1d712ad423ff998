"""Pay that only the description of a posting names."""

import re
from decimal import Decimal

import pytest

from jobs.incoming import read
from jobs.pay_in_text import find_pay
from jobs.rules import unfiltered
from jobs.salary import Salary
from tests.postings import make_posting


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("Pay: $63,000.00-$65,000.00 per year", 63_000, 65_000, "USD", "year"),
        ("Job type: full-time\n\nSalary:\n\n$70k – $90k", 70_000, 90_000, "USD", "year"),
        ("Salary: From $18.50 per hour\nBenefits:", 18.5, None, "USD", "hour"),
        ("We pay well: the salary is £35,000 pa.", 35_000, 35_000, "GBP", "year"),
        ("It is paid by the hour, from $22 to $45 per hour.", 22, 45, "USD", "hour"),
        ("Bakery, Leeds, £14–£16/hour, nights", 14, 16, "GBP", "hour"),
        ("Sign-on bonus of $10,000. Pay: $60,000 - $70,000", 60_000, 70_000, "USD", "year"),
        ("Ihr Jahresgehalt: 55.000 € – 65.000 €", 55_000, 65_000, "EUR", "year"),
        ("Gehalt ab 3.200 € brutto im Monat", 3_200, None, "EUR", "month"),
        ("Salaire : 38 000 € à 42 000 € brut par an", 38_000, 42_000, "EUR", "year"),
        ("Salaris tussen € 3.000 en € 4.200 per maand", 3_000, 4_200, "EUR", "month"),
        ("Salario: 24.000 € - 28.000 € brutos", 24_000, 28_000, "EUR", "year"),
        ("RAL: 30.000 – 35.000 €", 30_000, 35_000, "EUR", "year"),
        ("Wynagrodzenie: 8 000 - 10 000 zł miesięcznie", 8_000, 10_000, "PLN", "month"),
        ("Lohn: CHF 5'500 pro Monat", 5_500, 5_500, "CHF", "month"),
    ],
)
def test_pay_is_found_where_a_word_or_a_time_says_that_it_is_pay(
    text: str, low: float, high: float | None, currency: str, period: str
) -> None:
    found = find_pay(f"We bake bread since 1887.\n{text}\nWrite to us.")
    assert found is not None
    bounds = [None if each is None else Decimal(str(each)) for each in (low, high)]
    assert found.pay == Salary(bounds[0], bounds[1], currency, period)  # type: ignore[arg-type]
    assert re.sub(r"\s?[-–]\s?", "", found.words) in re.sub(r"\s?[-–]\s?", "", text)


@pytest.mark.parametrize(
    "text",
    [
        "Bread for all since 1887, and good pay",
        "We manage $4 million in revenue and pay well.",
        "You answer for a budget of $100,001 - $500,000.",
        "You look after portfolios of $50,000 to $100,000 per year",
        "Benefits: $1,500 per year for learning",
        "Competitive pay plus $6,000 per year for tuition",
        "We pay $500 for each referral",
        "Our customers pay £20 to £50 per month",
        "Scales of pay: $33,593, $35,144, $36,755 per annum",
        "Raised €120,000 last year",
    ],
)
def test_other_amounts_are_no_pay(text: str) -> None:
    assert find_pay(text) is None


@pytest.mark.django_db
def test_a_posting_without_pay_takes_it_from_its_text() -> None:
    text = "Salary: $52,000 - $60,000 per year"
    posting = read(make_posting(description=text, location="Winnipeg, MB"), unfiltered()).posting
    assert (posting.salary_min, posting.salary_max) == (Decimal(52_000), Decimal(60_000))
    assert (posting.salary_currency, posting.salary_period) == ("CAD", "year")
    assert posting.salary_text == "$52,000 – $60,000 per year"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given", [{"salary_text": "Competitive"}, {"salary_min": Decimal(40_000)}], ids=str
)
def test_what_the_board_says_of_pay_stands(given: dict[str, object]) -> None:
    text = "Salary: $52,000 - $60,000 per year"
    posting = read(make_posting(description=text, **given), unfiltered()).posting
    assert posting.salary_max is None
    assert posting.salary_text == given.get("salary_text", "")

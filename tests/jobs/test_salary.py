"""Pay, read from the words of postings of the world."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.salary import Salary, parse_salary, yearly


def shown(salary: Salary | None) -> tuple[float | None, float | None, str, str] | None:
    if salary is None:
        return None
    low, high = (None if bound is None else float(bound) for bound in (salary.min, salary.max))
    return low, high, salary.currency, salary.period


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        ("$120k–$150k", (120_000, 150_000, "USD", "year")),
        ("$70-90k", (70_000, 90_000, "USD", "year")),
        ("60k-80k EUR", (60_000, 80_000, "EUR", "year")),
        ("45 €/h", (45, 45, "EUR", "hour")),
        ("45 EUR pro Stunde", (45, 45, "EUR", "hour")),
        ("45,50 € / Std.", (45.5, 45.5, "EUR", "hour")),
        ("CHF 110'000", (110_000, 110_000, "CHF", "year")),
        ("£35,000 pa", (35_000, 35_000, "GBP", "year")),
        ("£500 per day", (500, 500, "GBP", "day")),
        ("up to $90,000 per year", (None, 90_000, "USD", "year")),
        ("from £30,000", (30_000, None, "GBP", "year")),
        ("$100K+", (100_000, None, "USD", "year")),
        ("$120,000 + 10 % bonus", (120_000, 120_000, "USD", "year")),
        ("12-15 LPA", (1_200_000, 1_500_000, "INR", "year")),
        ("₹8,00,000 per annum", (800_000, 800_000, "INR", "year")),
        ("€3.500 per month", (3_500, 3_500, "EUR", "month")),
        ("3.500 - 4.200 € brutto im Monat", (3_500, 4_200, "EUR", "month")),
        ("€ 45.000,00 p.a.", (45_000, 45_000, "EUR", "year")),
        ("50 000 € par an", (50_000, 50_000, "EUR", "year")),
        ("PLN 15 000 - 20 000 / month", (15_000, 20_000, "PLN", "month")),
        ("¥5,000,000 per year", (5_000_000, 5_000_000, "JPY", "year")),
        ("$37 to $43/hour", (37, 43, "USD", "hour")),
        ("$25/hr - $30/hr", (25, 30, "USD", "hour")),
        ("$23.685 per hour", (23.685, 23.685, "USD", "hour")),
        ("$1,000 - $1,500 weekly", (1_000, 1_500, "USD", "week")),
        ("CAD 60,000 - 75,000 a year", (60_000, 75_000, "CAD", "year")),
        ("$60,000.00 - $75,000.00 CAD Annually", (60_000, 75_000, "CAD", "year")),
        ("C$80,000", (80_000, 80_000, "CAD", "year")),
        ("Between $80,000 and $95,000", (80_000, 95_000, "USD", "year")),
        ("A $5,000 signing bonus and $90,000 a year", (90_000, 90_000, "USD", "year")),
        ("$120,000.00/yr - $150,000.00/yr", (120_000, 150_000, "USD", "year")),
        ("€60,000 + 10 % bonus", (60_000, 60_000, "EUR", "year")),
        ("AU$130,000 + super", (130_000, 130_000, "AUD", "year")),
        ("$130k + DOE", (130_000, 130_000, "USD", "year")),
        ("15 000 zł miesięcznie", (15_000, 15_000, "PLN", "month")),
        ("20 000 - 25 000 PLN net / month (B2B)", (20_000, 25_000, "PLN", "month")),
        ("120 - 150 zł netto (+ VAT) / godz.", (120, 150, "PLN", "hour")),
        ("SEK 45 000/mån", (45_000, 45_000, "SEK", "month")),
        ("€ 3.500,- per maand", (3_500, 3_500, "EUR", "month")),
        ("€ 3.500 - € 4.200 bruto per maand", (3_500, 4_200, "EUR", "month")),
        ("ZAR 45 000 pm", (45_000, 45_000, "ZAR", "month")),
        ("CZK 60 000 / měsíc", (60_000, 60_000, "CZK", "month")),
        ("1 500 000 HUF / hó", (1_500_000, 1_500_000, "HUF", "month")),
        ("¥6,000,000 - ¥8,000,000", (6_000_000, 8_000_000, "JPY", "year")),
        ("年収600万円〜800万円", (6_000_000, 8_000_000, "JPY", "year")),
        ("月給 250,000円", (250_000, 250_000, "JPY", "month")),
        ("時給1,500円", (1_500, 1_500, "JPY", "hour")),
        ("月給２６万円以上", (260_000, None, "JPY", "month")),
        ("年収 480万～620万円", (4_800_000, 6_200_000, "JPY", "year")),
        ("年俸700万円〜", (7_000_000, None, "JPY", "year")),
        ("2.150 € brutos al mes", (2_150, 2_150, "EUR", "month")),
        ("26.500 euro lordi annui", (26_500, 26_500, "EUR", "year")),
        ("R$ 3.200,00 mensais", (3_200, 3_200, "BRL", "month")),
        ("38/44 K€", (38_000, 44_000, "EUR", "year")),
        ("48-56 T€", (48_000, 56_000, "EUR", "year")),
        ("od 5400 do 6900 zł brutto", (5_400, 6_900, "PLN", "month")),
        ("maandsalaris van maximaal € 3.975", (None, 3_975, "EUR", "month")),
        ("minimaal € 2.750 en maximaal € 3.650 per maand", (2_750, 3_650, "EUR", "month")),
        ("taux horaire : 13,20 €", (13.2, 13.2, "EUR", "hour")),
    ],
)
def test_pay_is_read(text: str, salary: tuple[float | None, float | None, str, str]) -> None:
    assert shown(parse_salary(text)) == salary


@pytest.mark.parametrize(
    "text",
    [
        "",
        "competitive",
        "401k",
        "401(k) match",
        "$25",
        "$5,000 signing bonus",
        "a bonus of $20,000",
        "$5M in revenue",
        "$2 billion",
        "$40,000 budget",
        "a team of 10,000 people",
        "1990 2000",
        "$15 - $150,000",
        "$150k–$120k",
        "$50,000 EUR",
        "24/7",
        "call 555-1234",
        "PLN 15 000",  # a month in Poland, a year elsewhere
        "SEK 45 000",
        "ZAR 45 000",
        "kr 55.000 per måned",  # whose crowns?
        "500円",
        "28万",  # of what?
        "€ 3.200",  # a month's pay only where something says that it is pay
        "12/15 €",
        "年収〜万円",
    ],
)
def test_what_is_not_clearly_pay_is_left_alone(text: str) -> None:
    assert parse_salary(text) is None


def test_a_bare_dollar_is_that_of_the_country() -> None:
    assert shown(parse_salary("$37/hour", country="CA")) == (37, 37, "CAD", "hour")
    assert shown(parse_salary("US$37/hour", country="CA")) == (37, 37, "USD", "hour")


def test_a_crown_is_that_of_the_country() -> None:
    expected = (55_000, 55_000, "NOK", "month")
    assert shown(parse_salary("kr 55.000 per måned", country="NO")) == expected
    assert shown(parse_salary("650 000 kr/år", country="se")) == (650_000, 650_000, "SEK", "year")


def test_yearly_pay_can_be_compared() -> None:
    pay = {text: yearly(salary) for text in ("$50/h", "$4,000 a month", "$90k–$110k", "up to $90k")
           if (salary := parse_salary(text))}  # fmt: skip
    assert pay == {
        "$50/h": Decimal(104_000),
        "$4,000 a month": Decimal(48_000),
        "$90k–$110k": Decimal(100_000),
        "up to $90k": Decimal(90_000),
    }
    assert yearly(Salary(None, None, "USD", "year")) is None


@given(st.text() | st.text(alphabet="$€£k0123456789,.'-– /hpaer+円万年収〜", max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    salary = parse_salary(text)
    if salary is not None:
        assert salary.period
        assert len(salary.currency) == 3
        assert salary.min is not None or salary.max is not None
        assert salary.min is None or salary.max is None or 0 < salary.min <= salary.max


@given(st.integers(20, 400), st.integers(1, 100), st.sampled_from(["$", "£", "€"]))
def test_a_range_in_thousands_is_read_as_written(low: int, more: int, sign: str) -> None:
    salary = parse_salary(f"{sign}{low}k - {sign}{low + more}k per year")
    assert salary is not None
    assert (salary.min, salary.max) == (low * 1_000, (low + more) * 1_000)


@pytest.mark.parametrize(
    "bad", ["1 ", "$", "$1,000", "from ", "9", "1'000", "bonus ", "5 $", "up to"]
)
def test_endless_figures_take_no_time(bad: str) -> None:
    started = process_time()
    parse_salary(bad * 1_000_000)
    assert process_time() - started < 5

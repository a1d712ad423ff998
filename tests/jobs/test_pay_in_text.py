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
        ("Arbeidsvoorwaarden\n€2.850,- tot €3.450,- bruto per maand", 2_850, 3_450, "EUR", "month"),
        ("- € 14,75 per uur + toeslagen", 14.75, 14.75, "EUR", "hour"),
        ("Uurloon € 17", 17, 17, "EUR", "hour"),
        ("Een bruto maandsalaris van maximaal € 4.100", None, 4_100, "EUR", "month"),
        ("Loonschaal 7 (max. € 3.950,- bruto per maand)", None, 3_950, "EUR", "month"),
        ("Sueldo: 1.750 € - 2.050 € brutos/mes en 14 pagas", 1_750, 2_050, "EUR", "month"),
        ("Ofrecemos 22.500 € brutos anuales", 22_500, 22_500, "EUR", "year"),
        ("od 5800 do 7300 zł brutto", 5_800, 7_300, "PLN", "month"),
        ("6 400–8 100 zł netto/mies. (B2B) + premia", 6_400, 8_100, "PLN", "month"),
        ("Lohnspanne: 2.900 – 3.300 Euro", 2_900, 3_300, "EUR", "month"),
        ("Gehalt: 48-56 T€", 48_000, 56_000, "EUR", "year"),
        ("Offriamo 1.450 € netti mensili", 1_450, 1_450, "EUR", "month"),
        ("Paga: 9,80 € l'ora", 9.8, 9.8, "EUR", "hour"),
        ("38/44 K€ selon expérience", 38_000, 44_000, "EUR", "year"),
        ("Salaire : 13,10 € de l'heure", 13.1, 13.1, "EUR", "hour"),
        ("Faixa salarial: R$ 3.800,00 mensais", 3_800, 3_800, "BRL", "month"),
        ("Lön: 33 500 kr/mån", 33_500, 33_500, "SEK", "month"),
        ("Lønn: kr 560 000 - 640 000", 560_000, 640_000, "NOK", "year"),
        ("月給26万円～39万円（残業代を含む）", 260_000, 390_000, "JPY", "month"),
        ("【待遇】想定年収520万円", 5_200_000, 5_200_000, "JPY", "year"),
        ("時給1,350円", 1_350, 1_350, "JPY", "hour"),
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
        "Wij haalden € 3.000.000 op voor onze groei",
        "Je beheert een budget van € 10.000 - € 15.000 per maand",
        "Reiskostenvergoeding tot € 250 per maand",
        "Een tekenbonus van € 1.500 bruto",
        "€ 15 per uur betalen onze klanten",
        "Salaris in overleg, en € 50 per maand sportbudget",
        "Neben dem Gehalt zahlen wir eine Prämie von 3.000 €",
        "Unser Umsatz: 4.500 € netto je Filiale",
        "Fahrtkostenzuschuss von 60 € pro Monat",
        "Kaution von 1.500 € netto",
        "Prime de 1 500 € brut par an",
        "Une levée de fonds de 12 000 € à 20 000 € par mois",
        "Tickets restaurant de 9 € par jour",
        "Gestión de ventas de 20.000 € - 30.000 € al mes",
        "Una paga extra de 1.000 €",
        "Premio di 1.500 € lordi",
        "Premia roczna do 5 000 zł brutto",
        "Obrót 50 000 zł netto miesięcznie",
        "Vale refeição de R$ 35,00 por dia",
        "$10k – $15k equity",
        "資本金5,000万円、売上高30億円",
        "モデル年収 600万円（入社3年目）",
        "月給とは別に住宅手当 3万円",
        "賞与 年2回、平均50万円",
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

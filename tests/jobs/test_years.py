"""Years of experience that postings ask for, before and behind the word, in nine languages."""

import pytest

from jobs.matching import Matcher
from jobs.matching.score import Need

MATCHER = Matcher([])


def years(text: str) -> int:
    return MATCHER.match("Posting", text).asked.years


@pytest.mark.parametrize(
    "text",
    [
        "Experience of at least 4 years in sales",
        "Minimum experience: 4 years",
        "Experience in catering, at least four years",
        "four to six years of experience",
        "Berufserfahrung von mind. 4 Jahren",
        "Berufserfahrung (mindestens 4 Jahre)",
        "mindestens vier Jahre Berufserfahrung",
        "Erfahrung im Einkauf von mindestens vier Jahren",
        "eine vierjährige Berufserfahrung",
        "4-jährige einschlägige Erfahrung",
        "une expérience d’au moins 4 ans",
        "expérience de quatre ans minimum",
        "Expérience professionnelle de 4 ans",
        "Experiencia mínima de 4 años",
        "experiencia de al menos cuatro años",
        "cuatro años de experiencia",
        "Esperienza di almeno 4 anni",
        "esperienza minima di quattro anni",
        "Experiência mínima de 4 anos",
        "quatro anos de experiência",
        "vier jaar ervaring",
        "werkervaring van minimaal 4 jaar",
        "co najmniej 4-letnie doświadczenie",
        "czteroletniego doświadczenia w handlu",
        "doświadczenie zawodowe: min. 4 lata",
        "cztery lata doświadczenia",
        "・営業経験4年以上",
        "４年以上の実務経験",
        "経験四年以上",
    ],
)
def test_years_are_read_however_they_are_told(text: str) -> None:
    assert years(text) == 4


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("minimum rocznego doświadczenia", 1),
        ("ein Jahr Berufserfahrung", 1),
        ("un an d’expérience", 1),
        ("een jaar ervaring", 1),
        ("deux ans d'expérience", 2),
        ("esperienza biennale nel ruolo", 2),
        ("drie tot vijf jaar ervaring", 3),
        ("Erfahrung von 3 bis 5 Jahren", 3),
        ("three (3) to five (5) years of experience", 3),
        ("minimum of 12 years of experience", 12),
        ("3\\-5 years of experience", 3),
        ("**2\\+ years** of experience", 2),
        ("Experience: 3 years to less than 5 years", 3),
    ],
)
def test_one_year_and_ranges(text: str, asked: int) -> None:
    assert years(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "20 years of experience as a company",
        "seit 30 Jahren",
        "Seit 15 Jahren sind wir mit Erfahrung am Markt",
        "We have 20 years of experience",
        "Our company has 15 years of experience",
        "Mit unserer Erfahrung von 20 Jahren",
        "nous avons 15 ans d'expérience",
        "Contamos con 20 años de experiencia",
        "Abbiamo 20 anni di esperienza",
        "Temos 15 anos de experiência",
        "Wij hebben 20 jaar ervaring",
        "Mamy 20 lat doświadczenia",
        "勤続10年以上の社員が多い",
        "創業50年以上",
    ],
)
def test_the_age_of_the_firm_is_no_demand(text: str) -> None:
    assert years(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ausbildung (3 Jahre), Erfahrung von Vorteil",
        "dreijährige Ausbildung und Erfahrung",
        "Laurea triennale ed esperienza",
        "No experience needed. The training lasts 3 years.",
        "Keine Erfahrung nötig, Alter mind. 18 Jahre",
        "Experience our culture, founded 5 years ago",
        "une année sabbatique et une expérience",
        "roczna premia za doświadczenie",
        "Gain experience within 2 years",
    ],
)
def test_other_years_are_no_demand(text: str) -> None:
    assert years(text) == 0


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("5 years of experience in construction preferred", 0),
        ("Ideally 3 years of experience in sales", 0),
        ("- 2 years of experience (preferred)", 0),
        ("Idealerweise drei Jahre Berufserfahrung", 0),
        ("- 3 jaar ervaring is een pré", 0),
        ("5 years of experience, Kafka is a plus", 5),
        ("5 years of experience with SQL, ideally Kafka", 5),
        ("5 years of experience in sales and Kafka preferred", 5),
        ("Kafka is a plus. 4 years of experience", 4),
        ("two (2) years of experience within the last five (5) years, working in care", 2),
    ],
)
def test_years_that_would_be_a_plus_are_not_asked_for(text: str, asked: int) -> None:
    assert years(text) == asked


def test_years_under_a_plus_or_of_the_employer_are_not_asked_for() -> None:
    assert years("Requirements\n- SQL\n\nNice to have\n- 5 years of experience with Kafka") == 0
    assert years("About us\nA team with 8 years of experience together.\n\nDuties\n- SQL") == 0
    found = MATCHER.match("Posting", "Nice to have\n- 5 years of experience with Kafka").gaps
    assert [each.need for each in found] == [Need.NICE]

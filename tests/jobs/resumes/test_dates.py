"""Dates on resumes: every way of writing them, and what must not be taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.resumes.reading import dates

MONTHS = {
    "en": ("January", "Sept.", "Dec"), "de": ("Januar", "September", "Dez."),
    "fr": ("janvier", "sept.", "déc."), "es": ("enero", "septiembre", "dic."),
    "pt": ("janeiro", "setembro", "dez."), "it": ("gennaio", "settembre", "dic."),
    "nl": ("januari", "september", "dec."), "pl": ("stycznia", "wrzesień", "gru."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar 2021 - Present", ("2021-03", "", True)),
        ("03/2021 – 04/2022", ("2021-03", "2022-04", False)),
        ("seit 2019", ("2019", "", True)),
        ("2013/---", ("2013", "", True)),
        ("2004/ 2013", ("2004", "2013", False)),
        ("2019年04月～現在に至る", ("2019-04", "", True)),
        ("depuis mars 2020", ("2020-03", "", True)),
        ("Março de 2018 até à data", ("2018-03", "", True)),
        ("Juillet et août 2014", ("2014-07", "2014-08", False)),
        ("June & July 2014", ("2014-06", "2014-07", False)),
        ("Juli/August 2014", ("2014-07", "2014-08", False)),
        ("Depuis le 01/09/2019", ("2019-09", "", True)),
        ("desde el 3 de enero de 2018", ("2018-01", "", True)),
        ("od marca 2020 do obecnie", ("2020-03", "", True)),
        ("dal 2019 ad oggi", ("2019", "", True)),
        ("mei 2019 – heden", ("2019-05", "", True)),
        ("marzo de 2020 – actualidad", ("2020-03", "", True)),
        ("fev. 2016 – maio 2020", ("2016-02", "2020-05", False)),
        ("de janvier 2018 à mars 2020", ("2018-01", "2020-03", False)),
        ("2018年4月〜2020年3月", ("2018-04", "2020-03", False)),
        ("令和2年4月 – 現在", ("2020-04", "", True)),
        ("Sept. '18 - May '20", ("2018-09", "2020-05", False)),
        ("Jan 2021 – gegenwärtig", ("2021-01", "", True)),
        ("Jan 2016 – Aoû 2019", ("2016-01", "2019-08", False)),
        ("Jan – Mar 2020", ("2020-01", "2020-03", False)),
        ("01.04.2018 - 31.03.2020", ("2018-04", "2020-03", False)),
        ("2018 / aujourd’hui", ("2018", "", True)),
        ("2011/2014", ("2011", "2014", False)),
        ("05/2018 / 09/2019", ("2018-05", "2019-09", False)),
        ("2018 › 2020", ("2018", "2020", False)),
        ("2018 >> now", ("2018", "", True)),
        ("’18–’20", ("2018", "2020", False)),
        ("03.18 – 05.20", ("2018-03", "2020-05", False)),
        ("Sep-18 to Dec-20", ("2018-09", "2020-12", False)),
        ("WS 2010/11 – SS 2013", ("2010", "2013", False)),
        ("Q3 2021 – Q1 2024", ("2021", "2024", False)),
        ("2021 Q3 - now", ("2021", "", True)),
        ("Q4/2019 – Q2/2020", ("2019", "2020", False)),
        ("Stagioni estive 2007–2011", ("2007", "2011", False)),
        ("Saisons d’été 2012 – 2014", ("2012", "2014", False)),
        ("2019-20", ("2019", "2020", False)),
        ("2020-03 - 2021-04", ("2020-03", "2021-04", False)),
        ("2017 –", ("2017", "", True)),
        ("Summer 2020", ("", "2020", False)),
        ("Jul 2019", ("", "2019-07", False)),
        ("April 2020 – Till Date", ("2020-04", "", True)),
        ("Aug-2019 to till date", ("2019-08", "", True)),
        ("enero de 2019 – a la fecha", ("2019-01", "", True)),
        ("05.2016 – do teraz", ("2016-05", "", True)),
        ("Summer 2019, Summer 2021", ("2019", "2021", False)),
        ("Summers 2018 & 2019", ("2018", "2019", False)),
        ("SUMMERS, 2018 - 2021", ("2018", "2021", False)),
        ("May 2022-Pres.", ("2022-05", "", True)),
        ("05/13-08/15", ("2013-05", "2015-08", False)),
        ("10/18 – present", ("2018-10", "", True)),
        ("Jul'2021 - Till date", ("2021-07", "", True)),
        ("Nov 20 – now", ("2020-11", "", True)),
        ("2018 – Mar 20", ("2018", "2020-03", False)),
        ("Nov 18 – Mar 20", ("2018-11", "2020-03", False)),
        ("Before 2012", ("", "2012", False)),
        ("mars 2021 – pågående", ("2021-03", "", True)),
        ("Veranos 2018 y 2019", ("2018", "2019", False)),
    ],
)
def test_a_span_is_read(text: str, expected: tuple[str, str, bool]) -> None:
    found = dates.find(text)
    assert found is not None
    assert (found.start, found.end, found.is_current) == expected
    assert dates.without(text, found) == ""


@pytest.mark.parametrize(
    "text",
    [
        "2,500 users",
        "call 555-2010-99",
        "v2020.1.4b",
        "$2019",
        "20201",
        "rated 9/12",
        "open 24/7 - 12/30",
        "1/2 - 3/4 cups",
        "08.15 – 10.20 Uhr",
        "10.50 – 12.50 €",
        "rock ’n’ roll",
    ],
)
def test_a_number_is_no_date(text: str) -> None:
    assert dates.find(text) is None


@pytest.mark.parametrize("text", ["May 20", "on Nov 20 a talk", "Nov 20 – Dec 22, 2021"])
def test_a_day_of_a_month_is_no_year(text: str) -> None:
    assert all(not found.start for found in dates.find_all(text))


def test_a_list_of_dates_may_stand_ahead() -> None:
    found = dates.find("Summers 2008, 2009\tField Assistant")
    assert found is not None
    assert (found.start, found.end) == ("2008", "2009")


def test_years_within_a_sentence_are_no_span() -> None:
    found = dates.find("Won prizes in 2019 and 2020")
    assert found is not None
    assert (found.start, found.end) == ("", "2019")


def test_a_note_between_dates_and_a_title_is_no_part_of_it() -> None:
    text = "2015 - 2017 (summers): Cashier"
    found = dates.find(text)
    assert found is not None
    assert dates.without(text, found) == "Cashier"


@pytest.mark.parametrize("language", MONTHS)
def test_months_are_read_in_every_language(language: str) -> None:
    for name, number in zip(MONTHS[language], ("01", "09", "12"), strict=True):
        found = dates.find(f"{name} 2020")
        assert found is not None, name
        assert found.end == f"2020-{number}"


@given(
    start=st.tuples(st.integers(1960, 2030), st.integers(1, 12)),
    years=st.integers(0, 9),
    dash=st.sampled_from([" - ", " – ", "—", " to ", " bis "]),
)
def test_what_is_written_with_numbers_comes_back(
    start: tuple[int, int], years: int, dash: str
) -> None:
    year, month = start
    found = dates.find(f"Engineer, {month:02d}/{year}{dash}{month:02d}/{year + years}")
    assert found is not None
    assert (found.start, found.end) == (f"{year}-{month:02d}", f"{year + years}-{month:02d}")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_or_yields_what_is_no_date(text: str) -> None:
    for found in dates.find_all(text):
        for date in (found.start, found.end):
            assert not date or re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", date)
        assert 0 <= found.at[0] < found.at[1] <= len(text)
        assert isinstance(dates.without(text, found), str)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Técnico em Vidro (Concluído em 2017)", "Técnico em Vidro"),
        ("BSc Botany, completed in 2017", "BSc Botany"),
        ("Diploma in Glazing\tS.Y. 2013-2017", "Diploma in Glazing"),
        ("Fell House\tschool year: 2013-2017", "Fell House"),
    ],
)
def test_what_leads_to_a_date_goes_with_it(text: str, rest: str) -> None:
    found = dates.find(text)
    assert found is not None
    assert found.end == "2017"
    assert dates.without(text, found).strip(" ,") == rest


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("od IX 2019 r.\tSzewc", ("2019-09", ""), "Szewc"),
        ("III 2014 r. – VIII 2019 r.\tSzewc", ("2014-03", "2019-08"), "Szewc"),
        ("IX.2014 – XII.2015", ("2014-09", "2015-12"), ""),
        ("09.2014 r. - 08.2019 r.", ("2014-09", "2019-08"), ""),
        ("wakacje 2011 i 2012", ("2011", "2012"), ""),
        ("Dyer II 2014 – 2019", ("2014", "2019"), "Dyer II"),
        ("Szycie i 2014 – 2019", ("2014", "2019"), "Szycie i"),
    ],
)
def test_months_in_roman_numbers_stand_at_an_edge(
    text: str, expected: tuple[str, str], rest: str
) -> None:
    found = dates.find(text)
    assert found is not None
    assert (found.start, found.end) == expected
    assert dates.without(text, found) == rest


def test_the_grade_of_a_post_is_no_date() -> None:
    assert dates.find("SUPPLY CLERK, GS-2005-11") is None
    assert dates.find("INVENTORY CLERK, GS-2010-09") is None


def test_swedish_says_since_and_names_its_summers() -> None:
    begun, summer = dates.find("sedan feb 2022"), dates.find("sommaren 2015")
    assert begun is not None
    assert (begun.start, begun.is_current) == ("2022-02", True)
    assert summer is not None
    assert summer.end == "2015"

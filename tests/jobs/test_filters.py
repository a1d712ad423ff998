"""What the person's rules hide, and what they must not."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.boards.base import Posting
from jobs.filters import Filters, Phrases
from jobs.limits import Hidden
from jobs.models import HiddenPosting


def posting(
    *,
    title: str = "Data Engineer",
    company: str = "Northwind",
    url: str = "",
    description: str = "",
) -> Posting:
    return Posting(board="indeed", title=title, company=company, url=url, description=description)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("sales", "Inside SALES Representative"),
        ("sales", "Sales/Marketing Lead"),
        ("senior", "Engineer (Senior)"),
        ("c++", "C++ Developer"),
        ("vice president", "Vice-President, Finance"),
        ("stage", "Stage – été 2026"),
        ("été", "Emploi d’ÉTÉ"),
        ("straße", "Leiter STRASSE"),
        ("営業", "法人営業マネージャー"),
    ],
)
def test_excluded_words_match_whole_words_of_the_title(word: str, title: str) -> None:
    hidden = Filters(title_words=[word]).check(posting(title=title))
    assert hidden == Hidden("excluded_word", word)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("sales", "Salesforce Administrator"),
        ("sales", "Presales Engineer"),
        ("intern", "Internal Auditor"),
        ("c", "C++ Developer"),
        ("c", "C# Developer"),
        ("manager", "Management Trainee"),
        ("go", "Going Places Guide"),
    ],
)
def test_excluded_words_leave_longer_words_alone(word: str, title: str) -> None:
    assert Filters(title_words=[word]).check(posting(title=title)) is None


def test_excluded_words_are_not_looked_for_in_the_description() -> None:
    assert Filters(title_words=["sales"]).check(posting(description="Work with sales.")) is None


@pytest.mark.parametrize(
    ("entry", "company"),
    [
        ("Meta", "META, Inc."),
        ("meta inc", "Meta"),
        (
            "Müller & Söhne",
            "Mueller".replace("ue", "ü") + " und Söhne".replace("und", "&") + " GmbH",
        ),
        ("The Acme Company", "Acme"),
        ("株式会社メルカリ", "メルカリ"),
    ],
)
def test_companies_are_compared_without_their_legal_form(entry: str, company: str) -> None:
    hidden = Filters(companies=[entry]).check(posting(company=company))
    assert hidden == Hidden("blocked_company", entry)


@pytest.mark.parametrize("company", ["Metalworks", "Meta Fitness Club", "Rheinmetall", ""])
def test_a_blocked_company_hides_no_other_company(company: str) -> None:
    assert Filters(companies=["Meta"]).check(posting(company=company)) is None


@pytest.mark.parametrize(
    "entry", ["bebee.com", "https://bebee.com/jobs", "*.bebee.com", "BeBee.com."]
)
def test_a_domain_hides_its_host_and_subdomains(entry: str) -> None:
    filters = Filters(domains=[entry])
    for url in ("https://bebee.com/x", "http://ca.BEBEE.com:443/job/1", "https://www.bebee.com"):
        assert filters.check(posting(url=url)) == Hidden("blocked_domain", entry)
    for url in (
        "https://notbebee.com/",
        "https://bebee.com.example.org/",
        "https://x.org/bebee.com",
    ):
        assert filters.check(posting(url=url)) is None


def test_the_apply_address_counts_too() -> None:
    shown = Posting(board="x", title="T", company="C", apply_url="https://apply.spam.example/1")
    assert Filters(domains=["spam.example"]).check(shown) == Hidden(
        "blocked_domain", "spam.example"
    )


def test_phrases_are_found_in_title_and_description() -> None:
    filters = Filters(phrases=["commission  only", "unpaid"])
    found = filters.check(posting(description="This is a\nCommission-only role."))
    assert found == Hidden("blocked_phrase", "commission only")
    assert filters.check(posting(title="Unpaid internship")) == Hidden("blocked_phrase", "unpaid")
    assert filters.check(posting(description="Commission is not the only pay.")) is None


def test_every_rule_is_one_that_a_hidden_posting_can_have() -> None:
    filters = Filters(title_words=["a"], companies=["b"], domains=["c.org"], phrases=["d"])
    hidden = [
        filters.check(posting(title="a")),
        filters.check(posting(company="b")),
        filters.check(posting(url="https://c.org")),
        filters.check(posting(description="d")),
    ]
    assert {each.rule for each in hidden if each} < set(HiddenPosting.Rule.values)


def test_an_excluded_word_can_be_looked_for_anywhere() -> None:
    filters = Filters(title_words=["Anywhere: cold  calls", "intern"])
    hidden = Hidden("excluded_word", "anywhere: cold calls")
    assert filters.check(posting(description="Some cold-calls every day")) == hidden
    assert filters.check(posting(title="Cold Calls Agent")) == hidden
    assert filters.check(posting(title="Intern")) == Hidden("excluded_word", "intern")
    assert filters.check(posting(description="You guide an intern.")) is None


def test_empty_entries_hide_nothing() -> None:
    filters = Filters(
        title_words=["", " "], companies=["", " "], domains=["", "."], phrases=["", "…"]
    )
    assert filters.check(posting(title="", company="", url="", description="")) is None
    assert filters.check(posting()) is None


def test_five_megabytes_and_thousands_of_entries_take_seconds_at_most() -> None:
    phrases = [f"the word number {number} of many" for number in range(5_000)]
    filters = Filters(phrases=phrases, companies=[f"Company {n}" for n in range(5_000)])
    started = process_time()
    assert filters.check(posting(description="the word number " * 320_000)) is None
    assert process_time() - started < 10


ENTRIES = ["data", "on call", "c++", "営業", "être", "r & d", "call", "#", "on_call", "ｆ"]


@given(st.lists(st.sampled_from([*ENTRIES, "x", "+", "&", "_", "on", "は", "-"])), st.booleans())
def test_few_and_many_entries_find_the_same(parts: list[str], is_spaced: bool) -> None:
    text = (" " if is_spaced else "").join(parts)
    many = [*ENTRIES, *(f"filler{number}" for number in range(60))]
    assert Phrases(ENTRIES).find(text) == Phrases(many).find(text)


@given(st.text(), st.text(), st.text())
def test_no_text_makes_the_rules_fail(entry: str, text: str, url: str) -> None:
    filters = Filters(title_words=[entry], companies=[entry], domains=[entry], phrases=[entry])
    filters.check(posting(title=text, company=text, url=url, description=text))


@given(st.lists(st.sampled_from(["data", "sales", "senior", "été", "営業", "c++"]), min_size=1))
def test_a_title_is_hidden_exactly_when_one_of_its_words_is_excluded(words: list[str]) -> None:
    hidden = Filters(title_words=["sales"]).check(posting(title=" ".join(words)))
    assert (hidden is not None) == ("sales" in words)

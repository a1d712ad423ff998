"""The parts of the score and their sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.matching import PARTS, Facts, Keyword, Matcher, Part, Scored, Scorer, Search, Wanted
from jobs.matching.parts import total
from jobs.matching.score import MOST_FOR_TITLE_ONLY
from jobs.places import read_places
from jobs.salary import Salary

WEIGHTS = {"skills": 60, "title": 15, "seniority": 10, "place": 10, "pay": 5}
MATCHER = Matcher([Keyword("Python", 4), Keyword("SQL")])
HOME = Search(
    places=read_places("Winnipeg, MB"),
    places_in_words="Winnipeg, MB",
    floor=Decimal(60_000),
    currency="CAD",
)
WANTED = Wanted(titles=("Data Analyst",), years=4, searches=(HOME,))
NOTHING_KNOWN = dict.fromkeys(PARTS)


def parts(wanted: Wanted = WANTED, **facts: object) -> dict[str, int | None]:
    fields: dict[str, object] = {"title": "Data Analyst", "description": "Python and SQL"}
    scored = Scorer(MATCHER, wanted, WEIGHTS).score(Facts(**(fields | facts)))  # type: ignore[arg-type]
    return {part.name: part.value for part in scored.parts}


def pay(low: int | None, high: int | None, currency: str = "CAD") -> Salary:
    bounds = [None if each is None else Decimal(each) for each in (low, high)]
    return Salary(bounds[0], bounds[1], currency, "year")


def test_what_is_not_known_is_said_and_counts_for_nothing() -> None:
    scorer = Scorer(MATCHER, Wanted(), WEIGHTS)
    scored = scorer.score(Facts("Baker", "Python"))
    assert {part.name: part.value for part in scored.parts} == {
        **NOTHING_KNOWN,
        "skills": scored.score,
    }
    assert all(part.why for part in scored.parts)
    empty = Scorer(Matcher([]), Wanted(), WEIGHTS).score(Facts("Baker", "Python"))
    assert (empty.score, {part.value for part in empty.parts}) == (0, {None})


def test_the_title_is_held_against_the_titles_one_looks_for() -> None:
    def fit(title: str) -> int:
        return parts(title=title)["title"] or 0

    assert fit("Data Analyst") == 100
    assert fit("Senior Data Analyst (m/f/d)") == 100
    assert 100 > fit("Data Analyst, Payments Team") > fit("Data Engineer") > fit("Baker") == 0


def test_a_position_in_the_resume_is_as_good_as_a_title_one_looks_for() -> None:
    assert parts(Wanted(held=("Junior Data Analyst",)))["title"] == 100
    assert parts(Wanted(held=("Junior Data Analyst",)), title="Lead Baker")["seniority"] is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Data Analyst", "Python", None),
        ("Data Analyst", "3 years of experience with Python", 100),
        ("Data Analyst", "6 years of experience with Python", 60),
        ("Junior Data Analyst", "Python", 65),
        ("Principal Data Analyst", "Python", 0),
    ],
)
def test_level_and_years(title: str, text: str, expected: int | None) -> None:
    assert parts(title=title, description=text)["seniority"] == expected


@pytest.mark.parametrize(
    ("location", "is_remote", "remote", "expected"),
    [
        ("Winnipeg, MB", False, "any", 100),
        ("Toronto, ON", False, "any", 0),
        ("", None, "any", None),
        ("Toronto, ON", False, "only", 0),
        ("Remote, Canada", True, "only", 100),
        ("Winnipeg, MB (hybrid)", None, "only", 60),
        ("Remote", True, "no", 0),
    ],
)
def test_places(location: str, is_remote: bool | None, remote: str, expected: int | None) -> None:
    places = HOME.places if remote == "any" else ()
    search = Search(places=places, places_in_words="Winnipeg", remote=remote)  # type: ignore[arg-type]
    found = parts(Wanted(searches=(search,)), location=location, is_remote=is_remote)
    assert found["place"] == expected


def test_pay_against_the_least_one_takes() -> None:
    assert parts(pay=pay(None, None))["pay"] is None
    assert parts(pay=pay(70_000, 80_000, "USD"))["pay"] is None
    assert parts(pay=pay(50_000, None))["pay"] is None
    assert parts(pay=pay(60_000, 65_000))["pay"] == 100
    assert parts(pay=pay(50_000, 70_000))["pay"] == 85
    assert parts(pay=pay(40_000, 54_000))["pay"] == 36
    assert parts(pay=pay(20_000, 30_000))["pay"] == 0


def test_the_best_of_several_searches_counts() -> None:
    far = Search(places=read_places("Berlin, Germany"), places_in_words="Berlin, Germany")
    assert parts(Wanted(searches=(far, HOME)), location="Winnipeg, MB")["place"] == 100


def test_a_title_alone_promises_no_more_than_seventy() -> None:
    nobody = Scorer(Matcher([]), Wanted(titles=("Data Analyst",)), WEIGHTS)
    assert nobody.score(Facts("Data Analyst", "Python and SQL")).score == 70
    assert 0 < nobody.score(Facts("Data Engineer", "Python")).score < 70
    scorer = Scorer(Matcher([Keyword("Python")]), Wanted(titles=("Python Developer",)), WEIGHTS)
    assert scorer.score(Facts("Python Developer", "")).score == 70
    assert scorer.score(Facts("Python Developer", "Python is a must.")).score > 70


def test_without_a_description_skills_may_raise_the_score_and_not_lower_it() -> None:
    def scored(title: str, description: str = "") -> Scored:
        return Scorer(MATCHER, WANTED, WEIGHTS).score(Facts(title, description, "Winnipeg, MB"))

    unnamed, named = scored("Data Analyst"), scored("Data Analyst, Python")
    assert unnamed.score == MOST_FOR_TITLE_ONLY
    assert (unnamed.parts[0].value, unnamed.parts[0].why[:21]) == (None, "without a description")
    assert named.score >= scored("Data Analyst, Cobol").score
    assert scored("Baker, Python").parts[0].value
    assert scored("Baker, Python").score > scored("Baker").score
    assert scored("Data Analyst", "We bake bread.").parts[0].value == 0


def test_the_digest_follows_everything_that_a_score_rests_on() -> None:
    digests = {
        Scorer(matcher, wanted, weights).digest
        for matcher in (MATCHER, Matcher([Keyword("Python")]))
        for wanted in (WANTED, Wanted(), Wanted(years=3))
        for weights in (WEIGHTS, WEIGHTS | {"pay": 0})
    }
    assert len(digests) == 12
    assert Scorer(MATCHER, WANTED, WEIGHTS).digest in digests


VALUES = st.lists(st.none() | st.integers(0, 100), min_size=5, max_size=5)
SHARES = st.lists(st.integers(0, 100), min_size=5, max_size=5)


def sum_of(values: list[int | None], shares: list[int]) -> int:
    named = [Part(name, value, "") for name, value in zip(PARTS, values, strict=True)]
    return total(named, shares)


@given(VALUES, SHARES, st.integers(0, 4), st.integers(0, 100))
def test_a_better_part_never_lowers_the_score(
    values: list[int | None], shares: list[int], at: int, better: int
) -> None:
    known = values[at]
    if known is None or better < known:
        return
    assert sum_of([*values[:at], better, *values[at + 1 :]], shares) >= sum_of(values, shares)


@given(VALUES, SHARES)
def test_the_score_is_within_its_parts_and_unknown_ones_change_nothing(
    values: list[int | None], shares: list[int]
) -> None:
    counted = [
        value for value, share in zip(values, shares, strict=True) if value is not None and share
    ]
    score = sum_of(values, shares)
    assert not counted or min(counted) <= score <= max(counted)
    without = [
        share if value is not None else 0 for value, share in zip(values, shares, strict=True)
    ]
    assert score == sum_of(values, without)


@given(st.integers(0, 200_000), st.integers(0, 200_000), st.integers(0, 50_000))
def test_more_pay_is_never_worse(low: int, spread: int, more: int) -> None:
    one, other = pay(low, low + spread), pay(low + more, low + spread + more)
    assert (parts(pay=other)["pay"] or 0) >= (parts(pay=one)["pay"] or 0)

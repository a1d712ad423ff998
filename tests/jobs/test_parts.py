"""The parts of the score and their sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.matching import PARTS, Facts, Keyword, Matcher, Part, Scored, Scorer, Search, Wanted
from jobs.matching.parts import total
from jobs.matching.score import MOST_FOR_TITLE_ONLY
from jobs.matching.titles import read_title
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


@pytest.mark.parametrize(
    ("title", "wanted", "why"),
    [
        ("Data Analyst", Wanted(titles=("Data Analyst",)), "like “Data Analyst”"),
        ("Staff Nurse", Wanted(held=("Nurse",)), "like your position “Nurse”"),
        ("Baker", Wanted(titles=("Cook",), held=("Nurse",)), "unlike the titles you want"),
        ("Baker", Wanted(held=("Nurse",)), "unlike your last positions"),
        (
            "Senior Assistant Store Manager",
            Wanted(held=("Nursing Assistant",)),
            "hardly like your position “Nursing Assistant”",
        ),
    ],
)
def test_a_title_says_what_it_was_compared_with(title: str, wanted: Wanted, why: str) -> None:
    scored = Scorer(MATCHER, wanted, WEIGHTS).score(Facts(title, "Python"))
    assert scored.parts[PARTS.index("title")].why == why


def test_the_kind_of_work_says_more_than_the_role() -> None:
    def fit(title: str, wanted: str) -> int:
        return parts(Wanted(titles=(wanted,)), title=title)["title"] or 0

    assert fit("Warehouse Clerk", "Warehouse Associate") > 40
    assert 0 < fit("Business Development Associate", "Warehouse Associate") < 20
    assert fit("Senior Accountant", "Accounting Manager") > fit(
        "Product Manager", "Accounting Manager"
    )
    assert fit("Kitchen Help for the Museum", "Head of the Post Office") == 0


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Back-end Engineer", "Software Engineer"),
        ("Full Stack Developer", "Software Engineer"),
        ("Java Developer", "Software Engineer"),
        ("Softwareentwicklerin", "Software Developer"),
        ("Servicetechniker (m/w/d)", "Service Technician"),
        ("Nurse 2", "Staff Nurse"),
        ("Health and Safety Co-ordinator", "Health & Safety Coordinator"),
        ("Purchasing Officer (24-32 uur)", "Procurement Officer"),
        ("Magazijnmedewerker", "Warehouse Worker"),
        ("Lagerist (m/w/d) in Vollzeit", "Warehouse Worker"),
        ("Qualitätsprüfer / Qualitätskoordinator", "Quality Coordinator"),
        ("Coördinator kwaliteit", "Quality Coordinator"),
        ("Koordynatorka ds. jakości", "Quality Coordinator"),
        ("Coordinateur qualité H/F", "Quality Coordinator"),
        ("Coordinador/a de Calidad", "Quality Coordinator"),
        ("Coordinatrice qualità", "Quality Coordinator"),
        ("Coordenadora de Qualidade", "Quality Coordinator"),
        ("Kierownik projektu", "Project Manager"),
        ("プロジェクトマネージャー", "Project Manager"),
        ("Responsable RH", "Human Resources Manager"),
        ("Leraar wiskunde", "Maths Teacher"),
        ("Analityk danych", "Data Analyst"),
        ("Chef de projet", "Projektleiterin"),
        ("Comptable fournisseurs", "Buchhalter"),
        ("Krankenschwester", "Verpleegkundige"),
        ("電気設計エンジニア", "電気設計"),
        ("生産技術エンジニア（半導体）", "生産技術"),
    ],
)
def test_one_kind_of_work_has_several_names(title: str, wanted: str) -> None:
    assert (parts(Wanted(titles=(wanted,)), title=title)["title"] or 0) >= 85


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Koordynator ds. jakości", "Logistics Planner"),
        ("Lagerist (m/w/d)", "Nurse"),
        ("Transportfahrer", "Sales Coordinator"),
        ("Maestro Consultant", "Teacher"),
        ("Personal Trainer", "Human Resources Manager"),
        ("電気設計エンジニア", "営業"),
        ("40 uur", "24 uur"),
    ],
)
def test_titles_of_other_work_are_unlike_in_any_language(title: str, wanted: str) -> None:
    assert (parts(Wanted(titles=(wanted,)), title=title)["title"] or 0) == 0


def test_a_role_in_another_language_says_as_little_as_in_english() -> None:
    found = parts(Wanted(titles=("Projektleiter",)), title="Responsable magasin")
    assert 0 < (found["title"] or 0) < 20


@pytest.mark.parametrize(
    ("title", "wanted", "most"),
    [
        ("Project Manager Assistant", "Nursing Assistant", 5),
        ("Technical Assistant - Forestry", "Nursing Assistant", 5),
        ("Account Manager", "Nurse Manager", 5),
        ("Logistikspezialist (m/w/d)", "Nursing Specialist", 5),
        ("Financial Analyst", "Data Analyst", 20),
    ],
)
def test_a_role_that_stands_beside_any_work_is_next_to_nothing(
    title: str, wanted: str, most: int
) -> None:
    value = parts(Wanted(titles=(wanted,)), title=title)["title"] or 0
    assert most // 5 <= value <= most


def test_an_engineer_is_no_developer_by_the_word_alone() -> None:
    found = parts(Wanted(titles=("Software Engineer",)), title="Mechanical Engineer")
    assert (found["title"] or 0) < 20


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
    ("title", "level"),
    [
        ("Staff Nurse", None),
        ("Staff Accountant", None),
        ("Staff Software Engineer", 4),
        ("Order Entry Clerk", None),
        ("Entry Level Clerk", 1),
        ("Mid-Market Account Executive", None),
        ("Mid Level Developer", 2),
        ("Student Success Coordinator", None),
        ("Summer Student", 0),
        ("Software Engineer, New Grad", 1),
        ("Undergraduate Nurse", 0),
        ("Werkstudentin Einkauf", 0),
        ("Płatny staż w dziale zakupów", 0),
        ("Estágio em Logística", 0),
        ("Starsza specjalistka ds. zakupów", 3),
        ("Lead Generation Specialist", None),
        ("Graduate Studies Officer", None),
        ("Assistant to the Director", None),
        ("Director of Nursing", 5),
        ("Teaching Fellow", None),
    ],
)
def test_a_word_is_a_level_only_where_it_means_one(title: str, level: int | None) -> None:
    assert read_title(title).level == level


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


def place_part(wanted: str, country: str, location: str) -> Part:
    search = Search(places=read_places(wanted, country), places_in_words=wanted)
    scorer = Scorer(MATCHER, Wanted(searches=(search,)), WEIGHTS)
    return scorer.score(Facts("Data Analyst", "", location)).parts[PARTS.index("place")]


@pytest.mark.parametrize(
    ("wanted", "country", "location", "value", "why"),
    [
        ("Smallbrook", "DE", "Smallbrook, Germany", 100, "where you look"),
        ("Smallbrook", "US", "Smallbrook, Germany", 100, "where you look"),
        ("Smallbrook", "DE", "Oslo, Norway", 0, "taken to be in DE, as your search is"),
        ("Smallbrook", "DE", "Hamburg", None, "how far it is from Smallbrook cannot be told"),
        ("Smallbrook", "DE", "", None, "where it is cannot be told"),
        ("Smallbrook", "", "Oslo, Norway", None, "where Smallbrook is cannot be told"),
        ("Smallbrook", "", "", None, "where Smallbrook is cannot be told"),
        ("Georgia", "DE", "Oslo, Norway", None, "where Georgia is cannot be told"),
        ("Oslo, Norway", "", "Hamburg (remote)", None, "whether it is open to Oslo, Norway"),
    ],
)
def test_a_place_that_cannot_be_judged_says_whose_place_is_not_known(
    wanted: str, country: str, location: str, value: int | None, why: str
) -> None:
    part = place_part(wanted, country, location)
    assert part.value == value
    assert why in part.why


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
    assert scored("Data Analyst", "We need Kubernetes.").parts[0].value == 0


SIX = [Keyword(word) for word in ("Python", "SQL", "Excel", "Tableau", "Kafka", "Jira")]


def score_of(keywords: list[Keyword], title: str, text: str, place: str = "Winnipeg, MB") -> Scored:
    return Scorer(Matcher(keywords), WANTED, WEIGHTS).score(Facts(title, text, place))


def test_place_and_level_alone_make_no_job_fit() -> None:
    unlike = score_of(SIX, "Senior Baker", "")
    assert unlike.score <= 20
    assert unlike.score < score_of(SIX, "Data Engineer", "").score < 50
    assert score_of(SIX, "Data Analyst", "").score == MOST_FOR_TITLE_ONLY


def test_a_text_that_names_no_skill_says_nothing_of_skills() -> None:
    silent = score_of(SIX, "Data Analyst", "Join us. We are nice people, and the coffee is free.")
    assert (silent.score, silent.parts[0].value) == (MOST_FOR_TITLE_ONLY, None)
    assert "names no skills" in silent.parts[0].why


def test_what_few_keywords_do_not_find_counts_for_less() -> None:
    text = "Kubernetes and Terraform are required."
    few, enough = (score_of(list_, "Data Analyst", text) for list_ in (SIX[:1], SIX))
    assert enough.score < few.score < MOST_FOR_TITLE_ONLY
    assert "few keywords" in few.parts[0].why
    assert "few keywords" not in enough.parts[0].why
    found = score_of(SIX[:1], "Data Analyst", "Python is required. " * 5)
    assert found.score > MOST_FOR_TITLE_ONLY  # what they do find counts in full


def test_what_is_missing_counts_for_less_where_a_text_names_few_skills() -> None:
    thin = score_of(SIX, "Data Analyst", "Kubernetes is required.")
    full = score_of(SIX, "Data Analyst", "Kubernetes, Terraform, Ansible and Helm are required.")
    assert full.score < thin.score < MOST_FOR_TITLE_ONLY
    assert "few are named" in thin.parts[0].why
    assert "few" not in full.parts[0].why


@pytest.mark.parametrize("text", ["Python is required.", "Python, Kubernetes, Helm and Ansible."])
def test_a_keyword_that_the_posting_has_never_lowers_the_score(text: str) -> None:
    scores = [score_of([*SIX[1:few], SIX[0]], "Data Analyst", text).score for few in range(1, 7)]
    without = [score_of(SIX[1:few], "Data Analyst", text).score for few in range(2, 7)]
    assert all(more >= less for more, less in zip(scores[1:], without, strict=True))


def test_a_job_for_trainees_keeps_three_fifths_where_one_has_long_been_none() -> None:
    old, young = (
        Scorer(Matcher(SIX), Wanted(titles=("Data Analyst",), years=years), WEIGHTS)
        for years in (12, 1)
    )
    intern = Facts("Data Analyst Intern", "")
    assert old.score(intern).score < 30 < young.score(intern).score
    assert old.score(Facts("Junior Data Analyst", "")).score > 30


def test_a_job_elsewhere_keeps_three_fifths() -> None:
    text = "Python, SQL, Excel, Tableau, Kafka and Jira are required."
    here, unknown, there = (
        score_of(SIX, "Data Analyst", text, place).score
        for place in ("Winnipeg, MB", "", "Toronto, ON")
    )
    assert here >= unknown > there
    assert there == round(unknown * 0.6)
    place = score_of(SIX, "Data Analyst", text, "Toronto, ON").parts[3]
    assert place.why == "not in Winnipeg, MB; the score keeps three fifths"
    careless = Scorer(Matcher(SIX), WANTED, WEIGHTS | {"place": 0})
    scores = {careless.score(Facts("Data Analyst", text, at)).score for at in ("", "Toronto, ON")}
    assert len(scores) == 1


def test_a_skill_found_once_is_not_two() -> None:
    found = score_of([Keyword("SAP", 3)], "SAP Consultant", "SAP is required.").match
    assert [each.word for each in found.matched] == ["SAP"]
    both = score_of([Keyword("SAP", 3)], "SAP Consultant", "SAP or another ERP is required.").match
    assert [each.word for each in both.matched] == ["SAP", "ERP"]


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
    assert not counted or score <= max(counted)
    if values[0] is not None and values[PARTS.index("place")] != 0:  # the skills, and not far away
        assert not counted or min(counted) <= score
    without = [
        share if value is not None else 0 for value, share in zip(values, shares, strict=True)
    ]
    assert score == sum_of(values, without)


@given(st.integers(0, 200_000), st.integers(0, 200_000), st.integers(0, 50_000))
def test_more_pay_is_never_worse(low: int, spread: int, more: int) -> None:
    one, other = pay(low, low + spread), pay(low + more, low + spread + more)
    assert (parts(pay=other)["pay"] or 0) >= (parts(pay=one)["pay"] or 0)

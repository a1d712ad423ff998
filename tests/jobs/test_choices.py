"""Lists of which one is enough, and fields of study, which are no skills."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.matching import Keyword, Match, Matcher
from jobs.matching.score import Need

NONE_HAD = Matcher([Keyword("Perl")])
TABLEAU = Matcher([Keyword("Tableau"), Keyword("Perl")])
BI = "Requirements\n- BI tools such as Power BI, Tableau, QlikView or similar"


def gaps(match: Match) -> dict[str, tuple[str, ...]]:
    return {found.word: found.others for found in match.gaps}


def missing(text: str) -> dict[str, tuple[str, ...]]:
    return gaps(NONE_HAD.match("Posting", text))


def test_one_of_a_list_satisfies_it() -> None:
    found = TABLEAU.match("Posting", BI)
    assert [each.word for each in found.matched] == ["Tableau"]
    assert set(gaps(found)) == {"Business intelligence"}


def test_a_list_of_which_nothing_is_had_is_one_missing_thing() -> None:
    assert missing(BI)["Power BI"] == ("Tableau", "Qlik")
    assert set(missing(BI)) == {"Power BI", "Business intelligence"}


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Java or Kotlin",
        "Java, Kotlin, or similar languages",
        "Java and/or Kotlin",
        "languages (Java or Kotlin)",
        "some (Java, Kotlin, or equivalent)",
        "languages such as Java, Kotlin or equivalent",
        "Erfahrung mit Java oder Kotlin",
        "Java, Kotlin oder vergleichbar",
        "Kenntnisse in Java bzw. Kotlin",
        "Java, Kotlin ou équivalent",
        "maîtrise de Java ou Kotlin",
        "experiencia con Java, Kotlin o similar",
        "conocimientos para trabajar con Java o Kotlin",
        "Java, Kotlin ou semelhante",
        "esperienza con Java, Kotlin o simili",
        "Java oppure Kotlin",
        "ervaring met het bouwen in Java, Kotlin of vergelijkbaar",
        "een voorliefde voor Java of Kotlin",
        "znajomość Java lub Kotlin",
        "Java, Kotlin lub podobne",
        "JavaまたはKotlinの経験",
        "Java、Kotlinのいずれかの経験",
    ],
)
def test_lists_in_nine_languages(text: str) -> None:
    assert missing(text) == {"Java": ("Kotlin",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Java and Kotlin", {"Java": (), "Kotlin": ()}),
        ("Java, Kotlin", {"Java": (), "Kotlin": ()}),
        ("SQL, Java or Kotlin, Kafka", {"SQL": (), "Java": ("Kotlin",), "Kafka": ()}),
        ("SQL and Java or Kotlin", {"SQL": (), "Java": ("Kotlin",)}),
        ("Java or Kotlin, Scala or Kafka", {"Java": ("Kotlin",), "Scala": ("Kafka",)}),
        ("Java, or (better) Kotlin", {"Java": (), "Kotlin": ()}),
        ("Java, Kotlin and/or other languages", {"Java": (), "Kotlin": ()}),
        ("Java or Kotlin or Scala", {"Java": ("Kotlin", "Scala")}),
        ("SQL. Or Java", {"SQL": (), "Java": ()}),
        ("SQL\nor Java", {"SQL": (), "Java": ()}),
        ("knowledge of Java or willingness to learn much about Kotlin", {"Java": (), "Kotlin": ()}),
        ("Java (or older), Kotlin", {"Java": (), "Kotlin": ()}),
        ("Java, Kotlin or equivalent experience", {"Java": (), "Kotlin": ()}),
        ("Kennis van Java of Kotlin", {"Java": (), "Kotlin": ()}),  # could be English
        ("o Java o Kotlin", {"Java": (), "Kotlin": ()}),  # bullets
        ("a supply chain project manager in the Java or Kotlin world", None),
    ],
)
def test_what_is_a_list_and_what_is_none(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = missing(text)
    if expected is None:
        assert found.pop("Java") == ("Kotlin",)
        assert "Kotlin" not in found
    else:
        assert found == expected


def test_what_is_asked_for_elsewhere_too_is_missing_by_itself() -> None:
    text = "Java or Kotlin. You know Kotlin."
    assert missing(text) == {"Kotlin": ()}
    assert gaps(Matcher([Keyword("Java")]).match("Posting", text)) == {"Kotlin": ()}
    assert gaps(NONE_HAD.match("Kotlin developer", "Java or Kotlin")) == {"Kotlin": ()}


def test_what_is_wanted_in_different_measure_is_no_list() -> None:
    assert missing("Java required or Kotlin a plus") == {"Java": (), "Kotlin": ()}


def test_the_rest_of_a_satisfied_list_lowers_no_score() -> None:
    alone = TABLEAU.match("Posting", "Requirements\n- Tableau").score
    assert TABLEAU.match("Posting", "Requirements\n- Tableau or Power BI").score == alone


@pytest.mark.parametrize(
    "text",
    [
        "Requirements\n- Bachelor's degree in Computer Science, Statistics, or a related field",
        "Degree or diploma in Marketing, Statistics or Accounting",
        "Bachelor of Statistics",
        "Post-secondary education in Statistics or related field",
        "Abgeschlossenes Studium der Statistik oder vergleichbar",
        "Diplôme en marketing ou équivalent",
        "Titulación universitaria en marketing",
        "Graduação completa em Marketing",
        "Laurea in marketing o affini",
        "Opleiding in marketing",
    ],
)
def test_a_field_of_study_is_no_skill(text: str) -> None:
    assert missing(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "A degree in mathematics, with knowledge of Java",
        "A degree in mathematics or experience with Java",
        "A degree in mathematics. Java.",
        "A degree in mathematics (Java preferred)",
        "A high degree of autonomy in Java",
        "A degree in mathematics\n- Java",
        "A degree and Java",
    ],
)
def test_what_stands_behind_it_is_one(text: str) -> None:
    assert missing(text) == {"Java": ()}


def test_a_keyword_that_is_only_a_field_of_study_is_found_and_not_needed() -> None:
    found = Matcher([Keyword("Statistics")]).match("Posting", "A degree in Statistics required")
    assert [(each.word, each.need) for each in found.matched] == [("Statistics", Need.NOT_NEEDED)]


_SKILLS = ["Java", "Kotlin", "Scala", "SQL", "React Native", "JavaScript", "Microsoft Power BI"]
_JOINS = [", ", " or ", " and ", ". ", "\n- ", ", or ", " or similar, ", " required, "]
_TEXTS = st.lists(st.tuples(st.sampled_from(_SKILLS), st.sampled_from(_JOINS)), max_size=8)
_ALL = {word: Keyword(word) for word in [*_SKILLS, "Microsoft"]}
_MADE: dict[frozenset[str], Matcher] = {}


def matcher_of(words: frozenset[str]) -> Matcher:
    if words not in _MADE:
        _MADE[words] = Matcher([_ALL[word] for word in sorted(words)])
    return _MADE[words]


@given(
    _TEXTS,
    st.sets(st.sampled_from(["Java", "SQL", "JavaScript"])),
    st.sampled_from(["Scala", "Java", "Microsoft"]),
)
def test_a_keyword_that_the_posting_has_never_lowers_the_score(
    parts: list[tuple[str, str]], have: set[str], more: str
) -> None:
    text = "".join(word + join for word, join in parts)
    if more not in text:
        return
    before = matcher_of(frozenset(have)).match("Posting", text).score
    assert matcher_of(frozenset({*have, more})).match("Posting", text).score >= before

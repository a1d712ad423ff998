"""Keywords, gaps and the score."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.matching import Found, Keyword, Match, Matcher
from jobs.matching.score import Need
from jobs.matching.vocabulary import load_vocabulary


@lru_cache
def matcher_of(*keywords: Keyword) -> Matcher:
    """Return a matcher, made once: it is for many postings."""
    return Matcher(keywords)


def match(*words: str, title: str = "Posting", text: str = "") -> Match:
    return matcher_of(*map(Keyword, words)).match(title, text)


def counts(found: list[Found]) -> dict[str, int]:
    return {each.word: each.count for each in found}


def has(word: str, text: str) -> bool:
    return bool(match(word, text=text).matched)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Python", "We write python."),
        ("Python", "PYTHON/Django"),
        ("Python", "“Python”"),
        ("Python", "python3 and more"),
        ("Go", "Experience in Go, Rust or Java"),
        ("Go", "services written in Go."),
        ("Go", "Golang"),
        ("R", "Python/R"),
        ("R", "in R or SAS"),
        ("R", "Knowledge of R."),
        ("C", "C/C++ on Linux"),
        ("C", "Languages: C, Rust"),
        ("C++", "modern C++ code"),
        ("C++", "C++17? No: C++."),
        ("C#", "C# and .NET"),
        (".NET", "the .NET platform"),
        (".NET", "ASP and .net"),
        ("Node.js", "NodeJS"),
        ("Node.js", "Node JS"),
        ("Node.js", "node.js,"),
        ("CI/CD", "CI / CD pipelines"),
        ("CI/CD", "CI-CD"),
        ("CI/CD", "continuous integration"),
        ("scikit-learn", "scikit learn"),
        ("scikit-learn", "sklearn"),
        ("machine learning", "Machine-Learning"),
        ("machine learning", "machine\nlearning"),
        ("driver's license", "a valid driver’s license"),
        ("forklift licence", "a valid forklift license"),
        ("e-commerce", "ecommerce"),
        ("API gateway", "API gateways"),
        ("R&D", "our R&D team"),
        ("A/B testing", "A / B testing"),
        ("JavaScript", "JS"),
        ("Kubernetes", "k8s"),
        ("k8s", "Kubernetes"),
        ("R", "R"),
        ("C", "C developer"),
        ("Buchführung", "BUCHFÜHRUNG und Steuern"),
        ("бухгалтер", "Главный Бухгалтер"),
        ("経理", "当社の経理部門"),
        ("Python", "Pythonの経験"),
        ("naïve Bayes", "nai\u0308ve bayes"),
        ("İstanbul", "İSTANBUL office"),
        ("Excel", "Microsoft Excel"),
    ],
)
def test_keywords_are_found_as_people_write_them(word: str, text: str) -> None:
    assert has(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Java", "JavaScript"),
        ("Java", "Java Script"),
        ("Go", "going to Google"),
        ("Go", "Go to market"),
        ("Go", "go-to-market strategy"),
        ("Go", "Go above and beyond"),
        ("Go", "let it go"),
        ("R", "R&D budget"),
        ("R", "R. and D."[1:]),
        ("C", "C++ only"),
        ("C", "C# only"),
        ("C", "C-suite"),
        ("C", "vitamin C"),
        ("C", "Hepatitis C vaccine"),
        ("C", "Washington, D.C."),
        ("C", "C O O K wanted"),
        ("C#", "the key of C"),
        ("C++", "C"),
        (".NET", "net income"),
        (".NET", "apply at www.example.net"),
        ("Ruby on Rails", "our Payment Rails"),
        ("SAFe", "Safe transport of goods"),
        ("SAFe", "SAFE OPERATION"),
        ("PCI DSS", "patients after PCI"),
        ("Investment management", "asset management in Maximo"),
        ("SQL", "NoSQL"),
        ("React", "React Native"),
        ("REST APIs", "the rest of the team"),
        ("Scala", "scalable"),
        ("ML", "HTML"),
        ("AWS", "laws"),
        ("Access", "Access to care"),
        ("CAD", "pays 85,000 CAD a year"),
        ("ML", "samples of 250 ML"),
        ("Go", "Go-to-market"),
        ("Word", "Word of mouth"),
        ("Azure", "azure blue"),
        ("Excel", "you will excel here"),
        ("Python", "Pythonesque"),
        ("Python", "cpython"),
        ("machine learning", "machine, learning"),
        ("経理", "経営管理"),
    ],
)
def test_keywords_are_not_found_in_other_words(word: str, text: str) -> None:
    assert not has(word, text)


def test_matched_words_carry_weight_and_count_the_heaviest_first() -> None:
    matcher = Matcher([Keyword("SQL", 2), Keyword("Python", 5)])
    found = matcher.match("Python developer", "Python, SQL, python and sql and SQL.")
    assert found.matched == [
        Found("Python", 5, 3, Need.REQUIRED, is_in_title=True),
        Found("SQL", 2, 3),
    ]


def test_gaps_are_skills_asked_for_and_not_on_the_list() -> None:
    found = match("Python", text="Python with Kafka. Kafka, phlebotomy and bookkeeping; be kind.")
    assert counts(found.gaps) == {"Kafka": 2, "Phlebotomy": 1, "Bookkeeping": 1}
    assert found.gaps[0].word == "Kafka"


def test_a_skill_known_under_another_name_is_no_gap() -> None:
    assert match("k8s", text="Kubernetes, EKS").gaps == []


def test_a_skill_inside_a_longer_one_is_not_asked_for() -> None:
    assert counts(match("Python", text="React Native, SQL Server").gaps) == {
        "React Native": 1,
        "SQL Server": 1,
    }


def test_a_word_of_ones_own_counts_inside_longer_phrases() -> None:
    found = match("customer", text="customer service")
    assert counts(found.matched) == {"customer": 1}
    assert counts(found.gaps) == {"Customer service": 1}


def test_aliases_count_for_their_keyword() -> None:
    matcher = Matcher([Keyword("spreadsheet wizardry", 3, ("pivoting", "Lotus 1-2-3"))])
    found = matcher.match("Clerk", "Pivoting in Lotus 1-2-3 is spreadsheet wizardry")
    assert found.matched == [Found("spreadsheet wizardry", 3, 3)]


def test_two_names_of_one_skill_count_once() -> None:
    matcher = Matcher([Keyword("JS", 2), Keyword("JavaScript", 4)])
    assert matcher.match("x", "js and JavaScript").matched == [Found("JavaScript", 4, 2)]


def test_a_match_in_the_title_counts_more() -> None:
    matcher = Matcher([Keyword(word) for word in ("Python", "SQL", "Excel", "R", "Tableau")])
    in_title = matcher.match("Python developer", "A fine team.").score
    in_text = matcher.match("Developer", "A fine team with Python.").score
    assert in_title > in_text > 0


def test_nothing_matched_is_zero_and_everything_is_near_a_hundred() -> None:
    words = ("Python", "SQL", "Django", "Docker")
    assert match(*words, text="We bake bread.").score == 0
    assert match(*words, title="Python developer", text="SQL, Django, Docker").score >= 95
    assert match(text="Python").score == 0


def test_a_posting_without_description_is_judged_by_its_title_and_says_so() -> None:
    words = ("Python", "SQL", "Django", "Docker")
    found = match(*words, title="Python developer", text=" \n")
    assert found.is_title_only
    assert 0 < found.score <= 70
    assert not match(*words, text="Python").is_title_only


def test_a_gap_lowers_the_score_a_little() -> None:
    words = ("Python", "SQL", "Django", "Docker")
    without = match(*words, text="Python and SQL").score
    with_gap = match(*words, text="Python and SQL and Kafka").score
    assert without - 10 <= with_gap < without


def test_the_digest_follows_the_list() -> None:
    digest = Matcher([Keyword("Python", 2)]).digest
    assert len(digest) == 16
    assert digest == Matcher([Keyword("Python", 2)]).digest
    others = [Keyword("Python", 3)], [Keyword("Python", 2, ("py",))], [Keyword("python", 2)], []
    assert digest not in {Matcher(keywords).digest for keywords in others}


def test_highlights_are_the_places_of_keywords_in_the_text() -> None:
    text = "« Naïve » C++, C and Pythonの経理, Node.js – .NET. 🎉 python!"
    matcher = Matcher([Keyword(word) for word in ("C++", "Python", "経理", "Node.js", ".NET")])
    shown = [
        (text[mark.start : mark.end], mark.word)
        for mark in matcher.highlights(text)
        if mark.is_keyword
    ]
    assert shown == [
        ("C++", "C++"),
        ("Python", "Python"),
        ("経理", "経理"),
        ("Node.js", "Node.js"),
        (".NET", ".NET"),
        ("python", "Python"),
    ]


def test_the_vocabulary_is_broad_and_says_nothing_twice() -> None:
    vocabulary = load_vocabulary()
    names = [skill.name for skill in vocabulary.skills]
    forms = [form.casefold() for skill in vocabulary.skills for form in skill.forms]
    assert len(names) >= 250
    assert len(set(forms)) == len(forms)
    for name in ("Phlebotomy", "Bookkeeping", "Forklift operation", "Project management"):
        assert name in names


def test_every_skill_of_the_vocabulary_is_found_under_all_its_names() -> None:
    matcher = Matcher([])
    for skill in load_vocabulary().skills:
        if skill.is_broad:
            continue
        for form in skill.forms:
            written = form if form[:1].isupper() else form.capitalize()
            found = counts(matcher.match("", f"We need {written}, truly.").gaps)
            assert skill.name in found, form


def test_what_a_posting_asks_for_in_effect_counts() -> None:
    found = match("SQL", "Java", text="We use SQL Server and Spring Boot.")
    assert counts(found.matched) == {"SQL": 1, "Java": 1}
    assert counts(found.gaps) == {"SQL Server": 1, "Spring Boot": 1}


def test_whoever_has_a_skill_has_what_it_implies() -> None:
    found = Matcher([Keyword("SQL Server", 4)]).match("x", "Good knowledge of SQL.")
    assert found.matched == [Found("SQL", 1, 1, because="SQL Server")]
    assert found.gaps == []


def test_implications_go_one_way() -> None:
    assert counts(match("Java", text="Spring Boot").gaps) == {"Spring Boot": 1}
    assert counts(match("React", text="React Native").gaps) == {"React Native": 1}
    assert not has("React", "React Native")


def test_what_is_asked_for_everywhere_is_not_missed() -> None:
    found = match("Python", text="Teamwork, attention to detail and problem solving.")
    assert found.gaps == []
    assert has("teamwork", "Teamwork")


SKILLS = st.sampled_from([skill.name for skill in load_vocabulary().skills[:80]])
WEIGHTS = st.integers(1, 5)
KEYWORDS = st.lists(st.builds(Keyword, SKILLS, WEIGHTS), max_size=12)


@given(KEYWORDS, SKILLS, WEIGHTS, st.lists(SKILLS, min_size=1, max_size=12), st.booleans())
def test_adding_a_keyword_that_the_posting_has_never_lowers_the_score(
    keywords: list[Keyword], word: str, weight: int, asked: list[str], is_in_title: bool
) -> None:
    title = f"Expert in {word}" if is_in_title else "Expert"
    text = f"We want {word}; " + "; ".join(asked)
    before = Matcher(keywords).match(title, text).score
    after = Matcher([*keywords, Keyword(word, weight)]).match(title, text).score
    assert after >= before


@given(
    st.lists(st.builds(Keyword, st.text(max_size=20), WEIGHTS), max_size=5), st.text(), st.text()
)
def test_no_text_makes_matching_fail(keywords: list[Keyword], title: str, text: str) -> None:
    matcher = Matcher(keywords)
    found = matcher.match(title, text)
    assert 0 <= found.score <= 100
    assert (found.score == 0) == (not found.matched)
    assert all(each.count > 0 for each in (*found.matched, *found.gaps))
    for mark in matcher.highlights(text):
        assert 0 <= mark.start < mark.end <= len(text) + 2


@given(
    st.text(alphabet="abc é經한•’\u00a0", max_size=40), st.text(alphabet="abc é經한•’", max_size=40)
)
def test_highlights_show_the_keyword_itself(before: str, after: str) -> None:
    text = f"{before} Python {after}"
    places = matcher_of(Keyword("Python")).highlights(text)
    assert [text[mark.start : mark.end] for mark in places if mark.is_keyword] == ["Python"]


@given(
    st.permutations(["Python", "SQL", "Kafka", "React Native", "C++", "Go", "bread", "phlebotomy"])
)
def test_the_order_of_sentences_does_not_matter(words: list[str]) -> None:
    matcher = matcher_of(Keyword("Python", 4), Keyword("C++"), Keyword("Go", 3))
    found = matcher.match("x", "; ".join(words))
    assert counts(found.matched) == {"Python": 1, "C++": 1, "Go": 1}
    assert counts(found.gaps) == {"SQL": 1, "Kafka": 1, "React Native": 1, "Phlebotomy": 1}

"""What a posting requires, what would be nice, and what else it asks for."""

import pytest

from jobs.matching import Found, Keyword, Match, Matcher
from jobs.matching.score import Need

REQUIRED, NICE, MENTIONED = Need.REQUIRED, Need.NICE, Need.MENTIONED
MATCHER = Matcher([Keyword("Python")])


def read(text: str) -> Match:
    return MATCHER.match("Posting", text)


def needs(text: str) -> dict[str, Need]:
    found = read(text)
    return {each.word: each.need for each in (*found.matched, *found.gaps)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We use Python.", {"Python": MENTIONED}),
        ("Requirements:\n• Python\n• SQL", {"Python": REQUIRED, "SQL": REQUIRED}),
        (
            "Your profile\n- Python\n\nNice to have\n- Kafka\n\nWhat we offer\nSQL courses",
            {"Python": REQUIRED, "Kafka": NICE},
        ),
        ("**Qualifications**\n* Python", {"Python": REQUIRED}),
        ("Requirements: Python, SQL. Nice to have: Kafka.", {
            "Python": REQUIRED, "SQL": REQUIRED, "Kafka": NICE,
        }),
        ("Python is a must. Kafka is a plus.", {"Python": REQUIRED, "Kafka": NICE}),
        ("Python required, Kafka a plus", {"Python": REQUIRED, "Kafka": NICE}),
        ("You must have Python, ideally Kafka", {"Python": REQUIRED, "Kafka": NICE}),
        ("must have Python, Kafka is a plus", {"Python": REQUIRED, "Kafka": NICE}),
        ("Requirements\n• Python\n• Kafka would be nice", {"Python": REQUIRED, "Kafka": NICE}),
        ("Requirements\n• Python\n• Kafka (preferred)", {"Python": REQUIRED, "Kafka": NICE}),
        ("Experience with Kafka is not required", {}),
        ("No experience in Kafka needed. Python it is.", {
            "Python": MENTIONED,
        }),
        ("Prepare reports in Tableau as required.", {"Tableau": MENTIONED}),
        ("Kafka is a plus. We run Kafka. Kafka is essential.", {"Kafka": REQUIRED}),
        ("Dein Profil:\n• Python\n• Kafka von Vorteil", {"Python": REQUIRED, "Kafka": NICE}),
        ("Profil recherché :\n• Python\n• Kafka serait un plus", {
            "Python": REQUIRED, "Kafka": NICE,
        }),
        ("Requisitos:\n- Python\n- Se valorará Kafka", {"Python": REQUIRED, "Kafka": NICE}),
        ("Wij vragen:\n- Python\n- Kafka is een pré", {"Python": REQUIRED, "Kafka": NICE}),
        ("Requisitos\n- Python\n- Kafka será um diferencial", {"Python": REQUIRED, "Kafka": NICE}),
        ("Wymagania:\n- Python\n- Kafka mile widziana", {"Python": REQUIRED, "Kafka": NICE}),
        ("Requisiti:\n- Python\n- Kafka è gradita", {"Python": REQUIRED, "Kafka": NICE}),
        ("5+ years of experience with Python", {"Python": REQUIRED}),
    ],
)  # fmt: skip
def test_how_much_a_skill_is_wanted(text: str, expected: dict[str, Need]) -> None:
    assert needs(text) == expected


def test_what_the_title_says_is_required() -> None:
    found = MATCHER.match("Python developer", "Join us.")
    assert found.matched == [Found("Python", 2, 1, REQUIRED, is_in_title=True)]


def test_a_skill_that_is_said_not_to_be_needed_is_no_gap_in_the_score() -> None:
    plain = read("Python.").score
    assert read("Python. Kafka is not required.").score == plain
    assert read("Python. Kafka is required.").score < read("Python. Kafka is a plus.").score < plain


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience", 5),
        ("At least 3 years' experience, 2 years with SQL", 3),
        ("3-5 years of relevant experience", 3),
        ("3 to 5 years working in finance", 3),
        ("five (5) years of experience", 5),
        ("mindestens 4 Jahre Berufserfahrung", 4),
        ("3 ans d'expérience", 3),
        ("You are at least 18 years old", 0),
        ("For over 90 years we bake bread, with experience", 0),
        ("years of experience", 0),
        ("A contractor with over 20 years of experience in steel", 0),
        ("More than 5 years of experience", 5),
        ("two years of experience within the last five years, working in care", 2),
        ("BA + 8 years of experience OR Diploma + 10 years of experience", 8),
        ("• Degree, five years of experience\nOR\n• Diploma, seven years of experience", 5),
        ("3 years of experience in months or weeks, and 5 years with SQL", 5),
    ],
)  # fmt: skip
def test_years_of_experience(text: str, years: int) -> None:
    assert read(text).asked.years == years


def test_what_else_is_asked_for() -> None:
    text = "Bachelor’s degree. Security clearance; criminal record check. 2 years of experience."
    assert read(text).asked.in_words == (
        "2 years of experience",
        "a bachelor’s degree",
        "a background check",
        "a security clearance",
    )


@pytest.mark.parametrize(
    "aside",
    [
        "Benefits\n• Counselling\n• Physiotherapy",
        "What we offer:\n\n• Physiotherapy\n\n• Counselling",
        "About us\nWe are a counselling and physiotherapy practice.",
        "Über uns\nWir sind eine Praxis für Physiotherapy.",
        "Wir bieten\n- Physiotherapie\n- Counselling",
        "If you require an accommodation for the recruitment or interview process, tell us.",
        "We may use artificial intelligence (AI) to screen applicants.",
        "A competitive benefits package with counselling and physiotherapy",
        "Questions? Ask the talent acquisition specialist.",
    ],
)
def test_what_an_employer_gives_and_how_it_chooses_is_not_asked_for(aside: str) -> None:
    assert needs(f"Requirements:\n• Python\n\n{aside}") == {"Python": REQUIRED}


def test_what_is_asked_for_elsewhere_counts_beside_what_is_offered() -> None:
    text = "You run our counselling. Python is used.\n\nBenefits\n• Counselling\n• SQL courses"
    assert needs(text) == {"Python": MENTIONED, "Counselling": MENTIONED}
    own = MATCHER.match("Posting", "Benefits\n• Python courses\n• Coffee").matched
    assert [each.need for each in own] == [Need.NOT_NEEDED]


def test_an_offer_ends_with_its_paragraph_or_list() -> None:
    text = "What we offer\n\nSQL courses, coffee.\n\nYour days here\nYou write Python and Kafka."
    assert needs(text) == {"Python": MENTIONED, "Kafka": MENTIONED}


def test_a_longer_cue_goes_before_a_shorter_one_in_it() -> None:
    assert needs("Preferred qualifications\n• Kafka") == {"Kafka": NICE}
    assert needs("Kafka is not essential") == {"Kafka": NICE}

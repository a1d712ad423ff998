"""Headings of postings say how much what stands under them is wanted, in nine languages."""

import pytest

from jobs.matching import Matcher
from jobs.matching.score import Need

REQUIRED, NICE, MENTIONED = Need.REQUIRED, Need.NICE, Need.MENTIONED
MATCHER = Matcher([])


def needs(text: str) -> dict[str, Need]:
    return {each.word: each.need for each in MATCHER.match("Posting", text).gaps}


@pytest.mark.parametrize(
    "heading",
    [
        "What we expect from you", "Candidate requirements:", "Experience and qualifications",
        "Das solltest du mitbringen:", "Anforderungsprofil", "Deine Qualifikationen",
        "Profil souhaité", "Compétences attendues :", "Prérequis", "Qui êtes-vous ?",
        "Requisitos imprescindibles", "¿Qué te pedimos?", "Lo que buscamos",
        "Requisitos e qualificações", "Pré-requisitos", "O que esperamos de você",
        "Requisiti richiesti", "Chi cerchiamo?", "Il profilo ideale",
        "Eisen:", "Vereisten", "Wat neem je mee?", "Wie ben jij?", "Functie-eisen",
        "Nasze wymagania:", "Czego wymagamy", "Profil kandydata",
        "＜必須条件＞", "【必須】", "必須要件", "■応募資格", "求める人物像", "【必須スキル・経験】",
        "応募要件：",
    ],
)  # fmt: skip
def test_what_stands_under_these_is_required(heading: str) -> None:
    assert needs(f"{heading}\n- Tableau\n- Kafka") == {"Tableau": REQUIRED, "Kafka": REQUIRED}


@pytest.mark.parametrize(
    "heading",
    [
        "Nice-to-have skills", "Preferred requirements", "Das wäre schön:", "Pluspunkte",
        "Atouts supplémentaires", "Compétences appréciées", "Requisitos deseables",
        "Se valorará positivamente:", "Requisitos desejáveis", "Requisiti desiderabili",
        "Pluspunten", "Mile widziane:", "Dodatkowym atutem będzie:",
        "＜歓迎条件＞", "【歓迎】", "歓迎要件", "■歓迎スキル・経験", "尚可",
    ],
)  # fmt: skip
def test_what_stands_under_these_would_be_nice(heading: str) -> None:
    assert needs(f"{heading}\n- Tableau\n- Kafka") == {"Tableau": NICE, "Kafka": NICE}


@pytest.mark.parametrize(
    "heading",
    [
        "Was wir dir bieten", "Nos avantages", "¿Qué te ofrecemos?", "O que oferecemos",
        "Cosa ti offriamo", "Wat krijg je?", "Arbeidsvoorwaarden", "Co zyskujesz?", "【福利厚生】",
    ],
)  # fmt: skip
def test_what_stands_under_these_is_offered(heading: str) -> None:
    assert needs(f"{heading}\n- Tableau\n\nKafka") == {"Kafka": MENTIONED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("【必須】Kafkaの経験\n【歓迎】Tableauの経験", {"Kafka": REQUIRED, "Tableau": NICE}),
        ("Kafkaの経験必須\nTableauの知識", {"Kafka": REQUIRED, "Tableau": MENTIONED}),
        ("経験者歓迎\nKafka", {"Kafka": MENTIONED}),
        ("We stellen geen eisen aan je kleding.\n- Kafka", {"Kafka": MENTIONED}),
        ("Vereisten zijn er niet, zegt de gemeente.\n- Kafka", {"Kafka": MENTIONED}),
        ("普通自動車免許（AT限定可）必須", {"Driving licence": REQUIRED}),
        ("普通自動車免許不要", {}),
    ],
)  # fmt: skip
def test_a_word_of_a_heading_in_a_sentence_is_none(text: str, expected: dict[str, Need]) -> None:
    assert needs(text) == expected


def test_a_language_is_as_much_wanted_as_its_heading_says() -> None:
    text = "＜必須条件＞\n・営業経験3年以上\n＜歓迎条件＞\n・中国語ができる方\n"
    text += "・英語力（TOEIC600点以上）"
    asked = MATCHER.match("Posting", text).asked
    assert [(each.codes, each.need) for each in asked.languages] == [
        (("zh",), NICE),
        (("en",), NICE),
    ]
    assert asked.years == 3

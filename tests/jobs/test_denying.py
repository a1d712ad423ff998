"""What a posting says is not needed is no demand, in nine languages."""

import pytest

from jobs.matching import Match, Matcher
from jobs.matching.score import Need

REQUIRED, NICE, MENTIONED = Need.REQUIRED, Need.NICE, Need.MENTIONED
MATCHER = Matcher([])


def read(text: str) -> Match:
    return MATCHER.match("Posting", text)


def needs(text: str) -> dict[str, Need]:
    return {each.word: each.need for each in read(text).gaps}


@pytest.mark.parametrize(
    "text",
    [
        "Requirements\n- No driving licence needed",
        "Requirements\n- No knowledge of Tableau or Kafka is required",
        "Anforderungen\n- Kein Führerschein nötig",
        "Anforderungen\n- Keine Kenntnisse in Tableau erforderlich",
        "Anforderungen\n- Führerschein nicht zwingend erforderlich",
        "Profil recherché\n- Aucun permis de conduire n'est exigé",
        "Profil recherché\n- Permis de conduire non exigé",
        "Requisitos\n- No se requiere carnet de conducir",
        "Requisitos\n- Carnet de conducir no imprescindible",
        "Requisitos\n- Não é necessário ter carta de condução",
        "Requisitos\n- Nenhuma experiência em Tableau necessária",
        "Requisiti\n- Patente di guida non richiesta",
        "Requisiti\n- Nessuna patente di guida richiesta",
        "Wij vragen\n- Geen rijbewijs nodig",
        "Wij vragen\n- Een rijbewijs is niet vereist",
        "Wymagania\n- Prawo jazdy nie jest wymagane",
        "Wymagania\n- Nie wymagamy prawa jazdy ani znajomości Tableau",
        "・Tableauの知識不問",
    ],
)
def test_a_skill_that_is_denied_is_none_that_is_asked_for(text: str) -> None:
    assert needs(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kafka is required, Tableau is not required", {"Kafka": REQUIRED}),
        ("Experience in Kafka, a degree is not needed", {"Kafka": MENTIONED}),
        ("You know Kafka; no driving licence needed.", {"Kafka": MENTIONED}),
        ("Knowledge of Kafka, Tableau and SQL is not required", {}),
        ("No Tableau needed, but Kafka is a must", {"Kafka": REQUIRED}),
        ("Kein Tableau nötig, Kafka zwingend", {"Kafka": REQUIRED}),
        ("Kafka is a plus but not required", {"Kafka": NICE}),
        ("Kafka is not required but a plus", {"Kafka": NICE}),
        ("Kafka is not a must but helpful", {"Kafka": NICE}),
        ("You will not need Tableau. Kafka is a must", {"Kafka": REQUIRED}),
        ("We have no dress code and Kafka is required", {"Kafka": REQUIRED}),
        ("No. Kafka required", {"Kafka": REQUIRED}),
        ("No agencies please. Kafka required", {"Kafka": REQUIRED}),
        ("No less than expert knowledge of Kafka required", {"Kafka": REQUIRED}),
        ("Conhecimento no Kafka é necessário", {"Kafka": REQUIRED}),
        ("Sin Kafka no hay futuro: Kafka imprescindible", {"Kafka": REQUIRED}),
        (
            "Candidates without a driving licence cannot be considered",
            {"Driving licence": MENTIONED},
        ),
        ("Kein Problem ohne Tableau, Kafka erforderlich", {"Kafka": REQUIRED, "Tableau": REQUIRED}),
    ],
)
def test_what_is_said_beside_it_is_still_asked_for(text: str, expected: dict[str, Need]) -> None:
    assert needs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no travel required",
        "Keine Reisebereitschaft nötig",
        "Reisebereitschaft nicht erforderlich",
        "Travel required: No",
        "Shift work? None.",
        "keine regelmäßige Schichtarbeit",
        "no weekend work, no shift work",
        "geen ploegendienst of weekendwerk",
        "pas de travail de nuit",
        "No se exige disponibilidad para viajar",
        "Non è richiesta disponibilità a trasferte",
        "Não é exigida disponibilidade para viajar",
        "nie wymagamy gotowości do podróży",
        "Ein abgeschlossenes Studium ist keine Voraussetzung",
        "夜勤なし",
        "Arbeit ohne Schichtdienst",
        "werken zonder ploegendienst",
        "sin turnos rotativos",
        "senza turni notturni",
        "bez pracy w weekendy",
        "sans travail de nuit",
    ],
)
def test_what_else_is_denied_is_not_asked_for(text: str) -> None:
    assert read(text).asked.things == ()


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Occasional travel required. No overnight stays.", "travel"),
        ("No office, but willingness to travel is required", "travel"),
        ("Travel required: Normandy, Brittany", "travel"),
        ("Kein Großraumbüro. Reisebereitschaft", "travel"),
        ("Trabalho no turno da noite", "shifts or weekends"),
        ("Ohne abgeschlossenes Studium geht es nicht", "a bachelor’s degree"),
        ("Ohne Pausen geht es nicht. Schichtarbeit", "shifts or weekends"),
        ("No degree needed; shift work in three teams", "shifts or weekends"),
        ("Je hebt geen hekel aan dossiers. Ploegendienst", "shifts or weekends"),
    ],
)
def test_a_no_that_speaks_of_something_else_denies_nothing(text: str, thing: str) -> None:
    assert read(text).asked.things == (thing,)


def test_what_stands_under_what_is_offered_is_not_asked_for() -> None:
    offer = (
        "Das bieten wir dir:\n- Polnischsprachige Kolleginnen und gutes Englisch im Team\n"
        "- Hilfe bei der Arbeitserlaubnis\n- 12 Jahre Erfahrung mit Remote-Teams"
    )
    asked = read(f"Dein Profil\n- Deutsch C1\n\n{offer}").asked
    assert [each.codes for each in asked.languages] == [("de",)]
    assert (asked.years, asked.things) == (0, ())


def test_what_is_never_offered_is_asked_for_wherever_it_stands() -> None:
    text = "What we offer\nA good team. Hired people bring a criminal record check and own a pen."
    assert read(text).asked.things == ("a background check",)


def test_what_stands_below_an_offer_counts_again() -> None:
    text = "Benefits\n- Coffee\n\nYou speak fluent Dutch.\nWork permit. 3 years of experience."
    asked = read(text).asked
    assert [each.codes for each in asked.languages] == [("nl",)]
    assert (asked.years, asked.things) == (3, ("a work permit",))

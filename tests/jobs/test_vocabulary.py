"""The packaged vocabulary: what skills are called, and which words are not their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.matching.vocabulary import load_vocabulary, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TypeScript", "ts"),
        ("golang", "Go"),
        ("postgres", "PostgreSQL"),
        ("Node.js", "nodejs"),
        ("power-bi", "PowerBI"),
        ("LLMs", "large language model"),
        ("c plus plus", "C++"),
        ("human resources", "HR"),
        ("profit and loss", "P&L"),
        ("registered nurse", "RN"),
        ("Soldadura TIG", "welding"),
        ("Espectrofotometría", "Spectroscopy"),
        ("Pneumatik und Hydraulik", "Pneumatics"),
        ("Organisation d’événements", "event planning"),
        ("travail d’équipe", "teamwork"),
        ("Shipping & receiving", "Warehousing"),
        ("douaneaangiften", "customs clearance"),
        ("Zollabfertigung", "dédouanement"),
        ("odprawa celna", "通関"),
        ("Routenplanung", "route planning"),
        ("在庫管理", "stock control"),
        ("Fisioterapia", "physiotherapy"),
        ("Loodgieter", "plumbing"),
        ("klachtenafhandeling", "complaint handling"),
        ("korepetycje", "Tutoring"),
        ("AMDEC", "failure mode and effects analysis"),
        ("Amazon Web Services (AWS)", "aws"),
        ("Go (programming language)", "golang"),
        ("computer-aided design", "CAD"),
        ("beam steering", "Beam-Steering"),
        ("failure review and corrective action system", "FRACAS"),
        ("R&D planning of things", "r & d planning of things"),
    ],
)
def test_names_of_one_skill(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Java", "JavaScript"),
        ("C", "C#"),
        ("C++", "C#"),
        ("SQL", "MySQL"),
        ("React", "React Native"),
        ("Spring", "Spring Boot"),
        ("Azure", "azure sky"),
        ("Ruby", "ruby (a gem)"),
        ("Swift", "swift (bank transfers)"),
        ("pandas", "panda"),
        ("Excel", "excel at it"),
        (".NET", "net"),
        ("R", "HR"),
        ("beam steering", "beam bending"),
        ("Python", "PyTorch"),
        ("", "Go"),
        ("FMEA", "root cause analysis"),
        ("Serveur", "waiter"),  # of French offices, too
        ("guardería", "child care"),  # what employers pay for
    ],
)
def test_words_that_only_look_alike(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_being_the_same_is_mutual(one: str, other: str) -> None:
    assert same(one, one)
    assert same(one, other) == same(other, one)


def test_what_is_implied_is_known_and_nothing_implies_itself() -> None:
    vocabulary = load_vocabulary()
    names = {skill.name: skill for skill in vocabulary.skills}
    for name, implied in vocabulary.implied.items():
        assert name in names
        assert name not in implied
        assert not [each for each in implied if names[each].is_broad]
    assert {"Spring", "Java"} <= vocabulary.implied["Spring Boot"]

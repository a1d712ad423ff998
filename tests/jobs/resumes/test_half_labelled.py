"""Positions of which a label says one half, and a dated head above it the other."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of


@pytest.mark.parametrize(
    ("label", "tasks", "title"),
    [
        ("Position", "Duties", "lamp keeper"),
        ("Funktion", "Aufgaben", "Sachbearbeiterin im Einkauf"),
        ("Poste", "Missions", "chargé de clientèle"),
        ("Puesto", "Funciones", "auxiliar de almacén"),
        ("Cargo", "Atividades", "auxiliar de escritório"),
        ("Mansione", "Mansioni principali", "addetto al magazzino"),
        ("Functie", "Werkzaamheden", "medewerker inkoop"),
        ("stanowisko", "zakres obowiązków", "młodsza księgowa"),
        ("Befattning", "Activities", "lagerarbetare"),
        ("職種", "業務内容", "営業事務"),
    ],
)
@pytest.mark.parametrize(
    "head", ["{when}\t{name}", "{name}\t{when}", "{when}\n{name}", "{name} ({when})"]
)
def test_a_title_behind_a_label_belongs_to_the_employer_above(
    label: str, tasks: str, title: str, head: str
) -> None:
    told = "\n".join(
        f"{head.format(when=when, name=name)}\n{label}: {each}\n{tasks}: Wrote and filed"
        for when, name, each in (
            ("03.2014 – 05.2019", "Tarn & Fell", title),
            ("02.2006 – 01.2014", "Quillfern", "Buchhalter"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.start_date) for each in found] == [
        (title, "Tarn & Fell", "2014-03"),
        ("Buchhalter", "Quillfern", "2006-02"),
    ]
    assert [each.highlights for each in found] == [["Wrote and filed"]] * 2


def test_an_employer_behind_a_label_belongs_to_the_title_above() -> None:
    told = (
        "Night Porter\t2019 – 2021\nEmployer: Tarn & Fell\nCarried and filed\n"
        "Cook\t2014 – 2018\nEmployer: Quillfern\nCooked\n"
    )
    assert [(each.position, each.name) for each in work.read(lines_of(told))] == [
        ("Night Porter", "Tarn & Fell"),
        ("Cook", "Quillfern"),
    ]


def test_a_place_may_stand_beside_the_employer() -> None:
    told = (
        "2014 – 2018\tQuillfern, Leeds\nPosition: cook\n"
        "2010 – 2013\tTarnfell, York\nPosition: porter\n"
    )
    assert [(each.position, each.name, each.location) for each in work.read(lines_of(told))] == [
        ("cook", "Quillfern", "Leeds"),
        ("porter", "Tarnfell", "York"),
    ]


def test_a_country_may_stand_behind_the_town() -> None:
    told = (
        "2014 – 2018\tQuillfern Ltd, Leeds\nPosition: cook\n"
        "2010 – 2013\tTarnfell, Olzamouth, Holandia\nPosition: porter\n"
    )
    assert [(each.name, each.location) for each in work.read(lines_of(told))] == [
        ("Quillfern Ltd", "Leeds"),
        ("Tarnfell", "Olzamouth, Holandia"),
    ]


def test_a_label_of_what_was_done_is_no_title() -> None:
    told = (
        "Night Porter, Tarn Ltd\t2019 – 2021\nRole: Carried what guests had left behind.\n"
        "Cook, Quillfern Ltd\t2014 – 2018\nRole: Cooked for three hundred people.\n"
    )
    assert [(each.position, each.name) for each in work.read(lines_of(told))] == [
        ("Night Porter", "Tarn Ltd"),
        ("Cook", "Quillfern Ltd"),
    ]


def test_a_name_above_labels_of_title_and_time_is_the_employer() -> None:
    told = "".join(
        f"{name}\nClient: Olza Bank\nRole: {title}\nDuration: {when}\n- Coded\n\n"
        for name, title, when in (
            ("Tarn Ltd, Leeds", "Senior Developer", "Jan 2019 – till date"),
            ("Quillfern, York", "Developer", "Jan 2016 – Dec 2018"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.location, each.start_date) for each in found] == [
        ("Senior Developer", "Tarn Ltd", "Leeds", "2019-01"),
        ("Developer", "Quillfern", "York", "2016-01"),
    ]


def test_projects_of_one_employer_are_no_employers() -> None:
    told = (
        "Tarn Ltd, Leeds\t2016 – 2021\nProject: Bills\nRole: Developer\nDuration: 2016 – 2018\n"
        "- Coded\nProject: Tills\nRole: Lead\nDuration: 2018 – 2021\n- Led\n"
    )
    assert "Bills" not in [each.name for each in work.read(lines_of(told))]

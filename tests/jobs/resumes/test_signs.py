"""Any sign between two texts parts them as a dot does."""

import pytest

from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of
from jobs.resumes.reading.signs import alike


@pytest.mark.parametrize("sign", "◦▪◆♦★►")
def test_a_sign_parts_employer_town_and_dates(sign: str) -> None:
    text = "Pavo Lind\npavo@example.org\n\nExperience\n" + "".join(
        f"{title}\n{name} {sign} {town} {sign} {when}\n- Cut panes\n\n"
        for title, name, town, when in (
            ("Glazier", "Quillfern Glass", "Fellmere", "March 2019 - present"),
            ("Porter", "Hall of Bramble", "Tarnyard", "May 2014 - June 2018"),
        )
    )
    found = read(text.encode(), "r.txt")["resume"]["work"]
    assert [(job["position"], job["name"], job["location"]) for job in found] == [
        ("Glazier", "Quillfern Glass", "Fellmere"),
        ("Porter", "Hall of Bramble", "Tarnyard"),
    ]


@pytest.mark.parametrize("text", ["Java ● ● ● ○ ○", "◦ Cut panes", "Excel ★★★☆☆", "A★ rated"])
def test_levels_and_bullets_are_left_alone(text: str) -> None:
    lines = lines_of(text)
    assert alike(lines) == lines


def test_letters_raised_behind_a_number_belong_to_it() -> None:
    texts = [
        line.text for line in alike(lines_of("1 re année\n2 nd prize\nRoom 2 reserved\n3.5 th\n"))
    ]
    assert texts == ["1re année", "2nd prize", "Room 2 reserved", "3.5 th"]

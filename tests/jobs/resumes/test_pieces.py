"""The heads of a section read together, where the words of one do not tell."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of


def positions(text: str) -> list[tuple[str, str, str]]:
    return [(job.position, job.name, job.location) for job in work.read(lines_of(text))]


@pytest.mark.parametrize("mark", [", ", " - ", " / ", " | "])
def test_an_unknown_title_is_one_where_titles_stand_in_the_others(mark: str) -> None:
    told = (
        "2019 – Present\tShop Assistant, Quillfern Tiles, Leioa\nSold tiles\n"
        "2014 – 2018\tWhisperer, Tarn & Fell, Selby\nWhispered to the looms\n"
        "2010 – 2013\tWaiter, The Old Loom, Selby\nCarried plates\n"
    )
    assert positions(told.replace(", ", mark)) == [
        ("Shop Assistant", "Quillfern Tiles", "Leioa"),
        ("Whisperer", "Tarn & Fell", "Selby"),
        ("Waiter", "The Old Loom", "Selby"),
    ]


def test_employers_and_places_before_titles_below_stay_what_they_are() -> None:
    told = (
        "Quillfern, Leioa\t2019 – Present\nShop Assistant\n- Sold tiles\n\n"
        "Tarn & Fell, Selby\t2014 – 2018\nWaiter\n- Carried plates\n"
    )
    assert [(title, name) for title, name, _ in positions(told)] == [
        ("Shop Assistant", "Quillfern"),
        ("Waiter", "Tarn & Fell"),
    ]


def test_how_long_it_was_is_no_employer() -> None:
    told = (
        "02/2020 (3 Wochen)\tPraktikant\nQuillfern Ltd, Leioa\n- Sah zu\n\n"
        "07/2018 (2 weeks)\tClerk\nTarn & Fell Ltd, Selby\n- Filed\n"
    )
    assert [name for _, name, _ in positions(told)] == ["Quillfern Ltd", "Tarn & Fell Ltd"]

"""What stands at the head and the foot of pages."""

import pytest

from jobs.resumes.reading.line import Line
from jobs.resumes.reading.running_heads import without_running_heads

TOP = [Line("Ada Tarn", y=40.0, size=24.0), Line("BSc Botany\t2012", y=120.0)]


def kept(*lines: Line, pages: int = 1) -> list[str]:
    return [line.plain for line in without_running_heads([*TOP, *lines], pages)]


@pytest.mark.parametrize(
    "foot",
    [
        "May 4, 2024\tAda Tarn · Résumé\t1",
        "Ada Tarn – Page 1",
        "Ada Tarn | Lebenslauf | Seite 1 von 1",
        "Curriculum vitae\t1/1",
    ],
)
def test_a_foot_that_counts_the_pages_of_somebody_is_none_of_what_is_told(foot: str) -> None:
    assert kept(Line(foot, y=800.0)) == ["Ada Tarn", "BSc Botany 2012"]


@pytest.mark.parametrize(
    "last",
    [
        "Ada Tarn, Fell Close 1",
        "Glazier level\t1",
        "Ada Tarn\t2",
        "Fell College\tPage 1 of the list",
    ],
)
def test_a_last_line_that_tells_more_is_kept(last: str) -> None:
    assert kept(Line(last, y=800.0))[-1] == " ".join(last.split())


def test_only_the_first_and_the_last_line_of_a_page_are_such() -> None:
    assert "Ada Tarn · Résumé 1" in kept(
        Line("Ada Tarn · Résumé\t1", y=300.0), Line("Hobbies", y=400.0)
    )

"""Positions told in running text."""

import pytest

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of

TEXT = "Kept the books of the yard. Wrote the weekly reports and led the morning talks."
JOBS = [
    ("Site Manager", "Quillfern & Fell Construction", "Leeds", "Mar 2019 – Present"),
    ("Clerk", "Tarn Builders Ltd.", "Selby", "2015 – 2019"),
]


def positions(text: str) -> list[tuple[str, str]]:
    return [(job.position, job.name) for job in work.read(lines_of(text))]


@pytest.mark.parametrize(
    "form",
    [
        "{title}, {name}, {place} ({when}). {text}\n\n",
        "{title} — {name}, {place} ({when}): {text}\n",
        "{when}: {title}, {name} ({place}). {text}\n\n",
    ],
)
def test_heads_that_begin_a_text_are_heads(form: str) -> None:
    told = "".join(
        form.format(title=title, name=name, place=place, when=when, text=TEXT)
        for title, name, place, when in JOBS
    )
    assert positions(told) == [(title, name) for title, name, _, _ in JOBS]
    assert [job.highlights for job in work.read(lines_of(told))] == [[TEXT]] * 2


def test_dates_in_a_text_below_a_head_begin_no_head() -> None:
    told = (
        "Clerk, Tarn Bank, 2015 – 2019\nLed the move of the bank (2016 – 2017). Filed.\n\n"
        "Planner, Quillfern Ltd, 2012 – 2015\nDrew the maps of the coast. Sailed.\n"
    )
    assert positions(told) == [("Clerk", "Tarn Bank"), ("Planner", "Quillfern Ltd")]


def test_a_text_in_a_line_of_its_own_stays_below_its_head() -> None:
    told = f"2015 – 2019: Clerk, Tarn Bank\n{TEXT}\n\n2012 – 2015: Planner, Quillfern Ltd\n{TEXT}\n"
    assert positions(told) == [("Clerk", "Tarn Bank"), ("Planner", "Quillfern Ltd")]

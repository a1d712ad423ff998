"""Positions whose dates stand below what was done."""

import io

import docx
import pytest
import typst

from jobs.resumes.reading import work
from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of

CARDS = (
    "Dye Manager\nQuillfern, Selby, UK\n- Ran the dye house\n- Wrote the rota\n"
    "January 2022 – Present\n\n"
    "Office Clerk\nTarn & Fell, Hull, UK\n- Filed\nJune 2018 – December 2021\n"
)


def test_dates_at_the_foot_of_each_position_are_its_own() -> None:
    found = [(job.position, job.name, job.start_date) for job in work.read(lines_of(CARDS))]
    assert found == [
        ("Dye Manager", "Quillfern", "2022-01"),
        ("Office Clerk", "Tarn & Fell", "2018-06"),
    ]
    assert work.read(lines_of(CARDS))[0].highlights == ["Ran the dye house", "Wrote the rota"]


def test_dates_ahead_of_what_was_done_stay_there() -> None:
    told = "January 2022 – Present\nDye Manager\nQuillfern, Selby, UK\n- Ran it\n"
    told += "June 2018 – December 2021\nOffice Clerk\nTarn & Fell, Hull, UK\n- Filed\n"
    found = [(job.position, job.name, job.start_date) for job in work.read(lines_of(told))]
    assert found == [
        ("Dye Manager", "Quillfern", "2022-01"),
        ("Office Clerk", "Tarn & Fell", "2018-06"),
    ]


def test_dates_may_stand_below_sentences_too() -> None:
    told = CARDS.replace("- Ran the dye house\n- Wrote the rota", "Ran the dye house.")
    found = [(job.position, job.name, job.start_date) for job in work.read(lines_of(told))]
    assert found == [
        ("Dye Manager", "Quillfern", "2022-01"),
        ("Office Clerk", "Tarn & Fell", "2018-06"),
    ]


POSITIONS = [
    ("Route Planner", "Bramble Freight, Leeds", "Mar 2019 – present", "Planned ninety routes."),
    ("Dispatcher", "Tarn & Fell Ltd, Hull", "Jun 2014 – Feb 2019", "Sent out forty drivers."),
    ("Night Porter", "Halvorsen Bakery, Selby", "Sep 2011 – May 2014", "Carried flour."),
    ("Paper Girl", "Olza Courier, Leeds", "Jan 2009 – Aug 2011", "Delivered papers."),
    ("Cleaner", "Olza Halls, Leeds", "Feb 2008 – Dec 2008", "Cleaned."),
    ("Babysitter", "Family Quill, Leeds", "Jan 2007 – Jan 2008", "Read stories."),
]
EXPECTED = [(title, name.partition(",")[0]) for title, name, _, _ in POSITIONS]


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize(
    ("layout", "card"),
    [
        ("grid(gutter: 4mm, ", "box(width: 100%, stroke: 0.5pt, inset: 6pt)"),
        ("table(stroke: 0.5pt, ", ""),
    ],
)
def test_boxes_beside_each_other_are_read_row_by_row(columns: int, layout: str, card: str) -> None:
    cards = ", ".join(
        f"{card}[*{title}* \\ {name} \\ {when} \\ {told}]" for title, name, when, told in POSITIONS
    )
    source = (
        "#set page(margin: 15mm)\n#set text(size: 9pt)\n#text(20pt)[*Pavo Lind*]\n\n"
        "pavo\\@example.org\n\n#text(13pt)[*Experience*]\n"
        f"#{layout}columns: {columns}, {cards})\n\n"
        "#text(13pt)[*Skills*]\n\nTachographs, Rotas, Excel\n"
    )
    found = read(typst.compile(source.encode()), "r.pdf")["resume"]
    assert [(job["position"], job["name"]) for job in found["work"]] == EXPECTED
    assert [skill["name"] for skill in found["skills"]] == ["Tachographs", "Rotas", "Excel"]


def test_cells_with_positions_of_their_own_are_read_row_by_row() -> None:
    document = docx.Document()
    document.add_paragraph("Pavo Lind")
    document.add_paragraph("pavo@example.org")
    document.add_heading("Experience", 1)
    table = document.add_table(rows=3, cols=2)
    for at, texts in enumerate(POSITIONS):
        cell = table.cell(at // 2, at % 2)
        cell.text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    found = read(file.getvalue(), "r.docx")["resume"]["work"]
    assert [(job["position"], job["name"]) for job in found] == EXPECTED

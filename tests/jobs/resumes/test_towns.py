"""Towns that only plain letters part from a name in bold."""

import io

import docx
import pytest
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

HEAD = '#set text(font: "Libertinus Serif", size: 10pt)\n'
JOBS = [
    ("03/2019 – now", "Sommelier", "Osteria del Quill", "Verona"),
    ("04/2015 – 02/2019", "Waiter", "Locanda Tre Tarn", "Bardolino"),
    ("06/2012 – 03/2015", "Cook", "The Fell Nest", "Galway, Ireland"),
]


def positions(content: bytes) -> list[tuple[str, str, str]]:
    resume = JsonResume.read(read(content, "resume")["resume"])
    return [(job.position, job.name, job.location) for job in resume.work]


def pdf(rows: list[tuple[str, str, str]]) -> bytes:
    told = "".join(
        f"[ {when} ] \\\n{title} \\\n*{name}* {behind}\n- Served every day\n\n"
        for (when, title, _, _), (name, behind, _) in zip(JOBS, rows, strict=True)
    )
    return typst.compile(f"{HEAD}= Ugo Orma\nugo\\@example.it\n\n== Experience\n{told}".encode())


def test_a_town_behind_an_employer_in_bold_is_its_place() -> None:
    rows = [(name, town, "") for _, _, name, town in JOBS]
    assert positions(pdf(rows)) == [job[1:] for job in JOBS]


def test_a_name_that_begins_bold_and_is_followed_by_no_town_stays_whole() -> None:
    rows = [("Quillfern", "Robotics", ""), ("Tarn", "Bank", ""), ("Olza", "Reading Rooms", "")]
    assert [name for _, name, _ in positions(pdf(rows))] == [f"{a} {b}" for a, b, _ in rows]


def test_a_town_behind_bold_letters_is_found_in_a_word_document_too() -> None:
    document = docx.Document()
    document.add_paragraph("Ugo Orma")
    document.add_paragraph("ugo@example.it")
    document.add_heading("Experience")
    for when, title, name, town in JOBS:
        document.add_paragraph(when)
        document.add_paragraph(title)
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f" {town}")
        document.add_paragraph("Served every day", style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    assert positions(file.getvalue()) == [job[1:] for job in JOBS]


def hyphened(rows: list[tuple[str, str]]) -> bytes:
    told = "".join(
        f"{title}\n{name}{place}\nJanuary {2012 + at} to June {2012 + at}\n- Filed\n\n"
        for at, (title, (name, place)) in enumerate(
            zip(("Clerk", "Planner", "Driver"), rows, strict=False)
        )
    )
    return f"Ugo Orma\nugo@example.org\n\nWORK EXPERIENCE\n\n{told}".encode()


def test_a_hyphen_parts_an_employer_from_its_town_and_state() -> None:
    rows = [("Tarn Temps", "San Antonio, TX"), ("Quillfern LLC", "Dallas, TX")]
    rows.append(("Dr. Fell Family Practice", "New Olza, TX"))
    found = positions(hyphened([(name, f"-{place}") for name, place in rows]))
    assert [(name, place) for _, name, place in found] == rows


def test_a_hyphen_within_the_name_of_a_town_or_a_campus_parts_nothing() -> None:
    rows = [
        ("Tarn Bank", ", Winston-Salem, NC"),
        ("University of Texas-Austin", ", TX"),
        ("Fell Bank", ", Wilkes-Barre, PA"),
    ]
    found = positions(hyphened(rows))
    assert [name for _, name, _ in found] == [name for name, _ in rows]


@pytest.mark.parametrize(
    ("name", "place", "employer"),
    [("Tarn Temps", "-Dallas, TX", "Tarn Temps"), ("Fell-Quilla", ", TX", "Fell-Quilla")],
)
def test_of_one_hyphen_a_town_that_is_known_stands_behind(
    name: str, place: str, employer: str
) -> None:
    rows = [("Quillfern LLC", ", Olza, TX"), (name, place), ("Fell Bank", ", Olza, TX")]
    assert [found for _, found, _ in positions(hyphened(rows))] == [
        "Quillfern LLC",
        employer,
        "Fell Bank",
    ]


def test_a_hyphen_parts_so_behind_all_employers_or_behind_none() -> None:
    rows = [
        ("Tarn Temps", "Dallas, TX"),
        ("Fell Paper Supply", "Memphis, TN"),
        ("Quillfern LLC", "Austin, TX"),
    ]
    found = positions(hyphened([(name, f"-{place}") for name, place in rows]))
    assert [(name, place) for _, name, place in found] == rows

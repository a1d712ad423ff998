"""Tables of any shape: what their columns say, guessed or told."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jobs.importing import dates, preview, values
from jobs.importing.formats import MOST_COLUMNS, open_postings
from jobs.importing.guessing import guess
from jobs.importing.text import UnreadableFile

GERMAN = (
    "Nr;Stellenbezeichnung;Unternehmen;Arbeitsort;Link;Veröffentlicht am;Gehalt;Homeoffice\n"
    "1;Pflegekraft;Klinik Süd;Köln;https://klinik.example/1;25.11.2026;45.000 €;ja\n"
    "2;Koch;Gasthof;Bonn;https://gasthof.example/2;3.4.2026;;nein\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def write(file: Path, text: str, encoding: str = "utf-8") -> Path:
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_german_table_is_read_in_every_encoding(
    file: Path, encoding: str, delimiter: str
) -> None:
    first, second = open_postings(write(file, GERMAN.replace(";", delimiter), encoding))
    assert (first.title, first.company, first.location) == ("Pflegekraft", "Klinik Süd", "Köln")
    assert (first.posted_on, first.is_remote) == (date(2026, 11, 25), True)
    assert (first.url, first.salary_text) == ("https://klinik.example/1", "45.000 €")
    assert (second.posted_on, second.is_remote) == (date(2026, 4, 3), False)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Intitulé du poste,Entreprise,Lieu", "Infirmier,Hôpital,Lyon",
         {"title": "Intitulé du poste", "company": "Entreprise", "location": "Lieu"}),
        ("Puesto,Empresa,Fecha de publicación", "Cocinero,Casa,25/11/2026",
         {"title": "Puesto", "company": "Empresa", "posted_on": "Fecha de publicación",
          "dates": "day"}),
        ("jobTitle,hiringOrganization.name,jobId", "Nurse,Acme,7",
         {"title": "jobTitle", "company": "hiringOrganization.name", "id": "jobId"}),
        ("Position,Employer,Where to look", "Nurse,Acme,https://acme.example/1",
         {"title": "Position", "company": "Employer", "url": "Where to look"}),
        # The name says a title, what stands in it does not.
        ("Title,Role,Firm", "https://acme.example/1,Nurse,Acme",
         {"title": "Role", "company": "Firm", "url": "Title"}),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_name_and_content(
    header: str, row: str, expected: dict[str, str]
) -> None:
    cells: dict[str, list[Any]] = {
        name: [cell] for name, cell in zip(header.split(","), row.split(","), strict=True)
    }
    assert guess(cells) == expected


@pytest.mark.parametrize(
    ("written", "day_first", "expected"),
    [
        ("2026-11-25 10:00", False, date(2026, 11, 25)),
        ("3/4/2026", False, date(2026, 3, 4)),
        ("3/4/2026", True, date(2026, 4, 3)),
        ("3.4.26", False, date(2026, 4, 3)),
        ("2026/4/3", True, date(2026, 4, 3)),
        ("25 novembre 2026", False, date(2026, 11, 25)),
        ("1er août 2026", False, date(2026, 8, 1)),
        ("25. März 2026", False, date(2026, 3, 25)),
        ("Nov 25, 2026", False, date(2026, 11, 25)),
        ("Wednesday, November 25, 2026", False, date(2026, 11, 25)),
        ("25 de noviembre de 2026", False, date(2026, 11, 25)),
        ("46351", False, date(2026, 11, 25)),
        ("31/31/2026", True, None),
        ("soon", True, None),
    ],
)
def test_days_are_read_as_people_write_them(
    written: str, day_first: bool, expected: date | None
) -> None:
    assert dates.written_day(written, day_first=day_first) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("45.000", "45000"), ("€ 45.000,50", "45000.50"), ("45,000.50", "45000.50"),
     ("120k", "120000"), ("CHF 110'000", "110000"), ("23.5", "23.5"), ("lots", None), ("", None),
     ("35 000 €", "35000"), ("35\u202f000\u00a0€", "35000"), ("Fr. 35'000", "35000"),
     ("ab 45.000,- € brutto", "45000"), ("30 000 – 35 000 €", None), ("2 × 3000", None)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(written: str, expected: str | None) -> None:
    found = values.written_amount(written)
    assert found == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("Pay from;Pay to;Place", "35 000 €;45 000 €;", (35_000, 45_000, "EUR", "")),
        ("Pay from;Pay to;Place", "35 000;45 000 €/an;", (35_000, 45_000, "EUR", "year")),
        ("Pay from;Pay to;Place", "18,50 € / h;;", ("18.5", None, "EUR", "hour")),
        ("Pay from;Pay to;Place", "30 000 € – 35 000 €;;", (30_000, None, "EUR", "")),
        ("Pay from;Pay to;Place", "$90k;;Toronto, Canada", (90_000, None, "CAD", "")),
        ("Pay from;Pay to;Place", "35 000 €;45 000 CHF;", (35_000, 45_000, "", "")),
        ("Pay from;Pay to;Currency", "35 000 €;;CHF", (35_000, None, "CHF", "")),
        ("Pay from;Pay to;Currency", "35 000;;€", (35_000, None, "EUR", "")),
        ("Gehalt von (€);Pay to;Place", "35 000;;", (35_000, None, "EUR", "")),
        ("Pay from;Pay to;Place", "35 000;;", (35_000, None, "", "")),
        ("Pay from;Pay to;Place", "by agreement;€;", (None, None, "", "")),
    ],
)
def test_a_cell_of_pay_names_its_currency_and_time_itself(
    head: str, cells: str, expected: tuple[Any, ...], file: Path
) -> None:
    names = head.split(";")
    columns = {"title": "T", "company": "C", "salary_min": names[0], "salary_max": names[1]}
    columns |= {"location" if names[2] == "Place" else "currency": names[2]}
    write(file, f"T;C;{head}\nNurse;Acme;{cells}\n")
    (made,) = open_postings(file, columns=columns)
    found = (made.salary_min, made.salary_max, made.salary_currency, made.salary_period)
    bounds = tuple(None if each is None else Decimal(str(each)) for each in expected[:2])
    assert found == (*bounds, *expected[2:])


def test_pay_that_is_no_amount_is_kept_in_words(file: Path) -> None:
    columns = {"title": "T", "company": "C", "salary_min": "From", "salary_max": "To"}
    write(file, "T;C;From;To\nNurse;Acme;by agreement;\nCook;Acme;30 000;much\n")
    nurse, cook = open_postings(file, columns=columns)
    assert (nurse.salary_text, nurse.salary_min) == ("by agreement", None)
    assert (cook.salary_text, cook.salary_min) == ("", 30_000)


def test_a_preview_says_what_is_left_out_and_what_is_left_empty(file: Path) -> None:
    text = "Position,Employer,Posted\nNurse,Acme,soon\n,Acme,2026-11-25\nCook,,2026-11-25\n1,2\n"
    shown = preview.look(write(file, text), columns={"title": "Position", "company": "Employer",
                                                     "posted_on": "Posted"})  # fmt: skip
    soon, untitled, unknown, ragged = shown.outcomes
    assert soon.doubts == ["Posting date: “soon” is no date that can be read."]
    assert untitled.left_out == "has no title"
    assert "no company" in unknown.left_out
    assert "2 fields where the header has 3" in ragged.left_out
    assert (shown.good_count, shown.sample_count) == (1, 4)


def test_names_that_are_given_twice_are_told_apart(file: Path) -> None:
    shown = preview.look(write(file, "Title,Note,Note,,Company\nNurse,a,b,c,Acme\n"))
    assert shown.names == ["Title", "Note", "Note (3)", "Column 4", "Company"]


def test_a_spreadsheet_says_its_separator_first(file: Path) -> None:
    (posting,) = open_postings(write(file, "sep=;\nTitle;Company\nNurse, senior;Acme\n"))
    assert posting.title == "Nurse, senior"


def test_numbers_of_two_tables_are_not_one_posting(file: Path) -> None:
    (first,) = open_postings(write(file, "ID,Title,Company\n1,Nurse,Acme\n"))
    (second,) = open_postings(write(file, "ID,Title,Company\n1,Cook,Zenith\n"))
    assert first.native_id != second.native_id


@pytest.mark.parametrize(
    ("document", "count"),
    [
        ([{"headline": "Nurse", "org": {"employer": "Acme"}}], 1),
        ({"meta": {"pages": 1}, "vacancies": [{"headline": "A", "firm": "X"}] * 3}, 3),
        ({"answer": {"found": [{"headline": "A", "firm": "X"}] * 2}}, 2),
    ],
)
def test_lists_of_objects_are_found_wherever_they_stand(
    file: Path, document: Any, count: int
) -> None:
    assert len(list(open_postings(write(file, json.dumps(document))))) == count


def test_one_object_a_line_is_read_by_its_columns(file: Path) -> None:
    lines = "\n".join(json.dumps({"vacancy": f"Nurse {n}", "firm": "Acme"}) for n in range(3))
    assert [each.title for each in open_postings(write(file, lines))][-1] == "Nurse 2"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Title\nNurse\n", "cannot tell what this file is"),
        ("colour,shape\nred,round\n", "Say which columns have them"),
        ("a,b,c\n", "no row below the column names"),
        (",".join(f"c{n}" for n in range(10_000)) + "\n" + "x," * 9_999 + "x\n",
         f"has 10,000 columns, and Peregrine reads up to {MOST_COLUMNS}"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_gets_one_sentence(file: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        list(open_postings(write(file, text)))


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"title": "Gone", "company": "b"}, "no column “Gone”"),
        ({"titel": "a"}, "“titel” is nothing that a posting has"),
        ({"company": "b"}, "which column has the title"),
        ({"title": "a"}, "which column has the company"),
    ],
)
def test_columns_that_cannot_be_meant_are_refused(
    file: Path, columns: dict[str, str], words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words):
        open_postings(write(file, "a,b\n1,2\n"), columns=columns)

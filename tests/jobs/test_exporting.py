"""A view as a file: in its order, with its columns, harmless in a spreadsheet, read back alike."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from jobs.library import columns, exporting
from jobs.library.columns import COLUMNS, named
from jobs.library.paging import read_page
from jobs.library.view import View
from jobs.models import Job, Sighting
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db

FOUND = datetime(2026, 11, 3, 8, 30, tzinfo=UTC)


def export(form: str, view: View | None = None, names: Any = ()) -> bytes:
    wanted = named(names) if names else list(columns.USUAL)
    return b"".join(exporting.export(view or View(), exporting.BY_NAME[form], wanted))


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def read_xlsx(content: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def make_nurse(**fields: Any) -> Job:
    return make_job(
        title="Zażółć nurse",
        company="Łódź Hospital",
        location="Łódź",
        is_remote=False,
        posted_on=date(2026, 11, 2),
        found_at=FOUND,
        salary_min=5_000,
        salary_currency="PLN",
        salary_period="month",
        url="https://jobs.example/1",
        score=70,
        **fields,
    )


def test_csv_opens_in_excel_and_says_what_the_page_says() -> None:
    make_nurse(starred_at=FOUND)
    content = export("csv", names=["company", "remote", "pay", "match", "stage", "posted", "star"])
    assert content.startswith("\ufeff".encode())
    assert read_csv(content) == [
        {
            "Title": "Zażółć nurse",
            "Company": "Łódź Hospital",
            "Remote": "no",
            "Pay": "PLN 5,000 a month (about PLN 60,000 a year)",
            "Match": "70",
            "Stage": "To review",
            "Posted": "2026-11-02",
            "Starred": "yes",
        }
    ]


@pytest.mark.parametrize("title", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "＝1"])
def test_no_title_becomes_a_formula(title: str) -> None:
    make_job(title=title)
    assert read_csv(export("csv"))[0]["Title"] == f"'{title}"
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    assert book.active is not None
    cell = book.active["A2"]
    assert cell.data_type == "s"
    assert cell.value == title


def test_json_has_plain_values() -> None:
    job = make_nurse(matched=[{"word": "Python"}], gaps=[{"word": "Go"}])
    Sighting.objects.create(job=job, board="indeed", native_id="1")
    names = ["remote", "salary_min", "found", "has", "lacks", "boards", "letter", "applied"]
    assert json.loads(export("json", names=names)) == [
        {
            "title": "Zażółć nurse",
            "remote": False,
            "salary_min": 5000.0,
            "found": "2026-11-03T08:30:00+00:00",
            "has": ["Python"],
            "lacks": ["Go"],
            "boards": ["Indeed"],
            "letter": False,
            "applied": None,
        }
    ]
    assert json.loads(export("json", View(words="nobody"))) == []


def test_xlsx_has_numbers_and_days() -> None:
    make_nurse(description="x" * 40_000)
    names = ["match", "posted", "found", "salary_min", "applied", "description"]
    head, row = read_xlsx(export("xlsx", names=names))
    assert head[:3] == ("Title", "Match", "Posted")
    assert row[0] == "Zażółć nurse"
    assert row[1] == 70
    assert row[2] == datetime(2026, 11, 2)  # noqa: DTZ001  a day of a spreadsheet
    assert (row[4], row[5]) == (5000, None)
    assert len(row[6]) == 32_767
    assert len(read_xlsx(export("xlsx", View(words="nobody")))) == 1


def test_signs_that_a_sheet_cannot_hold_are_left_out() -> None:
    make_job(title="A\ufffeB")
    assert read_xlsx(export("xlsx"))[1][0] == "AB"
    assert json.loads(export("json"))[0]["title"] == "A\ufffeB"


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("words", ["", "engineer"])
@pytest.mark.parametrize("sort", ["hits", "best", "newest", "moved", "company"])
def test_the_order_is_that_of_the_view_in_steps_of_any_size(
    form: str, words: str, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "STEP", 4)
    for number in range(11):
        make_job(title=f"engineer {number}", score=number % 4, company=f"C{number % 3}")
    make_job(title="closed", stage=Stage.ARCHIVED, joined_into=Job.objects.first())
    view = View(words=words, sort=sort)
    expected = [job.title for job in read_page(view, rows=50).jobs]
    content = export(form, view)
    found = {
        "csv": lambda: [row["Title"] for row in read_csv(content)],
        "json": lambda: [row["title"] for row in json.loads(content)],
        "xlsx": lambda: [row[0] for row in read_xlsx(content)[1:]],
    }[form]()
    assert found == expected
    assert len(found) == 11


def test_everything_that_is_known_can_be_exported() -> None:
    make_nurse(description="Care.")
    row = read_csv(export("csv", names=[column.name for column in COLUMNS]))[0]
    assert list(row) == ["Title", *(column.label for column in COLUMNS)]
    assert (row["Description"], row["Posting"]) == ("Care.", "https://jobs.example/1")


def test_the_name_of_the_file_says_what_it_is() -> None:
    form, on = exporting.BY_NAME["csv"], date(2026, 11, 29)
    view = View(words="data engineer", place="Łódź", score=60, stages=("approved",))
    assert exporting.filename(view, "", form, on) == (
        "jobs_data-engineer-Approved-match-60-plus-in-Lodz_2026-11-29.csv"
    )
    assert exporting.filename(view, "Good ones", form, on) == "jobs_Good-ones_2026-11-29.csv"
    assert exporting.filename(View(), "", form, on) == "jobs_all_2026-11-29.csv"

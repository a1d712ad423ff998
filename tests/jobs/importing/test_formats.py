import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.importing.formats import PostingFile, open_postings
from jobs.importing.rows import RowError
from jobs.importing.text import UnreadableFile

JOBSPY = """id,site,job_url,job_url_direct,title,company,location,date_posted,job_type,interval,\
min_amount,max_amount,currency,is_remote,description
gd-100,glassdoor,https://www.glassdoor.ca/job-listing/j?jl=100,,Laboratory Technician,\
Shared Health,Winnipeg,2025-01-25,"temporary, fulltime",hourly,23.0,28.0,CAD,False,\
"**Site:** North \\\\- East

Second paragraph"
"""
ATS = """company,platform,jobId,title,department,locations,isRemote,employmentType,applyUrl,\
postedAt,scrapedAt
Fly.io,bamboohr,35,Infrastructure Engineer,Ops,,true,FullTime,\
https://flyio.bamboohr.com/careers/35,2026-07-24T17:49:35.702+00:00,
"""
SIMPLIFY: dict[str, Any] = {
    "source": "jwang1011",
    "company_name": "Arsiem Corporation",
    "id": "fec920fd",
    "title": "Software Engineer 0",
    "active": True,
    "date_posted": 1715354945,
    "url": "https://jobs.lever.co/arsiem/090b1544/apply",
    "locations": ["Annapolis Junction, MD", "Remote"],
    "is_visible": True,
    "sponsorship": "Other",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "postings"


def read(path: Path, text: str | bytes, *, format_name: str = "auto") -> PostingFile:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_postings(path, format_name=format_name)


def test_a_jobspy_row(file: Path) -> None:
    (posting,) = read(file, JOBSPY)
    assert posting == Posting(
        board="glassdoor",
        native_id="100",
        title="Laboratory Technician",
        company="Shared Health",
        url="https://www.glassdoor.ca/job-listing/j?jl=100",
        location="Winnipeg",
        is_remote=False,
        employment_type="Temporary, full-time",
        description="**Site:** North \\- East\n\nSecond paragraph",
        posted_on=date(2025, 1, 25),
        salary_min=Decimal("23.00"),
        salary_max=Decimal("28.00"),
        salary_currency="CAD",
        salary_period="hour",
    )


def test_a_company_board_row_is_known_by_company_and_number(file: Path) -> None:
    (posting,) = read(file, ATS)
    assert (posting.board, posting.native_id) == ("bamboohr", "flyio/35")
    assert posting.is_remote is True
    assert posting.posted_on == date(2026, 7, 24)


def test_a_simplify_item(file: Path) -> None:
    (posting,) = read(file, json.dumps([SIMPLIFY]))
    assert (posting.board, posting.native_id) == ("simplify", "fec920fd")
    assert posting.company == "Arsiem Corporation"
    assert posting.location == "Annapolis Junction, MD; Remote"
    assert posting.posted_on == date(2024, 5, 10)
    assert not posting.is_closed


@pytest.mark.parametrize("over", [{"active": False}, {"is_visible": False}])
def test_a_simplify_item_can_be_closed(file: Path, over: dict[str, bool]) -> None:
    (posting,) = read(file, json.dumps([SIMPLIFY | over]))
    assert posting.is_closed


def test_other_lists_are_read_by_their_usual_names(file: Path) -> None:
    item = {
        "jobTitle": "Data Engineer",
        "employer": {"name": "Acme"},
        "absolute_url": "https://acme.example/1",
        "location": {"name": "Berlin"},
        "content": "<p>Text</p>",
        "published_at": "2026-11-01T00:00:00Z",
    }
    (posting,) = read(file, json.dumps({"jobs": [item]}))
    assert (posting.title, posting.company, posting.board) == ("Data Engineer", "Acme", "file")
    assert (posting.location, posting.description) == ("Berlin", "<p>Text</p>")


def test_rows_without_title_are_reported_by_line(file: Path) -> None:
    found = read(file, json.dumps([SIMPLIFY, SIMPLIFY | {"title": " "}], indent=1))
    assert len(list(found)) == 1
    assert found.error_count == 1
    (error,) = found.errors
    assert error == RowError(17, "has no title")


def test_a_row_without_company_is_kept_when_it_has_an_address(file: Path) -> None:
    found = read(file, JOBSPY.replace("Shared Health", ""))
    assert [posting.company for posting in found] == [""]


def test_a_row_without_company_and_address_is_reported(file: Path) -> None:
    found = read(file, json.dumps([{"title": "Data Engineer"}]))
    assert list(found) == []
    assert "no company" in found.errors[0].reason


def test_what_is_no_number_or_date_is_unknown(file: Path) -> None:
    odd = JOBSPY.replace("23.0", "lots").replace("2025-01-25", "soon").replace("CAD", "dollars")
    (posting,) = read(file, odd)
    assert (posting.salary_min, posting.posted_on, posting.salary_currency) == (None, None, "")
    assert posting.salary_max == Decimal("28.00")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \n \n", "is empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04xl/workbook.xml", "spreadsheet"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"<html><body>", "web page"),
        (b"Dear diary, nothing today\n", "Peregrine"),
        (b"one word\n", "cannot tell"),
        (b"name,phone\nAda,1\n", "cannot tell which of these columns say what: name, phone"),
        (b"title,company\n\x81\x8d\x8f\n", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_a_file_that_is_something_else_gets_one_sentence(
    file: Path, content: bytes, words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read(file, content)


def test_no_file_and_a_folder_get_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        open_postings(tmp_path / "gone.csv")
    with pytest.raises(UnreadableFile, match="folder"):
        open_postings(tmp_path)


def test_windows_text_is_read_and_said(file: Path) -> None:
    found = read(file, JOBSPY.replace("Laboratory", "Café").encode("cp1252"))
    assert next(iter(found)).title == "Café Technician"
    assert "Windows-1252" in found.text.note


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_at_the_beginning_are_no_part_of_it(file: Path, encoding: str) -> None:
    (posting,) = read(file, JOBSPY.encode(encoding))
    assert posting.native_id == "100"


def test_a_named_format_must_be_the_right_one(file: Path) -> None:
    assert len(list(read(file, ATS, format_name="ats"))) == 1
    with pytest.raises(UnreadableFile, match="looks like a company boards CSV"):
        read(file, ATS, format_name="jobspy")


def test_only_the_first_thousand_errors_are_kept(file: Path) -> None:
    found = read(file, JOBSPY + "x\n" * 1200)
    assert len(list(found)) == 1
    assert (found.error_count, len(found.errors)) == (1200, 1000)


def test_it_is_known_how_much_was_read(file: Path) -> None:
    found = read(file, JOBSPY)
    list(found)
    assert found.percent_read == 100

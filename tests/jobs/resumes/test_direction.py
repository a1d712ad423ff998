"""Hebrew and Arabic in a PDF: read off from left to right, returned as one reads them."""

import copy

import pytest

from jobs.documents.resume import resume_document
from jobs.documents.resume_pdf import ResumePdf
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse
from jobs.resumes.reading.direction import as_read
from tests.jobs.gaps.people import ADA


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("Data Engineer, 2020 – 2023", "Data Engineer, 2020 – 2023"),
        ("םינותנ תסדנהמ", "מהנדסת נתונים"),
        ("Kestrel תרבחב תדבוע", "עובדת בחברת Kestrel"),
        ("ןויסינ תונש 10 םע", "עם 10 שנות ניסיון"),
        ("(Python) תונכת תפש", "שפת תכנות (Python)"),
        ("++C תפש", "שפת C++"),
        ("25% לש הלדגה", "הגדלה של 25%"),
        ("• התבשה אלל", "• ללא השבתה"),
        ("התבשה אלל •", "• ללא השבתה"),
        ("Engineer at םינותנ תרבח in Haifa", "Engineer at חברת נתונים in Haifa"),
    ],
)
def test_each_direction_is_read_in_its_own(seen: str, read: str) -> None:
    assert as_read(seen) == read


@pytest.mark.parametrize(
    ("name", "employer", "deed"),
    [
        ("עדה לבלייס כהן", "חברת הנץ בע״מ", "העברתי 40 טבלאות ל-Postgres בלי השבתה"),
        ("ليلى الحسن", "شركة الصقر للبيانات", "نقلت 40 جدولا إلى Postgres دون انقطاع"),
    ],
    ids=["Hebrew", "Arabic"],
)
def test_a_pdf_of_ours_reads_back(name: str, employer: str, deed: str) -> None:
    person = copy.deepcopy(ADA)
    person["basics"]["name"] = name
    person["work"][0] |= {"name": employer, "highlights": [deed]}
    document = resume_document(JsonResume.read(person), paper="a4")
    parsed = parse(ResumePdf().render(document), "cv.pdf").resume
    assert parsed.basics.name == name
    assert (parsed.work[0].name, parsed.work[0].highlights) == (employer, [deed])

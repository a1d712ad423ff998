"""Hebrew and Arabic in a PDF: read off from left to right, returned as one reads them."""

import copy

import pypdfium2
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


def test_the_mark_of_a_line_stands_where_the_line_begins() -> None:
    person = copy.deepcopy(ADA)
    person["work"][0]["highlights"] = ["Kept plants alive", "קצר", "Zipped files"]
    person["work"][1]["highlights"] = []
    document = resume_document(JsonResume.read(person), paper="a4")
    text = pypdfium2.PdfDocument(ResumePdf().render(document), autoclose=True)[0].get_textpage()
    signs = [text.get_text_range(at, 1) for at in range(text.count_chars())]
    boxes = [text.get_charbox(at) for at in range(len(signs))]
    first, second, third = (box for sign, box in zip(signs, boxes, strict=True) if sign == "•")
    kept, short, zipped = (boxes["".join(signs).index(word)] for word in ("Kept", "קצר", "Zipped"))
    assert first[2] < kept[0] < first[2] + 20
    assert short[2] < second[0] < short[2] + 20
    assert third[2] < zipped[0] < third[2] + 20

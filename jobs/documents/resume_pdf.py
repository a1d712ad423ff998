"""Set a resume as PDF, on two pages at most where a smaller size allows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from jobs.documents import breakable, is_rtl, printable
from jobs.documents.language import region_of
from jobs.documents.pdf import set_pdf
from jobs.documents.resume import Entry, ResumeDocument, Section

_SCALES: Final = (1.0, 0.93, 0.87)  # of the letters; below that nobody likes to read it
_MOST_PAGES: Final = 2


@dataclass(frozen=True, slots=True)
class ResumePdf:
    def render(self, resume: ResumeDocument) -> bytes:
        """Return the PDF of `resume`. Raises DocumentError."""
        values, content = _values(resume), b""
        for scale in _SCALES:
            content = set_pdf("resume", values | {"scale": scale}, what="resume")
            if page_count(content) <= _MOST_PAGES:
                break
        return content


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _values(resume: ResumeDocument) -> dict[str, Any]:
    """Return everything that the layout places, as plain data."""
    text = " ".join(line for section in resume.sections for line in section.lines)
    return {
        "title": printable(resume.title),
        "author": printable(resume.name),
        "lang": resume.language,
        "region": region_of(resume.language, text),
        "paper": "us-letter" if resume.paper == "letter" else "a4",
        "name": _line(resume.name),
        "label": _line(resume.label) if resume.label else None,
        "contacts": [_line(contact) for contact in resume.contacts],
        "sections": [_section(section) for section in resume.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": _line(section.title),
        "lines": [_line(line) for line in section.lines],
        "entries": [_entry(entry) for entry in section.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "head": _line(entry.head),
        "when": printable(entry.when),
        "under": _line(entry.under) if entry.under else None,
        "where": _line(entry.where) if entry.where else None,
        "texts": [_line(text) for text in entry.texts],
        "bullets": [
            {"rtl": rtl, "lines": [breakable(printable(bullet)) for bullet in bullets]}
            for rtl, bullets in groupby(entry.bullets, key=is_rtl)
        ],
    }


def _line(text: str) -> dict[str, Any]:
    return {"text": breakable(printable(text)), "rtl": is_rtl(text)}

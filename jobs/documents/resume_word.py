"""A resume as a Word file: one column, headings with styles, no tables, nothing in the margins.

Reference: ECMA-376 (Office Open XML), through https://python-docx.readthedocs.io/
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from jobs.documents import printable
from jobs.documents.resume import Entry, ResumeDocument, Section
from jobs.documents.word import add_paragraph, set_language, set_paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MARGIN: Final = 19  # mm
_FACE: Final = "Calibri"  # on every office computer
_BLUE: Final = (0x22, 0x37, 0x4B)


@dataclass(frozen=True, slots=True)
class ResumeWord:
    def render(self, resume: ResumeDocument) -> bytes:
        """Return the DOCX of `resume`."""
        import docx

        document = docx.Document()
        set_paper(document, resume.paper, margin=_MARGIN)
        set_language(document, _FACE, resume.language, size=10)
        _style(document)
        _add_head(document, resume)
        for section in resume.sections:
            _add_section(document, section)
        _describe(document, resume)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


def _style(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.bold = _FACE, Pt(12), True
    heading.font.color.rgb = RGBColor(*_BLUE)
    fonts = heading.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # else the theme's face wins over the name
            del fonts.attrib[name]
    fonts.set(qn("w:hAnsi"), _FACE)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(3)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(1)


def _add_head(document: Document, resume: ResumeDocument) -> None:
    from docx.shared import Pt, RGBColor

    name = add_paragraph(document, resume.name, after=2).runs[0]
    name.bold, name.font.size, name.font.color.rgb = True, Pt(20), RGBColor(*_BLUE)
    if resume.label:
        add_paragraph(document, resume.label, after=2).runs[0].font.size = Pt(12)
    if resume.contacts:
        add_paragraph(document, " | ".join(resume.contacts), after=4)


def _add_section(document: Document, section: Section) -> None:
    add_paragraph(document, section.title, style="Heading 1")
    for line in section.lines:
        add_paragraph(document, line, after=2)
    for entry in section.entries:
        _add_entry(document, entry)


def _add_entry(document: Document, entry: Entry) -> None:
    from docx.shared import Pt

    head = add_paragraph(document, entry.head, after=0)
    head.runs[0].bold = True
    head.paragraph_format.space_before = Pt(7)
    head.paragraph_format.keep_with_next = True
    _add_at_margin(document, head, entry.when)
    if entry.under or entry.where:
        under = add_paragraph(document, entry.under, after=2)
        under.paragraph_format.keep_with_next = True
        _add_at_margin(document, under, entry.where)
    for text in entry.texts:
        line = add_paragraph(document, text, after=2)
        line.paragraph_format.space_before = Pt(3)
    for bullet in entry.bullets:
        add_paragraph(document, bullet, style="List Bullet")


def _add_at_margin(document: Document, line: Paragraph, text: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    if text:
        page = document.sections[0]
        width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"\t{printable(text)}")


def _describe(document: Document, resume: ResumeDocument) -> None:
    about = document.core_properties
    about.title, about.author = printable(resume.title)[:255], printable(resume.name)[:255]
    about.language, about.comments, about.last_modified_by = resume.language, "", ""
    about.created = about.modified = datetime.now(UTC)

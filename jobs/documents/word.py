"""A letter as a Word file, to be sent where a form wants one or to be worked on further.

Reference: ECMA-376 (Office Open XML), through https://python-docx.readthedocs.io/
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from jobs.documents import DocumentError, LetterDocument, Paper, is_rtl, paragraphs, printable
from jobs.documents.language import guess_language
from jobs.documents.typesetting import written_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FACES = {"classic": "Cambria", "modern": "Calibri", "book": "Cambria"}  # on every office computer
_PAGES = {"a4": (210, 297), "letter": (215.9, 279.4)}  # mm
_MARGIN = 25


@dataclass(frozen=True, slots=True)
class WordRenderer:
    def render(self, letter: LetterDocument) -> bytes:
        """Return the DOCX of `letter`. Raises DocumentError."""
        import docx

        body = paragraphs(letter.text)
        if not body:
            raise DocumentError("This letter is empty. Write something first, then export it.")
        language = letter.language or guess_language(letter.text)
        document = docx.Document()
        set_paper(document, letter.paper, margin=_MARGIN)
        set_language(document, _FACES[letter.layout], language, size=11)
        _add_head(document, letter)
        add_paragraph(document, written_date(letter, language), after=12)
        add_paragraph(document, letter.company, after=0)
        add_paragraph(document, letter.job_title, after=18)
        for paragraph in body:
            add_paragraph(document, "\n".join(paragraph.lines), after=10)
        _describe(document, letter, language)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


def set_paper(document: Document, paper: Paper, *, margin: int) -> None:
    """Set the size and the margins (mm) of the pages."""
    from docx.shared import Mm

    section = document.sections[0]
    width, height = _PAGES[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(margin)
    section.top_margin = section.bottom_margin = Mm(margin)


def set_language(document: Document, face: str, language: str, *, size: int) -> None:
    """Set the face, the size (points) and the language of the text."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.name, style.font.size = face, Pt(size)
    properties = style.element.get_or_add_rPr()
    tag = properties.makeelement(qn("w:lang"), {qn("w:val"): language})
    tag.set(qn("w:eastAsia"), language if language in ("ja", "zh", "ko") else "ja")
    properties.append(tag)


def _add_head(document: Document, letter: LetterDocument) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    lines = []
    if letter.name:
        name = add_paragraph(document, letter.name, after=2)
        name.runs[0].font.size, name.runs[0].font.color.rgb = Pt(19), RGBColor(0x22, 0x37, 0x4B)
        lines.append(name)
    if letter.contacts:
        contacts = add_paragraph(document, " · ".join(letter.contacts), after=24)
        contacts.runs[0].font.size = Pt(9)
        contacts.runs[0].font.color.rgb = RGBColor(0x4D, 0x4D, 0x4D)
        lines.append(contacts)
    if letter.layout == "book":
        for line in lines:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_paragraph(
    document: Document, text: str, *, after: int | None = None, style: str = ""
) -> Paragraph:
    """Add a paragraph; line breaks stay, and what runs from right to left does so."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph(style=style or None)
    run = paragraph.add_run(printable(text))
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    if is_rtl(text):
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no name for it
        properties.append(properties.makeelement(qn("w:bidi"), {}))
        run.font.rtl = True
    return paragraph


def _describe(document: Document, letter: LetterDocument, language: str) -> None:
    about = document.core_properties
    about.title, about.author = printable(letter.title)[:255], printable(letter.name)[:255]
    about.language, about.comments, about.last_modified_by = language, "", ""
    about.created = about.modified = datetime.combine(letter.written_on, time(12))

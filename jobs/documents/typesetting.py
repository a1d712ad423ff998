"""Set a letter as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from jobs.documents import (
    DocumentError,
    LetterDocument,
    Paragraph,
    breakable,
    is_rtl,
    paragraphs,
    printable,
)
from jobs.documents.language import guess_language, region_of
from jobs.documents.pdf import Unset, set_pdf


@dataclass(frozen=True, slots=True)
class TypstRenderer:
    """Renders with the fonts that are shipped, and with the system's where those fall short."""

    use_system_fonts: bool = True

    def render(self, letter: LetterDocument) -> bytes:
        values = _values(letter)
        if not values["body"]:
            raise DocumentError("This letter is empty. Write something first, then export it.")
        try:
            return set_pdf(
                letter.layout, values, what="letter", use_system_fonts=self.use_system_fonts
            )
        except Unset:
            if values["logo"] is None:
                raise
            raise DocumentError(
                "The picture for the head of your letters cannot be read. Choose another one: a "
                "PNG, JPEG or SVG file."
            ) from None


def _values(letter: LetterDocument) -> dict[str, Any]:
    """Return everything that the template places, as plain data."""
    language = letter.language or guess_language(letter.text)
    return {
        "title": printable(letter.title),
        "author": printable(letter.name),
        "lang": language,
        "region": region_of(language, letter.text),
        "paper": "us-letter" if letter.paper == "letter" else "a4",
        "running_head": printable(" · ".join(filter(None, [letter.name, letter.company]))),
        "name": _placed(_line(letter.name)) if letter.name else None,
        "contacts": [breakable(printable(contact)) for contact in letter.contacts],
        "logo": list(letter.logo) if letter.logo else None,
        "name_or_company": printable(letter.name or letter.company),
        "date": written_date(letter, language),
        "recipient": [_placed(_line(line)) for line in (letter.company, letter.job_title) if line],
        "body": [_placed(paragraph) for paragraph in paragraphs(letter.text)],
    }


def written_date(letter: LetterDocument, language: str) -> str:
    """Return the letter's date as its language writes it."""
    form = "F j, Y" if letter.paper == "letter" else "j F Y"
    is_traditional = region_of(language, letter.text) == "TW"
    written_in = ("zh-hant" if is_traditional else "zh-hans") if language == "zh" else language
    with translation.override(written_in):
        return date_format(letter.written_on, form if language == "en" else "DATE_FORMAT")


def _line(text: str) -> Paragraph:
    return Paragraph((printable(text),), is_rtl(text))


def _placed(paragraph: Paragraph) -> dict[str, Any]:
    return {"lines": [breakable(line) for line in paragraph.lines], "rtl": paragraph.is_rtl}

"""Set a letter as PDF with Typst, in this process.

Reference: https://typst.app/docs/reference/ and https://pypi.org/project/typst/
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent
LAYOUTS = FOLDER / "layouts"
FONTS = FOLDER / "fonts"
# PDF/UA: tagged for screen readers. It also forbids empty boxes: Typst then names every character
# that no font could show, which is how we find out.
STANDARD: Final = "ua-1"
NAMED_AT_MOST = 5
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


class _MissingGlyphs(Exception):
    def __init__(self, characters: list[str]) -> None:
        super().__init__("".join(characters))
        self.characters = characters


@dataclass(frozen=True, slots=True)
class TypstRenderer:
    """Renders with the fonts that are shipped, and with the system's where those fall short."""

    use_system_fonts: bool = True

    def render(self, letter: LetterDocument) -> bytes:
        values = _values(letter)
        if not values["body"]:
            raise DocumentError("This letter is empty. Write something first, then export it.")
        try:
            return _compile(letter.layout, values, _shipped_fonts())
        except _MissingGlyphs as missing:
            if not self.use_system_fonts:
                raise DocumentError(_no_font_for(missing.characters)) from None
        try:
            # Looked for anew: the person may just have installed the one that was missing.
            return _compile(letter.layout, values, _fonts(with_system_fonts=True))
        except _MissingGlyphs as missing:
            raise DocumentError(_no_font_for(missing.characters)) from None


@lru_cache(maxsize=1)
def _shipped_fonts() -> typst.Fonts:
    return _fonts(with_system_fonts=False)


def _fonts(*, with_system_fonts: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=with_system_fonts,
        include_embedded_fonts=False,
        font_paths=[FONTS],
    )


def _compile(layout: str, values: dict[str, Any], fonts: typst.Fonts) -> bytes:
    import typst

    try:
        return typst.compile(
            LAYOUTS / f"{layout}.typ",
            root=LAYOUTS,  # the only files there are
            font_paths=fonts,
            format="pdf",
            sys_inputs={"letter": json.dumps(values, ensure_ascii=False)},
            pdf_standards=[STANDARD],
        )
    except typst.TypstError as error:
        missing = _MISSING.findall(error.diagnostic)
        if not missing and values["logo"] is not None:
            raise DocumentError(
                "The picture for the head of your letters cannot be read. Choose another one: a "
                "PNG, JPEG or SVG file."
            ) from None
        if not missing:
            raise
        raise _MissingGlyphs(sorted(set(map(_unescape, missing)))) from None


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
    with translation.override(language):
        return date_format(letter.written_on, form if language == "en" else "DATE_FORMAT")


def _line(text: str) -> Paragraph:
    return Paragraph((printable(text),), is_rtl(text))


def _placed(paragraph: Paragraph) -> dict[str, Any]:
    return {"lines": [breakable(line) for line in paragraph.lines], "rtl": paragraph.is_rtl}


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda escape: chr(int(escape.group(1), 16)), text)


def _no_font_for(characters: list[str]) -> str:
    shown = [f"“{text}” ({_name(text)})" for text in characters[:NAMED_AT_MOST]]
    more = len(characters) - len(shown)
    others = f" and {more} more" if more else ""
    return (
        f"No font on this computer can show {', '.join(shown)}{others}. Take it out of the letter, "
        "or install a font that has it and try again: on Debian and Ubuntu fonts-noto-cjk for "
        "Chinese, Japanese and Korean, fonts-noto-core for other scripts, "
        "fonts-noto-color-emoji for emoji."
    )


def _name(text: str) -> str:
    return ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()
        for character in text
    )

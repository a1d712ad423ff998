"""Set a document as PDF with Typst, in this process.

Reference: https://typst.app/docs/reference/ and https://pypi.org/project/typst/
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jobs.documents import DocumentError

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


class Unset(Exception):
    """Typst refused the values of a layout; the message is its own."""


class _MissingGlyphs(Exception):
    def __init__(self, characters: list[str]) -> None:
        super().__init__("".join(characters))
        self.characters = characters


def set_pdf(
    layout: str, values: dict[str, Any], *, what: str, use_system_fonts: bool = True
) -> bytes:
    """Return the PDF of a layout's values, which it reads as the input `what`.

    Set with the fonts that are shipped, and with the system's where those fall short.
    Raises DocumentError with a sentence for the person, and Unset.
    """
    try:
        return _compile(layout, values, what, _shipped_fonts())
    except _MissingGlyphs as missing:
        if not use_system_fonts:
            raise DocumentError(_no_font_for(missing.characters, what)) from None
    try:
        # Looked for anew: the person may just have installed the one that was missing.
        return _compile(layout, values, what, _fonts(with_system_fonts=True))
    except _MissingGlyphs as missing:
        raise DocumentError(_no_font_for(missing.characters, what)) from None


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


def _compile(layout: str, values: dict[str, Any], what: str, fonts: typst.Fonts) -> bytes:
    import typst

    try:
        return typst.compile(
            LAYOUTS / f"{layout}.typ",
            root=LAYOUTS,  # the only files there are
            font_paths=fonts,
            format="pdf",
            sys_inputs={what: json.dumps(values, ensure_ascii=False)},
            pdf_standards=[STANDARD],
        )
    except typst.TypstError as error:
        missing = _MISSING.findall(error.diagnostic)
        if not missing:
            raise Unset(error.diagnostic) from error
        raise _MissingGlyphs(sorted(set(map(_unescape, missing)))) from None


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda escape: chr(int(escape.group(1), 16)), text)


def _no_font_for(characters: list[str], what: str) -> str:
    shown = [f"“{text}” ({_name(text)})" for text in characters[:NAMED_AT_MOST]]
    more = len(characters) - len(shown)
    others = f" and {more} more" if more else ""
    return (
        f"No font on this computer can show {', '.join(shown)}{others}. Take it out of the {what}, "
        "or install a font that has it and try again: on Debian and Ubuntu fonts-noto-cjk for "
        "Chinese, Japanese and Korean, fonts-noto-core for other scripts, "
        "fonts-noto-color-emoji for emoji."
    )


def _name(text: str) -> str:
    return ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, '').lower()}".strip()
        for character in text
    )

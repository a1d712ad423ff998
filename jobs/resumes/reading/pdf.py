"""The text of a PDF as pieces with their place: what is set in one go, at one height.

Reference: https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pypdfium2 as pdfium
import pypdfium2.raw as c

from jobs.resumes.reading.refusal import Refused

MOST_PAGES: Final = 20
MOST_CHARACTERS: Final = 200_000
ICON: Final = "\ue000"  # stands for a sign of an icon font
# Ligatures, also at the places that TeX's old encodings (OT1, T1) give them without a map.
_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "ft", "\ufb06": "st", "\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl",
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl",
    "\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-",
    "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf076": "•", "\uf0fc": "•", "\uf06e": "•",
}  # fmt: skip
_ICON_FONT: Final = re.compile(
    r"awesome|icon|academicons|ifsym|marvosym|symbols?.?only|fontello", re.IGNORECASE
)
_BOLD_FONT: Final = re.compile(r"bold|black|heavy|demi|(?<![a-z])CMBX|CMSSBX|-Bd\b", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_MOST_OBJECTS: Final = 20_000
_LARGEST_DOT: Final = 7.0  # points
_THICKEST_RULE: Final = 3.0
_SHORTEST_RULE: Final = 8.0
_MOST_RULES: Final = 600
_SMALLEST_BOX: Final = 20.0
_ROW: Final = 20.0  # points: larger than letters are high


@dataclass(slots=True)
class Glyph:
    sign: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    is_after_space: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Link:
    x0: float
    x1: float
    top: float
    bottom: float
    target: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn, or a thin box."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_flat(self) -> bool:
        return self.x1 - self.x0 > self.bottom - self.top

    @property
    def x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Page:
    width: float
    height: float
    glyphs: list[Glyph]
    links: list[Link] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Rule] = field(default_factory=list)  # that are large enough for a text


@dataclass(slots=True)
class Pages:
    pages: list[Page]
    count: int  # of all pages, also of those that were not read
    unreadable: int  # signs of which the file does not say what they are


def read_pages(content: bytes) -> Pages:
    """Return the glyphs of the first pages. Raises Refused."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise Refused(_why(error)) from None
    pages: list[Page] = []
    left = MOST_CHARACTERS
    unreadable = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:  # one page is damaged: the others may not be
            continue
        read, unknown = _read_page(document, page, left)
        pages.append(read)
        unreadable += unknown
        left -= len(read.glyphs)
        page.close()
        if left <= 0:
            break
    return Pages(pages, len(document), unreadable)


def _why(error: pdfium.PdfiumError) -> str:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return "The PDF is locked with a password. Save it without one and upload it anew."
    return "The PDF is damaged: it could not be opened. Save it again and upload it anew."


def _read_page(document: Any, page: Any, most: int) -> tuple[Page, int]:
    width, height = page.get_size()
    text = page.get_textpage()
    reader = _Reader(text.raw, height)
    glyphs = list(reader.glyphs(min(text.count_chars(), most)))
    drawn = list(_drawn(page.raw, height))
    glyphs += _drawn_bullets(_dots(drawn), glyphs)
    links = list(_links(document.raw, page.raw, height))
    text.close()
    rules = [box for box in drawn if _is_rule(box)][:_MOST_RULES]
    boxes = [box for box in drawn if min(box.x1 - box.x0, box.bottom - box.top) > _SMALLEST_BOX]
    return Page(width, height, glyphs, links, rules, boxes[:_MOST_RULES]), reader.unreadable


class _Reader:
    def __init__(self, text: Any, height: float) -> None:
        self.text, self.height, self.unreadable = text, height, 0
        self._left, self._right, self._bottom, self._top = (ctypes.c_double() for _ in range(4))
        self._box = c.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def glyphs(self, count: int) -> Iterator[Glyph]:
        after_space = True
        for at in range(count):
            code = c.FPDFText_GetUnicode(self.text, at)
            sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            if sign.isspace() and sign not in _LIGATURES:
                after_space = True
                continue
            if not c.FPDFText_GetLooseCharBox(self.text, at, self._box):
                continue
            name = self._font(at)
            sign = self._meant(sign, name)
            if not sign:
                continue
            weight = c.FPDFText_GetFontWeight(self.text, at)
            box = self._box
            yield Glyph(
                sign,
                box.left,
                box.right,
                self.height - box.top,
                self.height - box.bottom,
                abs(box.top - box.bottom),
                weight >= _BOLD_WEIGHT or bool(_BOLD_FONT.search(name)),
                after_space,
            )
            after_space = False

    def _font(self, at: int) -> str:
        c.FPDFText_GetFontInfo(self.text, at, self._name, 128, self._flags)
        return self._name.value.decode("latin-1")

    def _meant(self, sign: str, font: str) -> str:
        """Return what a sign says: letters for ligatures, a mark for an icon, "" for nothing."""
        if sign in _LIGATURES:
            return _LIGATURES[sign]
        if _ICON_FONT.search(font):
            return ICON
        kind = unicodedata.category(sign) if sign else "Cn"
        if kind in ("Co", "Cn") or sign == "\ufffd":
            self.unreadable += 1
            return ICON
        return "" if kind in ("Cc", "Cf", "Cs") else sign


def _drawn(page: Any, height: float) -> Iterator[Rule]:
    """Yield the boxes of what is drawn on a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(min(c.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        each = c.FPDFPage_GetObject(page, at)
        if c.FPDFPageObj_GetType(each) != c.FPDF_PAGEOBJ_PATH:
            continue
        if c.FPDFPageObj_GetBounds(each, left, bottom, right, top):
            yield Rule(left.value, right.value, height - top.value, height - bottom.value)


def _dots(drawn: list[Rule]) -> list[tuple[float, float, float]]:
    """Return the left, the right and the middle of what is drawn as small as a bullet."""
    return [
        (box.x0, box.x1, box.y)
        for box in drawn
        if 1.0 < box.x1 - box.x0 < _LARGEST_DOT
        and 0.6 < (box.x1 - box.x0) / max(box.bottom - box.top, 0.1) < 1.7
    ]


def _is_rule(box: Rule) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return min(wide, high) < _THICKEST_RULE and max(wide, high) > _SHORTEST_RULE


def _drawn_bullets(dots: list[tuple[float, float, float]], glyphs: list[Glyph]) -> list[Glyph]:
    """Return a bullet for each dot that is drawn, not written, right before the text of its line.

    Browsers draw the bullets of lists.
    """
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(int(glyph.middle // _ROW), []).append(glyph)
    found = []
    for left, right, y in dict.fromkeys(dots):
        at = int(y // _ROW)
        near = [
            glyph
            for row in (at - 1, at, at + 1)
            for glyph in rows.get(row, ())
            if glyph.top < y < glyph.bottom and left - 3 * glyph.size < glyph.x1
        ]
        after = min((g for g in near if g.x0 >= right), key=lambda g: g.x0, default=None)
        if after is None or after.x0 - right > 1.5 * after.size:
            continue
        is_crowded = any(glyph.x0 < right for glyph in near) or any(
            (x0, x1) != (left, right) and abs(other - y) < 2 and abs(x0 - left) < 3 * after.size
            for x0, x1, other in dots
        )
        if not is_crowded and right - left < 0.5 * after.size:
            found.append(replace(after, sign="•", x0=left, x1=right, is_after_space=True))
    return found


def _links(document: Any, page: Any, height: float) -> Iterator[Link]:
    """Yield the addresses that the page links to, with the place of the link."""
    at, link, box = ctypes.c_int(0), c.FPDF_LINK(), c.FS_RECTF()
    buffer = ctypes.create_string_buffer(2048)
    for _ in range(500):
        if not c.FPDFLink_Enumerate(page, at, link):
            return
        action = c.FPDFLink_GetAction(link)
        if not action or not c.FPDFLink_GetAnnotRect(link, box):
            continue
        length = c.FPDFAction_GetURIPath(document, action, buffer, 2048)
        target = buffer.raw[: max(0, length - 1)].decode("utf-8", "replace").strip("\x00 ")
        if target and length <= 2048:
            yield Link(box.left, box.right, height - box.top, height - box.bottom, target)

"""The lines of plain text and of Markdown."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.refusal import Refused

_HEADING: Final = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_UNDERLINE: Final = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*$")
_LINK: Final = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_MARK: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_WIDE: Final = re.compile(r"\t| {3,}|(?<=\|)\s*\|")
MOST_LINES: Final = 5_000
_FEWEST_LETTERS = 0.4  # of what is no space: less is no text
_FEWEST_HEADINGS: Final = 3
_WIDTH: Final = 5.0  # points: of a letter
_SIZES = {1: 20.0, 2: 14.0}


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises Refused where it is none."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise Refused("The file is no resume: upload a PDF, a Word document (.docx) or text.")


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "shift_jis", "cp1252") if b"\x00" not in content else ()


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    shown = [sign for sign in sample if not sign.isspace()]
    if not shown or any(ord(sign) < 32 and sign not in "\t\r\n\x0c\x0b" for sign in sample):
        return False
    return sum(sign.isalpha() for sign in shown) >= _FEWEST_LETTERS * len(shown)


def lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    is_after_gap = True
    for at, raw in enumerate(text.splitlines()[:MOST_LINES]):
        if _UNDERLINE.match(raw) or not raw.strip():
            is_heading_above = bool(raw.strip()) and bool(lines) and not is_after_gap
            if is_heading_above and "*" not in raw:
                lines[-1].is_heading = len(lines[-1].plain) < 50
            is_after_gap = True
            continue
        lines.append(_line(raw[:2_000], at, is_after_gap=is_after_gap))
        is_after_gap = False
    return lines


def without_hashes(lines: list[Line]) -> list[Line]:
    """Return the lines of Markdown that somebody printed, its headings without their marks."""
    found = [_HEADING.match(line.text) for line in lines]
    if sum(map(bool, found)) < _FEWEST_HEADINGS:
        return lines
    return [
        replace(
            line,
            text=each[1],
            size=_SIZES.get(level := len(line.text) - len(line.text.lstrip("#")), line.size),
            is_bold=True,
            is_heading=level < 3,
        )
        if each and not line.is_bullet
        else line
        for line, each in zip(lines, found, strict=True)
    ]


def _line(raw: str, at: int, *, is_after_gap: bool) -> Line:
    heading = _HEADING.match(raw)
    links = tuple(target for _, target in _LINK.findall(raw))
    text = _LINK.sub(r"\1", heading[1] if heading else raw)
    bold = _MARK.match(without_bullet(text)[0].strip())
    text = _ITALIC.sub(r"\1", _MARK.sub(r"\2", text))
    text, is_bullet = without_bullet(text)
    level = len(raw) - len(raw.lstrip("#")) if heading else 0
    return Line(
        _WIDE.sub("\t", text.strip()).strip("| "),
        y=float(at),
        x0=_WIDTH * (len(raw) - len(raw.lstrip())),
        size=_SIZES.get(level, 11.0),
        is_bold=bool(bold) or bool(heading),
        is_heading=bool(heading) and level < 3,
        is_bullet=is_bullet,
        is_after_gap=is_after_gap,
        links=links,
    )

"""Headings that are marked by what is typed around them: “## Skills”, “[SKILLS]”, a row of “=”."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import headings
from jobs.resumes.reading.line import Line

_RULE: Final = re.compile(r"[\s=_~*#.•·—–-]*(?:([=_~*#.•·—–-])\s?)(?:\1\s?){3,}[\s=_~*#.•·—–-]*")
_MARKS: Final = r"[=*#~+:<>\[\]{}|/\\§»«►▌■_.—–-]"
_FRAMED: Final = re.compile(
    rf"^(?P<before>{_MARKS}+)\s*(?P<text>[^\W\d_][^\d]*?)\s*(?P<after>{_MARKS}*)$"
)
_NUMBER: Final = re.compile(
    r"^(?i:(?:section|part|teil|abschnitt|partie|rubrique|secci[oó]n|apartado|sec[cç][aã]o|sezione|"
    r"parte|deel|onderdeel|cz[eę][sś][cć]|sekcja|del|avsnitt) )?"
    r"(?:(?:\d{1,2}|[IVX]{1,5}|[A-K])\s?[.):/]?\s+(?:[–—-]\s+)?|\d{1,2}[．）、]\s*)"
)
_LEADERS: Final = re.compile(r"(?<=[^\s._…])\s*(?:(?:\. ?){4,}|…{2,}|_{5,})\s*(?=[^\s._…])")
_MAIN: Final = {"work", "education"}
_FEWEST: Final = 2
_FEWEST_LISTED: Final = 3
_LONGEST: Final = 50
_MOST_WORDS: Final = 6


def read(lines: list[Line]) -> list[Line]:
    """Return the lines, those marked as headings whose marks say it, without the marks.

    A mark says it where it stands around two headings that are known; then it does around others.
    """
    lines = list(_ruled([_closed(_without_leaders(line)) for line in lines]))
    lines = _unlisted(lines)
    shapes = Counter(shape for line in lines if (shape := _shape(line)) and _is_known(line))
    found = {shape for shape, count in shapes.items() if count >= _FEWEST}
    return [_unframed(line, found) for line in lines]


def _without_leaders(line: Line) -> Line:
    """Return a line with a tab for the dots that lead to what stands far right of it."""
    text = _LEADERS.sub("\t", line.text)
    return replace(line, text=text) if text != line.text else line


def _closed(line: Line) -> Line:
    """Put a heading together whose letters are spaced apart."""
    text = headings.closed(line.text)
    return replace(line, text=text) if text != line.text and headings.known(text) else line


def _ruled(lines: list[Line]) -> Iterator[Line]:
    """Leave out rules that are typed; what stands over them is a heading where two are known."""
    over = [
        line
        for line, below in itertools.pairwise(lines)
        if _is_rule(below) and not _is_rule(line) and _may_be_heading(line)
    ]
    are_headings = sum(1 for line in over if headings.known(line.plain)) >= _FEWEST
    is_after_rule = False
    for line in lines:
        if _is_rule(line):
            is_after_rule = True
            continue
        is_heading = line.is_heading or (are_headings and any(line is each for each in over))
        is_after_gap = line.is_after_gap or is_after_rule
        yield replace(line, is_heading=is_heading, is_after_gap=is_after_gap)
        is_after_rule = False


def _is_rule(line: Line) -> bool:
    return bool(_RULE.fullmatch(line.text))


def _may_be_heading(line: Line) -> bool:
    return not line.is_bullet and _is_short(line.plain)


def _is_short(text: str) -> bool:
    return len(text) < _LONGEST and len(text.split()) <= _MOST_WORDS


def _unlisted(lines: list[Line]) -> list[Line]:
    """Take headings for no items of a list: “1. Education”, “★ Skills”, “II. EXPERIENCE”.

    Nobody lists three sections where none is headed otherwise; what looks like these heads another.
    """
    items = [_item(line) for line in lines]
    named = [headings.known(item) or headings.known(headings.without_note(item)) for item in items]
    kinds = {kind for kind in named if kind}
    free = {headings.known(line.plain) for line, item in zip(lines, items, strict=True) if not item}
    if len(kinds) < _FEWEST_LISTED or not kinds & _MAIN or free & _MAIN:
        return lines
    looks = {_look(line) for line, kind in zip(lines, named, strict=True) if kind}
    usual = Counter(_look(line) for line in lines if line.is_bullet).most_common(1)
    looks -= {look for look, count in usual if count > len(kinds)}
    return [
        replace(line, text=item, is_bullet=False, is_heading=True)
        if kind or (item and _look(line) in looks and _is_short(item))
        else line
        for line, item, kind in zip(lines, items, named, strict=True)
    ]


def _item(line: Line) -> str:
    """Return what stands behind a bullet or a number, "" where there is neither."""
    if line.is_bullet:
        return line.plain
    number = _NUMBER.match(line.plain)
    return text if number and _is_short(text := line.plain[number.end() :]) else ""


def _look(line: Line) -> tuple[float, bool, bool]:
    return round(line.size, 1), line.is_bold, line.plain.isupper()


def _shape(line: Line) -> str:
    """Return the marks around a text, of which a run counts as one, but for the levels of “#”."""
    found = _FRAMED.match(line.plain)
    if not found or not _may_be_heading(line):
        return ""
    marks = f"{found['before']} {found['after']}"
    return marks if found["before"].startswith("#") else re.sub(r"(.)\1+", r"\1", marks)


def _is_known(line: Line) -> bool:
    found = _FRAMED.match(line.plain)
    return bool(found and headings.known(found["text"]))


def _unframed(line: Line, shapes: set[str]) -> Line:
    """Take the marks of a heading off; “#” marks titles that are higher or lower than sections."""
    shape = _shape(line)
    found = _FRAMED.match(line.plain) if shape else None
    if found and shape in shapes:
        return replace(line, text=found["text"], is_heading=True, is_after_gap=True)
    if found and shape.startswith("#") and any(each.startswith("#") for each in shapes):
        return replace(line, text=found["text"], is_bold=True, is_after_gap=True)
    return line

"""Education: school, degree, dates. Each line fills what is empty; what is full begins anew."""

import itertools
import re
from dataclasses import dataclass, field
from typing import Final

from jobs.resumes.json_resume import Education
from jobs.resumes.reading import dates, roles, words
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.entries import is_head
from jobs.resumes.reading.forms import unlabelled
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import (
    STRONG,
    has_region,
    is_place,
    may_be_place,
    without_place,
)
from jobs.resumes.reading.work import clean, dates_of
from jobs.resumes.reading.wrapping import is_label, unwrapped

_SCORE: Final = re.compile(
    r"\b(?:c?gpa|note|abschlussnote|grade|average|gesamtnote|nota|moyenne|voto|media|średnia)\b"
    r"\s*[:=]?\s*(\d[\d.,]*(?:\s?/\s?\d[\d.,]*)?)|\b(\d\.\d{1,2})\s*c?gpa\b",
    re.IGNORECASE,
)
_DATE_LABEL: Final = re.compile(
    r"^\W*(?:expected|anticipated|graduat\w*|completed|conferred|awarded|abschluss|class of|exp\.?)"
    r"(?:\s+(?:graduation|date|in|completion))*\W*$",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"\s+(?:in|of|en|für|em|im|der|w zakresie)\s+(?=[^\W\d])", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"(?<=\w)\s*\([^()]*\)")
_COMMA: Final = re.compile(r"\s*[,，]\s+")
_SHORT_DEGREE: Final = re.compile(r"^([A-Z][\w.]{1,7}(?: \(\w+\))?)\s+(?=[A-Z])")
_SCHOOLS_BY_NAME: Final = re.compile(
    r"\b(?:MIT|ETH|UCLA|CalTech|LSE|NYU|USC|KTH|TUM|IIT|INSA|HEC)\b"
)


@dataclass(slots=True)
class _Slots:
    school: str = ""
    degree: str = ""
    dates: Dates | None = None
    score: str = ""
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    has_place: bool = False


def read(lines: list[Line]) -> list[Education]:
    """Return what a section tells of schools and degrees, in its order."""
    found = [_Slots()]
    for line in unwrapped(unlabelled(lines)):
        _take(found, line)
    filled = [slots for slots in found if slots.school or slots.degree or slots.unknown]
    named = [slots.school for slots in filled if slots.school]
    have_towns = len(named) > 1 and all(_without_town(name) != name for name in named)
    if have_towns or any(slots.has_place for slots in filled):
        for slots in filled:
            slots.school = _without_town(slots.school)
    for before, slots in itertools.pairwise(filled):
        if not slots.school and not slots.unknown and slots.degree and before.school:
            slots.school = before.school  # two degrees at one school
    return [each for slots in filled if (each := _education(slots))]


def is_told(lines: list[Line]) -> bool:
    """Tell whether lines are about a school or a degree, and not about a position."""
    text = " ".join(line.plain for line in lines if not line.is_bullet)
    return (_is_school(text) or _names_degree(text)) and roles.leaning(text) <= 0


def _take(found: list[_Slots], line: Line) -> None:
    text = line.text
    when = dates.find(text) if len(text) < 200 else None
    rest = dates.without(text, when) if when else text
    score = _SCORE.search(rest)
    if score:
        found[-1].score = found[-1].score or (score[1] or score[2]).rstrip(".,")
        rest = rest.replace(score[0], "")
    rest = rest.strip(" \t,;|·•–—-")
    if _DATE_LABEL.match(rest):
        rest = ""
    rest = re.sub(
        r"[\t,(]*\s*(?:expected|anticipated|graduat\w+|exp\.)(?:\s+graduation)?\W*$",
        "",
        rest,
        flags=re.IGNORECASE,
    )
    is_note = (
        (is_label(rest) and not when)
        or len(rest) > 160
        or (line.is_bullet and not _names_both(rest))
        or (rest[:1].islower() and not when)
    )
    if is_note:
        if rest:
            found[-1].notes.append(" ".join(rest.split()))
        return
    rest, town = _without_margin(rest)
    school, degree, unknown = _parts(rest)
    if not (school or degree or when or unknown):
        return
    slots = _slots_for(found, line, school, degree, when, unknown)
    slots.has_place = slots.has_place or bool(town or without_place(rest)[1])
    slots.school = slots.school or school
    slots.degree = slots.degree or degree
    slots.dates = slots.dates or when
    if unknown and is_head(line):
        slots.unknown.append(unknown)


def _without_margin(text: str) -> tuple[str, str]:
    """Return a text without the place that stands far right of it, and that place."""
    rest, parted, last = text.rpartition("\t")
    is_name = len(rest.split()) > 1  # “BSc” has its subject there
    if parted and is_name and may_be_place(last.strip()):
        return rest.strip(" \t,;|"), last.strip()
    return text, ""


def _without_town(school: str) -> str:
    """Return a school without the town behind it, but “University of California, Berkeley”."""
    name, parted, town = school.rpartition(", ")
    return name if parted and may_be_place(town) and not has_region(name) else school


def _names_both(text: str) -> bool:
    name = words.key(text)
    return len(text) < 140 and bool(_is_degree(name)) and bool(_is_school(text))


def _slots_for(
    found: list[_Slots], line: Line, school: str, degree: str, when: Dates | None, unknown: str
) -> _Slots:
    """Return the entry that a line belongs to: a new one where its place is taken."""
    last = found[-1]
    is_taken = (
        (school and last.school)
        or (degree and last.degree)
        or (when and last.dates and not _is_single(last.dates))
        or (when and last.dates and (school or degree or unknown))
    )
    is_full = bool((last.school or last.unknown) and last.degree)
    begins = line.is_after_gap and is_full and bool(school or degree or unknown)
    if not is_taken and not begins and unknown and is_full and last.dates and line.is_bold:
        begins = True
    if is_taken or begins:
        found.append(_Slots())
    return found[-1]


def _is_single(found: Dates) -> bool:
    return not found.start and not found.is_current


def _is_degree(name: str) -> re.Match[str] | None:
    return words.pattern("degrees").search(name)


def _is_school(text: str) -> bool:
    name = words.key(_BRACKETS.sub(" ", text))
    name = words.pattern("degrees").sub(" ", name)  # “High School Diploma”
    return bool(words.pattern("schools").search(name)) or bool(_SCHOOLS_BY_NAME.search(text))


def _parts(text: str) -> tuple[str, str, str]:
    """Return the school, the degree and what is neither, in one line."""
    text, _ = without_place(text)
    if not text or is_place(text):
        return "", "", ""
    has_school, has_degree = _is_school(text), bool(_is_degree(words.key(text)))
    if has_school and has_degree:
        return _cut(text)
    if STRONG.search(text):
        pieces = [piece for piece in STRONG.split(text) if piece and not is_place(piece)]
        if len(pieces) > 1 and (has_school or has_degree):
            return _pieces(pieces)
    text = " ".join(text.split())
    if has_school:
        name, _, town = text.rpartition(", ")
        if town and words.key(town.split()[0]) in words.key(name).split():
            return name, "", ""  # “Universiteit Leiden, Leiden”
        return text, "", ""
    if has_degree:
        head, _, rest = text.partition(", ")
        if rest and _is_degree(words.key(head)) and not _FIELD.search(rest) and " in " in head:
            return clean(without_place(rest)[0]), head, ""
        return "", text, ""
    return "", "", text


def _pieces(pieces: list[str]) -> tuple[str, str, str]:
    school = next((piece for piece in pieces if _is_school(piece)), "")
    degree = next((p for p in pieces if p != school and _is_degree(words.key(p))), "")
    others = [piece for piece in pieces if piece not in (school, degree)]
    if not school and degree and others:
        return clean(others[0]), clean(degree), ""
    if school and not degree and others:
        if may_be_place(others[0]):  # or a subject: what else is said decides
            return clean(school), "", clean(others[0])
        return clean(school), clean(others[0]), ""
    return clean(school), clean(degree), ""


def _cut(text: str) -> tuple[str, str, str]:
    """Cut a line that names both where one half has the school and the other the degree."""
    for mark in (STRONG, _COMMA):
        cuts = list(mark.finditer(text))
        for is_strict in (True, False):
            for cut in cuts:
                halves = text[: cut.start()], text[cut.end() :]
                if found := _halves(*halves, is_strict=is_strict):
                    return (*found, "")
    for word in ("at", "an der", "à l'", "en la", "en el", "presso", "from", "bei der"):
        left, parted, right = text.partition(f" {word} ")
        if parted and _names_degree(left) and _is_school(right):
            return _school(right)[0], clean(left), ""
    if (short := _SHORT_DEGREE.match(text)) and _names_degree(short[1]):
        school, more = _school(text[short.end() :])
        return school, _fuller(clean(short[1]), more), ""
    return clean(text), "", ""


def _halves(left: str, right: str, *, is_strict: bool) -> tuple[str, str] | None:
    """Return school and degree where the halves of a line name one each; more when not strict."""
    if _names_degree(left) and _is_school(right) and not _is_school(left):
        if is_strict and _names_degree(right):
            return None
        school, more = _school(right)
        return school, _fuller(clean(left), more)
    if _is_school(left) and _names_degree(right) and not _names_degree(left):
        if is_strict and _is_school(right):
            return None
        return clean(left), _degree(right)
    return None


def _fuller(degree: str, more: str) -> str:
    """Return a degree with what a line says of it again, or of its field: “PhD”, “Physics”."""
    if not more or _FIELD.search(degree) or len(degree.split()) > 2:
        return degree
    return more if _names_degree(more) else f"{degree}, {more}"


def _names_degree(text: str) -> bool:
    return bool(_is_degree(words.key(text)))


def _school(text: str) -> tuple[str, str]:
    """Return a school's name out of what stands behind the degree, and what follows it."""
    pieces = [piece for piece in STRONG.split(without_place(text)[0]) if piece]
    name = next((piece for piece in pieces if _is_school(piece)), text)
    parts = _COMMA.split(name)
    while len(parts) > 1 and not _is_school(parts[0]) and _is_school(", ".join(parts[1:])):
        parts = parts[1:]
    at = next((n for n, part in enumerate(parts) if n and _names_degree(part)), 0)
    if not at and len(parts) > 1 and not has_region(parts[0]):
        at = 1
    return clean(", ".join(parts[:at] or parts)), ", ".join(parts[at:]) if at else ""


def _degree(text: str) -> str:
    return clean(next((piece for piece in STRONG.split(text) if piece), text))


def _education(slots: _Slots) -> Education | None:
    school, degree = slots.school, slots.degree
    for unknown in slots.unknown:
        if not school and degree:
            school = unknown
        elif not degree and school:
            degree = unknown
        elif not school:
            school = unknown
    if not school and not degree:
        return None
    start, end = dates_of(slots.dates)
    if slots.dates and _is_single(slots.dates):
        start = ""
    kind, area = _kind_and_area(clean(degree))
    return Education(
        institution=clean(school),
        study_type=kind,
        area=area,
        start_date=start,
        end_date=end,
        score=slots.score,
        courses=slots.notes,
    )


def _kind_and_area(degree: str) -> tuple[str, str]:
    """Part “B.S. in Computer Science” into the kind of degree and its field."""
    cut = re.search(r"\s+(?:in|en|em|im Fach)\s+(?=[^\W\d])|,\s+", degree)
    if cut and _is_degree(words.key(degree[: cut.start()])):
        return degree[: cut.start()], degree[cut.end() :]
    return degree, ""

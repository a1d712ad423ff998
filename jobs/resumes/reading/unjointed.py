"""School and degree in one line with no mark between them: “BTS Cuisine Lycée Fell”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.places import STRONG, has_region, without_place
from jobs.resumes.reading.schools import is_academic, is_bare, is_school, names_degree, names_school
from jobs.resumes.reading.work import clean

_SHORT_DEGREE: Final = re.compile(r"^([A-Z][\w.]{1,7}(?: \(\w+\))?)\s+(?=[A-Z])")
# “Pflegeschule”, as the keys of words have it.
_OF_A_KIND: Final = re.compile(r"\w{3,}(?:schule|akademie|kolleg|gymnasium|hogeschool|skol[ae])\b")
_OPEN: Final = re.compile(r"(?i:\b(?:of|in|di|de|do|da|del|en|em|für|zum|zur|der|van|w)$)")
# “Diploma ALMA La Scuola …”
_ARTICLE: Final = re.compile(r"(?: [A-Z]{2,6})? (?:La|Le|Les|The|Il|Lo|El|Het|De|Die)$")
_UNIVERSITY_OF: Final = re.compile(r"university (?:of|college)\b")
COMMA: Final = re.compile(r"\s*[,，]\s+(?![^()]*\))")
# As STRONG, but for the dash of a range: “9 GCSEs at A*–C”.
PARTS: Final = re.compile(rf"(?!(?<![^\W\d_]{{2}})(?<=\S)–\S)(?:{STRONG.pattern})")


@dataclass(frozen=True, slots=True)
class Studies:
    school: str = ""
    degree: str = ""
    unknown: str = ""  # what is neither
    comes_first: str = ""  # “school” or “degree”, where both are told


def read(text: str) -> Studies:
    """Read “BSc Northmere University”, “BTS Cuisine Lycée Fell” and “Fell College BA Botany”."""
    found = _parted(text)
    # “Diploma di Liceo Linguistico” is what one gets, and names no school.
    return Studies(degree=clean(text)) if _OPEN.search(found.degree) else found


def _parted(text: str) -> Studies:
    for first in (words.pattern("schools", "first"), _OF_A_KIND):
        if found := _before_school(text, first):
            return found
    if (short := _SHORT_DEGREE.match(text)) and names_degree(short[1]):
        school, more = school_of(text[short.end() :])
        return Studies(school, fuller(clean(short[1]), more))
    if found := _before_school(text, _UNIVERSITY_OF):
        return found
    for left, right in _words_apart(text):
        is_cut = is_school(left) and not names_degree(left)
        if is_cut and words.pattern("degrees").match(words.key(right)):
            return Studies(clean(left), clean(right))
    return Studies(clean(text))


def _before_school(text: str, first: re.Pattern[str]) -> Studies | None:
    """Cut a line before the words with which a school's name begins."""
    for left, right in _words_apart(text):
        is_cut = names_degree(left) and not is_school(left)
        if is_cut and first.match(words.key(right)):
            ahead = _ARTICLE.search(left)
            at = ahead.start() if ahead and names_degree(left[: ahead.start()]) else len(left)
            school, more = school_of(text[at:].strip())
            return Studies(school, fuller(clean(left[:at]), more))
    return None


def _words_apart(text: str) -> Iterator[tuple[str, str]]:
    for gap in re.finditer(r" (?=\w)", text):
        yield text[: gap.start()], text[gap.end() :]


def fuller(degree: str, more: str) -> str:
    """Return a degree with what a line says of it again, or of its field: “PhD”, “Physics”."""
    if not more or re.search(r"\d", more) or not is_bare(degree):
        return degree
    if names_degree(more):
        return degree if any(map(is_bare, COMMA.split(more))) else more
    return f"{degree}, {more}" if is_academic(degree) else degree


def school_of(text: str) -> tuple[str, str]:
    """Return a school's name out of what stands behind the degree, and what follows it."""
    pieces = [piece for piece in PARTS.split(without_place(text)[0]) if piece]
    name = next((piece for piece in pieces if is_school(piece)), text)
    parts = COMMA.split(name)
    while len(parts) > 1 and not is_school(parts[0]) and is_school(", ".join(parts[1:])):
        parts = parts[1:]
    at = next((n for n, part in enumerate(parts) if n and names_degree(part)), 0)
    if not at and len(parts) > 1 and not has_region(parts[0]):
        at = next((n for n, part in enumerate(parts) if n and not names_school(part)), 0)
    return clean(", ".join(parts[:at] or parts)), ", ".join(parts[at:]) if at else ""

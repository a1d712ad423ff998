"""Which words name a school, and which a degree."""

import re
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.places import has_region, may_be_place

ONE_COMMA: Final = re.compile(r"[,，]\s")
_BRACKETS: Final = re.compile(r"(?<=\w)\s*\([^()]*\)")
_SCHOOLS_BY_NAME: Final = re.compile(
    r"\b(?:MIT|ETH|UCLA|CalTech|LSE|NYU|USC|KTH|TUM|IIT|INSA|HEC)\b"
)
# “Higher Secondary School” is a school, “Higher Secondary” what it ends with.
_SECONDARY: Final = re.compile(
    r"\b(?:(?:higher|senior|upper|lower|junior) )?secondary (?=school|college|modern|grammar)"
)
# “Universidade Técnica” is a school, “Técnica” a degree elsewhere; as the keys of words have it.
_TECHNICAL: Final = re.compile(
    r"\b((?:universidade?|universita|escola|escuela|instituto|istituto|colegio|centro|liceo)"
    r"(?: (?:superior|profissional|profesional))?) tecnic[oa]\b"
)
# What lets somebody drive is no French degree.
_LICENCE: Final = re.compile(
    r"\b(?:driving|driver'?s?|forklift|truck|boat|pilot'?s?) licen[cs]es?\b"
)
_OF_ANY_FIELD: Final = re.compile(
    r"(?:Bachelor|Master|Associate|Doctor)(?:['’]?s)?(?: Degree)?(?: of| in)?"
    r"(?: (?:Applied |Fine )?(?:Science|Arts|Engineering|Technology|Philosophy))?s?$",
    re.IGNORECASE,
)
_HONS: Final = re.compile(r"\b(?:hons|honours|honors)\b|[()./]")
# What is a part of a school: nobody has studied at a department alone.
_PART: Final = (
    r"(?:faculty|department|dept\.?|division|chair|fakultät|fachbereich|faculteit|wydział|facoltà|"
    r"dipartimento|département|departamento) (?:of|für|for|voor|di|de|of the)\b"
)
_SCHOOL: Final = re.compile(r"universi|college|hochschule|académi|academy", re.IGNORECASE)
_PART_BEHIND: Final = re.compile(rf"[,;]? [(]?{_PART}.*$", re.IGNORECASE)
_BARRED: Final = re.compile(r"^(.+?)(\s+[|·•]\s+)([^|·•]+)$")


def is_school(text: str) -> bool:
    return any(names_school(part) for part in ONE_COMMA.split(text))


def names_degree(text: str) -> bool:
    name = _LICENCE.sub("", _TECHNICAL.sub(r"\1", _SECONDARY.sub("", words.key(text))))
    return bool(words.pattern("degrees").search(name))


def is_bare(degree: str) -> bool:
    """Tell whether a degree says nothing of its field: “BA (Hons)”."""
    rest = words.pattern("degrees").sub(" ", words.key(degree))
    return not _HONS.sub(" ", rest).strip()


def is_open(degree: str) -> bool:
    """Tell whether a degree asks for its field: “BSc”, “Associate of Applied Science”."""
    return is_bare(degree) or bool(_OF_ANY_FIELD.match(degree))


def without_town(school: str) -> str:
    """Return a school without the town behind it, but “University of California, Berkeley”."""
    barred = _BARRED.match(school)  # “Fell College | Olza”
    name, parted, town = barred.groups() if barred else school.rpartition(", ")
    return name if parted and may_be_place(town) and not has_region(name) else school


def names_school(text: str) -> bool:
    """Tell whether a text without commas has a word that names a school."""
    name = words.key(_BRACKETS.sub(" ", text))
    name = words.pattern("degrees").sub(" ", _SECONDARY.sub("", name))  # “High School Diploma”
    return bool(words.pattern("schools").search(name)) or bool(_SCHOOLS_BY_NAME.search(text))


def is_part(text: str) -> bool:
    """Tell whether a text names a part of a school and no school: “Faculty of Arts”."""
    return bool(re.match(_PART, text, re.IGNORECASE)) and not _SCHOOL.search(text)


def without_part(school: str) -> str:
    """Return a school without the faculty or the department behind it."""
    found = _PART_BEHIND.search(school)
    is_named = found and names_school(school[: found.start()]) and not _SCHOOL.search(found[0])
    return school[: found.start()].strip(" ,") if found and is_named else school

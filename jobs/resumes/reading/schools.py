"""Which words name a school, and which a degree."""

import re
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.places import has_region, may_be_place

ONE_COMMA: Final = re.compile(r"[,，]\s")
_BRACKETS: Final = re.compile(r"(?<=\w)\s*\([^()]*\)")
_SCHOOLS_BY_NAME: Final = re.compile(
    r"\b(?:MIT|ETH|UCLA|CalTech|LSE|NYU|USC|KTH|TUM|IIT|INSA|HEC|KAIST|POSTECH|EPFL|RWTH|UNAM|ITESM"
    r"|UFRGS|UFRJ|UFMG|UNICAMP|UNESP|ESADE|ESSEC|RMIT|UNSW|SOAS|UCSD|UCSB|UIUC|SUNY|CUNY|IIIT|IISc)\b"
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
# “DEC” is a degree of Québec as well.
_MONTH: Final = re.compile(r"\bdec\b\.?(?= ?['’]?\d)|(?<=[-–—])\s?dec\b")
_OF_ANY_FIELD: Final = re.compile(
    r"(?:Bachelor|Master|Associate|Doctor)(?:['’]?s)?(?: Degree)?(?: of| in)?"
    r"(?: (?:Applied |Fine )?(?:Science|Arts|Engineering|Technology|Philosophy))?s?$",
    re.IGNORECASE,
)
# Exams in several subjects: “A-levels in English, History and French” names no school.
OF_SUBJECTS: Final = re.compile(
    r"(?:(?:\d+|one|two|three|four|five|nine|ten) )?(?:a[- ]?levels?|as[- ]levels?|i?gcses?"
    r"|advanced levels?|o[- ]levels?|(?:advanced )?highers|leaving cert(?:ificate)?|waec|wassce"
    r"|bac(?:calauréat)?|abitur)\b",
    re.IGNORECASE,
)
# Behind the school stands the field of these, and the town of others: “HAVO, Fell College, Olza”.
_ACADEMIC: Final = re.compile(
    r"[BM]\.?(?:A|S|Sc|Eng|Tech|Com|Ed|BA|FA|Phil|Res|Arch)\b|A\.?[AS]\b|Ph\.?D|Bachelor|Master|Doctor"
    r"|PG(?:Cert|Dip)\b|BAA\b|DEC\b|DESS\b|Licence\b|(?:mgr|inż|lic|magister|licencjat|inżynier)\b"
)
# “Fell College Olza, TX”
TOWN_BEHIND: Final = re.compile(
    r"^(?P<school>.*\b(?:University|College|School|Institute|Academy)) {1,2}"
    r"(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w.'’-]+, [A-Z]{2}\b(?: \d{5})?(?:,? (?:United States|USA?))?$"
)
# What a school must have a name ahead of: “Front Range Community College”.
_OF_ANY_NAME: Final = re.compile(
    r"(?:(?:Community|State|Technical|Junior|High|Grammar|Primary|Secondary|Business|Medical) )*"
    r"(?:College|University|School|Institute|Academy|Polytechnic)(?: of Technology)?"
)
_HONS: Final = re.compile(r"\b(?:hons|honours|honors)\b|[()./]")
# What ends a school is one where it has a number: “Preparatoria Técnica Núm. 31”.
_NUMBERED: Final = re.compile(
    r"(?:preparatoria|secundaria|primaria|bachillerato|liceo|cbtis|cetis|conalep|cecyt|cobach|lyceum"
    r"|liceum|technikum|gimnazjum|lo)\b.*\b(?:num|no|nº|n°|nro|nr)\.? ?\d{1,4}\b"
)
# What is a part of a school: nobody has studied at a department alone.
_PART: Final = (
    r"(?:(?:faculty|department|dept\.?|division|chair|fakultät|fachbereich|faculteit|facoltà|"
    r"dipartimento|département|departamento) (?:of|für|for|voor|di|de|of the)|wydział)\b"
)
_SCHOOL: Final = re.compile(r"universi|college|hochschule|académi|academy", re.IGNORECASE)
_PART_BEHIND: Final = re.compile(rf"[,;]? [(]?{_PART}.*$", re.IGNORECASE)
_BARRED: Final = re.compile(r"^(.+?)(\s+[|·•]\s+)([^|·•]+)$")


def is_school(text: str) -> bool:
    return any(names_school(part) for part in ONE_COMMA.split(text))


def names_degree(text: str) -> bool:
    name = _MONTH.sub("", words.key(text))
    name = _LICENCE.sub("", _TECHNICAL.sub(r"\1", _SECONDARY.sub("", name)))
    return bool(words.pattern("degrees").search(name))


def is_bare(degree: str) -> bool:
    """Tell whether a degree says nothing of its field: “BA (Hons)”."""
    rest = words.pattern("degrees").sub(" ", words.key(degree))
    return not _HONS.sub(" ", rest).strip()


def is_open(degree: str) -> bool:
    """Tell whether a degree asks for its field: “BSc”, “Associate of Applied Science”."""
    return is_bare(degree) or bool(_OF_ANY_FIELD.match(degree))


def without_own_town(school: str) -> str:
    """Return a school without the town that its name says already: “Universität Ulm, Ulm”."""
    name, _, town = school.rpartition(", ")
    is_own = name and town and words.key(town) in words.key(name).split()
    return name if is_own else school


def without_town(school: str) -> str:
    """Return a school without the town behind it, but “University of California, Berkeley”."""
    barred = _BARRED.match(school)  # “Fell College | Olza”
    name, parted, town = barred.groups() if barred else school.rpartition(", ")
    return name if parted and may_be_place(town) and not has_region(name) else school


def names_school(text: str) -> bool:
    """Tell whether a text without commas has a word that names a school."""
    name = words.key(_BRACKETS.sub(" ", text))
    if _NUMBERED.match(name):
        return True
    name = words.pattern("degrees").sub(" ", _SECONDARY.sub("", name))  # “High School Diploma”
    return bool(words.pattern("schools").search(name)) or bool(_SCHOOLS_BY_NAME.search(text))


def ends_school(above: str, text: str) -> bool:
    """Tell whether a text begins with what only ends the name of a school that begins above it.

    “AAS in Baking, Front Range” above “Community College, Westminster”; “Front Range Community”
    above “College”
    """
    first, last = ONE_COMMA.split(text)[0], ONE_COMMA.split(above)[-1]
    is_free = not (names_school(last) or is_open(last) or (last == above and names_degree(above)))
    return is_free and last[:1].isupper() and _OF_ANY_NAME.fullmatch(first) is not None


def is_part(text: str) -> bool:
    """Tell whether a text names a part of a school and no school: “Faculty of Arts”."""
    return bool(re.match(_PART, text, re.IGNORECASE)) and not _SCHOOL.search(text)


def without_part(school: str) -> str:
    """Return a school without the faculty or the department behind it."""
    found = _PART_BEHIND.search(school)
    is_named = found and names_school(school[: found.start()]) and not _SCHOOL.search(found[0])
    return school[: found.start()].strip(" ,") if found and is_named else school


def is_short_for(short: str, text: str) -> bool:
    """Tell whether letters are those with which the words of a text begin, in their order."""
    initials = iter(word[0].upper() for word in text.split())
    return short.isupper() and len(short) > 1 and all(letter in initials for letter in short)


def is_academic(degree: str) -> bool:
    """Tell whether a degree begins with one that universities give: “B.A. Japanese”."""
    return bool(_ACADEMIC.match(degree))

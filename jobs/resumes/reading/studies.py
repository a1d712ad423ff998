"""What the entries of education say of each other: their order, their towns, their schools."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from jobs.resumes.reading import dates, degrees, forms, words
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import may_be_place
from jobs.resumes.reading.run_in import stops
from jobs.resumes.reading.schools import is_academic, is_open, is_school, names_degree, without_town

_JOINT: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_WORD_END: Final = re.compile(r"[^\W\d_]{4}\)?$")
_INITIALS: Final = re.compile(r"[A-Z]{2,6}(?:[-/][A-Z]{2,4})?(?:,[^.]+)?")  # of a school
_WITH_PLACE: Final = 3  # pieces of a line: degree, school and place
_LABEL: Final = re.compile(r"^([^\t:：]{5,25})(?:\s*[:：]\s*|\s*\t\s*)(?=\S)")
_COMMA: Final = re.compile(r",\s+(?![^()]*\))")
_IN_BRACKETS: Final = re.compile(r"\s*\((?P<place>[^()]+)\)$")
_NO_SCHOOL: Final = re.compile(
    r"(?:minor|major|option|mention|nebenfach|schwerpunkt|focus|speciali[sz]|sp[ée]cialit)",
    re.IGNORECASE,
)
# What lets somebody work as something is no study.
_ADMITTED: Final = re.compile(
    r"(?:admitted (?:as|to)|called to the bar|registered (?:as|with)|licen[sc]ed (?:as|to)|"
    r"(?:fellow|member|membership) of|zugelassen als|zulassung als|approbation|inscrit|colegiad|"
    r".*\b(?:certified|registration|licen[cs]e)\b)",
    re.IGNORECASE,
)
# Who belongs to a professional body: “Associate, Institute of Chartered Glaziers”.
_MEMBER: Final = re.compile(
    r"(?:associate|fellow|licentiate|(?:\w+ )?member(?:ship)?|mitglied|membre|miembro|membro|socio|"
    r"lid|członek)(?: member)?,? (?:(?:of|der|des|de|del|di|van|the|la|el) )*(?:[A-Z]\w+ ){0,3}"
    r"(?:institut\w*|institution|association|society|royal college|chamber|council|\w*kammer|"
    r"\w*verband|orde[nr]?|ordine|ordre|colegio|collegio|izba|izby)"
    r"(?: (?:of|for|der|de|di) (?!technology)|$)",
    re.IGNORECASE,
)
_CERTIFICATE: Final = re.compile(
    r"(?:\bcertificat(?:e|ion)?|\w*zertifikat|certificado|certificato|certyfikat|certificaat"
    r"|certifikat)$",
    re.IGNORECASE,
)
_TOWN: Final = re.compile(r"(.*\w) \([^\W\d_a-z][^\W\d_A-Z]{2,}(?:[ -][^\W\d_]+){0,3}\)")
_OF_SCHOOLS: Final = re.compile(r"school|secondary|\bged\b|gcse|abitur|\bbac\b", re.IGNORECASE)


@dataclass(slots=True)
class Slots:
    school: str = ""
    degree: str = ""
    dates: Dates | None = None
    score: str = ""
    level: str = ""  # of the school, where a label says it
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    has_place: bool = False
    comes_first: str = ""  # “school” or “degree”
    is_in_line: bool = False  # both stand in one line
    beside: str = ""  # stands in one line with the degree and may be its field or the school
    is_of_table: bool = False
    is_unknown_below: bool = False  # what is unknown stands below the degree

    @property
    def is_full(self) -> bool:
        return bool(self.school and self.degree)


def level_ahead(text: str) -> tuple[str, str]:
    """Return the level that is a label ahead of a school or a degree, and the rest.

    “College: Fell College”, “Secundario: Bachiller”
    """
    found = _LABEL.match(text)
    levels = (words.key(each) for each in words.listed("levels"))
    rest = text[found.end() :] if found else ""
    is_told = is_school(rest) or names_degree(rest)
    if not found or words.key(found[1]) not in levels or not is_told:
        return "", text
    return found[1], text[found.end() :]


def parted(text: str) -> str:
    """Return a degree and a school between which a sentence ends or nothing is, with a bar there.

    “BA History. Fell College”, “Graduação em Direito. UFRGS”; “PGCertFell College”, of which the
    degree fills its narrow column.
    """
    word = text.partition(" ")[0]
    for joint in _JOINT.finditer(word):
        ahead, behind = word[: joint.start()], text[joint.start() :]
        if names_degree(ahead) and not names_degree(word) and is_school(behind):
            return f"{ahead} | {behind}"
    for stop in stops(text):
        ahead, behind = text[: stop.start()], text[stop.end() :]
        if not _WORD_END.search(ahead):  # “B.Sc. Botany, Fell College”
            continue
        ends = is_school(ahead), is_school(behind) or _INITIALS.fullmatch(behind) is not None
        degrees_named = names_degree(ahead), names_degree(behind)
        if degrees_named in ((True, False), (False, True)) and ends == degrees_named[::-1]:
            return f"{ahead} | {behind}"
    return text


def is_membership(line: Line) -> bool:
    """Tell whether a line says of which professional body somebody is a member, and no study."""
    found = dates.find(line.text)
    return bool(_MEMBER.match(line.plain)) and not (found and found.start)


def got_beside(lines: list[Line]) -> list[Line]:
    """Return the lines of certificates that somebody got at no school, while studying at one."""
    found = [dates.find(line.text) for line in lines]
    studied = [each for each in found if each and each.start and each.end]
    done: list[Line] = []
    for at, (line, when) in enumerate(zip(lines, found, strict=True)):
        is_alone = all(found[max(at - 1, 0) : at + 2])  # all around it have dates of their own
        if not when or when.start or when.is_current or not is_alone or is_school(line.plain):
            continue
        is_during = any(each.start[:4] < when.end[:4] < each.end[:4] for each in studied)
        if is_during and _CERTIFICATE.search(dates.without(line.text, when).strip(" \t,;|–—-")):
            done.append(line)
    return done


def are_bulleted_heads(lines: list[Line]) -> bool:
    """Tell whether bullets mark the schools, or the degrees, each over lines that tell of it."""
    heads = [line.plain for line in lines if line.is_bullet]
    others = [line.plain for line in lines if not line.is_bullet]
    return lines[0].is_bullet and any(
        all(map(names, heads)) and others and not any(map(names, others))
        for names in (is_school, names_degree)
    )


def begins_with_school(found: list[Slots]) -> bool:
    """Tell whether the school stands over its degrees in all entries before the last one."""
    order = {slots.comes_first for slots in found[:-1] if slots.school and slots.degree}
    return order == {"school"} and bool(found[-1].degree) and not found[-1].dates


def without_subjects(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Return the lines around a table of subjects and grades, and its rows, each as a note."""
    for at, line in enumerate(lines):
        titles = {words.key(cell) for cell in line.cells}
        groups = ("subject", "grade")
        if any(map(forms.heads_schools, line.cells)):
            continue
        if all(titles & {words.key(each) for each in words.listed("subjects", g)} for g in groups):
            end = at + 1
            while end < len(lines) and len(lines[end].cells) == len(line.cells):
                end += 1
            rows = [", ".join(row.cells) for row in lines[at + 1 : end]]
            return [*lines[:at], *lines[end:]], rows
    return lines, []


def tell_apart(found: list[Slots]) -> None:
    """Tell schools from degrees that no list knows, by which comes first in the other entries."""
    whole = [slots for slots in found if slots.comes_first]
    order = _order(found, whole)
    has_degree_first = order["degree"] > order["school"]
    _join_twice_named(found, order)
    are_in_line = bool(whole) and all(slots.is_in_line for slots in whole)
    for slots in found:
        names = [name for name in slots.unknown if not _ADMITTED.match(name)]
        slots.unknown = []
        is_empty = not slots.school and not slots.degree
        if is_empty and whole and len(names) == 1:
            names = degrees.pieces(names[0])
        if are_in_line and has_degree_first and len(names) == is_empty and not slots.comes_first:
            names = _part_in_line(slots, names)
        if slots.beside and not slots.school and not names:
            slots.school = slots.beside
        elif slots.beside and is_open(slots.degree):
            slots.degree = f"{slots.degree}, {slots.beside}"
        if not slots.school and not slots.degree and has_degree_first and len(names) > 1:
            slots.degree = names.pop(0)
        for name in names:
            if not slots.school:
                slots.school = name
            elif not slots.degree:
                slots.degree = name


def _order(found: list[Slots], whole: list[Slots]) -> Counter[str]:
    """Return how often the school and how often the degree comes first."""
    order = Counter(slots.comes_first for slots in whole)
    if not whole and any(slots.is_unknown_below for slots in found):
        order["degree"] += 1
    return order


def _part_in_line(slots: Slots, names: list[str]) -> list[str]:
    """Part “Glazing for all, Tarnyard” where the other entries have such lines."""
    parts = _COMMA.split((slots.degree or slots.school or names[0]).rstrip("."))
    if len(parts) == _WITH_PLACE and may_be_place(parts[-1]):
        parts.pop()
    if len(parts) != 2 or is_school(parts[0]) or not _may_be_school(parts[1]):
        return names
    slots.degree, slots.school = parts
    behind = _IN_BRACKETS.search(slots.school)
    if behind and may_be_place(behind["place"]):
        slots.school = slots.school[: behind.start()]
    return []


def part_behind_schools(found: list[Slots]) -> None:
    """Part “Fell School, CAS in Glazing” where all other entries have such lines."""
    whole = [slots for slots in found if slots.comes_first]
    if not whole or not all(slots.is_in_line and slots.comes_first == "school" for slots in whole):
        return
    for slots in found:
        school, comma, degree = slots.school.partition(", ")
        is_free = not slots.degree and not slots.unknown and slots.dates
        is_other = comma and is_school(school) and not is_school(degree)
        if is_free and is_other and not may_be_place(degree):
            slots.school, slots.degree = school, degree


def _may_be_school(text: str) -> bool:
    """Tell whether a text behind a degree and a comma is a name: no “option X” and no “2:1”.

    “Fellmere Mavo” is one, though a Mavo is what it ends with; “Master in Glazing” is none.
    """
    begins = words.pattern("degrees").match(words.key(text)) or _NO_SCHOOL.match(text)
    return text[:1].isupper() and not re.search(r"\d", text) and not begins


def _join_twice_named(found: list[Slots], order: Counter[str]) -> None:
    """Take one of two schools for the degree that stands where those of the other entries do.

    A “Liceum Plastyczne” is a school, and what one finishes at it.
    """
    if order["degree"] == order["school"]:
        return
    for slots, below in itertools.pairwise(list(found)):
        is_one = slots.school and slots.dates and not slots.degree and not slots.unknown
        is_other = below.school and not (below.dates or below.degree or below.unknown)
        if is_one and is_other:
            names = slots.school, below.school
            slots.degree, slots.school = names if order["degree"] > order["school"] else names[::-1]
            slots.has_place = slots.has_place or below.has_place
            found.remove(below)


def take_towns_off(filled: list[Slots]) -> None:
    """Take the towns off the schools where the degree is known, or where all have one."""
    named = [slots.school for slots in filled if slots.school]
    have_towns = len(named) > 1 and all(without_town(name) != name for name in named)
    have_towns = have_towns or any(slots.has_place for slots in filled)
    for slots in filled:
        is_named = slots.degree and is_school(slots.school)
        if slots.is_of_table and not have_towns:
            is_named = is_named and is_town(slots.school.rpartition(", ")[2])
        if have_towns or is_named:
            slots.school = without_town(slots.school)
    _take_brackets_off([slots for slots in filled if slots.school])


def _take_brackets_off(named: list[Slots]) -> None:
    """Take what stands in brackets behind a school for its town where all others have a place.

    So it is where all have such brackets.
    """
    without = [slots for slots in named if not slots.has_place]
    found = [_TOWN.fullmatch(slots.school) for slots in without]
    if len(named) > 1 and all(found):
        for slots in without:
            slots.school = _TOWN.sub(r"\1", slots.school)


def fill_up(found: list[Slots]) -> None:
    """Give a degree without a school that of the one before; one without dates may be a note."""
    are_dated = sum(1 for slots in found if slots.dates) >= max(2, len(found) - 1)
    for before, slots in itertools.pairwise(list(found)):
        if slots.school or not before.school:
            continue
        is_of_school = bool(_OF_SCHOOLS.search(slots.degree))
        is_second = all(map(is_academic, (before.degree, slots.degree)))
        if not slots.dates and before.dates and are_dated and not is_second:
            before.notes += [slots.degree, *slots.notes]
            found.remove(slots)
        elif not is_of_school or _OF_SCHOOLS.search(before.degree):
            slots.school = before.school
            slots.dates = slots.dates or (before.dates if is_second else None)

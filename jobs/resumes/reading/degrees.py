"""School and degree in one line: in either order, and with any joint between them."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import unjointed, words
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.places import is_place, may_be_place, without_place
from jobs.resumes.reading.roles import leaning
from jobs.resumes.reading.schools import (
    OF_SUBJECTS,
    ONE_COMMA,
    TOWN_BEHIND,
    is_part,
    is_school,
    is_short_for,
    names_degree,
    names_school,
)
from jobs.resumes.reading.unjointed import COMMA, PARTS, Studies, fuller, school_of
from jobs.resumes.reading.work import clean

_FIELD: Final = re.compile(r"\s+(?:in|of|en|für|em|im|der|w zakresie)\s+(?=[^\W\d])", re.IGNORECASE)
_BRACKETED: Final = re.compile(r"^(?P<before>[^()]+?)\s*\((?P<inside>[^()]{2,})\)$")
_WITHIN: Final = re.compile(r"(?<=[^\W\d_])–(?=[^\W\d_])")  # “Human–Computer Interaction”
_INNER: Final = "\0"
_SLASH: Final = re.compile(r"\s+/\s+")
# “Grado en Derecho. Universidad de Olza”, “Fell College: BA Botany”
_STOP: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?<!\bSec)(?<!\bSch)(?<!\bUniv)(?<!\bInst)(?<!\bTech)(?<!\bGovt)(?<!\bDip)"
    r"(?<!\bSci)(?<!\bEng)\.\s+(?=[^\W\d_a-z])|(?<=UK)\.\s+|\s*[:：]\s+"
)
_FEW: Final = 2  # words
_JOINTS: Final = ("at", "@", "an der", "à l'", "en la", "en el", "presso", "from", "bei der")
# What says itself where it was: “Study abroad in Japan”.
ABROAD: Final = re.compile(r"(?:study|semester|year|term) abroad in ", re.IGNORECASE)
_IN_JAPANESE: Final = re.compile(
    r"^(?P<school>\S*(?:大学院|大学|高等学校|高校|専門学校|高専|学院))\s*(?P<degree>\S.*?)?"
    r"\s*(?:卒業見込み?|卒業|修了|中退|入学)?$"
)


def read(text: str) -> Studies:
    """Return the school, the degree and what is neither, in one line."""
    text = re.sub(r"\)\.$", ")", text.strip())
    if ABROAD.match(text) and not is_school(text):
        return Studies(degree=clean(PARTS.split(text)[0]))
    found = _read(_with_dashes_within(text))
    said = (each.replace(_INNER, "–") for each in (found.school, found.degree, found.unknown))
    found = Studies(*said)
    if not found.school or not found.degree:
        return found
    row = " ".join(text.split())
    is_school_first = row.find(found.school[:8]) < row.find(found.degree[:8])
    return replace(found, comes_first="school" if is_school_first else "degree")


def pieces(text: str) -> list[str]:
    """Return the parts of a line that marks stronger than commas part, without places."""
    text = _with_dashes_within(text)
    mark = PARTS if PARTS.search(text) else _SLASH
    parts = (piece.replace(_INNER, "–") for piece in mark.split(text))
    return [piece for piece in parts if piece and not is_place(piece)]


def _with_dashes_within(text: str) -> str:
    """Return a text with another sign for the dashes within a name, beside which is no school."""

    def inner(dash: re.Match[str]) -> str:
        before = text[: dash.start()].rpartition(", ")[2]
        after = text[dash.end() :].partition(", ")[0]
        return "–" if is_school(before) or is_school(after) else _INNER

    return _WITHIN.sub(inner, text)


def _read(text: str) -> Studies:
    if behind := TOWN_BEHIND.match(text):
        text = behind["school"]
    text = without_place(text)[0] if text.count(",") > 1 or not is_place(text) else ""  # “Kent, WA”
    if not text or is_place(text):
        return Studies()
    if found := _bracketed(text) or _at(text):
        return found
    has_school, has_degree = is_school(text), names_degree(text)
    if has_school and has_degree:
        return _by_slashes(text) or _cut(text)
    parts = pieces(text)
    if len(parts) > 1 and (has_school or has_degree):
        return _of_pieces(parts)
    text = " ".join(text.split())
    if has_school:
        return _only_school(text)
    return _only_degree(text) if has_degree else Studies(unknown=text)


def _bracketed(text: str) -> Studies | None:
    """Return what one names in front of brackets and the other in them."""
    found = _BRACKETED.match(text)
    if not found:
        return None
    before, inside = found["before"], found["inside"]
    is_name = len(inside.split()) > 1  # “Geprüfte Fachwirtin (IHK)” says by whom
    if is_name and names_degree(before) and not is_school(before) and is_school(inside):
        return None if names_degree(inside) else Studies(clean(inside), clean(before))
    if is_school(before) and not names_degree(before) and names_degree(inside):
        if is_school(inside):
            return None
        name, _, field = before.rpartition(", ")  # “Fell College, Botany (Diploma)”
        if is_school(name) and not (is_school(field) or is_place(field) or is_town(field)):
            return Studies(clean(name), f"{clean(inside)}, {clean(field)}")
        return Studies(clean(before), clean(inside))
    return None


def _at(text: str) -> Studies | None:
    """Return what “@” parts, which needs no known words: “Glazing @ Tarn Yard”."""
    left, parted, right = text.partition(" @ ")
    return Studies(school_of(right)[0], clean(left)) if parted and not is_school(left) else None


def _only_degree(text: str) -> Studies:
    """Read a line with a degree and no known school."""
    head, parted, rest = text.partition(" from ")
    if parted and rest[:1].isupper():  # “Diploma in Glazing from Tarnyard”
        return Studies(COMMA.split(rest)[0], clean(head))
    head, _, rest = text.partition(", ")
    if OF_SUBJECTS.match(text):
        return Studies(degree=text)
    if rest and names_degree(head) and not _FIELD.search(rest) and " in " in head:
        return Studies(clean(without_place(rest)[0]), head)
    return Studies(degree=text)


def _only_school(text: str) -> Studies:
    """Read a line with a school and no known degree."""
    parts = COMMA.split(text)
    if len(parts) > 1 and parts[1].startswith(parts[0] + " "):  # “Gymnasium, Gymnasium Olza”
        return Studies(clean(COMMA.sub(", ", text[len(parts[0]) :]).strip(" ,")), parts[0])
    left, parted, right = text.partition(" at ")
    if parted and right[:1].isupper() and is_school(right) and not is_school(left):
        return Studies(school_of(right)[0], left) if leaning(left) <= 0 else Studies(text)
    first = next((at for at, part in enumerate(parts) if names_school(part)), 0)
    before = ", ".join(parts[:first])
    is_free = bool(before) and not (is_place(before) or is_town(before))
    is_named = first == 1 and words.pattern("schools", "first").match(words.key(parts[1]))
    is_long = len(before.split()) > 2 and not may_be_place(before)  # “Leadership in Care, Fell …”
    if is_long or (is_named and is_free and len(before.split()) <= _FEW):  # “Pabo, Hogeschool …”
        return Studies(clean(", ".join(parts[first:])), before)
    if is_free and not is_part(before):  # or a part of its name
        return Studies(clean(", ".join(parts[first:])), unknown=before)
    name, _, town = text.rpartition(", ")
    is_role = words.pattern("titles").search(words.key(town)) and not names_school(town)
    if name and is_role and town.rstrip(".")[-1:].isalpha():
        return Studies(name, clean(town).rstrip("."))  # “Fell University, Systems engineer”
    if town and words.key(town.split()[0]) in words.key(name).split():
        return Studies(name)  # “Universiteit Leiden, Leiden”
    return Studies(text)


def _of_pieces(parts: list[str]) -> Studies:
    if len(parts) > 1 and is_short_for(parts[0], parts[1]):  # “DCG – Diplôme de comptabilité …”
        parts = [f"{parts[0]} – {parts[1]}", *parts[2:]]
    school = next((piece for piece in parts if is_school(piece)), "")
    degree = next((p for p in parts if p != school and names_degree(p)), "")
    others = [piece for piece in parts if piece not in (school, degree)]
    if not school and degree and others:
        return Studies(degree=clean(degree), unknown=clean(others[0]))
    if school and not degree and others:
        if may_be_place(others[0]):  # or a subject: what else is said decides
            return Studies(clean(school), unknown=clean(others[0]))
        return Studies(clean(school), clean(others[0]))
    return Studies(clean(school), clean(degree))


def _cut(text: str) -> Studies:
    """Cut a line that names both where one half has the school and the other the degree."""
    is_row = text.count("\t") > 1  # faculty and department stand in cells of their own
    row = " ".join(text.split()) if is_row else text
    if (found := _IN_JAPANESE.match(row)) and not PARTS.search(row):
        return Studies(found["school"], clean(found["degree"] or ""))
    for word in _JOINTS:
        left, parted, right = text.partition(f" {word} ")
        is_cut = parted and names_degree(left) and is_school(PARTS.split(right)[0])
        if is_cut and not is_school(left):
            return Studies(school_of(right)[0], clean(left))
    for mark in (PARTS, _STOP):
        cuts = list(mark.finditer(text))
        for is_strict in (True, False):
            for cut in cuts:
                halves = text[: cut.start()], text[cut.end() :]
                if half := _halves(*halves, is_strict=is_strict):
                    return half
    return _by_commas(text) or unjointed.read(text)


def _by_slashes(text: str) -> Studies | None:
    """Read “Certificate III in Glazing / Tarn Institute / Olza”, where no other mark parts it."""
    parts = [each for each in _SLASH.split(text) if names_degree(each) != is_school(each)]
    is_marked = ONE_COMMA.search(text) or PARTS.search(text)
    return _of_pieces(parts) if len({*map(is_school, parts)}) > 1 and not is_marked else None


def _halves(left: str, right: str, *, is_strict: bool) -> Studies | None:
    """Return school and degree where the halves of a line name one each; more when not strict."""
    if names_degree(left) and is_school(right) and not is_school(left):
        if is_strict and names_degree(right):
            return None
        school, more = school_of(right)
        return Studies(school, fuller(clean(left), more))
    if is_school(left) and names_degree(right) and not names_degree(left):
        if is_strict and is_school(right):
            return None
        return Studies(clean(without_place(left)[0]), _degree(right))
    is_named_so = bool(words.pattern("degrees").match(words.key(left)))  # “Diploma di liceo”
    if is_named_so and not is_strict and is_school(right) and not names_degree(right):
        return Studies(school_of(right)[0], clean(left))
    return None


def _by_commas(text: str) -> Studies | None:
    """Read “BTS Cuisine, option pâtisserie, Lycée Fell, Olza” and “Fell College, BA in Botany”."""
    parts = COMMA.split(text)
    are_schools = [names_school(part) for part in parts]
    are_degrees = [names_degree(part) for part in parts]
    if not any(are_schools) or not any(are_degrees):
        return None
    school, degree = are_schools.index(True), are_degrees.index(True)
    if degree < school:
        name, more = school_of(", ".join(parts[school:]))
        return Studies(name, fuller(clean(", ".join(parts[:school])), more))
    if school < degree:
        name, _ = without_place(", ".join(parts[:degree]))
        return Studies(clean(name), _degree(", ".join(parts[degree:])))
    return None


def _degree(text: str) -> str:
    return clean(next((piece for piece in PARTS.split(text) if piece), text))

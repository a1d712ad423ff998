"""Education: school, degree, dates. Each line fills what is empty; what is full begins anew."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.json_resume import Education
from jobs.resumes.reading import (
    dates,
    degrees,
    hanging,
    histories,
    named_degrees,
    phrased,
    roles,
    stacked,
)
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.entries import is_head
from jobs.resumes.reading.forms import degree_told, table, unlabelled, when_of
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import may_be_place, without_place
from jobs.resumes.reading.remarks import HONOURS, begins_note, is_note, without_note, without_score
from jobs.resumes.reading.schools import (
    ends_school,
    is_bare,
    is_part,
    is_school,
    names_degree,
    without_own_town,
    without_part,
)
from jobs.resumes.reading.studies import (
    Slots,
    are_bulleted_heads,
    begins_with_school,
    fill_up,
    level_ahead,
    part_behind_schools,
    parted,
    take_towns_off,
    tell_apart,
    without_subjects,
)
from jobs.resumes.reading.unjointed import Studies
from jobs.resumes.reading.work import clean, dates_of
from jobs.resumes.reading.wrapping import is_label, unwrapped

_DATE_LABEL: Final = re.compile(
    r"^\W*(?:expected|anticipated|graduat\w*|completed|conferred|awarded|abschluss|class of|exp\.?)"
    r"(?:\s+(?:graduation|date|in|completion))*\W*$",
    re.IGNORECASE,
)
_EXPECTED: Final = re.compile(
    r"[\t,(]*\s*(?<!school )(?:expected|anticipated|graduat\w+|exp\.)(?:\s+graduation)?\W*$",
    re.IGNORECASE,
)
# What may stand beside the date of a degree in other languages: “(conclusão em 2016)”.
_ENDED: Final = re.compile(
    r"(?:(?:^|\s*[\t,;(–—-]+\s*)(?:(?:geplanter |voraussichtlicher )?abschluss|obtention"
    r"|(?:fecha de |previsión de )?(?:finalización|graduación)|conseguimento"
    r"|(?:previsão de |data de |com )?(?:conclusão|formatura)|ukończenie|obrona)"
    r"|[\s,;(–—-]*\b(?:abgeschlossen|obtenue?|finalizad[oa]|terminad[oa]|concluíd[oa]"
    r"|conseguit[oa]|terminat[oa]|afgerond|(?:diploma )?behaald|ukończon[eay]|avslutad))"
    r"(?: (?:em|en|in|im|nel|op|w|le|de|för))?\W*$",
    re.IGNORECASE,
)
_FULL_STOP: Final = re.compile(r"(?<=[^\W\d_]{5})\.$")
# Degrees that name who one is with them: “Diplom-Designerin”, “Staatlich geprüfter Techniker”.
_BECOMING: Final = re.compile(
    r"\W*(?:diplom[- ]|dipl\.|staatlich (?:geprüfte|anerkannte)|geprüfte|magister |mgr |inżynier "
    r"|(?:ausbildung|lehre|umschulung) (?:zu|als)|ingénieur diplômé|diplôme d[e’'])",
    re.IGNORECASE,
)
# Degrees that Polish writes so: “mgr inż. Automatyka”.
_IN_SMALL_LETTERS: Final = re.compile(r"(?:mgr|inż|lic|licencjat|magister|inżynier)\b")
_IN: Final = re.compile(r"(?<=\S)\s+(?:in|im|en)\s*$")


def read(lines: list[Line]) -> list[Education]:
    """Return what a section tells of schools and degrees, in its order."""
    found = [Slots()]
    lines = hanging.apart(phrased.without_stops(lines))
    lines, grades = without_subjects(list(hanging.without_notes(lines)))
    lines, rows = table(stacked.joined(histories.spans(lines)), {"school", "degree"})
    lines = list(named_degrees.in_lines_of_their_own(lines))
    told = {rest for line in lines if (rest := degree_told(line))}
    lines = [replace(line, text=degree_told(line) or line.text) for line in lines]
    lines = _with_whole_degrees(unwrapped(unlabelled(lines)))
    if all(line.is_bullet for line in lines) or are_bulleted_heads(lines):
        lines = [replace(line, is_bullet=False) for line in lines]
    for line in lines:
        if line.text in told and found[-1].is_full and not dates.find(line.text):
            found[-1].notes.append(line.plain)  # “Abschluss: Examen”, below what was learned
            continue
        _take(found, line, is_degree=line.text in told)
    found += [_row(cells, told) for cells, told in rows]
    filled = [slots for slots in found if slots.school or slots.degree or slots.unknown]
    part_behind_schools(filled)
    tell_apart(filled)
    for slots in filled:
        slots.degree = slots.degree or slots.level
    filled = [slots for slots in filled if slots.school or slots.degree]
    take_towns_off(filled)
    fill_up(filled)
    if filled:
        filled[-1].notes += grades
    return [each for slots in filled if (each := _education(slots))]


def is_told(lines: list[Line]) -> bool:
    """Tell whether lines are about a school or a degree, and not about a position."""
    text = " ".join(line.plain for line in lines if not line.is_bullet)
    is_named = (is_school(text) or names_degree(text)) and roles.leaning(text) <= 0
    found = dates.find(text)
    head = dates.without(text, found) if found else text
    return is_named or (is_school(text) and bool(_BECOMING.match(head)))


def _with_whole_degrees(lines: list[Line]) -> list[Line]:
    """Put degrees together that go on in a line of their own, where the school stands elsewhere."""
    right = max((line.x1 for line in lines), default=0.0)
    done: list[Line] = []
    for at, line in enumerate(lines):
        before = done[-1] if done else line
        near = [*done[-2:], *lines[at + 1 : at + 2]]
        has_school = any(is_school(each.text) for each in near)
        is_school_begun = any(_ends_school(line, each) for each in lines[at + 1 : at + 2])
        is_more = has_school and not is_school_begun and _goes_on(before, line, right)
        if done and (is_more or _ends_name(before, line, right) or _ends_school(before, line)):
            done[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            done.append(line)
    return done


def _goes_on(before: Line, line: Line, right: float) -> bool:
    """Tell whether a line is the end of the degree above: its first word had no room there."""
    first, *more = line.plain.split() or [""]
    is_free = not (names_degree(line.text) and more) and not is_school(line.text)
    is_free = is_free and not begins_note(line.plain)
    if (
        not (is_free and _may_be_one(before, line) and names_degree(before.text) and first)
        or len(more) > 2
        or not re.sub(r"[ &’'()-]", "", line.plain).isalpha()
    ):
        return False
    return _is_full(before, first, right) or (is_bare(before.text) and not line.is_bold)


def _is_full(line: Line, word: str, right: float) -> bool:
    """Tell whether a line of a column that ends at `right` has no room for one more word."""
    width = (line.x1 - line.x0) / max(1, len(line.text))
    return bool(line.x1) and line.x1 + width * len(word) > right


def _ends_name(before: Line, line: Line, right: float) -> bool:
    """Tell whether a line is the last word of a name above: “FELLMERE COMMUNITY”, “COLLEGE”."""
    word, *more = line.plain.split() or [""]
    is_known = is_school(before.text) or names_degree(before.text)
    is_end = not more and (is_school(word) or names_degree(word))
    is_one = is_end and not is_known and _may_be_one(before, line)
    return is_one and _is_full(before, word, right)


def _ends_school(before: Line, line: Line) -> bool:
    return _may_be_one(before, line) and ends_school(before.plain, line.plain)


def _may_be_one(before: Line, line: Line) -> bool:
    """Tell whether two lines look alike and stand close, and nothing says that the first ends."""
    look_alike = (before.is_bold, round(before.size)) == (line.is_bold, round(line.size))
    are_plain = not (before.is_bullet or line.is_bullet or "\t" in before.text + line.text)
    return look_alike and are_plain and not line.is_after_gap and not dates.find(before.text)


def _take(found: list[Slots], line: Line, *, is_degree: bool) -> None:
    level, text = level_ahead(line.text)
    when = dates.find(text) if len(text) < 200 else None
    rest = _IN.sub("", dates.without(text, when)) if when else text
    rest, score = without_score(rest)
    rest = (_IN.sub("", rest) if when else rest).strip(" \t,;|·•–—-")
    if _DATE_LABEL.match(rest):
        rest = ""
    rest = _EXPECTED.sub("", rest)
    rest = _ENDED.sub("", rest) if when else rest
    rest, told = without_note(rest)
    is_missing = not found[-1].degree and names_degree(rest.partition(":")[0])
    is_begun = is_missing and (is_label(rest) or _IN_SMALL_LETTERS.match(rest))
    if not is_degree and is_note(line, rest, when) and not is_begun:
        found[-1].score = found[-1].score or score
        if rest:
            found[-1].notes.append(" ".join((text if when else rest).split()))
        return
    said = HONOURS.search(rest)
    rest, town = _without_margin(rest[: said.start()] if said else rest)
    slots = found[-1]
    studies = _dual(rest, slots) or degrees.read(parted(rest))
    if is_degree and not studies.degree and not slots.degree:
        studies = Studies(degree=clean(rest))
    if slots.school and not when and is_part(studies.school):  # “Faculty of Arts” below it
        slots.notes.append(studies.school)
        studies = replace(studies, school="")
    if when or studies != Studies():
        # Where a place stands beside the school above, it does so beside the next one, too.
        begins = bool(town) and slots.has_place and slots.comes_first == "school"
        slots = _slots_for(found, replace(line, is_bold=line.is_bold or begins), studies, when)
    slots.score = slots.score or score
    slots.level = slots.level or level
    slots.notes += told
    if said:
        slots.notes.append(said[0].strip(" ,;()–—-\t"))
    slots.has_place = slots.has_place or bool(town or without_place(rest)[1])
    _fill(slots, studies)
    slots.dates = slots.dates or when
    if studies.degree and studies.unknown:
        slots.beside = studies.unknown
    elif studies.unknown and is_head(replace(line, text=rest)):
        slots.is_unknown_below = bool(slots.degree) and not slots.unknown
        slots.unknown.append(studies.unknown)


def _dual(text: str, slots: Slots) -> Studies | None:
    """Return who trained somebody and the school, below the degree: “Tarn AG / Fellschule”."""
    parts = text.split(" / ")
    is_missing = not slots.school and (slots.degree or slots.unknown)
    are_names = len(parts) == 2 and not any(map(names_degree, parts))
    is_one = are_names and is_school(parts[1]) and all(part[:1].isupper() for part in parts)
    return Studies(school=clean(text)) if is_missing and is_one else None


def _fill(slots: Slots, studies: Studies) -> None:
    had = "school" if slots.school else "degree" if slots.degree else ""
    slots.school = slots.school or studies.school
    slots.degree = slots.degree or studies.degree
    if slots.school and slots.degree and not slots.comes_first:
        slots.is_in_line = not had
        slots.comes_first = had or studies.comes_first


def _row(cells: dict[str, str], told: list[Line]) -> Slots:
    """Return what one row of a table says, and what is told below it."""
    school, degree, score = (cells.get(kind, "") for kind in ("school", "degree", "score"))
    notes = [line.plain for line in told]
    if honours := HONOURS.search(degree):
        degree = degree[: honours.start()]
        notes.insert(0, honours[0].strip(" ,;()–—-\t"))
    level = cells.get("level", "")
    return Slots(school, degree, when_of(cells), score, level, notes, is_of_table=True)


def _without_margin(text: str) -> tuple[str, str]:
    """Return a text without the place that stands far right of it, and that place."""
    rest, parted, last = text.rpartition("\t")
    is_name = len(rest.split()) > 1  # “BSc” has its subject there
    if parted and is_name and may_be_place(last.strip()):
        return rest.strip(" \t,;|"), last.strip()
    return text, ""


def _slots_for(found: list[Slots], line: Line, studies: Studies, when: Dates | None) -> Slots:
    """Return the entry that a line belongs to: a new one where its place is taken."""
    is_said = studies != Studies()
    last = found[-1]
    is_taken = (
        (studies.school and (last.school or begins_with_school(found)))
        or (studies.degree and last.degree)
        or (when and last.dates and not _is_single(last.dates))
        or (when and last.dates and is_said)
    )
    names = [each for each in (last.school, last.degree, *last.unknown) if each]
    is_full = len(names) > 1 and bool(last.degree or last.dates)
    begins = (
        is_full
        and is_said
        and (
            line.is_after_gap
            or (line.is_bold and len(names) > 1 and not last.school and not last.degree)
        )
    )
    if not is_taken and not begins and studies.unknown and is_full and last.dates and line.is_bold:
        begins = True
    if is_taken or begins:
        found.append(Slots())
    return found[-1]


def _is_single(found: Dates) -> bool:
    return not found.start and not found.is_current


def _education(slots: Slots) -> Education | None:
    if not slots.school and not slots.degree:
        return None
    start, end = dates_of(slots.dates)
    if slots.dates and _is_single(slots.dates):
        start = ""
    kind, area = _kind_and_area(clean(slots.degree))
    return Education(
        institution=without_own_town(without_part(_FULL_STOP.sub("", clean(slots.school)))),
        study_type=kind,
        area=area,
        start_date=start,
        end_date=end,
        score=slots.score,
        courses=slots.notes,
    )


def _kind_and_area(degree: str) -> tuple[str, str]:
    """Part “B.S. in Computer Science” into the kind of degree and its field."""
    cut = re.search(r"(?:(?<!-)\s+(?:in|en|em|im Fach)\s+(?=[^\W\d])|,\s+)(?![^()]*\))", degree)
    kind = degree[: cut.start()] if cut else ""
    is_kind = names_degree(kind) and " for " not in kind  # “Program for teaching in schools”
    if cut and is_kind and not degrees.ABROAD.match(degree):
        return kind, degree[cut.end() :]
    return degree, ""

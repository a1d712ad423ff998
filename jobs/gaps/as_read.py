"""What an applicant tracking system reads of a resume, and what it would stumble over. Pure.

Such systems fill a form from the file: contact, positions with dates, schools, skills. What our own
reader finds in the same file is what they can find at best.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from jobs.resumes.experience import years_shown
from jobs.resumes.json_resume import JsonResume, Work
from jobs.resumes.sections import SECTIONS

_LONGEST_GAP: Final = 6  # months that nobody asks about
_RECENT: Final = 10  # years: older gaps are nobody's question
_SMALLER: Final = ("volunteer", "awards", "publications")
_MOST_WORDS: Final = 1_100  # on two pages, about


class Field(NamedTuple):
    name: str
    value: str  # empty: not found


class AsRead(NamedTuple):
    fields: list[Field]
    warnings: list[str]


def as_read(
    resume: JsonResume, today: date, *, word_count: int = 0, kept: JsonResume | None = None
) -> AsRead:
    """Return what is found in a resume, field by field, and sentences about what is not.

    `kept` is the resume as the person has it here: a smaller section that stands there alone is
    listed as not found. One that stands nowhere is not listed; many resumes have none.
    """
    return AsRead(
        [*_fields(resume, today), *_smaller(resume, kept or resume)],
        [*_contact(resume), *_positions(resume, today), *_rest(resume, word_count)],
    )


def otherwise(file: AsRead, here: AsRead) -> AsRead:
    """Return what is found in a file and is another thing here, and the warnings of it alone."""
    return AsRead(
        [field for field in file.fields if field not in here.fields],
        [warning for warning in file.warnings if warning not in here.warnings],
    )


def word_count(value: Any) -> int:
    """Return how many words a resume has, or a part of it, as JSON."""
    if isinstance(value, dict):
        return sum(map(word_count, value.values()))
    if isinstance(value, list):
        return sum(map(word_count, value))
    return len(value.split()) if isinstance(value, str) else 0


def _fields(resume: JsonResume, today: date) -> list[Field]:
    basics = resume.basics
    links = [basics.url, *(profile.url or profile.username for profile in basics.profiles)]
    years = years_shown(resume, today)
    work = _count(resume.work, "position")
    skills = [name for skill in resume.skills for name in (skill.keywords or [skill.name])]
    return [
        Field("Name", basics.name),
        Field("E-mail", basics.email),
        Field("Phone", basics.phone),
        Field("Place", ", ".join(filter(None, [basics.location.city, basics.location.region]))),
        Field("Links", ", ".join(dict.fromkeys(filter(None, links)))),
        Field("Work", f"{work}, {years} years in all" if work and years else work),
        Field("Education", _count(resume.education, "entry", "entries")),
        Field("Skills", _count(skills, "skill")),
        Field("Languages", ", ".join(each.language for each in resume.languages)),
        Field("Certificates", _count(resume.certificates, "certificate")),
    ]


def _smaller(resume: JsonResume, kept: JsonResume) -> Iterator[Field]:
    """Yield the sections that a form has no field of its own for, in the order of a resume."""
    for section in SECTIONS:
        if section.name in _SMALLER and (section.entries(resume) or section.entries(kept)):
            yield Field(section.label, _count(section.entries(resume), section.one))


def _contact(resume: JsonResume) -> list[str]:
    basics, told = resume.basics, []
    if not basics.name:
        told.append("No name was found: write it alone on the first line.")
    if not basics.email:
        told.append("No e-mail address was found, so nobody can write to you.")
    if not basics.phone:
        told.append("No phone number was found.")
    return told


def _positions(resume: JsonResume, today: date) -> list[str]:
    if not resume.work:
        return ["No position was found: put them under a heading such as “Work experience”."]
    told = []
    for work in resume.work:
        name = _named(work)
        if not work.position or not work.name:
            told.append(f"{name}: its {'employer' if work.position else 'title'} was not found.")
        if not work.start_date:
            told.append(f"{name}: it was not found when this began.")
        elif work.end_date and work.end_date < work.start_date:
            told.append(f"{name}: it ends before it begins.")
        if not work.summary and not work.highlights:
            told.append(f"{name}: nothing says what you did there.")
    return [*told, *_gaps(resume.work, today)]


def _gaps(positions: list[Work], today: date) -> list[str]:
    """Say where months lie between two positions. Years alone are too coarse to tell."""
    now = f"{today:%Y-%m}"
    spans = sorted(
        (work.start_date[:7], (work.end_date or now)[:7])
        for work in positions
        if len(work.start_date) > 4 and (not work.end_date or len(work.end_date) > 4)  # noqa: PLR2004
    )
    told, reach = [], ""
    for start, end in spans:
        is_recent = reach and today.year - int(reach[:4]) <= _RECENT
        if is_recent and _months(start) - _months(reach) - 1 > _LONGEST_GAP:
            told.append(
                f"Nothing stands between {_in_words(reach)} and {_in_words(start)}. "
                "If something belongs there, add it; if not, be ready to be asked."
            )
        reach = max(reach, end)
    return told


def _rest(resume: JsonResume, word_count: int) -> list[str]:
    told = []
    if not resume.education:
        told.append("No school or training was found.")
    if not resume.skills:
        told.append("No list of skills was found: many systems look for one first.")
    if word_count > _MOST_WORDS:
        told.append(f"It has about {word_count:,} words: more than two pages hold.")
    return told


def _named(work: Work) -> str:
    return ", ".join(filter(None, [work.position, work.name])) or work.start_date or "A position"


def _count(things: Sequence[object], one: str, more: str = "") -> str:
    if not things:
        return ""
    return f"1 {one}" if len(things) == 1 else f"{len(things)} {more or one + 's'}"


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _in_words(month: str) -> str:
    return f"{date(int(month[:4]), int(month[5:7]), 1):%B %Y}"

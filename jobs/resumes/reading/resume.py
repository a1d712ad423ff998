"""From lines to a resume: each section goes to the reader of its kind."""

import re
from typing import Final

from jobs.resumes.json_resume import Certificate, JsonResume, Project
from jobs.resumes.reading import (
    contact,
    credentials,
    dates,
    education,
    further,
    held,
    languages,
    mixed,
    sections,
    skills,
    studies,
    unheaded,
    work,
)
from jobs.resumes.reading.entries import entries, is_head
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import has_region
from jobs.resumes.reading.sections import Section
from jobs.resumes.reading.wrapping import unwrapped

_STOP_LEFT: Final = re.compile(r"[\s,;–—-]+\.$")  # where the date stood ahead of it
_GOT: Final = re.compile(r"\s*[(（]?(?:取得|合格|修了|登録|交付|認定)(?:見込み?)?[)）]?$")


def build(lines: list[Line]) -> tuple[JsonResume, list[str]]:
    """Return the resume that the lines tell, and sentences about what was guessed or not found."""
    parts = sections.split(lines)
    held.undeclared(parts)
    parts = unheaded.apart(parts)
    head = [line for part in parts if part.kind == "contact" for line in part.lines]
    who = contact.read(head, lines)
    resume = JsonResume(basics=who.basics)
    summary = [line for part in parts if part.kind == "summary" for line in part.lines]
    if summary:
        resume.basics.summary = " ".join(line.plain for line in unwrapped(summary))
    edges = _edges(lines)
    for part in mixed.apart(parts):
        _read(part, resume, edges)
    _take_towns_off(resume)
    return resume, [*who.notes, *_notes(resume)]


def _take_towns_off(resume: JsonResume) -> None:
    """Take a town off a name behind which it stands, when the resume names it elsewhere too."""
    said = [resume.basics.location.city, *(job.location for job in resume.work)]
    towns = {part.strip() for place in said for part in [place, *place.split(",")]} - {""}
    for school in resume.education:
        name, _, town = school.institution.rpartition(", ")
        if name and town in towns and not has_region(name):
            school.institution = name
    for job in resume.work:
        if job.name in towns and not job.location:
            job.name, job.location = "", job.name  # of somebody who works for themselves
        name, _, town = job.name.rpartition(", ")
        if name and town in towns and not has_region(name):
            job.name, job.location = name, job.location or town


def _edges(lines: list[Line]) -> dict[int, float]:
    """Return how far right the texts of each column go."""
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.column] = max(line.x1, edges.get(line.column, 0.0))
    return edges


def _read(part: Section, resume: JsonResume, edges: dict[int, float]) -> None:
    if part.kind == "work":
        resume.work.extend(work.read(part.lines))
    elif part.kind == "education":
        lines = [line for line in part.lines if not _is_bar(line, resume.basics.email)]
        members = [line for line in lines if studies.is_membership(line)]
        members += studies.got_beside(lines)
        members += credentials.among_degrees(part.title, lines)
        resume.education.extend(education.read([line for line in lines if line not in members]))
        resume.certificates.extend(_certificates(members))
    elif part.kind == "skills":
        columns = {line.column for line in part.lines} - {0}
        right = max((edges[each] for each in columns), default=0.0)
        resume.skills.extend(skills.read(part.lines, right))
    elif part.kind == "languages":
        resume.languages.extend(languages.read(part.lines))
    elif part.kind == "certificates":
        resume.certificates.extend(_certificates(part.lines))
    elif part.kind == "projects":
        resume.projects.extend(_projects(part.lines))
    elif part.kind == "other":
        further.read(part, resume)


def _is_bar(line: Line, email: str) -> bool:
    """Tell whether a line is the contact details at the foot of a page, in no section's own."""
    return bool(email) and email in line.plain and not dates.find(line.plain.replace(email, ""))


def _certificates(lines: list[Line]) -> list[Certificate]:
    found = []
    for line in unwrapped(lines):
        when = dates.find(line.text)
        rest = _STOP_LEFT.sub("", dates.without(line.text, when)) if when else line.text
        name = _GOT.sub("", rest) if when else rest
        if name := work.clean(name):
            date = (when.start or when.end) if when else ""
            found.append(Certificate(name=name, date=date))
    return found


def _projects(lines: list[Line]) -> list[Project]:
    found: list[Project] = []
    dated = entries(lines, bool)
    for entry in dated:
        start, end = work.dates_of(entry.dates)
        name = work.clean(entry.head[0]) if entry.head else ""
        texts = [line.plain for line in entry.body if not line.is_bullet]
        found.append(
            Project(
                name=name,
                start_date=start,
                end_date=end,
                description=" ".join([*map(work.clean, entry.head[1:]), *texts]),
                highlights=[line.plain for line in entry.body if line.is_bullet],
            )
        )
    return found if dated else _undated_projects(lines)


def _undated_projects(lines: list[Line]) -> list[Project]:
    found: list[Project] = []
    for line in unwrapped(lines):
        begins = is_head(line) and (line.is_bold or line.is_after_gap or not found)
        if begins:
            found.append(Project(name=line.plain))
        elif found and line.is_bullet:
            found[-1].highlights.append(line.plain)
        elif found:
            found[-1].description = f"{found[-1].description} {line.plain}".strip()
    return found


def _notes(resume: JsonResume) -> list[str]:
    wanted = (
        ("No work experience was found.", resume.work),
        ("No education was found.", resume.education),
        ("No skills were found.", resume.skills),
    )
    notes = [sentence for sentence, found in wanted if not found]
    unclear = sum(1 for each in resume.work if not each.name or not each.position)
    if unclear:
        notes.append(
            f"{unclear} of {len(resume.work)} positions lack a title or an employer: look at them."
        )
    return notes

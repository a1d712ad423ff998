"""A resume as a document: one column, in the order that people and machines read. Pure.

Plain on purpose: what a tracking system has to find is set where such systems look for it, with
headings that they know, in the language of the resume.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

from jobs.documents import DocumentError, Paper
from jobs.documents.language import recognise_language
from jobs.resumes.json_resume import (
    Award,
    Education,
    JsonResume,
    Language,
    Project,
    Publication,
    Reference,
    Volunteer,
    Work,
)

_FILE: Final = Path(__file__).with_name("resume_words.toml")
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A position, a school, a project: a head with its dates, and what is told below."""

    head: str
    when: str = ""
    under: str = ""  # the employer, the school
    where: str = ""
    texts: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    entries: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeDocument:
    name: str
    label: str = ""
    contacts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(default_factory=tuple)
    paper: Paper = "a4"
    language: str = "en"
    job_title: str = ""  # for which it is made: in the file's properties only

    @property
    def title(self) -> str:
        return " – ".join(filter(None, [self.name, self.job_title])) or "Resume"


class ResumeRenderer(Protocol):
    def render(self, resume: ResumeDocument) -> bytes:
        """Return the file of `resume`. Raises DocumentError with a sentence for the person."""
        ...


def resume_document(resume: JsonResume, *, paper: Paper, job_title: str = "") -> ResumeDocument:
    """Return the document of a resume; what it lacks is left out.

    Raises DocumentError when it says nothing.
    """
    if not resume.as_json():
        raise DocumentError("This resume is empty. Add something to it first, then export it.")
    language = language_of(resume)
    words = _words().get(language, _words()["en"])
    return ResumeDocument(
        name=resume.basics.name,
        label=resume.basics.label,
        contacts=tuple(_contacts(resume)),
        sections=tuple(_sections(resume, words)),
        paper=paper,
        language=language,
        job_title=job_title,
    )


def language_of(resume: JsonResume) -> str:
    """Return an ISO 639-1 code: of what is told, or else by how the resume names English."""
    if told := recognise_language(" ".join(_prose(resume))):
        return told
    names = {each.language.casefold() for each in resume.languages}
    return next((code for code, words in _words().items() if words["english"] in names), "en")


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _prose(resume: JsonResume) -> Iterator[str]:
    yield resume.basics.summary
    for work in resume.work:
        yield from (work.position, work.summary, *work.highlights)
    for project in resume.projects:
        yield from (project.description, *project.highlights)
    for role in resume.volunteer:
        yield from (role.position, role.summary, *role.highlights)
    yield from (f"{school.study_type} {school.area}" for school in resume.education)


def _contacts(resume: JsonResume) -> Iterator[str]:
    basics = resume.basics
    place = _joined(basics.location.city, basics.location.region)
    links = [basics.url, *(each.url or each.username for each in basics.profiles)]
    yield from dict.fromkeys(filter(None, [basics.email, basics.phone, place, *links]))


def _sections(resume: JsonResume, words: dict[str, Any]) -> Iterator[Section]:
    if resume.basics.summary:
        yield Section(words["summary"], lines=_paragraphs(resume.basics.summary))
    if resume.skills:
        yield Section(words["skills"], lines=tuple(_grouped(_skills(resume))))
    if resume.work:
        yield Section(words["work"], tuple(_position(each, words) for each in resume.work))
    if resume.projects:
        yield Section(words["projects"], tuple(_project(each, words) for each in resume.projects))
    if resume.education:
        yield Section(words["education"], tuple(_school(each, words) for each in resume.education))
    if resume.certificates:
        lines = (
            Entry(_joined(each.name, each.issuer), _date(each.date, words))
            for each in resume.certificates
        )
        yield Section(words["certificates"], tuple(lines))
    if resume.languages:
        yield Section(words["languages"], lines=(", ".join(map(_spoken, resume.languages)),))
    yield from _further(resume, words)
    if resume.interests:
        named = ((each.name, each.keywords) for each in resume.interests)
        yield Section(words["interests"], lines=tuple(_grouped(named)))
    if resume.references:
        yield Section(words["references"], tuple(map(_reference, resume.references)))


def _further(resume: JsonResume, words: dict[str, Any]) -> Iterator[Section]:
    parts = (
        ("publications", [_publication(each, words) for each in resume.publications]),
        ("awards", [_award(each, words) for each in resume.awards]),
        ("volunteering", [_volunteering(each, words) for each in resume.volunteer]),
    )
    for name, entries in parts:
        if entries:
            yield Section(words[name], tuple(entries))


def _spoken(language: Language) -> str:
    name, level = language.language, language.fluency
    if "(" in level and "," not in level:
        return f"{name} – {level}"  # brackets within brackets are hard to read
    return f"{name} ({level})" if level else name


def _skills(resume: JsonResume) -> Iterator[tuple[str, list[str]]]:
    for skill in resume.skills:
        name = f"{skill.name} ({skill.level})" if skill.level else skill.name
        yield name, skill.keywords


def _grouped(named: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    """Yield single names in one line, then the groups: below a group they would be part of it."""
    alone, apart = [], []
    for name, keywords in named:
        if keywords:
            listed = ", ".join(keywords)
            apart.append(f"{name}: {listed}" if name else listed)
        elif name:
            alone.append(name)
    if alone:
        yield ", ".join(alone)
    yield from apart


def _position(work: Work, words: dict[str, Any]) -> Entry:
    return Entry(
        work.position or work.name,
        _span(work.start_date, work.end_date, words),
        work.name if work.position else "",
        work.location,
        _paragraphs(work.summary),
        _lines(work.highlights),
    )


def _project(project: Project, words: dict[str, Any]) -> Entry:
    used = f"{words['used']}: {', '.join(project.keywords)}" if project.keywords else ""
    return Entry(
        project.name,
        _span(project.start_date, project.end_date, words),
        texts=(*_paragraphs(project.description), *filter(None, [used, project.url])),
        bullets=_lines(project.highlights),
    )


def _school(school: Education, words: dict[str, Any]) -> Entry:
    degree = _joined(school.study_type, school.area)
    grade = f"{words['grade']}: {school.score}" if school.score else ""
    return Entry(
        degree or school.institution,
        _span(school.start_date, school.end_date or school.start_date, words),
        school.institution if degree else "",
        texts=tuple(filter(None, [grade])),
        bullets=_lines(school.courses),
    )


def _publication(publication: Publication, words: dict[str, Any]) -> Entry:
    return Entry(
        publication.name or publication.publisher,
        _date(publication.release_date, words),
        publication.publisher if publication.name else "",
        texts=(*_paragraphs(publication.summary), *filter(None, [publication.url])),
    )


def _award(award: Award, words: dict[str, Any]) -> Entry:
    return Entry(
        _joined(award.title, award.awarder),
        _date(award.date, words),
        texts=_paragraphs(award.summary),
    )


def _volunteering(role: Volunteer, words: dict[str, Any]) -> Entry:
    return Entry(
        role.position or role.organization,
        _span(role.start_date, role.end_date, words),
        role.organization if role.position else "",
        texts=_paragraphs(role.summary),
        bullets=_lines(role.highlights),
    )


def _reference(reference: Reference) -> Entry:
    return Entry(reference.name, texts=_paragraphs(reference.reference))


def _span(start: str, end: str, words: dict[str, Any]) -> str:
    """Return “Mar 2021 – Present”; one date alone where both are the same."""
    if not start or start == end:
        return _date(end or start, words)
    return f"{_date(start, words)} – {_date(end, words) if end else words['present']}"


def _date(date: str, words: dict[str, Any]) -> str:
    """Return a year, or a year and its month; days are not told, other words stay as they are."""
    found = _MONTH.match(date)
    if not found:
        return date
    year, month = found[1], int(found[2])
    name = words["months"][month - 1] if "months" in words else ""
    return str(words["month"].format(year=year, month=month, name=name))


def _paragraphs(text: str) -> tuple[str, ...]:
    return _lines(text.split("\n"))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := " ".join(text.split())))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, (" ".join(part.split()) for part in parts)))

"""What a resume says, line by line, each line with a name of its own. Imports no Django.

A text about the person is held against these lines, and a model is told nothing else. The names
follow the order of the resume: `w2` is the second position and `w2.1` the first thing done in it.
What somebody likes is no reason to employ them, and what others say of them is theirs to repeat:
interests and references are no facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jobs.resumes.json_resume import JsonResume


class FactKind(StrEnum):
    PERSON = "person"
    WORK = "work"
    EDUCATION = "education"
    PROJECT = "project"
    SKILL = "skill"
    LANGUAGE = "language"
    CERTIFICATE = "certificate"
    VOLUNTEER = "volunteer"  # done for nobody's pay: shown as such, and never as a position
    AWARD = "award"
    PUBLICATION = "publication"
    VOUCHED = "vouched"  # what the person said of themselves when a text was checked


_LABELS: Final = {
    FactKind.VOLUNTEER: "Volunteering",
    FactKind.AWARD: "Award",
    FactKind.PUBLICATION: "Publication",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; `of` names the position, project or volunteer role that a deed belongs to."""

    id: str
    kind: FactKind
    text: str
    of: str = ""

    @property
    def labelled(self) -> str:
        """The line; one that could be taken for a position says what it is."""
        label = "" if self.of else _LABELS.get(self.kind, "")
        return f"{label}: {self.text}" if label else self.text


def facts_of(resume: JsonResume) -> list[Fact]:
    """Return every line of `resume` that says something about the person."""
    return [
        *_person(resume),
        *_work(resume),
        *_projects(resume),
        *_education(resume),
        *_lists(resume),
        *_volunteering(resume),
        *_made_and_won(resume),
    ]


def _person(resume: JsonResume) -> Iterator[Fact]:
    basics = resume.basics
    known = {
        "name": basics.name,
        "label": basics.label,
        "summary": _one_line(basics.summary),
        "place": _joined(basics.location.city, basics.location.region),
    }
    for name, text in known.items():
        if text:
            yield Fact(f"me.{name}", FactKind.PERSON, text)


def _work(resume: JsonResume) -> Iterator[Fact]:
    for number, work in enumerate(resume.work, 1):
        name = f"w{number}"
        head = _joined(work.position, work.name, work.location)
        when = _when(work.start_date, work.end_date)
        if head or when:
            yield Fact(name, FactKind.WORK, head + when)
        yield from _deeds(name, FactKind.WORK, [work.summary, *work.highlights])


def _projects(resume: JsonResume) -> Iterator[Fact]:
    for number, project in enumerate(resume.projects, 1):
        name = f"p{number}"
        used = f" ({', '.join(project.keywords)})" if project.keywords else ""
        head = project.name + used + _when(project.start_date, project.end_date)
        if head.strip():
            yield Fact(name, FactKind.PROJECT, head)
        yield from _deeds(name, FactKind.PROJECT, [project.description, *project.highlights])


def _education(resume: JsonResume) -> Iterator[Fact]:
    for number, school in enumerate(resume.education, 1):
        name = f"e{number}"
        head = _joined(school.study_type, school.area, school.institution)
        grade = f", grade {school.score}" if school.score else ""
        text = head + grade + _when(school.start_date, school.end_date)
        if text.strip():
            yield Fact(name, FactKind.EDUCATION, text)
        yield from _deeds(name, FactKind.EDUCATION, [", ".join(school.courses)])


def _lists(resume: JsonResume) -> Iterator[Fact]:
    for number, skill in enumerate(resume.skills, 1):
        level = f" ({skill.level})" if skill.level else ""
        text = ": ".join(filter(None, [skill.name + level, ", ".join(skill.keywords)]))
        if text:
            yield Fact(f"s{number}", FactKind.SKILL, text)
    for number, language in enumerate(resume.languages, 1):
        if text := _joined(language.language, language.fluency):
            yield Fact(f"l{number}", FactKind.LANGUAGE, text)
    for number, certificate in enumerate(resume.certificates, 1):
        if text := _joined(certificate.name, certificate.issuer, certificate.date):
            yield Fact(f"c{number}", FactKind.CERTIFICATE, text)


def _volunteering(resume: JsonResume) -> Iterator[Fact]:
    for number, role in enumerate(resume.volunteer, 1):
        name = f"o{number}"
        head = _joined(role.position, role.organization) + _when(role.start_date, role.end_date)
        if head.strip():
            yield Fact(name, FactKind.VOLUNTEER, head)
        yield from _deeds(name, FactKind.VOLUNTEER, [role.summary, *role.highlights])


def _made_and_won(resume: JsonResume) -> Iterator[Fact]:
    for number, award in enumerate(resume.awards, 1):
        text = _told(_joined(award.title, award.awarder, award.date), award.summary)
        if text:
            yield Fact(f"a{number}", FactKind.AWARD, text)
    for number, each in enumerate(resume.publications, 1):
        text = _told(_joined(each.name, each.publisher, each.release_date), each.summary)
        if text:
            yield Fact(f"u{number}", FactKind.PUBLICATION, text)


def _deeds(of: str, kind: FactKind, texts: list[str]) -> Iterator[Fact]:
    lines = [line for text in texts if (line := _one_line(text))]
    for number, line in enumerate(lines, 1):
        yield Fact(f"{of}.{number}", kind, line, of=of)


def _when(start: str, end: str) -> str:
    return f" ({start} to {end or 'now'})" if start else f" ({end})" if end else ""


def _told(head: str, summary: str) -> str:
    return ": ".join(filter(None, [head, _one_line(summary)]))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, (_one_line(part) for part in parts)))


def _one_line(text: str) -> str:
    return " ".join(text.split())

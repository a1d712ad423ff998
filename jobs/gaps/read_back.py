"""Tell whether a file that was made says the same as the resume it was made of. Pure.

What our reader has no field for (a label, the issuer of a certificate, a reference, a place that it
does not know) must at least stand in the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from jobs.resumes.json_resume import Education, JsonResume, Project, Publication, Volunteer, Work

_JOIN = re.compile(r"\s(?:in|en|em|im Fach)\s")  # “BSc in Physics” is a BSc, and its area Physics


def differences(resume: JsonResume, read: JsonResume, text: str) -> list[str]:
    """Return a sentence for each thing that was read otherwise; [] when all is the same."""
    return [
        *_contact(resume, read, text),
        *_each("position", map(_position, resume.work), map(_position, read.work)),
        *_each("project", map(_project, resume.projects), map(_project, read.projects)),
        *_each("school", map(_school, resume.education), map(_school, read.education)),
        *_list("skill", _skills(resume), _skills(read)),
        *_list("language", _languages(resume), _languages(read)),
        *_list("certificate", _certificates(resume), _certificates(read)),
        *_each(
            "publication",
            map(_publication, resume.publications),
            map(_publication, read.publications),
        ),
        *_list("award", _awards(resume), _awards(read)),
        *_each("volunteer role", map(_role, resume.volunteer), map(_role, read.volunteer)),
        *_list("interest", _interests(resume), _interests(read)),
        *_references(resume, text),
    ]


def _contact(resume: JsonResume, read: JsonResume, text: str) -> Iterator[str]:
    own, found = resume.basics, read.basics
    if _plain(own.name) != _plain(found.name):
        yield f"The name is read as “{found.name}”." if found.name else "The name is not found."
    if own.email.casefold() != found.email.casefold():
        yield "The e-mail address is not found."
    if own.phone and _digits(own.phone) != _digits(found.phone):
        yield "The phone number is not found."
    if _plain(own.summary) != _plain(found.summary):
        yield "The summary is read otherwise."
    whole = _plain(text)
    links = [own.url, *(each.url or each.username for each in own.profiles)]
    for said in (own.label, own.location.city, own.location.region, *links):
        if _plain(said) not in whole:
            yield f"“{said}” is not found."


def _each(
    what: str, own: Iterable[tuple[str, ...]], found: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    """Compare things in their order, each as its name and what else it says."""
    mine, theirs = list(own), list(found)
    if len(mine) != len(theirs):
        yield f"{len(theirs)} of {len(mine)} {what}s are found."
        return
    for here, there in zip(mine, theirs, strict=True):
        if tuple(map(_plain, here)) != tuple(map(_plain, there)):
            yield f"A {what} is read otherwise: {here[0]}."


def _list(what: str, own: Iterable[str], found: Iterable[str]) -> Iterator[str]:
    mine = {_plain(each): " ".join(each.split()) for each in own if each}
    theirs = {_plain(each) for each in found if each}
    for plain, name in mine.items():
        if plain not in theirs:
            yield f"The {what} “{name}” is read otherwise."
    for name in sorted(theirs - mine.keys()):
        yield f"A {what} is read that is none: “{name}”."


def _position(work: Work) -> tuple[str, ...]:
    name = work.position or work.name
    employer = work.name if work.position else ""
    told = " ".join([work.summary, *work.highlights])
    return name, employer, work.location, *_span(work.start_date, work.end_date), told


def _project(project: Project) -> tuple[str, ...]:
    told = [project.description, *project.keywords, *project.highlights, project.url]
    used = re.compile(r"[^\s:：]+[:：]\s", re.UNICODE)
    if not project.keywords:  # read back, they are a line of the description
        told = [used.sub("", text, count=1) if ": " in text else text for text in told]
    return (
        project.name,
        *_span(project.start_date, project.end_date),
        " ".join(sorted(_words(told))),
    )


def _school(school: Education) -> tuple[str, ...]:
    degree = _JOIN.sub(" ", " ".join(filter(None, [school.study_type, school.area])))
    span = _span(school.start_date, school.end_date or school.start_date)
    return degree or school.institution, school.institution, *span, school.score, *school.courses


def _publication(publication: Publication) -> tuple[str, ...]:
    told = [publication.publisher, publication.summary, publication.url]
    words = " ".join(sorted(set(_words(told))))  # its address is read as such and as words
    return publication.name, publication.release_date[:7], words


def _role(role: Volunteer) -> tuple[str, ...]:
    name = role.position or role.organization
    told = " ".join([role.summary, *role.highlights])
    return (
        name,
        role.organization if role.position else "",
        *_span(role.start_date, role.end_date),
        told,
    )


def _references(resume: JsonResume, text: str) -> Iterator[str]:
    whole = _plain(text)
    for each in resume.references:
        if any(_plain(said) not in whole for said in (each.name, *each.reference.splitlines())):
            yield f"The reference of “{each.name}” is not found."


def _span(start: str, end: str) -> tuple[str, str]:
    """Return both as months; a single date is an end."""
    return ("", end[:7]) if start[:7] == end[:7] else (start[:7], end[:7])


def _skills(resume: JsonResume) -> Iterator[str]:
    for skill in resume.skills:
        if skill.keywords:
            yield from skill.keywords
        else:
            yield skill.name


def _languages(resume: JsonResume) -> Iterator[str]:
    return (f"{each.language} {each.fluency}" for each in resume.languages)


def _certificates(resume: JsonResume) -> Iterator[str]:
    return (f"{each.name} {each.issuer} {each.date[:7]}" for each in resume.certificates)


def _awards(resume: JsonResume) -> Iterator[str]:
    return (f"{each.title} {each.awarder} {each.date[:7]} {each.summary}" for each in resume.awards)


def _interests(resume: JsonResume) -> Iterator[str]:
    for each in resume.interests:
        yield from each.keywords or [each.name]


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _plain(text).split()]


def _plain(text: str) -> str:
    """Return the words of a text; how they are parted and set does not matter."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"[\w+#@%&€$£.]+(?<![.])", text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)

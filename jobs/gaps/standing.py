"""Where each line of a resume stands, in words for the person: no name such as `w1.2`. Pure."""

import re
from typing import Final

from jobs.resumes.json_resume import JsonResume

_NAMED: Final = re.compile(r"([a-z])(\d+)(?:\.(\d+))?(?:/(\d+))?")
_ABOUT: Final = {
    "me.name": "Your name",
    "me.label": "What you are",
    "me.summary": "Summary",
    "me.place": "Where you live",
}
_LISTS: Final = {
    "s": "Skills",
    "l": "Languages",
    "c": "Certificates",
    "u": "Publications",
    "a": "Awards",
    "i": "Interests",
}
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def where(line: str, resume: JsonResume) -> str:
    """Return where a line stands, given its name among the facts or that of its sentence.

    “Work, Builder at Acme, first line”; "" when the resume has no such line any more.
    """
    about, _, sentence = line.partition("/")
    if about in _ABOUT:
        return _joined(_ABOUT[about], _counted(sentence, "sentence"))
    found = _NAMED.fullmatch(line)
    if found is None:
        return ""
    kind, number, deed, sentence = found[1], int(found[2]) - 1, found[3], found[4]
    try:
        head = _head(kind, number, resume)
    except IndexError:
        return ""
    return _joined(head, _counted(deed, "line"), _counted(sentence, "sentence"))


def _head(kind: str, number: int, resume: JsonResume) -> str:
    if kind == "w":
        work = resume.work[number]
        return _joined("Work", _role(work.position, work.name))
    if kind == "p":
        return _joined("Projects", resume.projects[number].name)
    if kind == "o":
        role = resume.volunteer[number]
        return _joined("Volunteering", _role(role.position, role.organization))
    if kind == "e":
        return _joined("Education", resume.education[number].institution)
    return _LISTS.get(kind, "")


def _role(position: str, place: str) -> str:
    return " at ".join(filter(None, [position, place]))


def _counted(number: str | None, what: str) -> str:
    if not number:
        return ""
    at = int(number)
    return f"{_ORDINALS[at - 1]} {what}" if at <= len(_ORDINALS) else f"{what} {at}"


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, (" ".join(part.split()) for part in parts)))

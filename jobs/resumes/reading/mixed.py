"""Sections that hold more than one thing: “Certificates & Skills”, languages among the skills."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, headings, skills
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.sections import Section
from jobs.resumes.reading.wrapping import unwrapped

_LISTS: Final = {"skills", "certificates", "languages"}
_LABEL: Final = re.compile(r"^([^:：\t]{3,40})(?:[:：]|\t)\s*(\S.*)$")


def apart(parts: list[Section]) -> Iterator[Section]:
    """Yield the sections; lists that hold more than one thing are parted by what each line is."""
    for part in parts:
        if part.kind in _LISTS:
            yield from _by_kind(part)
        else:
            yield part


def _by_kind(part: Section) -> Iterator[Section]:
    kinds = headings.kinds(part.title) & _LISTS
    found: dict[str, list[Line]] = {part.kind: []}
    for line in unwrapped(part.lines) if len(kinds) > 1 else part.lines:
        kind, rest = _told(line, part.kind, kinds)
        found.setdefault(kind, []).append(rest)
    for kind, lines in found.items():
        yield Section(kind, part.title, lines)


def _told(line: Line, current: str, kinds: set[str]) -> tuple[str, Line]:
    """Return what a line of a list is about, and the line without a label that says it."""
    label = _LABEL.match(line.text)
    named = headings.known(label[1]) if label else ""
    if label and named == "languages" and current != named and skills.is_language(label[2]):
        return named, replace(line, text=label[2])
    if len(kinds) < 2:
        return current, line
    if label and named in kinds:
        return named, line if named == "skills" else replace(line, text=label[2])
    if "languages" in kinds and skills.is_language(line.plain):
        return "languages", line
    if "certificates" in kinds and (dates.find(line.text) or "skills" not in kinds):
        return "certificates", line
    return ("skills" if "skills" in kinds else current), line

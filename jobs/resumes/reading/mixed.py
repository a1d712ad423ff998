"""Sections that hold more than one thing: “Certificates & Skills”, languages among the skills."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from jobs.resumes.reading import dates, further, headings, languages, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.sections import Section
from jobs.resumes.reading.wrapping import unwrapped

_LISTS: Final = {"skills", "certificates", "languages"}
_SEVERAL: Final = 2
_DRIVING: Final = re.compile(
    r"driv|führerschein|permis|carn[ée]t? de conducir|condução|patente|rijbewijs|prawo jazdy|"
    r"körkort|kørekort|førerkort",
    re.IGNORECASE,
)
_ITEMS: Final = re.compile(r"\s*[,;|•·]\s*(?![^()]*\))")
_STOP: Final = re.compile(r"(?<=[^\W\d_]{2}|[^\W\d_]\))\.\s+(?=[A-ZÀ-Þ])")
_LABEL: Final = re.compile(r"^([^:：\t]{3,40})(?:[:：]|\t)\s*(\S.*)$")


def apart(parts: list[Section]) -> Iterator[Section]:
    """Yield the sections; lists that hold more than one thing are parted by what each line is."""
    for part in parts:
        if part.kind in _LISTS:
            yield from _by_kind(part)
        else:
            yield part


def _by_kind(part: Section) -> Iterator[Section]:
    kinds = headings.kinds(part.title)
    if part.kind == "skills" and "education" in kinds:  # “Skills and training”
        kinds.add("certificates")
    kinds &= _LISTS
    found: dict[tuple[str, str], list[Line]] = {(part.kind, part.title): []}
    at = part.kind, part.title
    lines = list(_sentences(unwrapped(part.lines))) if len(kinds) > 1 else part.lines
    is_headed = False  # by a line within the section
    for line, after in zip_longest(lines, lines[1:]):
        if len(kinds) > 1 and (named := _subheading(line, after, kinds)):
            at, is_headed = (named, line.plain), True
            continue
        if is_headed:
            rest = line
        elif label := _aside(line):
            at, rest = ("other", label[1]), replace(line, text=label[2])
        elif at[0] != "other" or not line.text[:1].islower():  # else it goes on
            kind, rest = _told(line, part.kind, kinds)
            at = kind, part.title
        else:
            rest = line
        found.setdefault(at, []).append(rest)
    for (kind, title), lines in found.items():
        yield Section(kind, title, lines)


def _sentences(lines: list[Line]) -> Iterator[Line]:
    """Yield each sentence of lists in running text: “English, Twi. Kilns, Saws.”"""
    for line in lines:
        texts = [line.text] if line.is_bullet or ":" in line.text else _STOP.split(line.text)
        yield from (replace(line, text=text) for text in texts)


def _subheading(line: Line, after: Line | None, kinds: set[str]) -> str:
    """Return what a bold line within a section of several kinds heads: “Languages”, “Interests”."""
    is_one = line.is_bold and not line.is_bullet and len(line.cells) == 1 and after is not None
    named = headings.known(line.plain) if is_one else ""
    if named == "languages" and after and not languages.is_language(after.plain):
        return ""  # “Languages” above “Python, Rust”
    return named if named in kinds or further.kind_of(line.plain) else ""


def _aside(line: Line) -> re.Match[str] | None:
    """Return the label and the text of a row that is no part of a list: “Interests: rowing”."""
    label = _LABEL.match(line.text)
    is_known = label and headings.known(label[1]) == "other"
    is_none = is_known and label and (further.kind_of(label[1]) or _DRIVING.search(label[1]))
    return label if is_none else None


def _told(line: Line, current: str, kinds: set[str]) -> tuple[str, Line]:
    """Return what a line of a list is about, and the line without a label that says it."""
    label = _LABEL.match(line.text)
    named = headings.known(label[1]) if label else ""
    if label and named == "languages" and current != named and _tells_of_languages(label[2]):
        return named, replace(line, text=label[2])
    if label and current == "skills" and not named and are_languages(label[2]):
        return "languages", replace(line, text=label[2])
    if label and current == "skills" and named == "certificates" and len(kinds) < _SEVERAL:
        return named, replace(line, text=label[2])
    if label and current == "languages" and named == "skills":
        return named, line
    if len(kinds) < 2:
        return current, line
    if label and named in kinds:
        return named, line if named == "skills" else replace(line, text=label[2])
    if "languages" in kinds and languages.is_language(line.plain):
        return "languages", line
    if "certificates" in kinds and (dates.find(line.text) or "skills" not in kinds):
        return "certificates", line
    return ("skills" if "skills" in kinds else current), line


def _tells_of_languages(text: str) -> bool:
    """Tell whether a text begins with a language, or names one in each item: “JLPT N2 Japanese”."""
    named = words.pattern("languages")
    items = [words.key(part) for part in _ITEMS.split(text) if part.strip()]
    return languages.is_language(text) or (bool(items) and all(map(named.search, items)))


def are_languages(text: str) -> bool:
    """Tell whether a text lists languages that people speak, and nothing else: “Spoken: …”."""
    parts = [part for part in _ITEMS.split(text) if part.strip()]
    return len(parts) > 1 and all(map(languages.is_language, parts))

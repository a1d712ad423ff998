"""Skills that resumes show and the keywords do not have, each with its lines and a weight.

Pure: imports no Django. The weight starts at 2, the usual one. It rises by one each for a present
or recent position, for two positions or more, and for three lines or more; it falls by one when
all that shows it ended long ago. What nearly every posting asks for, such as teamwork, weighs 1.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from jobs.matching import Matcher
from jobs.matching.tagging import names_only_languages
from jobs.matching.vocabulary import Skill, load_vocabulary
from jobs.resumes.json_resume import JsonResume, Part

_UNKNOWN: Final = date.min
_USUAL: Final = 2
_LEAST, _MOST = 1, 5
_RECENT_YEARS: Final = 3
_LONG_AGO_YEARS: Final = 8
_MANY_LINES: Final = 3
_MOST_WORDS: Final = 4  # of a skill that the vocabulary does not know
_MOST_LETTERS: Final = 40
_NOTE: Final = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a resume: `place` says where it stands."""

    text: str
    place: str
    entry: str = ""  # the position or project; empty for a list, a summary, a school
    ended_on: date | None = None  # None: it has not
    is_listed: bool = False  # in the list of skills


@dataclass(slots=True)
class Suggestion:
    word: str
    lines: list[Line] = field(default_factory=list)
    is_known: bool = True  # the vocabulary knows it
    is_soft: bool = False  # asked for nearly everywhere

    def weight(self, today: date) -> int:
        """Return the suggested weight, 1 to 5."""
        return self._judged(today)[0]

    def why(self, today: date) -> str:
        """Say in words what the weight rests on."""
        return self._judged(today)[1]

    def _judged(self, today: date) -> tuple[int, str]:
        weight, told = _USUAL, []
        shown = [line for line in self.lines if not line.is_listed]
        entries = {line.entry: line for line in shown if line.entry}
        if self.is_soft:
            return _LEAST, "nearly every posting asks for it"
        if not shown:
            told.append("in your list of skills")
            if not self.is_known:
                told.append("looked for just as it is written")
            return weight, ", ".join(told)
        years = [_years_since(line.ended_on, today) for line in entries.values()]
        if years and min(years) <= _RECENT_YEARS:
            weight += 1
            told.append("in what you do now" if min(years) < 0 else "in what you did lately")
        elif years and min(years) > _LONG_AGO_YEARS:
            weight -= 1
            told.append(f"last {int(min(years))} years ago")
        if len(entries) > 1:
            weight += 1
            told.append(f"in {len(entries)} positions or projects")
        if len(shown) >= _MANY_LINES:
            weight += 1
            told.append(f"in {len(shown)} lines")
        return max(_LEAST, min(_MOST, weight)), ", ".join(told) or f"in {shown[0].place}"


def suggest(
    resumes: Iterable[JsonResume], *, known: Iterable[str], today: date
) -> list[Suggestion]:
    """Return the skills of `resumes` that none of the `known` words means, the heaviest first."""
    vocabulary = load_vocabulary()
    known = list(known)
    taken = {word.casefold() for word in known}
    taken |= {skill.name.casefold() for word in known if (skill := vocabulary.skill_of(word))}
    found: dict[str, Suggestion] = {}
    for line in _different(line for resume in resumes for line in _lines(resume)):
        words = dict.fromkeys(mark.word for mark in _reader().highlights(line.text))
        unknown = "" if words else _whole_skill(line)
        broad = vocabulary.skill_of(unknown)
        for word in words or ([broad.name if broad else unknown] if unknown else []):
            if word.casefold() not in taken:
                found.setdefault(word.casefold(), _new(word, unknown, broad)).lines.append(line)
    return sorted(
        found.values(), key=lambda each: (-each.weight(today), -len(each.lines), each.word)
    )


def _new(word: str, unknown: str, broad: Skill | None) -> Suggestion:
    if broad:
        return Suggestion(word, is_soft=broad.is_soft)
    return Suggestion(word, is_known=not unknown)


@lru_cache(maxsize=1)
def _reader() -> Matcher:
    return Matcher([])


def _different(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield each line once: copies of a resume say the same."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        known_by = (line.place, line.text.casefold())
        if known_by not in seen:
            seen.add(known_by)
            yield line


def _lines(resume: JsonResume) -> Iterator[Line]:
    for text in (resume.basics.label, resume.basics.summary):
        yield from _split(text, "your summary")
    for work in resume.work:
        place = ", ".join(filter(None, (work.position, work.name))) or "a position"
        yield from _of_entry(work, place, [work.position, work.summary, *work.highlights])
    for project in resume.projects:
        texts = [project.name, project.description, *project.highlights, *project.keywords]
        yield from _of_entry(project, project.name or "a project", texts)
    for role in resume.volunteer:
        place = ", ".join(filter(None, (role.position, role.organization))) or "a role"
        yield from _of_entry(role, place, [role.position, role.summary, *role.highlights])
    for school in resume.education:
        place = school.institution or "your education"
        for text in (school.area, *school.courses):
            yield from _split(text, place)
    for certificate in resume.certificates:
        yield from _split(certificate.name, "your certificates")
    for skill in resume.skills:
        for text in (skill.name if not skill.keywords else "", *skill.keywords):
            yield from _split(text, "your list of skills", is_listed=True)


def _of_entry(entry: Part, place: str, texts: Iterable[str]) -> Iterator[Line]:
    start, end = getattr(entry, "start_date", ""), getattr(entry, "end_date", "")
    # Without any date nothing says that it goes on: it counts as neither recent nor long ago.
    ended_on = _last_day(end) if end else (None if start else _UNKNOWN)
    for text in texts:
        yield from _split(text, place, entry=place, ended_on=ended_on)


def _split(
    text: str,
    place: str,
    *,
    entry: str = "",
    ended_on: date | None = None,
    is_listed: bool = False,
) -> Iterator[Line]:
    for line in unicodedata.normalize("NFC", text).split("\n"):
        if words := " ".join(line.split()):
            yield Line(words, place, entry, ended_on, is_listed)


def _whole_skill(line: Line) -> str:
    """Return a listed skill that the vocabulary does not know, where it looks like one.

    No posting repeats what somebody notes behind it in brackets: “Stocktaking (weekly)”.
    """
    text = _NOTE.sub("", line.text)
    is_short = len(text.split()) <= _MOST_WORDS and len(text) <= _MOST_LETTERS
    has_letters = any(letter.isalpha() for letter in text)
    if not (line.is_listed and is_short and has_letters) or names_only_languages(line.text):
        return ""
    return text.strip(" .,;:")


def _last_day(written: str) -> date:
    """Return about the last day of a year, a month or a day."""
    try:
        return date.fromisoformat(written + "-12-28"[max(0, len(written) - 4) :])
    except ValueError:
        return _UNKNOWN  # what another tool wrote, and the 30th of February


def _years_since(day: date | None, today: date) -> float:
    """Return years; -1 for what has not ended, a middling number where that is not known."""
    if day is None:
        return -1
    if day == _UNKNOWN:
        return (_RECENT_YEARS + _LONG_AGO_YEARS) / 2
    return max(0, (today - day).days) / 365.25

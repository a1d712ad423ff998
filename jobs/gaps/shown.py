"""Where a resume shows each skill, and since when and until when it was used. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from jobs.gaps.asked import key_of, sentence_around
from jobs.gaps.interests import interests
from jobs.matching import Matcher
from jobs.matching.vocabulary import load_vocabulary
from jobs.resumes.experience import years_shown
from jobs.resumes.facts import Fact, FactKind, facts_of
from jobs.resumes.json_resume import JsonResume, Project, Volunteer, Work, date_in

_SILENT = ("me.name", "me.place")
_NUMBERED = re.compile(r"([wpo])(\d+)")


class Shown(NamedTuple):
    """A line of the resume that shows a skill."""

    fact: Fact
    spelling: str  # as the line writes it
    excerpt: str  # the line, or of a long one the sentence that shows it
    through: str = ""  # the skill that implies it: Spring Boot for Java

    @property
    def is_deed(self) -> bool:
        """Tell whether it was used, and not only listed."""
        return self.fact.kind in (FactKind.WORK, FactKind.PROJECT)

    @property
    def is_volunteered(self) -> bool:
        return self.fact.kind is FactKind.VOLUNTEER

    @property
    def is_language(self) -> bool:
        """Tell whether it is in the list of languages, which keeps its own words."""
        return self.fact.kind is FactKind.LANGUAGE


class Used(NamedTuple):
    """For how long and until when, as far as dates tell."""

    years: int | None
    last: str  # “now”, a year, or empty


Evidence = dict[str, list[Shown]]  # by `key_of` a skill; what is written out comes first


def shown_in(resume: JsonResume, matcher: Matcher) -> Evidence:
    """Return the lines of a resume by the skills that they show."""
    facts = [*facts_of(resume), *interests(resume)]
    entries = dict(_entries(resume))
    direct: Evidence = {}
    implied: Evidence = {}
    for fact in facts:
        if fact.id in _SILENT:
            continue
        text = unicodedata.normalize("NFC", fact.text)
        for key, start, end in _skills_in(fact, text, entries.get(fact.id, []), matcher):
            spelling, excerpt = text[start:end], sentence_around(text, start, end)
            _note(direct, key, Shown(fact, spelling, excerpt))
            for name in load_vocabulary().implied.get(key, ()):
                _note(implied, key_of(name), Shown(fact, spelling, excerpt, key))
    return {
        key: direct.get(key, []) + implied.get(key, []) for key in direct.keys() | implied.keys()
    }


def _skills_in(
    fact: Fact, text: str, entries: list[str], matcher: Matcher
) -> Iterator[tuple[str, int, int]]:
    """Yield the skills of a line, by their keys, with where they stand in it.

    In a list an entry that is exactly a skill is that skill, also where the word alone would be
    doubted: “go”. How well a language is spoken (“C”) is no skill.
    """
    searched = "".join(entries) if fact.kind is FactKind.LANGUAGE else text
    for mark in matcher.highlights(searched):
        yield key_of(mark.word), mark.start, mark.end
    for entry in entries:
        if found := re.search(rf"(?<!\w){re.escape(entry)}(?!\w)", text):
            yield key_of(entry), found.start(), found.end()


def _entries(resume: JsonResume) -> Iterator[tuple[str, list[str]]]:
    """Yield what lines of skills and languages list, by the names of the lines among the facts."""
    for number, skill in enumerate(resume.skills, 1):
        yield f"s{number}", [_one_line(each) for each in (skill.name, *skill.keywords) if each]
    for number, language in enumerate(resume.languages, 1):
        yield f"l{number}", [_one_line(language.language)] if language.language else []


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def used(resume: JsonResume, shown: Iterable[Shown], today: date) -> Used:
    """Return how long and until when the skill of some lines was used in positions and projects.

    Volunteering adds nothing to these; it is counted where nothing else shows the skill.
    """
    lines = list(shown)
    deeds = [each for each in lines if each.is_deed]
    deeds = deeds or [each for each in lines if each.is_volunteered]
    ids = {each.fact.of or each.fact.id for each in deeds}
    spans = [span for name in sorted(ids) if (span := _span(resume, name))]
    dated = [span for span in spans if span.start_date or span.end_date]
    if not dated:
        return Used(None, "")
    years = years_shown(JsonResume(work=dated), today)
    if any(span.start_date and not span.end_date for span in dated):
        return Used(years, "now")
    return Used(years, max(span.end_date for span in dated)[:4])


def _note(evidence: Evidence, key: str, shown: Shown) -> None:
    known = evidence.setdefault(key, [])
    if all(each.fact.id != shown.fact.id for each in known):
        known.append(shown)


def _span(resume: JsonResume, name: str) -> Work | None:
    """Return the dates of a position, project or role, given its name among the facts."""
    found = _NUMBERED.fullmatch(name)
    if found is None:
        return None
    entry = _dated_entry(resume, found[1], int(found[2]) - 1)
    return Work(start_date=date_in(entry.start_date), end_date=date_in(entry.end_date))


def _dated_entry(resume: JsonResume, kind: str, at: int) -> Work | Project | Volunteer:
    if kind == "w":
        return resume.work[at]
    return resume.projects[at] if kind == "p" else resume.volunteer[at]

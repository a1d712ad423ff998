"""What a posting asks for besides skills, beside what the resume says. Pure."""

import re
import tomllib
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobs.documents.language import guess_language
from jobs.matching.asking import Asked
from jobs.resumes.experience import years_shown
from jobs.resumes.json_resume import JsonResume

_FILE: Final = Path(__file__).with_name("demands.toml")
_DOT: Final = re.compile(r"\.\s?")


class Verdict(StrEnum):
    MET = "met"
    NOT_SHOWN = "not shown"
    UNKNOWN = "unknown"  # nothing that a resume says


class Demand(NamedTuple):
    asks: str
    shows: str  # what the resume says to it, as a sentence
    verdict: Verdict


class _Words(NamedTuple):
    degrees: tuple[tuple[str, re.Pattern[str]], ...]  # the highest first
    languages: dict[str, tuple[str, frozenset[str]]]  # the code and the names of each


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Words(
        tuple((name, _any_of(words)) for name, words in told["degrees"].items()),
        {
            name: (each["code"], frozenset(each["names"]))
            for name, each in told["languages"].items()
        },
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    ends = (re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})", re.IGNORECASE)


def demands(asked: Asked, resume: JsonResume, today: date) -> list[Demand]:
    """Return the years, degrees, languages and other things asked for, each compared."""
    found = [_years(asked.years, resume, today)] if asked.years else []
    return [*found, *(_thing(thing, resume) for thing in asked.things)]


def degree_level(study_type: str) -> int:
    """Return 4 for a doctorate down to 1 for a school diploma; 0 when it cannot be told."""
    written = _DOT.sub("", study_type)
    degrees = _words().degrees
    fits = (at for at, (_, words) in enumerate(degrees) if words.search(written))
    return len(degrees) - next(fits, len(degrees))


def _years(years: int, resume: JsonResume, today: date) -> Demand:
    asks = "a year of experience" if years == 1 else f"{years} years of experience"
    own = years_shown(resume, today)
    if own is None:
        return Demand(asks, "No position in your resume has dates.", Verdict.UNKNOWN)
    shows = f"Your positions add up to {_counted(own)}."
    return Demand(asks, shows, Verdict.MET if own >= years else Verdict.NOT_SHOWN)


def _counted(years: int) -> str:
    if not years:
        return "less than a year"
    return "one year" if years == 1 else f"{years} years"


def _thing(thing: str, resume: JsonResume) -> Demand:
    if any(thing == name for name, _ in _words().degrees):
        return _degree(thing, resume)
    if thing in _words().languages:
        return _language(thing, resume)
    return Demand(thing, "A resume rarely says so: your letter can.", Verdict.UNKNOWN)


def _degree(asks: str, resume: JsonResume) -> Demand:
    schools = [(degree_level(each.study_type), each) for each in resume.education]
    best = max(schools, key=lambda each: each[0], default=None)
    if best is None:
        return Demand(asks, "Your resume names no school.", Verdict.NOT_SHOWN)
    level, school = best
    told = ", ".join(filter(None, [school.study_type, school.area, school.institution]))
    if not level:
        return Demand(asks, f"It cannot be told what this is: {told}.", Verdict.UNKNOWN)
    verdict = Verdict.MET if level >= _level_of(asks) else Verdict.NOT_SHOWN
    return Demand(asks, f"Your resume says: {told}.", verdict)


def _level_of(asks: str) -> int:
    names = [name for name, _ in _words().degrees]
    return len(names) - names.index(asks)


def _language(asks: str, resume: JsonResume) -> Demand:
    code, names = _words().languages[asks]
    for language in resume.languages:
        if names & set(re.findall(r"\w+", language.language.casefold())):
            told = ", ".join(filter(None, [language.language, language.fluency]))
            return Demand(asks, f"Your resume says: {told}.", Verdict.MET)
    if guess_language(_prose(resume)) == code:
        return Demand(asks, "Your resume is written in it, but does not list it.", Verdict.UNKNOWN)
    return Demand(asks, "Your resume does not list it.", Verdict.NOT_SHOWN)


def _prose(resume: JsonResume) -> str:
    deeds = [line for work in resume.work for line in (work.summary, *work.highlights)]
    return " ".join([resume.basics.summary, *deeds])

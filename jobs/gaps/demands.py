"""What a posting asks for besides skills, beside what the resume says. Pure."""

import re
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from jobs.gaps import fields
from jobs.gaps.languages import languages_of
from jobs.gaps.verdicts import Demand, Verdict
from jobs.matching.asking import Asked
from jobs.resumes.experience import years_shown
from jobs.resumes.json_resume import Education, JsonResume, Work

_FILE: Final = Path(__file__).with_name("demands.toml")
_MOST_NAMED: Final = 4  # positions
_DOT: Final = re.compile(r"\.\s?")


@lru_cache(maxsize=1)
def _degrees() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the degrees, the highest first, with the words for each."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple((name, _any_of(words)) for name, words in told["degrees"].items())


def _any_of(words: list[str]) -> re.Pattern[str]:
    ends = (re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"\b") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})", re.IGNORECASE)


def demands(asked: Asked, posting: str, resume: JsonResume, today: date) -> list[Demand]:
    """Return the years, degrees, languages and other things asked for, each compared.

    `posting` is its text: in what it wants the years and the degrees.
    """
    found = []
    if asked.years:
        field = fields.of_years(posting, asked.years)
        found.append(_years(asked.years, field, resume, today))
    found += [_thing(thing, posting, resume) for thing in asked.things]
    return [*languages_of(asked.languages, resume), *found]


def other_work(years: int, posting: str, resume: JsonResume, today: date) -> str:
    """Say that the years of a resume are enough, but maybe not in what the posting wants them in.

    "" where that is no question.
    """
    field = fields.of_years(posting, years)
    demand = _years(years, field, resume, today) if field else None
    if demand is None or demand.verdict is not Verdict.JUDGE:
        return ""
    naming, those = _naming(field, resume, today)
    return f"{_in_the_field(field, naming, those)} That is for you to judge."


def degree_level(study_type: str) -> int:
    """Return 4 for a doctorate down to 1 for a school diploma; 0 when it cannot be told."""
    written = _DOT.sub("", study_type)
    degrees = _degrees()
    fits = (at for at, (_, words) in enumerate(degrees) if words.search(written))
    return len(degrees) - next(fits, len(degrees))


def _years(years: int, field: str, resume: JsonResume, today: date) -> Demand:
    asks = "a year of experience" if years == 1 else f"{years} years of experience"
    own = years_shown(resume, today)
    if own is None:
        return Demand(asks, "No position in your resume has dates.", Verdict.UNKNOWN)
    shows = f"All your positions add up to {_counted(own)}: {_named(resume.work)}."
    is_enough = own >= years
    if not field:
        return Demand(asks, shows, Verdict.MET if is_enough else Verdict.NOT_SHOWN)
    naming, those = _naming(field, resume, today)
    if naming and those >= years:
        shows = f"Those that name {field} add up to {_counted(those)}: {_named(naming)}."
        return Demand(asks, shows, Verdict.MET)
    verdict = Verdict.JUDGE if is_enough else Verdict.NOT_SHOWN
    return Demand(asks, f"{shows} {_in_the_field(field, naming, those)}", verdict)


def _naming(field: str, resume: JsonResume, today: date) -> tuple[list[Work], int]:
    """Return the positions that name a field, and their years."""
    naming = [work for work in resume.work if _names(work, field)]
    return naming, years_shown(JsonResume(work=naming), today) or 0


def _in_the_field(field: str, naming: list[Work], years: int) -> str:
    """Say which positions name what the posting wants the years in."""
    wants = f"The posting wants them in or as {field}"
    if not naming:
        return f"{wants}, which no position names."
    return f"{wants}; what names it adds up to {_counted(years)}: {_named(naming)}."


def _names(work: Work, field: str) -> bool:
    told = " ".join([work.position, work.summary, *work.highlights])
    return fields.is_in_title(field, work.position) or fields.is_in_text(field, told)


def _named(positions: list[Work]) -> str:
    names = [work.position or work.name for work in positions if work.start_date]
    told = list(dict.fromkeys(filter(None, names)))
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    return ", ".join(told[:_MOST_NAMED]) + more


def _counted(years: int) -> str:
    if not years:
        return "less than a year"
    return "one year" if years == 1 else f"{years} years"


def _thing(thing: str, posting: str, resume: JsonResume) -> Demand:
    if pattern := dict(_degrees()).get(thing):
        return _degree(thing, fields.of_degree(posting, pattern), resume)
    return Demand(thing, "A resume rarely says so: your letter can.", Verdict.UNKNOWN)


def _degree(asks: str, field: str, resume: JsonResume) -> Demand:
    schools = [(degree_level(each.study_type), each) for each in resume.education]
    best = max(schools, key=lambda each: each[0], default=None)
    if best is None:
        return Demand(asks, "Your resume names no school.", Verdict.NOT_SHOWN)
    level, school = best
    if not level:
        return Demand(
            asks, f"It cannot be told what this is: {_degree_of(school)}.", Verdict.UNKNOWN
        )
    high = [each for rank, each in schools if rank >= _level_of(asks)]
    if not high:
        return Demand(asks, f"Your resume says: {_degree_of(school)}.", Verdict.NOT_SHOWN)
    fitting = [each for each in high if fields.is_in_title(field, _subject(each))]
    if field and not fitting:
        shows = f"Your resume says: {_degree_of(school)}; the posting names {field}."
        return Demand(asks, shows, Verdict.JUDGE)
    school = school if school in fitting or not fitting else fitting[0]
    return Demand(asks, f"Your resume says: {_degree_of(school)}.", Verdict.MET)


def _degree_of(school: Education) -> str:
    return ", ".join(filter(None, [school.study_type, school.area, school.institution]))


def _subject(school: Education) -> str:
    return f"{school.study_type} {school.area}"


def _level_of(asks: str) -> int:
    names = [name for name, _ in _degrees()]
    return len(names) - names.index(asks)

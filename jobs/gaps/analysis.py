"""Put one job beside the resume that is sent for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from jobs.gaps.as_read import AsRead, as_read, otherwise, word_count
from jobs.gaps.asked import asked_for
from jobs.gaps.demands import demands
from jobs.gaps.shown import shown_in
from jobs.gaps.skills import Group, Skill, compare
from jobs.gaps.verdicts import Demand
from jobs.gaps.wording import Near, Swap, near, swaps
from jobs.matching import Keyword, Matcher
from jobs.matching.score import Need
from jobs.models import Job, Resume
from jobs.resume_choice import resume_of
from jobs.resumes.json_resume import JsonResume
from jobs.rules import keywords_of
from peregrine import conf

_SENT: Final = frozenset({"pdf", "docx", "text"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    job: Job
    resume: Resume
    groups: list[Group]
    demands: list[Demand]
    as_read: AsRead  # with what was changed here
    file_says: AsRead | None  # otherwise, as it is without these changes; None: there are none
    swaps: list[Swap]
    near: list[Near]

    @property
    def file_name(self) -> str:
        """The file that goes out as the resume, when it was read from one."""
        return self.resume.original_name if _is_sent(self.resume) else ""

    @property
    def required(self) -> Group | None:
        return next((group for group in self.groups if group.need is Need.REQUIRED), None)

    @property
    def missing(self) -> list[Skill]:
        return [s for group in self.groups for s in group.skills if not s.is_shown]

    @property
    def word_for_word_count(self) -> int:
        """How many required skills a plain search for the posting's words finds."""
        skills = self.required.skills if self.required else []
        return sum(1 for skill in skills if skill.is_word_for_word)


def analyse(job: Job, today: date, resume: Resume | None = None) -> Analysis | None:
    """Compare a job with a resume, or that of its search; None when there is no resume yet."""
    resume = resume or resume_of(job)
    if resume is None:
        return None
    content, matcher = resume.content, _matcher_of_now()
    read, file_says = _read(resume, content, today)
    evidence = shown_in(content, matcher)
    wanted = asked_for(matcher, job.title, job.description)
    groups = compare(wanted, evidence, content, today)
    asked = matcher.match(job.title, job.description).asked
    return Analysis(
        job=job,
        resume=resume,
        groups=groups,
        demands=demands(asked, job.description, content, today),
        as_read=read,
        file_says=file_says,
        swaps=swaps(groups),
        near=near(groups),
    )


def _read(resume: Resume, content: JsonResume, today: date) -> tuple[AsRead, AsRead | None]:
    """Return what a machine reads of the resume, and what its file says otherwise."""
    in_file = resume.first_reading if _is_sent(resume) and resume.reading else content
    of_file = as_read(in_file, today, word_count=len(resume.text.split()), kept=content)
    if in_file == content:
        return of_file, None
    read = as_read(content, today, word_count=word_count(content.as_json()))
    return read, otherwise(of_file, read)


def _is_sent(resume: Resume) -> bool:
    """Tell whether it was read from a file that people send, and not from an export of data."""
    return bool(resume.original_sha256) and resume.original_kind in _SENT


def _matcher_of_now() -> Matcher:
    try:
        keywords = keywords_of(conf.load_resume_keywords())
    except conf.ConfigError:
        keywords = []  # the page shows what is wrong with the file
    return _matcher(tuple(keywords))


@lru_cache(maxsize=2)
def _matcher(keywords: tuple[Keyword, ...]) -> Matcher:
    return Matcher(keywords)

"""Heads that all begin with a small letter, as some people write them: “glazier, Tarn Ltd”."""

from dataclasses import replace
from typing import Final

from jobs.resumes.json_resume import Work
from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.line import Line

_FEWEST: Final = 2


def with_capitals(lines: list[Line]) -> list[Line]:
    """Return the lines, a capital first in all heads with dates where all have a small letter."""
    begins = {at: start for at, line in enumerate(lines) if (start := _start(line)) is not None}
    if len(begins) < _FEWEST or not all(lines[at].text[n].islower() for at, n in begins.items()):
        return lines
    return [
        replace(line, text=_raised(line.text, begins[at])) if at in begins else line
        for at, line in enumerate(lines)
    ]


def as_written(jobs: list[Work], lines: list[Line]) -> list[Work]:
    """Give positions back the small letter that they have in the lines."""
    text = "\n".join(line.plain for line in lines)
    for job in jobs:
        small = job.position[:1].lower() + job.position[1:]
        job.position = small if job.position not in text and small in text else job.position
        small = job.name[:1].lower() + job.name[1:]
        job.name = small if job.name not in text and small in text else job.name
    return jobs


def _start(line: Line) -> int | None:
    """Return where the first word beside the dates begins; None for a line without both."""
    if line.is_bullet or not dates_in(line) or line.text.endswith("."):
        return None
    taken = {at for found in dates.find_all(line.text) for at in range(*found.at)}
    letters = (at for at, sign in enumerate(line.text) if sign.isalpha() and at not in taken)
    return next(letters, None)


def _raised(text: str, at: int) -> str:
    return f"{text[:at]}{text[at].upper()}{text[at + 1 :]}"

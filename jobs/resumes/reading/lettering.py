"""Two names in one line with no mark between them, told apart by their letters: bold and plain."""

from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import ends_sentence
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.roles import leaning
from jobs.resumes.reading.schools import is_school

_FEWEST: Final = 2
_LONGEST: Final = 80  # letters of either


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, with a tab between a title and an employer, or a degree and a school.

    They are so where one of the two is known in most of the lines that turn plain.
    """
    parted = {at: said for at, line in enumerate(lines) if (said := _turned(line))}
    known = sum(1 for name, rest in parted.values() if _are_unlike(name, rest))
    if known < _FEWEST or known * 2 < len(parted):
        return lines
    return [
        replace(line, text="\t".join(parted[at])) if at in parted else line
        for at, line in enumerate(lines)
    ]


def _turned(line: Line) -> tuple[str, str] | None:
    """Return what is bold in a line and what is plain, if both may be names."""
    if line.turned is None:
        return None
    name, rest = line.turned
    is_told = not rest[:1].isupper() or rest.endswith(":") or ends_sentence(rest)
    if is_told or max(map(len, line.turned)) > _LONGEST:
        return None
    return None if dates.find(rest) or dates.find(name) else (name, rest)


def _are_unlike(name: str, rest: str) -> bool:
    """Tell whether just one of two names is a title, or a school."""
    is_title = (leaning(name) > 0) != (leaning(rest) > 0)
    return is_title or is_school(name) != is_school(rest)

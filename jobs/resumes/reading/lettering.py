"""Two names in one line with a weak mark or none between them, of which one is bold."""

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


def parted_at_commas(lines: list[Line]) -> list[Line]:
    """Return the heads of positions, with a bar for the comma at which their letters turn plain.

    So it is where a name has commas itself: “**Clerk, Night Shift**, Fell Ltd”.
    """
    parted = {at: said for at, line in enumerate(lines) if (said := _at_comma(line))}
    unlike = [_are_unlike(name, rest) for name, rest in parted.values()]
    has_commas = any(", " in name for name, _ in parted.values())
    if not has_commas or sum(unlike) < _FEWEST or not sum(unlike) * 2 > len(unlike):
        return lines
    return [
        replace(line, text=" | ".join(parted[at])) if at in parted else line
        for at, line in enumerate(lines)
    ]


def _at_comma(line: Line) -> tuple[str, str] | None:
    """Return what is bold in a line and what is plain, if a comma stands between them."""
    bold, plain = line.text[: line.bold_to], line.text[line.bold_to :]
    name, rest = bold.rstrip(", "), plain.lstrip(", ")
    is_comma = "," in bold[len(name) :] + plain[: len(plain) - len(rest)]
    is_head = is_comma and not (line.is_bullet or line.is_heading or "\t" in name)
    return (name, rest) if is_head and name and rest[:1].isupper() else None


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

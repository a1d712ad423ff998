"""Towns that stand right behind a name, which only their letters part: “**Quillfern** Leeds”."""

from dataclasses import replace
from typing import Final

from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place, may_be_place

_FEWEST: Final = 2


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, with a tab between a name in bold and the town in plain letters behind it.

    They are towns where most of what stands so is known as one, and all of it may be.
    """
    towns = {at: town for at, line in enumerate(lines) if (town := _behind_bold(line))}
    known = sum(1 for town in towns.values() if _is_known(town))
    if known < _FEWEST or known * 2 < len(towns):
        return lines
    return [
        replace(line, text=f"{line.text[: line.bold_to].rstrip()}\t{towns[at]}")
        if at in towns
        else line
        for at, line in enumerate(lines)
    ]


def _behind_bold(line: Line) -> str:
    """Return what may be a town behind the name in bold that a line begins with, else ""."""
    name, rest = line.text[: line.bold_to].rstrip(), line.text[line.bold_to :]
    is_parted = not name or not name[-1].isalnum() or not rest.startswith(" ")
    if line.is_bullet or line.is_heading or is_parted or "\t" in line.text:
        return ""
    return rest.strip() if may_be_place(rest.strip()) else ""


def _is_known(text: str) -> bool:
    return is_place(text) or is_town(text.partition(",")[0])

"""Towns that stand right behind a name: in other letters, or with no more than a hyphen."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place, is_region, may_be_place

_FEWEST: Final = 2
_HYPHEN: Final = re.compile(r"(?<=[^\W_][^\W_])-(?=[^\W\d_a-z][^\W\d_])|(?<=[.)])-(?=[^\W\d_a-z])")


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, with a tab between a name and the town behind it that no mark parts.

    “**Quillfern** Leeds” in bold and plain letters; “Quillfern-Leeds, WA”, as job boards write it.
    They are towns where most of what stands so is known as one, and all of it may be.
    """
    for cut in (_behind_bold, _behind_hyphen):
        parted = {at: said for at, line in enumerate(lines) if (said := cut(line))}
        known = sum(1 for _, town in parted.values() if _is_known(town))
        if known < _FEWEST or known * 2 < len(parted):
            sure = parted if cut is _behind_hyphen else {}  # one is, where it has its state
            parted = {at: said for at, said in sure.items() if is_town(said[1].partition(",")[0])}
        elif cut is _behind_hyphen:  # so it is below all employers: “Olza Supply-Leeds, WA”, too
            more = {at: said for at, line in enumerate(lines) if (said := _behind_town(line))}
            parted = {at: said for at, said in more.items() if at in parted or " " in said[0]}
        lines = [
            replace(line, text="\t".join(parted[at])) if at in parted else line
            for at, line in enumerate(lines)
        ]
    return lines


def _behind_bold(line: Line) -> tuple[str, str] | None:
    """Return the name in bold that a line begins with, and what may be a town behind it."""
    return line.turned if line.turned and may_be_place(line.turned[1]) else None


def _behind_hyphen(line: Line) -> tuple[str, str] | None:
    """Return what stands before the last hyphen of a line, and the town with its state behind."""
    found = _behind_town(line)
    last = found[0].rpartition(" ")[2] if found else ""
    return None if is_town(last) or is_region(last) else found


def _behind_town(line: Line) -> tuple[str, str] | None:
    """Return the same where the word before the hyphen may be a town, too."""
    town, _, region = line.text.rpartition(", ")
    found = list(_HYPHEN.finditer(town))
    if line.is_bullet or line.is_heading or not found or not is_region(region):
        return None
    name, behind = town[: found[-1].start()], town[found[-1].end() :]
    is_one = is_town(f"{name.rpartition(' ')[2]}-{behind}")  # “Winston-Salem”
    return None if is_one or not may_be_place(behind) else (name, f"{behind}, {region}")


def _is_known(text: str) -> bool:
    return is_place(text) or is_town(text.partition(",")[0])

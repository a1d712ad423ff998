"""Headings within a section of work: “Europe”, “Radio”, “Earlier career”.

They stand out as an employer does above several positions. What stands below tells them apart: the
heads below a heading name their employers themselves.
"""

from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.parting import EMPLOYER, PLACE, TITLE, Way, marks, parsed
from jobs.resumes.reading.promotions import standing_out
from jobs.resumes.reading.roles import leaning

_LIKELY: Final = 5  # ways to part a head
_FEWEST: Final = 3  # heads that say alike who, what and where
_SAME_SIZE: Final = 0.1  # points


def without_subheads(lines: list[Line]) -> list[Line]:
    """Return the lines of a section but for headings within it."""
    groups = standing_out(lines)
    heads = [_head(lines[at]) for _, dated in groups for at in dated]
    names = [lines[start] for start, _ in groups]
    if len(heads) < 2 or any(leaning(name.plain) < 0 for name in names):
        return lines
    sure = sum(1 for text in heads if _names_employer(text))
    are_threefold = len(heads) >= _FEWEST and all(_is_threefold(text) for text in heads)
    if sure * 2 <= len(heads) and not are_threefold:
        return lines
    return [line for line in lines if not any(_is_alike(line, name) for name in names)]


def _head(line: Line) -> str:
    found = dates_in(line)
    return dates.without(line.text, found) if found else line.text


def _names_employer(text: str) -> bool:
    """Tell whether a head surely names an employer beside the title."""
    is_parted = any(kind == "strong" for _, _, kind in marks(text))
    for way in parsed(text)[:_LIKELY]:
        said = dict(way[2])
        if leaning(said.get(TITLE, "")) > 0 and EMPLOYER in said:
            if leaning(said[EMPLOYER]) < 0:
                return True
            if is_parted and _order(way) in ([EMPLOYER, PLACE, TITLE], [TITLE, EMPLOYER, PLACE]):
                return True
    return False


def _is_threefold(text: str) -> bool:
    """Tell whether a head is best taken for a title, a name and a place."""
    best = parsed(text)[:1]
    return bool(best) and sorted(_order(best[0])) == sorted([TITLE, EMPLOYER, PLACE])


def _order(way: Way) -> list[str]:
    return [label for label in way[0] if label in (TITLE, EMPLOYER, PLACE)]


def _is_alike(line: Line, name: Line) -> bool:
    """Tell whether a line is a heading as another one is."""
    return line is name or (
        line.is_bold == name.is_bold
        and abs(line.size - name.size) < _SAME_SIZE
        and line.text.isupper() == name.text.isupper()
        and abs(line.x0 - name.x0) < 1
        and len(line.cells) == 1
        and not line.is_bullet
        and not dates_in(line)
    )

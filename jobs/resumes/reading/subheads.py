"""Headings within a section of work: “Europe”, “Radio”, “Earlier career”.

They stand out as an employer does above several positions. What stands below tells them apart: the
heads below a heading name their employers themselves.
"""

from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.entries import is_head
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.parting import EMPLOYER, PLACE, TITLE, Way, marks, parsed
from jobs.resumes.reading.places import may_be_place
from jobs.resumes.reading.promotions import standing_out
from jobs.resumes.reading.roles import leaning

_LIKELY: Final = 5  # ways to part a head
_FEWEST: Final = 3  # heads that say alike who, what and where
_SAME_SIZE: Final = 0.1  # points


def without_subheads(lines: list[Line]) -> list[Line]:
    """Return the lines of a section but for headings within it."""
    lines = _without_parts(lines)
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


def _without_parts(lines: list[Line]) -> list[Line]:
    """Return the lines but for those that stand over employers who stand alike above all dates.

    “Vocational” heads a part where each title with its dates has “Tarn Ltd”, and far right of it
    the town, above it; where one heads all of them, they may be the branches of one employer.
    """
    dated = [at for at, line in enumerate(lines) if dates_in(line)]
    above = [lines[at - 1] for at in dated if at]
    if len(dated) < _FEWEST or len(above) < len(dated) or not all(map(_has_margin, above)):
        return lines
    over = [at - 2 for at in dated if at > 1 and _may_head_part(lines[at - 2], lines[at])]
    is_told = any(leaning(line.cells[0]) < 0 for line in above)
    if not is_told or not 0 < len(over) < len(dated):
        return lines
    return [line for at, line in enumerate(lines) if at not in over]


def _has_margin(line: Line) -> bool:
    return len(line.cells) == 2 and is_head(line) and may_be_place(line.cells[1])


def _may_head_part(line: Line, dated: Line) -> bool:
    """Tell whether a line may head a part of a section: alone, and it looks unlike a title."""
    is_short = len(line.plain.split()) < _LIKELY and len(line.cells) == 1 and is_head(line)
    stands_out = line.is_bold > dated.is_bold or line.size > dated.size + _SAME_SIZE
    return is_short and stands_out and not dates_in(line) and leaning(line.plain) >= 0


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

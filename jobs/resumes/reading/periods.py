"""Dates that stand as headings above what somebody was then: “2015 – 2017”, “• Baker, Tarn Ltd”."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, roles
from jobs.resumes.reading.dated import dates_in, ends_sentence
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.parting import marks
from jobs.resumes.reading.wrapping import is_label

_FEWEST: Final = 2
_LONGEST: Final = 90  # letters of a head
_EDGE: Final = 2.0  # points
_ROOM: Final = 8.0  # letters: a head that leaves more free in its line ends there


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, each role below bare dates as a head of its own behind these dates.

    The first bullet below dates is one; further ones are, where they part into as many pieces and
    name a role too. Bullets that go on in texts and those that tell what was done stay as they are.
    """
    dated = [at for at, line in enumerate(lines) if not line.is_bullet and dates_in(line)]
    if len(dated) < _FEWEST or not all(_is_bare(lines[at]) for at in dated):
        return list(_repeated(lines, dated))
    ends = [*dated[1:], len(lines)]
    groups = [lines[at + 1 : end] for at, end in zip(dated, ends, strict=True)]
    if not all(group and group[0].is_bullet and _may_head(group[0]) for group in groups):
        return list(_repeated(lines, dated))
    if not any(_names_role(group[0]) for group in groups):
        return lines
    right = max(line.x1 for line in lines)
    done = lines[: dated[0]]
    are_heads = all(_may_be_as(group[0], line) for group in groups for line in _outer(group))
    for at, group in zip(dated, groups, strict=True):
        heads = [group[0]]
        heads += [line for line in _outer(group)[1:] if are_heads or _is_as(group[0], line)]
        done += _with_dates(lines[at], group, heads, right)
    return done


def _repeated(lines: list[Line], dated: list[int]) -> Iterator[Line]:
    """Yield the lines, dates again ahead of a second role below them that has none of its own.

    All dates stand ahead of a role that is parted alike.
    """
    whens = [_ahead(lines[at]) for at in dated]
    firsts = [
        replace(lines[at], text=rest)
        if rest
        else lines[at + 1]
        if at + 1 < len(lines)
        else Line("")
        for at, (_, rest) in zip(dated, whens, strict=True)
    ]
    are_alike = len({tuple(_cuts(first)) for first in firsts}) == 1 and all(
        when and not first.is_bullet for (when, _), first in zip(whens, firsts, strict=True)
    )
    when, first = "", Line("")
    for at, line in enumerate(lines):
        if at in dated:
            (when, rest), first = whens[dated.index(at)], firsts[dated.index(at)]
        is_free = are_alike and when and at not in dated and line is not first
        if is_free and not line.is_bullet and _is_again(first, line, is_beside=bool(rest)):
            yield replace(line, text=f"{when}\t{line.text}" if rest else when, is_after_gap=True)
            if not rest:
                yield line
        else:
            yield line


def _ahead(line: Line) -> tuple[str, str]:
    """Return the dates that a line begins with, and what stands behind them."""
    found = dates_in(line)
    if found is None or found.at[0] > 0 or not (found.start or found.is_current):
        return "", ""
    return line.text[: found.at[1]], dates.without(line.text, found).strip()


def _is_again(first: Line, line: Line, *, is_beside: bool) -> bool:
    """Tell whether a line looks and is parted as the head before it, and names a role as well."""
    looks_so = (line.is_bold, round(line.size)) == (first.is_bold, round(first.size))
    is_in_line = is_beside or abs(line.x0 - first.x0) < _EDGE
    return looks_so and is_in_line and len(_cuts(line)) > _FEWEST and _is_as(first, line)


def _outer(group: list[Line]) -> list[Line]:
    """Return the bullets that stand as far out as the first one."""
    return [line for line in group if line.is_bullet and abs(line.x0 - group[0].x0) < _EDGE]


def _may_be_as(first: Line, line: Line) -> bool:
    """Tell whether a line is parted as the head before it, each piece beginning as names do."""
    return _may_head(line) and len(_cuts(line)) > 1 and _cuts(line) == _cuts(first)


def _is_as(first: Line, line: Line) -> bool:
    return _may_be_as(first, line) and _names_role(line)


def _is_bare(line: Line) -> bool:
    found = dates_in(line)
    return found is not None and not any(map(str.isalnum, dates.without(line.text, found)))


def _may_head(line: Line) -> bool:
    is_sentence = ends_sentence(line.text)
    return len(line.plain) < _LONGEST and not is_label(line.plain) and not is_sentence


def _names_role(line: Line) -> bool:
    """Tell whether a line is parted into several pieces, the first or the last of them a role."""
    role = roles.read([line.text], title_first=True)
    return bool(role.title and role.employer) and roles.leaning(role.title) > 0


def _with_dates(when: Line, group: list[Line], heads: list[Line], right: float) -> list[Line]:
    """Return the lines below dates, the dates ahead of each head among them."""
    done: list[Line] = []
    is_below = False  # a head that ends within its line
    for line in group:
        is_head = any(line is each for each in heads)
        if is_head:
            done += [replace(when, is_after_gap=True), replace(line, is_bullet=False)]
        elif is_below and not line.is_bullet:
            done.append(replace(line, is_bullet=True, x0=heads[0].x0))
        else:
            done.append(line)
        is_below = is_head and _ends(line, right)
    return done


def _cuts(line: Line) -> list[bool]:
    """Return the pieces of a line: whether each begins as names do."""
    ends = [end for _, end, kind in marks(line.text) if kind != "open"]
    return [line.text[at : at + 1].isupper() for at in (0, *ends)]


def _ends(line: Line, right: float) -> bool:
    """Tell whether a line ends long before the margin, so that what follows begins anew."""
    return bool(line.x1) and line.x1 + _ROOM * line.size < right

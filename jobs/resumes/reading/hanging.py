"""Heads beside a column of dates that end with a full stop: “2011 – 2016  Clerk, Tarn Ltd. Filed.”

What stands behind the stop tells of them. A head may go on below, beside no dates.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.remarks import begins_note
from jobs.resumes.reading.run_in import stops

_FEWEST: Final = 2
_LONGEST: Final = 130  # letters of a head
_INDENT: Final = 20.0  # points: what stands so much to the right of dates is beside none


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, each head in one line, without its full stop, and its text below it.

    All heads of a section have to stand beside their dates and to end so.
    """
    edge = min((line.x0 for line in lines), default=0.0) + _INDENT
    free = [at for at, line in enumerate(lines) if not line.is_bullet and line.x0 < edge]
    starts = [at for at in free if dates_in(lines[at])]
    if len(starts) < _FEWEST or starts[0] or not all(_is_ahead(lines[at]) for at in starts):
        return lines
    right = max(line.x1 for line in lines)
    done: list[Line] = []
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        parted = _parted(lines[at:end], right)
        if parted is None:
            return lines
        done += parted
    return done


def without_notes(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines of studies, a thesis that one ends with in a line of its own.

    Dates behind it, as in the margin, are those of the study.
    """
    for line in lines:
        text = line.text
        found = (each for each in stops(text) if each[0].startswith("."))
        stop = next((each for each in found if begins_note(text[each.end() :])), None)
        if stop is None or line.is_bullet:
            yield line
            continue
        head, note = text[: stop.start()], text[stop.end() :]
        when = None if dates.find(head) else dates.find(note)
        if when:
            head, note = f"{head}\t{note[slice(*when.at)]}", dates.without(note, when)
        yield replace(line, text=head)
        yield replace(line, text=note, is_bullet=True, is_after_gap=False)


def _is_ahead(line: Line) -> bool:
    """Tell whether a line begins with dates, beside which its text stands or nothing."""
    found = dates_in(line)
    behind = line.text[found.at[1] :] if found else ""
    return found is not None and found.at[0] < _FEWEST and (not behind or behind[0] == "\t")


def _parted(lines: list[Line], right: float) -> list[Line] | None:
    """Return the head of an entry, its text and what is below; None where no full stop ends it."""
    first, *below = lines
    found = dates.find(first.text)
    if found is None:
        return None
    text, taken = first.text[found.at[1] :].strip(), 0
    before = first
    for line in below:
        is_beside = not line.is_bullet and line.x0 > first.x0 + _INDENT and "\t" not in text
        if not is_beside or (text and not _goes_on(before, text, line, right)):
            break
        text, taken, before = f"{text} {line.plain}".strip(), taken + 1, line
    stop = next((each.span() for each in stops(text) if each[0].startswith(".")), None)
    if stop is None and text.endswith("."):
        stop = (len(text), len(text))  # “Tarn Ltd.”
    if stop is None or not 0 < stop[0] <= _LONGEST:
        return None
    return [*_lines(first, found.at[1], text, stop), *below[taken:]]


def _goes_on(before: Line, text: str, line: Line, right: float) -> bool:
    """Tell whether a line is the rest of the one above: for its first word was no room there.

    What stands in a right margin leaves no room, and parts nothing.
    """
    if "\t" in text:
        return False
    word = line.plain.partition(" ")[0]
    letter = (line.x1 - line.x0) / max(1, len(line.plain))
    return text.endswith(",") or before.x1 + letter * (len(word) + 1) > right


def _lines(first: Line, to: int, text: str, stop: tuple[int, int]) -> Iterator[Line]:
    yield replace(first, text=f"{first.text[:to]}\t{text[: stop[0]]}", is_after_gap=True)
    if rest := text[stop[1] :]:
        yield replace(first, text=rest, is_bold=False, is_after_gap=False, is_bullet=True)

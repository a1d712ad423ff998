"""Heads beside a column of dates that end with a full stop: “2011 – 2016  Clerk, Tarn Ltd. Filed.”

What stands behind the stop tells of them. A head may go on below, beside no dates.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.likeness import as_title
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.remarks import begins_note
from jobs.resumes.reading.run_in import stops
from jobs.resumes.reading.schools import is_school

Span = tuple[int, int]

_FEWEST: Final = 2
_MOST_WORDS: Final = 8  # of a name
_LONGEST: Final = 130  # letters of a head
_INDENT: Final = 20.0  # points: what stands so much to the right of dates is beside none


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, each head in one line, without its full stop, and its text below it.

    All heads of a section have to stand beside their dates and to end so.
    """
    edge = min((line.x0 for line in lines), default=0.0) + _INDENT
    free = [at for at, line in enumerate(lines) if not line.is_bullet and line.x0 < edge]
    starts = [at for at in free if dates_in(lines[at]) or _is_span_ahead(lines[at])]
    if len(starts) < _FEWEST or starts[0] or not all(_is_ahead(lines[at]) for at in starts):
        return lines
    right = max(line.x1 for line in lines)
    ends = [*starts[1:], len(lines)]
    told = [_whole(lines[at:end], right) for at, end in zip(starts, ends, strict=True)]
    cuts = [_ends(text) for text, _ in told]
    if not all(cuts):
        return lines
    count = _sentences([(text, cut) for (text, _), cut in zip(told, cuts, strict=True)])
    done: list[Line] = []
    for at, (text, rest), cut in zip(starts, told, cuts, strict=True):
        done += [*_lines(lines[at], text, cut[:count]), *rest]
    return done


def _sentences(told: list[tuple[str, list[Span]]]) -> int:
    """Return how many sentences the heads have: “Clerk, Tarn Ltd.”, or “Tarn Ltd. Clerk.”"""
    pairs = [(text[: cut[0][0]], text[cut[0][1] : cut[1][0]]) for text, cut in told if len(cut) > 1]
    if len(pairs) < len(told) or any(len(each.split()) > _MOST_WORDS for _, each in pairs):
        return 1
    ways = (
        [as_title(one) <= 0 < as_title(two) for one, two in pairs],
        [as_title(one) > 0 >= as_title(two) and "," not in one for one, two in pairs],
        [is_school(two) and not is_school(one) for one, two in pairs],
    )
    return 2 if any(sum(way) * 2 > len(pairs) for way in ways) else 1


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
    found = dates.find(line.text.partition("\t")[0])
    behind = line.text[found.at[1] :] if found else ""
    return found is not None and found.at[0] < _FEWEST and (not behind or behind[0] in "\t ")


def _is_span_ahead(line: Line) -> bool:
    """Tell whether a line begins with a span of time, however long what stands beside it is."""
    found = dates.find(line.text.partition("\t")[0])
    return found is not None and bool(found.start or found.is_current) and _is_ahead(line)


def _whole(lines: list[Line], right: float) -> tuple[str, list[Line]]:
    """Return what stands beside dates, with the lines in which it goes on, and those below."""
    first, *below = lines
    found = dates.find(first.text)
    text, taken = first.text[found.at[1] :].strip() if found else "", 0
    before = first
    for line in below:
        is_beside = not line.is_bullet and line.x0 > first.x0 + _INDENT and "\t" not in text
        if not is_beside or (text and not _goes_on(before, text, line, right)):
            break
        text, taken, before = f"{text} {line.plain}".strip(), taken + 1, line
    return text, below[taken:]


def _ends(text: str) -> list[Span]:
    """Return where sentences end that may be a head; the last end may be an abbreviation’s."""
    found = [each.span() for each in stops(text) if each[0].startswith(".")]
    if not found and text.endswith("."):
        found = [(len(text), len(text))]  # “Tarn Ltd.”
    return [each for each in found if 0 < each[0] <= _LONGEST]


def _goes_on(before: Line, text: str, line: Line, right: float) -> bool:
    """Tell whether a line is the rest of the one above: for its first word was no room there.

    What stands in a right margin leaves no room, and parts nothing.
    """
    if "\t" in text:
        return False
    word = line.plain.partition(" ")[0]
    letter = (line.x1 - line.x0) / max(1, len(line.plain))
    return text.endswith(",") or before.x1 + letter * (len(word) + 1) > right


def _lines(first: Line, text: str, cuts: list[Span]) -> Iterator[Line]:
    """Yield a head of so many sentences, with bars between them, and what is told behind it."""
    found = dates.find(first.text)
    when = first.text[: found.at[1]] if found else ""
    starts = [0, *(end for _, end in cuts)]
    head = " | ".join(text[a:b] for a, (b, _) in zip(starts, cuts, strict=False))
    yield replace(first, text=f"{when}\t{head}", is_after_gap=True)
    if rest := text[starts[-1] :]:
        yield replace(first, text=rest, is_bold=False, is_after_gap=False, is_bullet=True)

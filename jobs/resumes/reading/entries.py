"""The entries of a section: a head with dates, and what is told below it."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in, ends_sentence, with_texts_told
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line, begins_small
from jobs.resumes.reading.places import STRONG, is_place, may_be_place
from jobs.resumes.reading.roles import leaning
from jobs.resumes.reading.shapes import Head
from jobs.resumes.reading.wrapping import is_label, unwrapped

_MARKS: Final = " \t|·•,;"  # that only part a text from the dates
_LONGEST_HEAD: Final = 110
_MOST_ABOVE: Final = 3  # lines of a head over its dates
_MOST_WORDS: Final = 12  # of a line below the dates that may be of the head
_FEWEST: Final = 2  # heads
_FURTHEST_TITLE: Final = 3  # lines below the dates


@dataclass(slots=True)
class Entry:
    head: list[str] = field(default_factory=list)  # its lines, without the dates
    dates: Dates | None = None
    body: list[Line] = field(default_factory=list)
    is_bold: bool = False
    place: str = ""  # where it stands behind the dates


def entries(lines: list[Line], is_whole: Callable[[list[str]], bool]) -> list[Entry]:
    """Return the entries of a section in their order; [] when nothing in it has a date.

    `is_whole` tells whether a head says all that it should: else the lines below are asked too.
    """
    lines = with_texts_told(unwrapped(lines))
    dated = [dates_in(line) for line in lines]
    spans = _spans(lines, dated)
    with_places = _are_places(lines, dated, spans, is_whole)
    return [_entry(lines, dated, span, is_whole, with_places=with_places) for span in spans]


def windows(lines: list[Line]) -> list[tuple[Head, list[Line]]]:
    """Return what stands around the dates of each entry, and all lines below its dates."""
    lines = with_texts_told(unwrapped(lines))
    dated = [dates_in(line) for line in lines]
    found: list[tuple[Head, list[Line]]] = []
    for start, at, end in _spans(lines, dated):
        when = _must(dated[at])
        text, rest = lines[at].text, dates.without(lines[at].text, when)
        before = rest if text[: when.at[0]].strip(" ([") else ""
        after = ""
        if before and text[when.at[1] :].strip(" )]") and "\t" in rest:
            before, _, after = rest.rpartition("\t")
        elif not before:
            after = rest
        before, after = before.strip(_MARKS), after.strip(_MARKS)
        below = []
        for index in range(at + 1, min(at + 1 + _FURTHEST_TITLE, end)):
            if not _may_follow(lines, at, index, _MOST_WORDS, _FURTHEST_TITLE):
                break
            below.append(lines[index].text)
        above = [line.text for line in lines[start:at]]
        told = lines[at + 1 : end]
        has_bullets = any(line.is_bullet for line in told[len(below) : len(below) + 1])
        found.append((Head(above, before, after, below, when, not found, has_bullets), told))
    return found


def _are_places(
    lines: list[Line],
    dated: list[Dates | None],
    spans: list[tuple[int, int, int]],
    is_whole: Callable[[list[str]], bool],
) -> bool:
    """Tell whether places stand behind the dates: towns in all entries that nothing else can be."""
    rests = [_rest(lines[at].text, _must(dated[at])) for _, at, _ in spans]
    said = [rest for rest in rests if rest]
    if len(said) < 2 or not all(map(may_be_place, said)):
        return False
    heads = [
        [line.text for line in lines[start:at] or lines[at + 1 : min(at + 2, end)]]
        for start, at, end in spans
    ]
    is_told = sum(map(is_whole, heads)) * 2 > len(heads) or all(map(_names_two, heads))
    return is_told or any(map(is_place, said))


def _names_two(head: list[str]) -> bool:
    return len(head) == 1 and (", " in head[0] or bool(STRONG.search(head[0])))


def _rest(text: str, found: Dates) -> str:
    """Return what stands behind the dates, "" where anything stands before them."""
    return "" if text[: found.at[0]].strip() else dates.without(text, found).strip()


def blocks(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each entry, and first those before them."""
    lines = with_texts_told(unwrapped(lines))
    spans = _spans(lines, [dates_in(line) for line in lines])
    cuts = [0, *(start for start, _, _ in spans), len(lines)]
    return [lines[a:b] for a, b in itertools.pairwise(cuts)]


def _spans(lines: list[Line], dated: list[Dates | None]) -> list[tuple[int, int, int]]:
    """Return where each entry begins, where its dates stand, and where it ends."""
    at = [index for index, found in enumerate(dated) if found]
    if not at:
        return []
    starts = _starts(lines, dated, at, _lines_before(lines, dated, at))
    return list(zip(starts, at, [*starts[1:], len(lines)], strict=True))


def is_head(line: Line) -> bool:
    """Tell whether a line may name a title, an employer or a school."""
    text = line.plain
    if not any(sign.isalnum() for sign in text):
        return False  # a rule of dashes
    if line.is_bullet or len(text) > _LONGEST_HEAD or is_label(text):
        return False
    if begins_small(text) or text.endswith((",", ";", ":")):
        return False
    return not ends_sentence(text)


def _lines_before(lines: list[Line], dated: list[Dates | None], at: list[int]) -> int:
    """Return how many lines of a head stand above the one with the dates."""
    first = 0
    while first < at[0] and not is_head(lines[first]):
        first += 1
    count = at[0] - first
    if count == _MOST_ABOVE and (
        _have_places_over(lines, dated, at) or _have_teams_between(lines, dated, at)
    ):
        return count  # title, employer and place, or the team between the two
    if count > 2:  # an introduction: what the other entries do decides
        runs = [_run(lines, dated, index) for index in at]
        count = min(2, max(set(runs), key=runs.count))
    return count


def _have_places_over(lines: list[Line], dated: list[Dates | None], at: list[int]) -> bool:
    """Tell whether places stand over the dates: most are known, or all heads have three lines."""
    over = [lines[index - 1].plain for index in at if index]
    known = sum(1 for text in over if is_place(text) or is_town(text))
    if known * 2 > len(at):
        return True
    runs = [_run(lines, dated, index) for index in at]
    are_alike = all(run == _MOST_ABOVE for run in runs)
    return len(at) > 1 and are_alike and known > 0 and all(map(may_be_place, over))


def _have_teams_between(lines: list[Line], dated: list[Dates | None], at: list[int]) -> bool:
    """Tell whether all heads have three lines over their dates, one outer a title, one none."""
    if len(at) < _FEWEST or any(_run(lines, dated, index) != _MOST_ABOVE for index in at):
        return False
    outer = [(lines[index - 3].text, lines[index - 1].text) for index in at]
    leans = [(leaning(first) > 0, leaning(last) > 0) for first, last in outer]
    return len(set(leans)) == 1 and leans[0] in ((True, False), (False, True))


def _run(lines: list[Line], dated: list[Dates | None], index: int) -> int:
    count = 0
    while index - count - 1 >= 0 and _is_free(lines, dated, index - count - 1):
        count += 1
    return count


def _is_free(lines: list[Line], dated: list[Dates | None], index: int) -> bool:
    return is_head(lines[index]) and dated[index] is None


def _starts(lines: list[Line], dated: list[Dates | None], at: list[int], before: int) -> list[int]:
    """Return where each entry begins."""
    starts: list[int] = []
    for number, index in enumerate(at):
        floor = at[number - 1] + 1 if number else 0
        start = index
        if number and _lacks_head(lines, dated, at, index) and not before:
            starts.append(index - 1)
            continue
        while index - start < before and start > floor and _is_free(lines, dated, start - 1):
            is_alone = not dates.without(lines[index].text, _must(dated[index])).strip()
            if lines[start].is_after_gap and start < index and not is_alone:
                break
            if lines[index].is_after_gap and start == index and not is_alone and number:
                break
            start -= 1
        starts.append(start)
    return starts


def _lacks_head(lines: list[Line], dated: list[Dates | None], at: list[int], index: int) -> bool:
    """Tell whether dates stand alone for want of room, below a head that looks as others do.

    These have theirs beside them: “Tarn Ltd – Dyer (2014 to 2019)”.
    """
    alone = [each for each in at if not dates.without(lines[each].text, _must(dated[each])).strip()]
    head = lines[index - 1]
    others = [lines[each] for each in at if each not in alone]
    is_one = index in alone and len(alone) * 2 < len(at) and _is_free(lines, dated, index - 1)
    stands_out = head.is_after_gap or head.is_bold > lines[index].is_bold
    return is_one and stands_out and all(head.is_bold == each.is_bold for each in others)


def _must(found: Dates | None) -> Dates:
    if found is None:
        raise ValueError("A line with a date was expected.")
    return found


def _entry(
    lines: list[Line],
    dated: list[Dates | None],
    span: tuple[int, int, int],
    is_whole: Callable[[list[str]], bool],
    *,
    with_places: bool,
) -> Entry:
    start, date_at, end = span
    found = _must(dated[date_at])
    head = [line.text for line in lines[start:date_at]]
    rest = dates.without(lines[date_at].text, found)
    behind = _rest(lines[date_at].text, found)
    place = behind if may_be_place(behind) and (with_places or is_whole(head)) else ""
    if rest.strip() and not place:
        head.append(rest)
    below = date_at + 1
    while below < end and not is_whole(head):
        if not (_may_follow(lines, date_at, below) or _is_late_title(lines, head, date_at, below)):
            break
        head.append(lines[below].text)
        below += 1
    is_bold = any(line.is_bold for line in lines[start : date_at + 1])
    return Entry(head, found, lines[below:end], is_bold, place)


def _may_follow(
    lines: list[Line], date_at: int, below: int, most: int = 9, furthest: int = 2
) -> bool:
    """Tell whether a line under the dates still belongs to the head."""
    line = lines[below]
    is_short = len(line.plain.split()) <= most or bool(STRONG.search(line.text))
    return is_head(line) and not line.is_after_gap and below - date_at <= furthest and is_short


def _is_late_title(lines: list[Line], head: list[str], date_at: int, below: int) -> bool:
    """Tell whether a line under a gap is the title that the head lacks."""
    line = lines[below]
    return (
        below - date_at <= _FURTHEST_TITLE
        and line.is_bold
        and is_head(line)
        and leaning(line.text) > 0
        and not any(leaning(text) > 0 for text in head)
    )

"""Find the columns of a page: bands of it in which a gutter runs down between two texts.

A column of dates, of places or of labels beside a text is no column of its own: it is read row by
row. It is told apart by standing on the rows of its neighbour, with little of its own.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.forms import is_title_row
from jobs.resumes.reading.headings import head_sections, known
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.rails import (
    are_both_dated,
    groups_of,
    headings_of,
    is_beside,
    is_date_rail,
    is_dated,
    is_rail,
    rows_of,
)
from jobs.resumes.reading.spans import RATING, Span

_FEWEST_ROWS: Final = 3
_GUTTER: Final = 5.0  # points
_MOST_HEADER_ROWS: Final = 7
_EDGE: Final = 2.0  # points
_INDENT: Final = 40.0  # points: what begins a column stands no farther from its edge


@dataclass(slots=True)
class Band:
    columns: list[list[Span]]
    edges: list[tuple[float, float]]


@dataclass(slots=True)
class _Cut:
    x: float
    first: int  # of the rows, by index
    last: int
    weight: float


def bands(spans: list[Span], width: float) -> list[Band]:
    """Return the bands of a page from top to bottom; each has one column or more."""
    if not spans:
        return []
    rows = rows_of(spans)
    cuts = [cut for x in _candidates(spans) for cut in _cuts(rows, x)]
    best = max(cuts, key=lambda cut: cut.weight, default=None)
    best = _before_rail(_behind_margin(best, cuts, rows), cuts, rows)
    if best is None:
        _move_up_rails(rows, spans)
        return [Band([spans], [(0.0, width)])]
    best.first = _start_of_sections(rows, best)
    above = [span for row in rows[: best.first] for span in row]
    below = [span for row in rows[best.last + 1 :] for span in row]
    sides = _halves(rows[best.first : best.last + 1], best.x)
    return [*bands(above, width), _nested(sides, best.x, width), *bands(below, width)]


def _start_of_sections(rows: list[list[Span]], cut: _Cut) -> int:
    """Return where the right column begins: at a heading of its own, above the other column."""
    first = cut.first
    for at in range(cut.first - 1, -1, -1):
        if any(span.x0 < cut.x - 1 for span in rows[at]):
            break
        if known(rows[at][0].text) and abs(rows[at][0].x0 - cut.x) < _EDGE:
            first = at
    return first


def _before_rail(best: _Cut | None, cuts: list[_Cut], rows: list[list[Span]]) -> _Cut | None:
    """Return the cut left of a rail that the best one would part from the texts that it labels."""
    for cut in cuts:
        if best and cut.x < best.x - 1 and cut.first <= best.first and cut.last >= best.last:
            inside = [span for row in rows[best.first : best.last + 1] for span in row]
            rail = [span for span in inside if cut.x - 1 <= span.x0 < best.x - 1]
            if rail and is_rail(rail, [span for span in inside if span.x0 >= best.x - 1]):
                return cut
    return best


def _behind_margin(best: _Cut | None, cuts: list[_Cut], rows: list[list[Span]]) -> _Cut | None:
    """Return the cut right of a margin that the best one would part from what stands beside it.

    Where and when are such a margin, each of them in a row with a text at its left.
    """
    for cut in cuts:
        if best is None or cut.x <= best.x + 1 or cut.first > best.first:
            continue
        inside = rows[best.first : best.last + 1]
        margins = [[s for s in row if best.x - 1 <= s.x0 < cut.x - 1] for row in inside]
        told = [row[0].x0 < best.x - 1 for row, its in zip(inside, margins, strict=True) if its]
        said = [span.text for its in margins for span in its]
        if said and all(told) and all(is_place(text) or _is_when(text) for text in said):
            return cut
    return best


def _is_when(text: str) -> bool:
    found = dates.find(text)
    return found is not None and not dates.without(text, found).strip(" ()–—-")


def _nested(sides: tuple[list[Span], list[Span]], x: float, width: float) -> Band:
    """Look for more columns inside the two halves."""
    columns, edges = [], []
    for side, (left, right) in zip(sides, ((0.0, x - 1), (x - 1, width)), strict=True):
        inner = bands(side, right)
        if len(inner) == 1 and len(inner[0].columns) > 1:
            columns.extend(inner[0].columns)
            edges.extend([(max(left, a), b) for a, b in inner[0].edges])
        else:
            columns.append([span for band in inner for column in band.columns for span in column])
            edges.append((left, right))
    return Band(columns, edges)


def _candidates(spans: list[Span]) -> list[float]:
    """Return the x at which at least three spans begin, as a column's do."""
    starts = sorted(span.x0 for span in spans if not RATING.fullmatch(span.text))
    found: list[float] = []
    for at in range(len(starts) - _FEWEST_ROWS + 1):
        if starts[at + _FEWEST_ROWS - 1] - starts[at] < 2.0 and (
            not found or starts[at] - found[-1] > 2.0
        ):
            found.append(starts[at])
    return found


def _cuts(rows: list[list[Span]], x: float) -> list[_Cut]:
    """Return the runs of rows in which nothing crosses the gutter left of `x`."""
    found: list[_Cut] = []
    for run in _runs(rows, x):
        first, last = run.start, run.stop - 1
        end = _end_of_header(rows, x, first, last)
        whole = (_cut(rows, x, first, last), _cut(rows, x, end + 1, last))
        found.extend(part for cut in whole if cut for part in _below_cards(rows, cut))
    return found


def _below_cards(rows: list[list[Span]], cut: _Cut) -> list[_Cut]:
    """Part cards without headings of their own from columns that begin with two headings below."""
    for at in range(cut.first, cut.last + 1):
        named = [known(half[0].text) for half in _halves([rows[at]], cut.x) if half]
        if any(named):
            parts = _cut(rows, cut.x, cut.first, at - 1), _cut(rows, cut.x, at, cut.last)
            is_new = at > cut.first and len(named) > 1 and all(named)
            return [part for part in parts if part] if is_new and all(parts) else [cut]
    return [cut]


def _runs(rows: list[list[Span]], x: float) -> Iterator[range]:
    start: int | None = None
    for at in range(len(rows) + 1):
        crossed = at == len(rows) or any(
            span.x0 < x - 1 and span.x1 > x - _GUTTER for span in rows[at]
        )
        if not crossed:
            start = at if start is None else start
        elif start is not None:
            yield range(start, at)
            start = None


def _cut(rows: list[list[Span]], x: float, first: int, last: int) -> _Cut | None:
    """Return the cut from the first to the last row that both columns share."""
    right = [at for at in range(first, last + 1) if any(s.x0 >= x - 1 for s in rows[at])]
    left = [at for at in range(first, last + 1) if any(s.x0 < x - 1 for s in rows[at])]
    if len(left) < _FEWEST_ROWS or len(right) < _FEWEST_ROWS:
        return None
    # Rows before both columns have begun belong to the page; those after one has ended stay.
    begun = [at for at in right if any(abs(s.x0 - x) < _INDENT for s in rows[at])]
    first = _start(rows, x, max(min(left), min(begun or right)), first)
    last = _end_of_header(rows, x, first, last)
    last = _end_before_margin(rows, x, first, last)
    lefts, rights = _halves(rows[first : last + 1], x)
    if not (are_both_dated(lefts, rights) or _are_texts(lefts, rights)):
        return None
    if all(span.is_bullet for span in lefts) or _begins_with_ratings(rights):
        return None
    if any(_heads_table(row, x) for row in rows[first : last + 1]):
        return None
    small = min(sum(len(s.text) for s in lefts), sum(len(s.text) for s in rights))
    return _Cut(x, first, last, small)


def _heads_table(row: list[Span], x: float) -> bool:
    """Tell whether a row has the titles of a table that goes on right of `x`."""
    is_parted = all(_halves([row], x))
    return is_parted and len(row) > 2 and is_title_row([span.text for span in row])


def _halves(rows: list[list[Span]], x: float) -> tuple[list[Span], list[Span]]:
    """Return what stands left and right of `x`."""
    spans = [span for row in rows for span in row]
    return [s for s in spans if s.x0 < x - 1], [s for s in spans if s.x0 >= x - 1]


def _are_texts(lefts: list[Span], rights: list[Span]) -> bool:
    """Tell whether no half of a page only labels the rows of the other."""
    return not (is_rail(lefts, rights) or is_rail(rights, lefts))


def _begins_with_ratings(side: list[Span]) -> bool:
    """Tell whether dots or stars stand at the left in most rows: they rate what is beside them."""
    first = [min(row, key=lambda span: span.x0) for row in rows_of(side)]
    return sum(1 for span in first if RATING.fullmatch(span.text)) * 2 >= len(first)


def _start(rows: list[list[Span]], x: float, both: int, first: int) -> int:
    """Return where the columns begin: a little above the row at which both have begun."""
    start = both
    while start > first:
        before = rows[start - 1]
        step = rows[start][0].y - before[0].y
        if step > 2.2 * max(span.size for span in before) or both - start >= 2:
            break
        if any(span.size > 1.6 * rows[both][0].size for span in before):
            break
        start -= 1
    return start


def _end_of_header(rows: list[list[Span]], x: float, first: int, last: int) -> int:
    """Return where the band ends: early, when the contact details stand right of the name."""
    if are_both_dated(*_halves(rows[first : last + 1], x)):
        return last
    end = 0
    beside: list[list[Span]] = []
    for at in range(first, last + 1):
        if any(known(span.text) for span in rows[at]):
            break
        right = [span for span in rows[at] if span.x0 >= x - 1]
        if not right:
            continue
        if beside and right[0].y - beside[-1][0].y > 3 * right[0].size:
            return end  # and then nothing for a while
        beside.append(right)
        end = at
    else:
        return last
    goes_on = any(
        span.x0 >= x - 1 and span.y - beside[-1][0].y < 3 * span.size
        for row in rows[end + 1 : last + 1]
        for span in row
        if beside
    )
    is_header = _FEWEST_ROWS <= len(beside) <= _MOST_HEADER_ROWS and not goes_on
    return end if is_header else last


def _move_up_rails(rows: list[list[Span]], spans: list[Span]) -> None:
    """Put what stands below a date in a rail, as the place does, behind the row of that date."""
    for x in _candidates(spans):
        for lefts, rights in _sides(rows, x):
            headings = headings_of(lefts, rights)
            for heading, text in headings:
                heading[0].is_heading = head_sections(text for _, text in headings) and (
                    is_beside(heading, rows_of(rights), 0.6)
                )
                # A label is a cell of its own, however near the other is.
                heading[0].text = text if heading[0].is_heading else f"{text}\t"
                heading[0].size = headings[-1][0][0].size  # small capitals are measured badly
                for span in heading[1:]:
                    spans.remove(span)
            if headings:
                return
            own = [row for row in rows_of(lefts) if not known(row[0].text)]
            if not own or not is_date_rail(own, rights):
                continue
            for group in filter(is_dated, groups_of(own)):
                first = group[0][0]
                if not is_beside(group[0], rows_of(rights), 0.6):
                    continue
                right = max(s.x1 for row in rows for s in row if abs(s.y - first.y) < first.size)
                below = itertools.takewhile(lambda row: row[0].text[-1] not in ":：", group[1:])
                for span in (span for row in below for span in row):  # but for a label
                    span.y, span.x0, span.x1 = first.y, right + 2 * span.size, right + 2 * span.size
            return


def _end_before_margin(rows: list[list[Span]], x: float, first: int, last: int) -> int:
    """Return where the band ends: before a heading below which only the right margin has text.

    Skills in columns may stand above positions whose dates stand in the margin.
    """
    begins = [at for at in range(first, last + 1) if any(abs(s.x0 - x) < _INDENT for s in rows[at])]
    for at in range(begins[-1] + 1 if begins else last, last + 1):
        if known(rows[at][0].text):
            below = (span for row in rows[at + 1 : last + 1] for span in row)
            return at - 1 if any(span.x0 >= x - 1 for span in below) else last
    return last


def _sides(rows: list[list[Span]], x: float) -> Iterator[tuple[list[Span], list[Span]]]:
    """Yield what stands left and right of `x`, for each run of rows in which nothing crosses it."""
    for run in _runs(rows, x):
        lefts, rights = _halves(rows[run.start : run.stop], x)
        if lefts and rights:
            yield lefts, rights

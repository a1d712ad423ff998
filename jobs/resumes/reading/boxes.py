"""Boxes that stand side by side on a page, each with a text of its own, as cards do."""

import itertools
from typing import Final

from jobs.resumes.reading.headings import known
from jobs.resumes.reading.pdf import Rule
from jobs.resumes.reading.rails import has_span, rows_of
from jobs.resumes.reading.ruled import Table
from jobs.resumes.reading.spans import Span

_NEAR: Final = 3.0  # points
_NARROWEST: Final = 80.0  # points
_LOWEST: Final = 30.0
_FEWEST_ROWS: Final = 2  # of a text


def apart(spans: list[Span], drawn: list[Rule]) -> list[list[Span]]:
    """Return texts from top to bottom, those in boxes beside each other one after the other.

    Each of these tells of a time of its own, or has a heading, as those above it in the same
    columns: the cells of a row do not.
    """
    found: list[list[Span]] = []
    rest = spans
    parted: list[list[int]] = []  # the edges of boxes with texts of their own
    for boxes in _side_by_side(spans, drawn):
        edges = [round(box.x0 / _NEAR) for box in boxes]
        top, bottom = boxes[0].top, max(box.bottom for box in boxes)
        beside = [span for span in rest if top < span.y < bottom]
        told = [[span for span in beside if _holds(box, span)] for box in boxes]
        if sum(map(len, told)) < len(beside) or not (
            edges in parted or all(map(has_span, told)) or all(map(_is_headed, told))
        ):
            continue
        parted.append(edges)
        found += [[span for span in rest if span.y <= top], *told]
        rest = [span for span in rest if span.y >= bottom]
    return [each for each in [*found, rest] if each]


def cards(table: Table) -> list[list[Span]]:
    """Return the texts of all cells where each tells of a time of its own, in several lines."""
    cells = [cell for row in table.rows for cell in row if cell.spans]
    are_texts = all(cell.count_rows() >= _FEWEST_ROWS and has_span(cell.spans) for cell in cells)
    return [cell.spans for cell in cells] if are_texts else []


def _side_by_side(spans: list[Span], drawn: list[Rule]) -> list[list[Rule]]:
    """Return the boxes that begin at one height beside each other, from top to bottom."""
    boxes = [box for box in dict.fromkeys(drawn) if _is_text(spans, box)]
    inner = [box for box in boxes if not any(_is_around(box, other) for other in boxes)]
    inner.sort(key=lambda box: (round(box.top / _NEAR), box.x0))
    found: list[list[Rule]] = []
    for _, group in itertools.groupby(inner, key=lambda box: round(box.top / _NEAR)):
        row: list[Rule] = []
        for box in group:
            if not row or box.x0 > row[-1].x1 - _NEAR:
                row.append(box)
        if len(row) > 1:
            found.append(row)
    return found


def _is_text(spans: list[Span], box: Rule) -> bool:
    if box.x1 - box.x0 < _NARROWEST or box.bottom - box.top < _LOWEST:
        return False
    return len(rows_of([span for span in spans if _holds(box, span)])) >= _FEWEST_ROWS


def _is_around(box: Rule, other: Rule) -> bool:
    """Tell whether a box holds another one that is clearly smaller."""
    is_smaller = (other.x1 - other.x0) < (box.x1 - box.x0) - _NEAR
    is_lower = (other.bottom - other.top) < (box.bottom - box.top) - _NEAR
    holds = (
        box.x0 - _NEAR < other.x0
        and other.x1 < box.x1 + _NEAR
        and box.top - _NEAR < other.top
        and other.bottom < box.bottom + _NEAR
    )
    return holds and (is_smaller or is_lower)


def _holds(box: Rule, span: Span) -> bool:
    return box.x0 - _NEAR < span.x0 and span.x1 < box.x1 + _NEAR and box.top < span.y < box.bottom


def _is_headed(spans: list[Span]) -> bool:
    return bool(spans) and bool(known(min(spans, key=lambda span: span.y).text))

"""Tables with drawn rules: what stands in which of their cells."""

import itertools
from dataclasses import dataclass, field
from typing import Final

from jobs.resumes.reading.pdf import Rule
from jobs.resumes.reading.rails import rows_of
from jobs.resumes.reading.spans import Span

_NEAR: Final = 3.0  # points: rules that touch
_FEWEST_RULES: Final = 3  # each way: two rows or more, of two cells or more


@dataclass(frozen=True, slots=True)
class Cell:
    spans: list[Span]
    right: float

    def count_rows(self) -> int:
        return len(rows_of(self.spans))


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]]
    spans: list[Span]  # of all cells


@dataclass(slots=True)
class _Grid:
    rules: list[Rule] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (
            min(rule.x0 for rule in self.rules),
            min(rule.top for rule in self.rules),
            max(rule.x1 for rule in self.rules),
            max(rule.bottom for rule in self.rules),
        )


def parted(spans: list[Span], rules: list[Rule]) -> list[list[Span] | Table]:
    """Return what stands on a page from top to bottom: texts, and tables between them."""
    found: list[list[Span] | Table] = []
    rest = spans
    for grid in sorted(_grids(rules), key=lambda each: each.box[1]):
        x0, top, x1, bottom = grid.box
        beside = [span for span in rest if top < span.y < bottom]
        if not beside or any(span.x0 < x0 - _NEAR or span.x1 > x1 + _NEAR for span in beside):
            continue
        rows = _rows(grid, beside)
        if sum(1 for row in rows if sum(bool(cell.spans) for cell in row) > 1) < 1:
            continue
        found += [[span for span in rest if span.y <= top], Table(rows, beside)]
        rest = [span for span in rest if span.y >= bottom]
    return [each for each in [*found, rest] if each]


def _grids(rules: list[Rule]) -> list[_Grid]:
    """Return the rules that touch each other, where they make rows and columns."""
    grids: list[_Grid] = []
    for rule in sorted(rules, key=lambda each: (each.top, each.x0)):
        touched = [grid for grid in grids if any(_touch(rule, other) for other in grid.rules)]
        whole = _Grid([rule, *(other for grid in touched for other in grid.rules)])
        grids = [grid for grid in grids if grid not in touched] + [whole]
    return [
        grid
        for grid in grids
        if len(_places([r.y for r in grid.rules if r.is_flat])) >= _FEWEST_RULES
        and len(_places([r.x for r in grid.rules if not r.is_flat])) >= _FEWEST_RULES
    ]


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - _NEAR < other.x1
        and other.x0 - _NEAR < one.x1
        and one.top - _NEAR < other.bottom
        and other.top - _NEAR < one.bottom
    )


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _rows(grid: _Grid, spans: list[Span]) -> list[list[Cell]]:
    ys = _places([rule.y for rule in grid.rules if rule.is_flat])
    rows = []
    for top, bottom in itertools.pairwise(ys):
        middle = (top + bottom) / 2
        walls = [r.x for r in grid.rules if not r.is_flat and r.top < middle < r.bottom]
        xs = _places(walls)
        inside = [span for span in spans if top < span.y < bottom]
        rows.append(
            [
                Cell([span for span in inside if left - _NEAR < span.x0 < right - _NEAR], right)
                for left, right in itertools.pairwise(xs)
            ]
        )
    return rows

"""The lines of a table in a Word document, by what stands in its first row or its first cells."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import forms
from jobs.resumes.reading.cards import are_cells
from jobs.resumes.reading.headings import head_sections, names_section
from jobs.resumes.reading.line import Line

_RAIL_ROWS: Final = 3
_LISTS: Final = ("skills", "languages", "certificates", "other")
_PAIR: Final = 2  # cells: a heading and what it heads
_MOST_WORDS: Final = 4  # of a heading in a cell
_FEWEST_HEADINGS: Final = 3

Row = list[list[Line]]  # its cells


def lines_of(rows: list[Row]) -> Iterator[Line]:
    """Yield the lines of a table row by row, or column by column below headings."""
    if are_cells(rows):
        for cell in (cell for row in rows for cell in row):
            yield from (replace(line, is_after_gap=line is cell[0]) for line in cell)
        return
    if _heads_columns(rows):
        for column in zip(*rows, strict=True):
            yield from _below_heading(list(column))
        return
    is_headed = False
    has_headings = _has_headings(rows)
    titles = [_plain(cell) for cell in rows[0]] if rows else []
    if forms.is_title_row(titles):
        yield from _below_titles(rows, forms.told_in(titles))
        return
    for row in rows:
        is_headed = is_headed or (has_headings and bool(names_section(_heading(row))))
        cells = [cell for cell in row if cell]
        yield from _below_heading(row) if is_headed else _row(cells)


def is_layout(rows: list[Row]) -> bool:
    """Tell whether the columns of a table are texts of their own, as a sidebar is."""
    full = [row for row in rows if sum(1 for cell in row if cell) > 1]
    if not full or are_cells(rows) or forms.is_title_row([_plain(cell) for cell in rows[0]]):
        return False
    long = [row for row in full if sum(1 for cell in row if len(cell) > _RAIL_ROWS) > 1]
    return len(long) * 2 >= len(full)


def _below_titles(rows: list[Row], told_at: int) -> Iterator[Line]:
    """Yield the rows of a table whose columns have titles, what was done behind the rest."""
    yield from _row(rows[0])
    for row in rows[1:]:
        told = row[told_at] if 0 <= told_at < len(row) else []
        yield from _row([[] if cell is told else cell for cell in row])
        yield from (replace(line, is_bullet=True) for line in told)


def _plain(cell: list[Line]) -> str:
    return " ".join(line.plain for line in cell)


def _heads_columns(rows: list[Row]) -> bool:
    """Tell whether the cells of the first of two rows head lists below: “Skills”, “Languages”."""
    if len(rows) != _PAIR or len(rows[0]) != len(rows[1]) or not all(rows[0]):
        return False
    kinds = [names_section(_plain(cell)) for cell in rows[0]]
    return len(set(kinds)) > 1 and all(kind in _LISTS for kind in kinds)


def _heading(row: Row) -> str:
    """Return what stands in the first cell of a row of two."""
    return _plain(row[0]) if len(row) == _PAIR else ""


def _has_headings(rows: list[Row]) -> bool:
    """Tell whether the first cells of a table head the second ones, most in known words."""
    texts = [text for row in rows if (text := _heading(row))]
    are_short = all(len(text.split()) <= _MOST_WORDS for text in texts)
    named = sum(1 for text in texts if names_section(text))
    are_known = named >= _FEWEST_HEADINGS and named * 2 >= len(texts)
    return are_known and are_short and head_sections(texts)


def _below_heading(row: Row) -> Iterator[Line]:
    """Yield the heading in the first cell, and below it what it heads."""
    first, *others = row
    if first and (text := _heading(row)):
        yield replace(first[0], text=text, is_heading=True, is_bullet=False)
    else:
        yield from first
    for cell in others:
        yield from cell


def _row(cells: Row) -> Iterator[Line]:
    """Yield what stands side by side as one line, and the rest below it.

    Cells that are empty keep their place in that line.
    """
    if len(cells) < 2:
        for cell in cells:
            yield from cell
        return
    if any(len(cell) > _RAIL_ROWS for cell in cells[:-1]) and len(cells[-1]) > 1:
        for cell in cells:
            yield from cell
        return
    height = max(len(cell) for cell in cells)
    for at in range(height):
        side = [cell[at] for cell in cells if at < len(cell)]
        first = side[0]
        if len(side) > 1:
            texts = [cell[0].text if cell else "" for cell in cells]
            first.text = "\t".join(texts if at == 0 else (each.text for each in side))
            first.links = tuple(link for each in side for link in each.links)
            first.is_bold = any(each.is_bold for each in side)
            first.is_bullet = False
        yield first

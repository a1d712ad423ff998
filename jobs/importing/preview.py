"""Look into a file before it is imported: its columns, its first rows, and what they become.

Pure: imports no Django.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobs.boards.base import Posting
from jobs.filters import Filters
from jobs.importing import formats
from jobs.importing.columns import ROLES, Columns, doubts, what_is_missing
from jobs.importing.guessing import guess
from jobs.importing.rows import Row, RowError
from jobs.importing.text import open_text
from jobs.importing.values import text

ROWS = 5
_COLUMNS_SHOWN = 40
_CELL_SHOWN = 80  # characters


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one row becomes: a posting, perhaps with doubts, or the reason why none."""

    line: int
    posting: Posting | None = None
    left_out: str = ""
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    label: str  # of the format
    note: str  # of the file
    is_known: bool  # a format whose columns need no choosing
    names: list[str]
    columns: Columns
    cells: list[list[str]]  # of the first rows, cut
    outcomes: list[Outcome]  # of the first rows
    sample_count: int  # rows that were looked at
    good_count: int  # rows of those that become postings

    @property
    def shown_names(self) -> list[str]:
        return self.names[:_COLUMNS_SHOWN]

    @property
    def more_columns(self) -> int:
        return len(self.names) - len(self.shown_names)

    @property
    def missing(self) -> str:
        return "" if self.is_known else what_is_missing(self.columns)


def look(path: Path, *, columns: Columns | None = None, filters: Filters | None = None) -> Look:
    """Read the beginning of a file.

    `columns` as the person chose them; None: those of a known format, or a guess. Raises
    UnreadableFile.
    """
    file = open_text(path)
    with file.handle as handle:
        found = formats.recognise(handle)
        rows = formats.first_rows(handle, found)
    cells = formats.cells_of(rows)
    is_known = columns is None and formats.is_known(found, rows)
    chosen = {} if is_known else guess(cells) if columns is None else columns
    chosen = {role: name for role, name in chosen.items() if name in cells or role == "dates"}
    reader = found if is_known else formats.by_columns(found, chosen)
    outcomes = [_outcome(reader, chosen, row, filters or Filters()) for row in rows]
    names = list(cells)
    return Look(
        label=reader.label,
        note=file.note,
        is_known=is_known,
        names=names,
        columns=chosen,
        cells=[_shown(row.values, names) for row in rows if isinstance(row, Row)][:ROWS],
        outcomes=outcomes[:ROWS],
        sample_count=len(rows),
        good_count=sum(not each.left_out for each in outcomes),
    )


def in_words(look: Look) -> str:
    """Return the whole preview as lines for a terminal."""
    lines = [f"{look.label}, {len(look.names)} columns. {look.note}".strip()]
    lines += [
        f"  {role.name}={look.columns[role.name]}" for role in ROLES if look.columns.get(role.name)
    ]
    if "dates" in look.columns and "posted_on" in look.columns:
        lines.append(f"  dates={look.columns['dates']}")
    if look.missing:
        return "\n".join([*lines, look.missing])
    for outcome in look.outcomes:
        lines.append(f"line {outcome.line}: {_said(outcome)}")
        lines += [f"    {doubt}" for doubt in outcome.doubts]
    lines.append(f"{look.good_count} of the first {look.sample_count} rows become postings.")
    return "\n".join(lines)


def _said(outcome: Outcome) -> str:
    made = outcome.posting
    if outcome.left_out or not made:
        return f"left out: {outcome.left_out}"
    day = made.posted_on.isoformat() if made.posted_on else ""
    parts = (made.title, made.company, made.location, day, made.salary_text, made.url)
    return " · ".join(part for part in parts if part)


def _outcome(
    reader: formats.Format, columns: Columns, row: Row | RowError, filters: Filters
) -> Outcome:
    if isinstance(row, RowError):
        return Outcome(row.line, left_out=row.reason)
    made = reader.posting(row.values)
    if reason := formats.missing(made):
        return Outcome(row.line, left_out=reason)
    doubted = list(doubts(columns, formats.flat(row.values), made))
    if hidden := filters.check(made):
        doubted.append(f"Your rules will hide it: {hidden.words}.")
    return Outcome(row.line, made, doubts=doubted)


def _shown(row: dict[str, Any], names: list[str]) -> list[str]:
    cells = formats.flat(row)
    said = [" ".join(text(cells.get(name))[: 2 * _CELL_SHOWN].split()) for name in names]
    return [
        each if len(each) <= _CELL_SHOWN else f"{each[:_CELL_SHOWN]}…"
        for each in said[:_COLUMNS_SHOWN]
    ]

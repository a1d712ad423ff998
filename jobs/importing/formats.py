"""The formats that can be imported, and how a file's own is told. Pure: imports no Django."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from jobs.boards.base import Posting
from jobs.importing import ats, jobspy, listings
from jobs.importing.columns import Columns, check, what_is_missing
from jobs.importing.columns import posting as posting_of
from jobs.importing.guessing import guess
from jobs.importing.rows import Row, RowError, csv_header, csv_rows, header_line, json_items
from jobs.importing.text import TextFile, UnreadableFile, open_text

SAMPLE = 50  # rows that are looked at before anything is imported
MOST_COLUMNS = 500
_HEADER_LIMIT = 1_000_000  # characters
_COLUMNS_SHOWN = 8
_DEEPEST = 3  # objects inside objects


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    label: str
    rows: Callable[[TextIO], Iterator[Row | RowError]]
    posting: Callable[[dict[str, Any]], Posting]
    columns: frozenset[str] = frozenset()  # of a CSV, all of them needed


FORMATS = (
    Format("jobspy", "JobSpy CSV", csv_rows, jobspy.posting, jobspy.COLUMNS),
    Format("ats", "company boards CSV", csv_rows, ats.posting, ats.COLUMNS),
    Format("json", "JSON list", json_items, listings.posting),
)
# Any other CSV: what its columns say is guessed, or the person says it.
TABLE = Format("table", "CSV", csv_rows, lambda row: posting_of({}, row))
NAMES = ("auto", *(each.name for each in FORMATS))


@dataclass(slots=True)
class PostingFile:
    """The postings of one file, read as they are asked for; broken rows gather in `errors`."""

    format: Format
    text: TextFile
    guessed: Columns = field(default_factory=dict)  # what nobody chose
    errors: list[RowError] = field(default_factory=list)
    error_count: int = 0
    keep_errors: int = 1000

    def __iter__(self) -> Iterator[Posting]:
        with self.text.handle as handle:
            for row in self.format.rows(handle):
                if isinstance(row, RowError):
                    self._note(row)
                    continue
                posting = self.format.posting(row.values)
                if reason := missing(posting):
                    self._note(RowError(row.line, reason))
                else:
                    yield posting

    @property
    def percent_read(self) -> int:
        return 100 if self.text.handle.closed else 100 * self.text.bytes_read // self.text.size

    def close(self) -> None:
        self.text.handle.close()

    def _note(self, error: RowError) -> None:
        self.error_count += 1
        if len(self.errors) < self.keep_errors:
            self.errors.append(error)


def open_postings(
    path: Path, *, format_name: str = "auto", columns: Columns | None = None
) -> PostingFile:
    """Open a file of postings; `columns` say what its columns mean, whatever format it has.

    Raises UnreadableFile with a sentence for the person.
    """
    text = open_text(path)
    guessed: Columns = {}
    try:
        chosen = recognise(text.handle) if format_name == "auto" else _named(format_name, text)
        rows = first_rows(text.handle, chosen)
        if columns:
            check(columns, cells_of(rows))
            chosen = by_columns(chosen, columns)
        elif not is_known(chosen, rows):
            chosen, guessed = _guessed(chosen, rows)
        text.handle.seek(0)
    except BaseException:
        text.handle.close()
        raise
    return PostingFile(chosen, text, guessed)


def first_rows(handle: TextIO, chosen: Format, most: int = SAMPLE) -> list[Row | RowError]:
    handle.seek(0)
    return list(islice(chosen.rows(handle), most))


def is_known(chosen: Format, rows: list[Row | RowError]) -> bool:
    """Tell whether its columns need no guessing: no row, or one that is a posting as it is."""
    if chosen is TABLE:
        return False
    if chosen.columns:
        return True
    read = [chosen.posting(row.values) for row in rows if isinstance(row, Row)]
    return not read or any(not missing(posting) for posting in read)


def by_columns(chosen: Format, columns: Columns) -> Format:
    def posting(row: dict[str, Any]) -> Posting:
        return posting_of(columns, flat(row))

    return Format("columns", chosen.label, chosen.rows, posting)


def _guessed(chosen: Format, rows: list[Row | RowError]) -> tuple[Format, Columns]:
    cells = cells_of(rows)
    columns = guess(cells)
    if what_is_missing(columns):
        if chosen is not TABLE:
            return chosen, {}  # each row says what it lacks
        raise UnreadableFile(unknown_columns(list(cells)))
    return by_columns(chosen, columns), columns


def cells_of(rows: list[Row | RowError]) -> dict[str, list[Any]]:
    """Return the first cells of each column, those inside objects as “company.name”.

    Raises UnreadableFile when there are too many.
    """
    cells: dict[str, list[Any]] = {}
    for row in rows:
        if isinstance(row, Row):
            for name, value in flat(row.values).items():
                cells.setdefault(name, []).append(value)
    if len(cells) > MOST_COLUMNS:
        raise UnreadableFile(
            f"This file has {len(cells):,} columns, and Peregrine reads up to {MOST_COLUMNS}. "
            "Keep those that say something about the postings, and try again."
        )
    return cells


def flat(item: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return an object's fields with those of inner objects beside them: "company.name"."""
    found: dict[str, Any] = {}
    for name, value in item.items():
        if isinstance(value, dict) and before.count(".") < _DEEPEST:
            found |= flat(value, f"{before}{name}.")
        else:
            found[f"{before}{name}"] = value
    return found


def _named(name: str, text: TextFile) -> Format:
    found = recognise(text.handle)
    if name != found.name:
        wanted = next(each for each in FORMATS if each.name == name)
        raise UnreadableFile(
            f"This looks like a {found.label}, not like a {wanted.label}. "
            "Let Peregrine find the format by itself (auto)."
        )
    return found


def recognise(handle: TextIO) -> Format:
    first = header_line(iter(partial(handle.readline, _HEADER_LIMIT), ""))
    if first.lstrip().startswith(("[", "{")):
        return FORMATS[-1]
    header, _ = csv_header(first)
    for each in FORMATS:
        if each.columns and each.columns <= set(header):
            return each
    if first.lstrip().startswith("<"):
        raise UnreadableFile("This is a web page or XML, not a list of postings in CSV or JSON.")
    if len(header) <= 1:
        raise UnreadableFile(
            "Peregrine cannot tell what this file is: its first line is neither a row of several "
            "column names (CSV) nor the beginning of a JSON list."
        )
    return TABLE


def unknown_columns(header: list[str]) -> str:
    if not header:
        return "Peregrine found no row below the column names in this file."
    shown = ", ".join(name[:40] for name in header[:_COLUMNS_SHOWN]) + (
        " …" if len(header) > _COLUMNS_SHOWN else ""
    )
    return (
        f"Peregrine cannot tell which of these columns say what: {shown}. A posting needs a title, "
        "and a company or an address. Say which columns have them (on the page, or with --map)."
    )


def missing(posting: Posting) -> str:
    """Return why this is no posting, or an empty string."""
    if not posting.title:
        return "has no title"
    if not posting.company and not (posting.url or posting.native_id):
        return "has no company, and no address or id to know it by"
    return ""

"""The formats that can be imported, and how a file's own is told. Pure: imports no Django."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from jobs.boards.base import Posting
from jobs.importing import ats, jobspy, listings
from jobs.importing.rows import Row, RowError, csv_header, csv_rows, json_items
from jobs.importing.text import TextFile, UnreadableFile, open_text

_HEADER_LIMIT = 100_000  # characters
_COLUMNS_SHOWN = 8


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
NAMES = ("auto", *(each.name for each in FORMATS))


@dataclass(slots=True)
class PostingFile:
    """The postings of one file, read as they are asked for; broken rows gather in `errors`."""

    format: Format
    text: TextFile
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
                if reason := _missing(posting):
                    self._note(RowError(row.line, reason))
                else:
                    yield posting

    @property
    def percent_read(self) -> int:
        return 100 if self.text.handle.closed else 100 * self.text.bytes_read // self.text.size

    def _note(self, error: RowError) -> None:
        self.error_count += 1
        if len(self.errors) < self.keep_errors:
            self.errors.append(error)


def open_postings(path: Path, *, format_name: str = "auto") -> PostingFile:
    """Open a file of postings. Raises UnreadableFile with a sentence for the person."""
    text = open_text(path)
    try:
        found = _recognise(text.handle)
        chosen = found if format_name == "auto" else _named(format_name, found)
    except BaseException:
        text.handle.close()
        raise
    text.handle.seek(0)
    return PostingFile(chosen, text)


def _named(name: str, found: Format) -> Format:
    if name != found.name:
        wanted = next(each for each in FORMATS if each.name == name)
        raise UnreadableFile(
            f"This looks like a {found.label}, not like a {wanted.label}. "
            "Let Peregrine find the format by itself (auto)."
        )
    return found


def _recognise(handle: TextIO) -> Format:
    first = ""
    while not first.strip():
        first = handle.readline(_HEADER_LIMIT)
    if first.lstrip()[0] in "[{":
        return FORMATS[-1]
    header, _ = csv_header(first)
    for each in FORMATS:
        if each.columns and each.columns <= set(header):
            return each
    if first.lstrip().startswith("<"):
        raise UnreadableFile("This is a web page or XML, not a list of postings in CSV or JSON.")
    if len(header) == 1:
        raise UnreadableFile(
            "Peregrine cannot tell what this file is: its first line is neither a row of column "
            "names (CSV) nor the beginning of a JSON list."
        )
    raise UnreadableFile(_unknown_columns(header))


def _unknown_columns(header: list[str]) -> str:
    shown = ", ".join(name[:40] for name in header[:_COLUMNS_SHOWN]) + (
        " …" if len(header) > _COLUMNS_SHOWN else ""
    )
    wanted = " or ".join(
        f"{', '.join(sorted(each.columns))} ({each.label})" for each in FORMATS if each.columns
    )
    return f"Peregrine does not know these columns: {shown}. It needs {wanted}."


def _missing(posting: Posting) -> str:
    if not posting.title:
        return "has no title"
    if not posting.company and not (posting.url or posting.native_id):
        return "has no company, and no address or id to know it by"
    return ""

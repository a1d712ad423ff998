"""A view of the library as a file: row after row, so that a hundred thousand need no more memory.

Each row is read a step at a time along the order of the view, and written before the next is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone

from jobs.documents.filenames import part_of_name
from jobs.library.columns import TITLE, Column, Value
from jobs.library.paging import read_page
from jobs.library.view import View

STEP: Final = 500  # jobs that are in memory at a time
_PIECE: Final = 1 << 16  # bytes
_LONGEST_CELL: Final = 32_767  # characters, a limit of Excel
# Reference: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NOT_XML: Final = re.compile("[\ufffe\uffff\ud800-\udfff]")
_BOM: Final = "\ufeff"  # without it Excel reads UTF-8 as the old code page of the computer

Row = list[Value]


@dataclass(frozen=True, slots=True)
class Format:
    name: str  # also the ending of the file
    label: str
    content_type: str
    write: Callable[[Sequence[Column], Iterator[Row]], Iterator[bytes]]


def export(view: View, form: Format, columns: Sequence[Column]) -> Iterator[bytes]:
    """Yield the file piece by piece: the jobs of `view` in its order, title first."""
    wanted = [TITLE, *columns]
    return form.write(wanted, _rows(view, wanted))


def filename(view: View, name: str, form: Format, on: date) -> str:
    """Return a name that says what it is: “jobs_data-engineer-Berlin_2026-11-29.csv”."""
    said = name or " ".join(part.label for part in view.parts())
    return f"jobs_{part_of_name(said) or 'all'}_{on.isoformat()}.{form.name}"


def _rows(view: View, columns: Sequence[Column]) -> Iterator[Row]:
    at = ""
    while True:
        page = read_page(view, at, rows=STEP, columns=columns, with_text=False)
        for job in page.jobs:
            yield [column.value(job) for column in columns]
        if not page.following:
            return
        at = page.following


def _write_csv(columns: Sequence[Column], rows: Iterator[Row]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write(_BOM)
    writer.writerow([column.label for column in columns])
    for row in rows:
        writer.writerow([_harmless(_in_words(value)) for value in row])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue().encode(errors="replace")
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode(errors="replace")


def _write_json(columns: Sequence[Column], rows: Iterator[Row]) -> Iterator[bytes]:
    names = [column.name for column in columns]
    yield b"["
    before = "\n"
    for row in rows:
        values = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        yield (before + json.dumps(values, ensure_ascii=False)).encode(errors="replace")
        before = ",\n"
    yield b"\n]\n"


def _write_xlsx(columns: Sequence[Column], rows: Iterator[Row]) -> Iterator[bytes]:
    import xlsxwriter

    with tempfile.TemporaryFile() as file:
        # Rows that are written go to a file at once, not to the memory.
        book = xlsxwriter.Workbook(file, {"constant_memory": True})
        sheet = book.add_worksheet("Jobs")
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, len(columns) - 1, 18)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.label, book.add_format({"bold": True}))
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                match value:
                    case None:
                        pass
                    case datetime():
                        sheet.write_datetime(last, place, _local(value), moments)
                    case date():
                        sheet.write_datetime(last, place, value, days)
                    case Decimal() | int() if not isinstance(value, bool):
                        sheet.write_number(last, place, value)
                    case _:
                        sheet.write_string(last, place, _cell(_in_words(value)))
        sheet.autofilter(0, 0, last, len(columns) - 1)
        book.close()
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _in_words(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(value)
        case datetime():
            return _local(value).strftime("%Y-%m-%d %H:%M")
        case _:
            return str(value)


def _harmless(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula: titles are text of strangers."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(text: str) -> str:
    return _NOT_XML.sub("", text)[:_LONGEST_CELL]


def _plain(value: Value) -> object:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)


FORMATS: Final = (
    Format("csv", "CSV", "text/csv; charset=utf-8", _write_csv),
    Format(
        "xlsx",
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _write_xlsx,
    ),
    Format("json", "JSON", "application/json", _write_json),
)
BY_NAME: Final = {each.name: each for each in FORMATS}

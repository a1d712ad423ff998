"""Rows of a CSV file and items of a JSON file, one at a time, with the line they begin on.

A broken row costs that row only: it becomes a `RowError` and reading goes on behind it.
Pure: imports no Django.
"""

import csv
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

MAX_FIELD = 8_000_000  # characters; the longest real description seen is 16,000
MAX_LINE = MAX_ITEM = 2 * MAX_FIELD
MAX_NAME = 100  # characters of a column's name
_CHUNK = 1 << 20
_SEPARATOR_LINE = re.compile(r"\"?sep=.\"?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowError:
    line: int
    reason: str  # can be shown to the person


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    values: dict[str, Any]


@dataclass(slots=True)
class _Lines:
    """The lines of a file, remembering those of the record being read so that it can go back."""

    handle: TextIO
    number: int = 0
    record: list[str] = field(default_factory=list)
    again: deque[str] = field(default_factory=deque)

    def __iter__(self) -> Iterator[str]:
        readline, again = self.handle.readline, self.again
        while line := again.popleft() if again else readline(MAX_LINE):
            self.number += 1
            self.record.append(line)
            yield line

    def back_to_second_line(self) -> None:
        """Read again from behind the first line of this record."""
        self.again.extendleft(reversed(self.record[1:]))
        self.number -= len(self.record) - 1


def csv_header(first_line: str) -> tuple[list[str], str]:
    """Return the column names, no two alike, and the delimiter that gives the most of them."""
    delimiter = max(",;\t|", key=lambda sign: len(_cells(first_line, sign)))
    return _told_apart(_cells(first_line, delimiter)), delimiter


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _told_apart(names: list[str]) -> list[str]:
    found: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        short = " ".join(name.split())[:MAX_NAME] or f"Column {number}"
        same = short
        while same in found:
            same = f"{short} ({number})"
        found[same] = None
    return list(found)


def header_line(lines: Iterable[str]) -> str:
    """Return the line of column names: not an empty one, and not a spreadsheet's “sep=;”."""
    for line in lines:
        if line.strip() and not _SEPARATOR_LINE.fullmatch(line.strip()):
            return line
    return ""


def csv_rows(handle: TextIO) -> Iterator[Row | RowError]:
    """Yield the records below the header line."""
    csv.field_size_limit(MAX_FIELD)
    lines = _Lines(handle)
    header, delimiter = csv_header(header_line(lines))
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    is_lost = False  # inside a broken record: skip quietly to the next whole one
    while True:
        lines.record = []
        begins = lines.number + 1
        try:
            values = next(reader)
            problem = _wrong_count(values, header)
        except StopIteration:
            return
        except csv.Error as error:
            values, problem = [], _broken(error)
        if problem:
            if not is_lost:
                yield RowError(begins, problem)
            is_lost = is_lost or len(lines.record) > 1
            lines.back_to_second_line()
            reader = csv.reader(lines, strict=True, delimiter=delimiter)
        elif values:
            is_lost = False
            yield Row(begins, dict(zip(header, values, strict=False)))


def _wrong_count(values: list[str], header: list[str]) -> str:
    if not values or len(values) == len(header) or not any(values[len(header) :] or [True]):
        return ""
    if len(values) == 1 and not values[0].strip():
        return ""
    return f"has {len(values)} fields where the header has {len(header)}"


def _broken(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"one field is longer than {MAX_FIELD // 1_000_000} million characters"
    if "unexpected end" in str(error):
        return "a quotation mark is opened and never closed"
    return "the quotation marks are broken"


_DEEPEST = 3
_OF_A_POSTING = frozenset({"title", "job_title", "jobTitle", "position", "role"})
_SEPARATORS = re.compile(r"[\s,]*")
_NEXT_ITEM = re.compile(r"\}\s*,?\s*(?=\{)")
# {"count": 3, "jobs": [ …: a list inside an object, behind plain values only
_WRAPPER = re.compile(
    r"\s*\{\s*(?:\"[^\"]*\"\s*:\s*(?:\"(?:[^\"\\]|\\.)*\"|[-+.\w]+)\s*,\s*)*+"
    r"\"(?:jobs|results|data|listings|postings|items|jobPostings)\"\s*:\s*\["
)


@dataclass(slots=True)
class _Window:
    """A stretch of the file that moves on, and the line it is at."""

    handle: TextIO
    text: str = ""
    at: int = 0
    line: int = 1
    is_at_end: bool = False

    def read_more(self) -> None:
        more = self.handle.read(max(_CHUNK, len(self.text) - self.at))
        self.is_at_end = not more
        self.text, self.at = self.text[self.at :] + more, 0

    def move_to(self, position: int) -> None:
        self.line += self.text.count("\n", self.at, position)
        self.at = position

    def skip_separators(self) -> str:
        """Go to the next character that means something and return it, or "" at the end."""
        while True:
            found = _SEPARATORS.match(self.text, self.at)
            self.move_to(found.end() if found else self.at)
            if self.at < len(self.text) or self.is_at_end:
                return self.text[self.at : self.at + 1]
            self.read_more()


def json_items(handle: TextIO) -> Iterator[Row | RowError]:
    """Yield the objects of a JSON list, of a list inside an object, or one object per line."""
    window = _Window(handle)
    closing = "]"
    if window.skip_separators() == "[":
        window.move_to(window.at + 1)
    elif wrapper := _WRAPPER.match(window.text, window.at):
        window.move_to(wrapper.end())
    else:
        closing = ""
    is_first = True
    decode = json.JSONDecoder().raw_decode
    while (first := window.skip_separators()) != closing:
        if not first:
            yield RowError(window.line, "the file ends in the middle of the list")
            return
        try:
            value, end = decode(window.text, window.at)
        except (ValueError, RecursionError) as error:
            if not window.is_at_end and len(window.text) - window.at < MAX_ITEM:
                window.read_more()
                continue
            position = getattr(error, "pos", window.at)
            line = window.line + window.text.count("\n", window.at, position)
            yield RowError(line, f"this is not JSON: {getattr(error, 'msg', 'it is too deep')}")
            if not _find_next_item(window, position):
                return
            continue
        line = window.line
        window.move_to(end)
        if isinstance(value, dict):
            is_alone = is_first and not closing and not window.skip_separators()
            inner = _inner_list(value) if is_alone else []
            yield from (Row(line, item) for item in inner or [value])
        else:
            yield RowError(line, "this is not an object with the fields of a posting")
        is_first = False


def _inner_list(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    """Return the longest list of objects inside an object that is no posting itself."""
    if not isinstance(value, dict) or depth > _DEEPEST or value.keys() & _OF_A_POSTING:
        return []
    lists = [
        [item for item in inner if isinstance(item, dict)]
        if isinstance(inner, list)
        else _inner_list(inner, depth + 1)
        for inner in value.values()
    ]
    return max(lists, key=len, default=[])


def _find_next_item(window: _Window, position: int) -> bool:
    """Go to where another object seems to begin, behind a broken one."""
    while not (found := _NEXT_ITEM.search(window.text, position)):
        if window.is_at_end:
            return False
        window.move_to(max(window.at, len(window.text) - 100))
        window.read_more()
        position = window.at
    window.move_to(found.end())
    return True

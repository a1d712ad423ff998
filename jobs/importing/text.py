"""Open a file that somebody chose as text, or say in one sentence why that cannot be done.

Pure: imports no Django.
"""

import codecs
import io
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20  # bytes

_EXCEL = "a spreadsheet or another packed file. Save it as CSV (UTF-8) and try again"
_KNOWN_BEGINNINGS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": _EXCEL,
    b"\xd0\xcf\x11\xe0": _EXCEL,
    b"\x1f\x8b": "a compressed file. Unpack it and try again",
    b"BZh": "a compressed file. Unpack it and try again",
    b"\xfd7zXZ": "a compressed file. Unpack it and try again",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x00"))


class UnreadableFile(Exception):
    """The whole file cannot be read; the message can be shown to the person."""


@dataclass(frozen=True, slots=True)
class TextFile:
    handle: io.TextIOWrapper
    raw: io.FileIO
    size: int  # bytes
    note: str = ""  # a sentence when the text had to be guessed at

    @property
    def bytes_read(self) -> int:
        return self.raw.tell()


def open_text(path: Path) -> TextFile:
    """Open `path` as UTF-8, UTF-16 with a mark, or Windows-1252. Raises UnreadableFile."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            encoding = _encoding(file)
        raw = path.open("rb", buffering=0)
    except IsADirectoryError:
        raise UnreadableFile("This is a folder, not a file.") from None
    except FileNotFoundError:
        raise UnreadableFile("There is no such file.") from None
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened: {error.strerror}.") from error
    note = ""
    if encoding == "cp1252":
        note = (
            "This file is not UTF-8, so it was read as Windows-1252. "
            "If accents look wrong, save it as UTF-8 and import it again."
        )
    handle = io.TextIOWrapper(io.BufferedReader(raw), encoding=encoding, newline="")
    return TextFile(handle, raw, size, note)


def _encoding(file: io.BufferedReader) -> str:
    head = file.read(4096)
    if not head.strip():
        if not head or not file.read(CHUNK).strip():
            raise UnreadableFile("The file is empty.")
        file.seek(0)
        head = file.read(4096)
    for beginning, what in _KNOWN_BEGINNINGS.items():
        if head.startswith(beginning):
            raise UnreadableFile(f"This is {what}, not a list of postings in CSV or JSON.")
    if wide := _with_mark(head) or _utf16_without_mark(head):
        return wide
    strange = sum(head.count(byte) for byte in _CONTROL_BYTES)
    if strange > len(head) // 20 or head.count(0) > len(head) // 4:
        raise UnreadableFile("This is not a text file. Peregrine reads postings in CSV or JSON.")
    for encoding in ("utf-8", "cp1252"):
        file.seek(0)
        if _is_in(encoding, file):
            return encoding
    raise UnreadableFile(
        "This file is neither UTF-8 nor Windows-1252 text. Save it as UTF-8 and try again."
    )


def _with_mark(head: bytes) -> str:
    marked = (name for mark, name in _BYTE_ORDER_MARKS.items() if head.startswith(mark))
    return next(marked, "")


def _utf16_without_mark(head: bytes) -> str:
    """Tell by the zeros: in Latin text every second byte is one."""
    half = len(head) // 2
    first, second = head[0::2].count(0), head[1::2].count(0)
    if second > half * 0.7 and not first:
        return "utf-16-le"
    return "utf-16-be" if first > half * 0.7 and not second else ""


def _is_in(encoding: str, file: io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

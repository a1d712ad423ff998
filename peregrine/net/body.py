"""Reading a body in small, bounded steps. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED_ENCODINGS = "gzip, deflate"
_STEP = 256 * 1024


class TooLarge(Exception):
    """The body is larger than the caller allows."""


class UnknownEncoding(Exception):
    """The body is packed in a way that was not asked for."""


def unpack(chunks: Iterable[bytes], encoding: str, *, max_bytes: int) -> Iterator[bytes]:
    """Yield the unpacked body; raise TooLarge as soon as it passes `max_bytes`.

    Own unpacking, because a compressed bomb must be refused before it is in memory: 64 kB of gzip
    can hold 64 MB. Raises UnknownEncoding and zlib.error.
    """
    total = 0
    for piece in _unpacked(chunks, encoding.strip().lower()):
        total += len(piece)
        if total > max_bytes:
            raise TooLarge
        yield piece


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
    elif encoding in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks)
    else:
        raise UnknownEncoding(encoding)


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # 32: gzip or zlib, told by the header
    for chunk in chunks:
        rest = chunk
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Yield text lines without their ends, however the bytes were cut on the way.

    Only LF and CRLF end a line: JSON may hold U+2028 and U+0085, where `str.splitlines` would cut.
    """
    pieces: list[bytes] = []  # of the line that has not ended yet
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        pieces.append(first)
        for other in others:
            yield _text(pieces)
            pieces = [other]
    if any(pieces):
        yield _text(pieces)


def _text(pieces: list[bytes]) -> str:
    return b"".join(pieces).removesuffix(b"\r").decode("utf-8", errors="replace")

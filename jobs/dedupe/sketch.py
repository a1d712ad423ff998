"""A description in 256 bytes, from which the likeness of two descriptions can be estimated.

Bottom-k sketch of five-word shingles: the k smallest hashes of all shingles, and how many there
were. Two sketches estimate the Jaccard index with a standard error of about 0.06 and, from the
counts, how much of the shorter text is contained in the longer one.
Reference: Broder, “On the resemblance and containment of documents”, 1997.
"""

import re
from functools import lru_cache
from struct import Struct
from typing import Final, NamedTuple
from zlib import crc32

_K: Final = 63
_SHINGLE: Final = 5
_HASHES_END: Final = 1 << 32
_LEAST_SHINGLES: Final = 30  # shorter texts are mostly phrases that everybody uses
_PUNCTUATION = re.compile(rb"\xe2[\x80-\xaf].|\xc2[\x80-\xbf]|\xe3\x80.", re.DOTALL)
_NOT_ASCII = 128
_SPACED: Final = bytes(
    code if code >= _NOT_ASCII or chr(code).isalnum() else ord(" ") for code in range(256)
)
_HEAD = Struct("<I")
_HASHES = tuple(Struct(f"<{count}I") for count in range(_K + 1))

TEXT_LIMIT: Final = 20_000  # characters looked at; duplicates do not differ only behind them


class Likeness(NamedTuple):
    jaccard: float
    containment: float  # share of the shorter text that the longer one has too


@lru_cache(maxsize=50)  # boards that show the same job often show the very same text
def text_sketch(text: str) -> bytes:
    """Return the sketch of `text`, at most 256 bytes; b"" when the text is too short to tell."""
    raw = text[:TEXT_LIMIT].lower().encode(errors="replace")
    if not raw.isascii():
        raw = _PUNCTUATION.sub(b" ", raw)
    words = raw.translate(_SPACED).split()
    if len(words) < _LEAST_SHINGLES + _SHINGLE:
        return b""
    shingles = zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
    hashes = set(map(crc32, map(b" ".join, shingles)))
    smallest = _smallest(hashes)
    return _HEAD.pack(len(hashes)) + _HASHES[len(smallest)].pack(*smallest)


def _smallest(hashes: set[int]) -> list[int]:
    """Return the k smallest in order; those are sorted that can be among them, nearly always."""
    below = _HASHES_END * 2 * _K // len(hashes)
    few = [each for each in hashes if each < below]
    return sorted(few if len(few) >= _K else hashes)[:_K]


def likeness(a: bytes, b: bytes) -> Likeness | None:
    """Estimate how alike two sketched texts are; None when one has no sketch."""
    if not a or not b:
        return None
    count_a, count_b = _HEAD.unpack_from(a)[0], _HEAD.unpack_from(b)[0]
    hashes_a, hashes_b = _hashes(a), _hashes(b)
    if hashes_a.isdisjoint(hashes_b):
        return Likeness(0.0, 0.0)
    sample = sorted(hashes_a | hashes_b)[: min(_K, max(len(hashes_a), len(hashes_b)))]
    shared = sum(1 for value in sample if value in hashes_a and value in hashes_b)
    jaccard = shared / len(sample)
    together = jaccard * (count_a + count_b) / (1 + jaccard)
    return Likeness(jaccard, min(1.0, together / min(count_a, count_b)))


@lru_cache(maxsize=5_000)
def _hashes(sketch: bytes) -> frozenset[int]:
    return frozenset(_HASHES[(len(sketch) - _HEAD.size) // 4].unpack_from(sketch, _HEAD.size))

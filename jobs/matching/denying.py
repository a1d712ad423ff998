"""What a posting says is not needed: “no driving licence needed”, “travel: none”."""

import re
from typing import Final

_FARTHEST_NEEDED: Final = 60  # bytes from “no” to “needed”
_FARTHEST_THING: Final = 24  # and to what is denied without such a word: “no regular shift work”
_FARTHEST_SPARED: Final = 300
_PARTED: Final = re.compile(
    rb"[\n.;:!?()]|\xe2\x80\xa2|\b(?:and|but|und|aber|sondern|en|maar|et|mais|y|pero|e|ma|mas|oraz|ale)\b",
    re.IGNORECASE,
)
_CHOICE: Final = re.compile(rb"\b(?:or|nor|oder|noch|ou|ni|o|nem|of|lub|ani)\b", re.IGNORECASE)
_SAYS_NO: Final = re.compile(
    rb"[\s*_]*[:?=][\s*_]*(?:no|none|not required|not needed|nil|n/a|nein|keine?|"
    rb"nicht erforderlich|nee|geen|non|aucune?|n\xc3\xa3o|nenhuma?|"
    rb"ningun[oa]|nessun[oa]|nie|brak|\xe3\x81\xaa\xe3\x81\x97)"
    rb"[\s*_]*(?:[\n.,;|)]|\Z)",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(rb"&|\b(?:and|or|und|oder|et|ou|y|lub|oraz)\b", re.IGNORECASE)
_STOP: Final = re.compile(rb"\n|[.;!?]\s|[()]|\xe2\x80\xa2")
_BUT: Final = re.compile(rb"\b(?:but|aber|sondern|maar|mais|pero|ma|mas|ale)\b", re.IGNORECASE)


def is_denied(raw: bytes, no_end: int, start: int) -> bool:
    """Tell whether “no” speaks of the word of need that begins at `start`."""
    return start - no_end <= _FARTHEST_NEEDED and not _is_parted(raw[no_end - 1 : start + 1])


def is_thing_denied(raw: bytes, no_end: int, start: int, end: int) -> bool:
    """Tell whether what else is asked for is not: “no shift work”, “Travel required: no”.

    `no_end` is where the last “no” ends, 0 where there is none.
    """
    if no_end and start - no_end <= _FARTHEST_THING and not _is_parted(raw[no_end - 1 : start + 1]):
        return True
    return _SAYS_NO.match(raw, end - 1) is not None


def spared(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where that begins and ends of which “not required” can speak.

    Of a list with “and” or “or” it is all of it, otherwise what stands behind the last comma.
    """
    low = max(start - _FARTHEST_SPARED, 0)
    low = max(low, raw.rfind(b"\n", low, start + 1))
    for stop in _STOP.finditer(raw, low, start + 1):
        low = stop.end() - 1
    comma = raw.rfind(b", ", low, start)
    if comma >= 0 and not _JOINED.search(raw, comma, start):
        low = comma
    high = end + _FARTHEST_SPARED
    for part in (_STOP, _BUT):
        if found := part.search(raw, end - 1, high):
            high = found.start()
    comma = raw.find(b", ", end - 1, high)
    if comma >= 0 and not _JOINED.search(raw, comma, high):
        high = comma
    return low, high


def _is_parted(between: bytes) -> bool:
    if _PARTED.search(between):
        return True
    return b"," in between and not _CHOICE.search(between)

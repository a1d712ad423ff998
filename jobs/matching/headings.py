"""Where the headings of a posting stand, and how far that goes which stands under them."""

import re
from typing import Final

_NEWLINE: Final = b"\n"
_COLON: Final = ord(":")
_ENDS_HEADING: Final = b"\n:"
_LONGEST_HEADING = 26  # characters on either side of the cue
_HEADING_START = re.compile(rb"\n(?!\s*(?:\xe2\x80\xa2|[-*] ))[^\n.;]*$")
_HEADING_END = re.compile(rb"[^\n.;,]{0,26}(?:\n|\Z)|[*_\s]{0,4}(?:\([^)\n]{0,20}\))?:")
_ENDS_BLOCK = re.compile(rb"\n\s*\n(?!\s*(?:\xe2\x80\xa2|\xe3\x83\xbb|[-*] ))")
# Bytes of letters in scripts without spaces; what stands before other cues is below them.
_BEYOND_SIGNS: Final = 0xC0
_WORDS = re.compile(r"[^\W_・ー]")
_UNSPACED_END = re.compile(
    r"\s*(?:[・／/、と]?\s*(?:経験|スキル|資格|条件|要件|能力|知識|人物像|年数|など|等)\s*)*"
    r"(?:[】＞>》〉］\])）」〕：:]|[\s*_]*(?:[（(][^）)]*[）)])?\s*$)"
)


def is_heading(raw: bytes, start: int, end: int) -> bool:
    """Tell whether the cue stands alone in a short line, or before a colon."""
    if start < _LONGEST_HEADING:
        line = raw.rfind(_NEWLINE, 0, start + 1)
    else:
        line = raw.rfind(_NEWLINE, start - _LONGEST_HEADING, start + 1)
        if line < 0:
            return raw[end - 1] == _COLON and raw[start + 1 : start + 2].isupper()
    if raw[start] >= _BEYOND_SIGNS:
        return _is_heading_unspaced(raw, start, end)
    if line != start and not _HEADING_START.match(b"\n" + raw[line + 1 : start + 1]):
        return False
    return raw[end - 1] in _ENDS_HEADING or _HEADING_END.match(raw, end - 1) is not None


def _is_heading_unspaced(raw: bytes, start: int, end: int) -> bool:
    """Tell whether nothing but signs stands before the cue in its line, and its end behind it."""
    line = raw.rfind(_NEWLINE, 0, start) + 1
    beyond = raw.find(_NEWLINE, end)
    behind = raw[end : beyond if beyond >= 0 else len(raw)].decode(errors="ignore")
    before = raw[line:start].decode(errors="ignore")
    return not _WORDS.search(before) and _UNSPACED_END.match(behind) is not None


def end_of_block(raw: bytes, start: int) -> int:
    """Return where the paragraph or the list under a heading ends: new headings may be unknown."""
    line = raw.find(_NEWLINE, start + 1)
    end = _ENDS_BLOCK.search(raw, line) if line >= 0 else None
    if end and not raw[line : end.start()].strip(b": \t\r\n"):  # right below the heading
        end = _ENDS_BLOCK.search(raw, end.end())
    return end.end() if end else len(raw)

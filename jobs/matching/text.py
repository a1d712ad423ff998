"""Texts as bytes in which whole words can be found by one pass of an automaton.

Lower case; everything but letters and digits is a space; as long as the original, so that a place
in one is the same place in the other.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_ASCII_ALONE: Final = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")  # noqa: PLR2004
    for code in range(256)
)
_ASCII: Final = _ASCII_ALONE[:128] + bytes(range(128, 256))
_ASCII_BYTES: Final = bytes(range(128))
_BEYOND_ASCII: Final = b" " * 128 + bytes(range(128, 256))
# What is no letter beyond ASCII: U+0080–BF, U+2000–2BFF, U+3000–301F, U+FF00–0F in UTF-8.
_SIGNS = (
    rb"\xe2[\x80-\xaf][\x80-\xbf]|\xc2[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]"
    rb"|\xe3\x80[\x80-\x9f]|\xef\xbc[\x80-\x8f]"
)
_FEW_SIGNS: Final = 8  # that are replaced one after the other
_SIGN = re.compile(_SIGNS)
_SIGNS_ALONE = re.compile(rb"(?:%b)*+" % _SIGNS)
_LATIN_ALONE = re.compile(rb"(?:\xc3[\x80-\xbf]|%b)*+" % _SIGNS)
# Scripts without spaces between words, or whose words carry endings: every place is an edge.
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff66-\uff9f"
)
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]+")


class Folded(NamedTuple):
    low: bytes  # what is searched
    raw: bytes  # the same places with capitals and signs
    set_in: tuple[int, ...]  # where spaces were set in, in characters of what `raw` encodes


def fold(text: str) -> Folded:
    """Make `text` searchable: in NFC, between two spaces, runs of unspaced scripts set apart."""
    if text.isascii():
        raw = f" {text} ".encode()
        return Folded(raw.translate(_ASCII), raw, (0,))
    raw = f" {text} ".encode(errors="replace")
    beyond = raw.translate(None, _ASCII_BYTES)
    if _SIGNS_ALONE.fullmatch(beyond):
        return Folded(raw.translate(_ASCII_ALONE), raw, (0,))
    if not _LATIN_ALONE.fullmatch(beyond) and not unicodedata.is_normalized("NFC", text):
        return fold(unicodedata.normalize("NFC", text))
    # A short look at what is not ASCII spares long ones at the whole text.
    letters = beyond.decode()
    set_in: tuple[int, ...] = (0,)
    if _UNSPACED_RUN.search(letters):
        text, set_in = _with_runs_apart(text)
        raw = f" {text} ".encode(errors="replace")
    lower = raw  # of ASCII takes care what follows
    if letters != letters.lower():
        lower = f" {text.lower()} ".encode(errors="replace")
        if len(lower) != len(raw):
            lower = f" {''.join(map(_lower_of_same_length, text))} ".encode(errors="replace")
    return Folded(_without_signs(lower, beyond).translate(_ASCII), raw, set_in)


def _without_signs(encoded: bytes, beyond: bytes) -> bytes:
    """Put spaces in the place of signs, given what of the text is not ASCII."""
    signs = set(_SIGN.findall(beyond))
    if len(signs) > _FEW_SIGNS:
        return _SIGN.sub(lambda found: b"   "[: len(found[0])], encoded)
    for sign in signs:
        encoded = encoded.replace(sign, b"   "[: len(sign)])
    return encoded


def _with_runs_apart(text: str) -> tuple[str, tuple[int, ...]]:
    """Put a space on each side of unspaced runs; return where spaces are then, one in front of all.

    They are counted in characters, as in `Folded`.
    """
    pieces: list[str] = []
    set_in = [0]
    last = 0
    for start, end in _unspaced_runs(text):
        set_in += (start + len(set_in), end + len(set_in) + 1)
        pieces += (text[last:start], " ", text[start:end], " ")
        last = end
    return "".join((*pieces, text[last:])), tuple(set_in)


def _unspaced_runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where unspaced runs begin and end; what is ASCII is passed over at once."""
    at = 0
    for part in text.encode(errors="replace").translate(_BEYOND_ASCII).split():
        piece = part.decode()
        at = text.index(piece, at)
        for run in _UNSPACED_RUN.finditer(piece):
            yield at + run.start(), at + run.end()
        at += len(piece)


def _lower_of_same_length(char: str) -> str:
    lower = char.lower()
    same = len(lower.encode(errors="replace")) == len(char.encode(errors="replace"))
    return lower if same else char


class Form(NamedTuple):
    """One way to write a word: what stands between its edges, and the signs at its edges."""

    core: bytes
    before: bytes  # the dot of “.net”
    after: bytes  # the pluses of “c++”
    is_unspaced: bool

    @property
    def pattern(self) -> bytes:
        return self.core if self.is_unspaced else b" " + self.core + b" "


_SHORTEST_JOINED = 5  # letters
_SHORTEST_WITH_PLURAL = 3
_EDGES = re.compile(r"^([.]?)(.*?)([+#]*)$", re.DOTALL)


@lru_cache(maxsize=20_000)
def read_form(words: str) -> Form | None:
    """Read a word or phrase; None when nothing in it can be searched."""
    found = _EDGES.match(" ".join(unicodedata.normalize("NFC", words).split()))
    if found is None:
        return None
    folded = fold(found[2])
    core = folded.low.strip()
    if not core:
        return None
    is_unspaced = _UNSPACED_RUN.fullmatch(found[2]) is not None
    return Form(core, found[1].encode(), found[3].encode(), is_unspaced)


@lru_cache(maxsize=20_000)
def other_spellings(form: Form, words: str) -> tuple[Form, ...]:
    """Return the plural, “nodejs” for “node.js”, “ci / cd”, “&” for “and”, the curly apostrophe."""
    return tuple(_other_spellings(form, words))


def _other_spellings(form: Form, words: str) -> Iterator[Form]:
    if form.is_unspaced:
        return
    joined = re.sub(r"(?<=\w)[-.](?=\w)", "", words)
    if joined != words and len(joined) >= _SHORTEST_JOINED and " " not in joined:
        yield form._replace(core=joined.lower().encode(errors="replace"))
    if "/" in words or "&" in words:
        apart = read_form(re.sub(r"\s*([/&])\s*", r" \1 ", words))
        yield form._replace(core=apart.core if apart else form.core)
    for one, other in ((" and ", " & "), (" & ", " and ")):
        if one in words and (joined_by := read_form(words.replace(one, other))):
            yield form._replace(core=joined_by.core)
    if "'" in words and (curly := read_form(words.replace("'", "’"))):
        yield form._replace(core=curly.core)
    last = form.core.rpartition(b" ")[2]
    if len(last) >= _SHORTEST_WITH_PLURAL and last.isalpha() and not last.endswith(b"s"):
        is_y = re.search(rb"[^aeiou]y$", last) is not None
        yield form._replace(core=form.core[:-1] + b"ies" if is_y else form.core + b"s")

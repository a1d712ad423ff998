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
# What is no letter beyond ASCII: U+0080–BF, U+2000–2BFF, U+3000–3002 … in UTF-8.
_TWO_BYTES = re.compile(rb"\xc2[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]")
_THREE_BYTES = re.compile(
    rb"\xe2[\x80-\xaf][\x80-\xbf]|\xe3\x80[\x80-\x9f]|\xef\xbc[\x80-\x8f]", re.DOTALL
)
_ASCII_BYTES: Final = bytes(range(128))
_SIGNS = rb"\xe2[\x80-\xaf][\x80-\xbf]|\xc2[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]"
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
    if _LATIN_ALONE.fullmatch(beyond):  # composed, and in lower case as long
        lower = f" {text.lower()} ".encode(errors="replace")
        for sign in set(_SIGN.findall(beyond)):
            lower = lower.replace(sign, b"   "[: len(sign)])
        return Folded(lower.translate(_ASCII), raw, (0,))
    text = unicodedata.normalize("NFC", text)
    raw = f" {text} ".encode(errors="replace")
    set_in: tuple[int, ...] = (0,)
    if _UNSPACED_RUN.search(text):
        set_in = tuple(_edges_of_runs(text))
        text = _UNSPACED_RUN.sub(r" \g<0> ", text)
        raw = f" {text} ".encode(errors="replace")
    lower = f" {text.lower()} ".encode(errors="replace")
    if len(lower) != len(raw):
        lower = f" {''.join(map(_lower_of_same_length, text))} ".encode(errors="replace")
    return Folded(_without_signs(lower).translate(_ASCII), raw, set_in)


def _without_signs(encoded: bytes) -> bytes:
    """Put spaces in the place of signs that are not ASCII."""
    return _THREE_BYTES.sub(b"   ", _TWO_BYTES.sub(b"  ", encoded))


def _edges_of_runs(text: str) -> Iterator[int]:
    yield 0
    for number, run in enumerate(_UNSPACED_RUN.finditer(text)):
        before = 1 + 2 * number
        yield before + run.start()
        yield before + run.end() + 1


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


def other_spellings(form: Form, words: str) -> Iterator[Form]:
    """Yield the plural, “nodejs” for “node.js”, “ci / cd” for “ci/cd”, the curly apostrophe."""
    if form.is_unspaced:
        return
    joined = re.sub(r"(?<=\w)[-.](?=\w)", "", words)
    if joined != words and len(joined) >= _SHORTEST_JOINED and " " not in joined:
        yield form._replace(core=joined.lower().encode(errors="replace"))
    if "/" in words or "&" in words:
        apart = read_form(re.sub(r"\s*([/&])\s*", r" \1 ", words))
        yield form._replace(core=apart.core if apart else form.core)
    if "'" in words and (curly := read_form(words.replace("'", "’"))):
        yield form._replace(core=curly.core)
    last = form.core.rpartition(b" ")[2]
    if len(last) >= _SHORTEST_WITH_PLURAL and last.isalpha() and not last.endswith(b"s"):
        is_y = re.search(rb"[^aeiou]y$", last) is not None
        yield form._replace(core=form.core[:-1] + b"ies" if is_y else form.core + b"s")

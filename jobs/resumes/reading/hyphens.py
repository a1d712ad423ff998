"""Words that a hyphen breaks over two lines: “mod-eling” is one word, “self-supervised” has two."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words

_BROKEN: Final = re.compile(r"[^\W\d_]-$")
_LAST: Final = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST: Final = re.compile(r"^[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What one word goes on with behind such a beginning: “high-light”, “data-bases”, “team-ing”.
_ENDING: Final = re.compile(
    r"(?:ing|ed|er|est|age|ment|ness|ly|is|iz|al|able|ably|ful|less|ship|light|ware|base|line|side"
    r"|ner|sh)(?:s|e[ds]?|ed|ing|ly)?"
)


@lru_cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(words.listed("hyphens", kind))


def is_broken(text: str) -> bool:
    """Tell whether a line ends within a word, or within one that a hyphen joins to the next."""
    return _BROKEN.search(text) is not None


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that are not broken at an end, in small letters."""
    found: set[str] = set()
    for text in texts:
        whole = _LAST.sub("", text)
        found.update(word.casefold() for word in _WORD.findall(whole))
    return frozenset(found)


def join(above: str, below: str, *, said: frozenset[str] = frozenset()) -> str:
    """Return two lines as one, of which the first ends with a hyphen, given words said elsewhere.

    A syllable loses the hyphen and a word keeps it: one that is written so elsewhere, that often
    begins another one, or that has a hyphen already. No dictionary tells; a rare word may be wrong.
    """
    last, first = _LAST.search(above), _FIRST.match(below)
    if last is None or first is None or not below[0].islower():
        return above + below  # “Radio-” above “Engineering”
    head, rest = last[1], first[0].casefold()
    if rest in _listed("joining"):
        return f"{above} {below}"
    small = head.casefold()
    both = f"{small}-{rest}"
    is_begun = small in _listed("begin") and not _ENDING.fullmatch(rest)
    is_two = both in said or both in _listed("whole") or "-" in head or is_begun
    if small + rest in said or not (is_two or (head.islower() and small in said)):
        return above[:-1] + below
    return above + below

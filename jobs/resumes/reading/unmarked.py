"""Headings of documents in which nothing looks like one: all letters alike, no rules, no gaps."""

import itertools
import re
from typing import Final

from jobs.resumes.reading import roles, words
from jobs.resumes.reading.headings import known, qualified
from jobs.resumes.reading.line import Line

_KINDS: Final = ("work", "education", "skills", "projects", "certificates")
_SMALL: Final = frozenset({"and", "of", "the", "in", "for", "und", "et", "y", "e", "i"})
_NO_HEADING: Final = re.compile(r"[^\w\s&/-]|\d")
_ENDS: Final = (".", ")", "!", ";")
_FEW: Final = 2
_MOST_WORDS: Final = 6


def headings_of(lines: list[Line]) -> list[tuple[Line, str]]:
    """Return headings with words beside the known ones, where nothing but words can mark them.

    “Web Skills and Tools” stands behind the end of a text, each of its words with a capital.
    """
    looks = {(round(line.size), line.is_bold, line.is_heading) for line in lines}
    named = [line.plain for line in lines if known(line.plain) not in ("", "contact")]
    if len(looks) != 1 or len(named) < _FEW or all(text.isupper() for text in named):
        return []
    return [
        (line, kind)
        for before, line in itertools.pairwise(lines[:-1])
        if before.plain.endswith(_ENDS) and (kind := _kind(line))
    ]


def _kind(line: Line) -> str:
    """Return the section that a line of few words in capitals names by how it ends."""
    parts = line.plain.split()
    if line.is_bullet or not 1 < len(parts) <= _MOST_WORDS or _NO_HEADING.search(line.text):
        return ""
    if not all(part[0].isupper() or part.casefold() in _SMALL for part in parts):
        return ""
    name = words.key(line.plain).split()
    ends = (" ".join(name[at:]) for at in range(1, len(name) - 1))
    kind = next((kind for end in ends if (kind := known(end)) in _KINDS), "")
    kind = kind or qualified(line.plain)
    return kind if kind in _KINDS and roles.leaning(line.plain) <= 0 else ""

"""All ways to part a line into title, employer and place, and how well each fits."""

import heapq
import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.likeness import NEVER, as_employer, as_place, as_title
from jobs.resumes.reading.places import STRONG
from jobs.resumes.reading.roles import leaning

TITLE, EMPLOYER, PLACE, OTHER = "TEPX"  # what a piece is: a short label of it
Shape = tuple[str, ...]  # labels and the marks between them
Values = tuple[tuple[str, str], ...]  # labels and what they are of
Way = tuple[Shape, float, Values]  # how to part a line, and how well it fits

_ANY: Final = "~"  # a mark beside a place
_MOST_CUTS: Final = 3
_MOST_MARKS: Final = 6  # more is a text
_MOST_WAYS: Final = 60
_CUT: Final = 0.2  # what each cut costs
_AHEAD: Final = 0.7  # what a place costs before its employer
_NEITHER: Final = 1.5  # what a piece costs that is none of the three
_LISTED: Final = re.compile(r"[^\W\d_a-z]\S* (?:&|and|und|et|y|e) \S")
_PARTNERS: Final = ("associates", "partners", "associes", "partner", "asociados", "associati")
_SIGNS: Final = re.compile(r"^[\u2190-\u2bff\ue000-\uf8ff]+")  # icons and arrows ahead
_LETTER: Final = re.compile(r"[^\W\d_]")
_INNER: Final = {  # what a mark costs within a title, an employer and a place
    "far": (4.0, 4.0, 4.0),
    "strong": (1.5, 1.5, 0.5),
    "slash": (0.3, 0.8, 0.2),
    "comma": (0.6, 1.0, 0.0),
    "at": (2.0, 1.0, 9.0),
    "colon": (0.5, 1.0, 9.0),
    "dot": (1.0, 1.0, 0.5),
    "open": (1.5, 1.5, 0.5),
}
_BARS: Final = frozenset("|·•⋅∙")
_BAR: Final = 1.0  # what a bar within a piece costs more than a dash, which names may have
_JOINTS: Final = {  # what speaks for two pieces beside each other
    ("comma", EMPLOYER, PLACE): 0.5,
    ("open", EMPLOYER, PLACE): 0.5,
    ("slash", EMPLOYER, PLACE): 0.3,
    ("strong", EMPLOYER, PLACE): 0.3,
    ("comma", TITLE, PLACE): -0.3,
    ("open", TITLE, PLACE): -0.3,
    ("at", TITLE, EMPLOYER): 2.0,
}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    at = "|".join(re.escape(each) for each in words.listed("at"))
    return re.compile(
        rf"(?P<far>\s*\t\s*|\s{{3,}})|(?P<strong>{STRONG.pattern})|(?P<slash>\s+/\s+)|(?P<comma>,\s+)"
        rf"|(?P<at>\s+(?:(?:{at})\s+(?=[^\W\d_a-z])|(?:presso|chez)\s+(?=[^\W\d_])))|(?P<colon>(?<=[\w.)]):\s+)"
        r"|(?P<dot>(?<=[^\W\d_A-Z]{3})\. +(?=[^\W\d_a-z]))|(?P<open>\s*\()"
    )


@lru_cache(maxsize=8_192)
def marks(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where marks part a text: from, to, kind; what is in brackets stays whole."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while match := _pattern().search(text, at):
        kind = match.lastgroup or ""
        at = match.end()
        if kind == "open":
            end = text.find(")", at)
            if end < 0:
                continue
            at = end
        if kind == "dot" and words.key(text[: match.start()].rpartition(" ")[2]) in _legal():
            continue
        found.append((match.start(), match.end(), kind))
    return tuple(found)


def _inner(text: str, label: str) -> float:
    """Return what the marks within a piece cost."""
    total = 0.0
    for start, end, kind in marks(text):
        if kind == "comma" and words.key(text[end:].partition(",")[0]) in _legal():
            continue
        if kind == "comma" and label == EMPLOYER and _is_of_firm(text[end:]):
            continue  # “Brandt, Osei & Cole LLP”
        if kind == "at" and leaning(text[:start]) <= 0:
            continue
        if kind == "open" and as_place(text[end:].rstrip(") ")) < 1:
            continue
        total += _INNER[kind][(TITLE, EMPLOYER, PLACE).index(label)]
        total += _BAR if kind == "strong" and set(text[start:end]) & _BARS else 0.0
    return total


def _is_of_firm(text: str) -> bool:
    """Tell whether a text is the end of a list of partners: “Osei & Cole LLP”."""
    last = words.key(text.rpartition(" ")[2])
    return bool(_LISTED.match(text)) and (last in _legal() or last in _PARTNERS)


@lru_cache(maxsize=1)
def _legal() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("employers", "legal", "practice"))


@lru_cache(maxsize=16_384)
def fit(text: str, label: str) -> float:
    """Return how well a piece fits a label."""
    if label == OTHER:
        return -_NEITHER
    score = {TITLE: as_title, EMPLOYER: as_employer, PLACE: as_place}[label](_trimmed(text))
    return score if score <= NEVER else score - _inner(text, label)


@lru_cache(maxsize=4_096)
def parsed(text: str) -> tuple[Way, ...]:
    """Return the ways to part one line, the likely first, each with a shape of its own."""
    found = marks(text)
    if len(found) > _MOST_MARKS:
        return ()
    done: dict[Shape, Way] = {}
    for count in range(min(len(found), _MOST_CUTS) + 1):
        for chosen in itertools.combinations(found, count):
            for way in _labelled(text, chosen):
                if way[0] not in done or way[1] > done[way[0]][1]:
                    done[way[0]] = way
    return tuple(heapq.nlargest(_MOST_WAYS, done.values(), key=lambda way: way[1]))


def _labelled(text: str, chosen: tuple[tuple[int, int, str], ...]) -> Iterator[Way]:
    starts = [0, *(end for _, end, _ in chosen)]
    ends = [*(start for start, _, _ in chosen), len(text)]
    raw = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    pieces = [_trimmed(piece) for piece in raw]
    if not all(_LETTER.search(piece) and piece.count("(") == piece.count(")") for piece in pieces):
        return
    kinds = [kind for _, _, kind in chosen]
    for labels in itertools.permutations((TITLE, EMPLOYER, PLACE, OTHER), len(pieces)):
        if not _may_be(labels, kinds):
            continue
        total = -_CUT * len(kinds)
        if (PLACE, EMPLOYER) in itertools.pairwise(labels):
            total -= _AHEAD
        for kind, pair, piece in zip(kinds, itertools.pairwise(labels), raw[1:], strict=True):
            if pair[1] != PLACE or fit(piece, PLACE) >= 1:  # a place that is known
                total += _JOINTS.get((kind, *pair), 0.0)
        for piece, label in zip(raw, labels, strict=True):
            total += fit(piece, label)
        if total < NEVER / 2:
            continue
        shape = [labels[0]]
        for kind, (before, label) in zip(kinds, itertools.pairwise(labels), strict=True):
            shape += [_ANY if PLACE in (before, label) else kind, label]
        yield tuple(shape), total, tuple(zip(labels, pieces, strict=True))


def _may_be(labels: tuple[str, ...], kinds: list[str]) -> bool:
    """Tell whether pieces with such marks between them can be these."""
    if OTHER in labels and (
        labels[0] == OTHER or any(kind not in ("strong", "far") for kind in kinds)
    ):
        return False
    behind = {"at": EMPLOYER, "open": PLACE}
    pairs = zip(kinds, labels[1:], strict=True)
    return all(behind.get(kind, label) == label for kind, label in pairs)


def _trimmed(text: str) -> str:
    text = _SIGNS.sub("", " ".join(text.split())).strip(" ,;:|·•–—-/")
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text.removesuffix(".") if len(text.rpartition(" ")[2]) > 6 else text

"""Which words of an entry's head are the title, the employer and the place."""

import re
from dataclasses import dataclass
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.places import STRONG, is_place, without_place

_COMMA: Final = re.compile(r"\s*(?:,|，|、)\s+|(?<=[\w)])\s+@\s*")
_WEAK_TITLES: Final = frozenset(
    {"product", "staff", "student", "stage", "partner", "member", "expert"}
)


@dataclass(frozen=True, slots=True)
class Role:
    title: str = ""
    employer: str = ""
    place: str = ""
    is_sure: bool = False  # words told them apart, not their order alone


def leaning(text: str) -> int:
    """Return how much a text is like a title: above 0 a title, below 0 an employer."""
    name = words.key(text)
    if not name:
        return 0
    score = 0
    titles = [each[0] for each in words.pattern("titles").finditer(name)]
    strong = [each for each in titles if each not in _WEAK_TITLES]
    if strong:
        score += 3
        if name.endswith(strong[-1]) or name.startswith(strong[0]):
            score += 1
    elif titles:
        score += 1
    if found := list(words.pattern("employers").finditer(name)):
        at_end = found[-1].end() >= len(name) - 1
        score -= 3 if at_end else 2
    return score


def read(lines: list[str], *, title_first: bool) -> Role:
    """Return the role that the lines of a head name; dates are gone from them already.

    `title_first` says what stands first where the words do not tell.
    """
    place = ""
    kept: list[str] = []
    for line in lines:
        text = line.strip(" \t,;:|·•–—-")
        if not text:
            continue
        if is_place(text):
            place = place or text
            continue
        kept.append(text)
    if not kept:
        return Role(place=place)
    if len(kept) == 1:
        role = _one_line(kept[0], title_first=title_first)
    else:
        role = _two_lines(kept, title_first=title_first)
    return Role(role.title, role.employer, role.place or place, role.is_sure)


def _two_lines(lines: list[str], *, title_first: bool) -> Role:
    """Return the role of a head of which each line says one thing, or the first line all."""
    peeled = [without_place(line) for line in lines]
    texts = [text for text, _ in peeled]
    place = next((place for _, place in peeled if place), "")
    scores = [leaning(text) for text in texts]
    best = max(range(len(texts)), key=lambda at: (scores[at], -at))
    others = [at for at in range(len(texts)) if at != best]
    least = min(others, key=lambda at: (scores[at], at))
    if scores[best] <= 0 or (scores[best] > 0 and scores[least] == scores[best]):
        alone = _one_line(lines[0], title_first=title_first)
        if alone.title and alone.employer and alone.is_sure:
            return alone
        first, second = texts[0], texts[1]
        title, employer = (first, second) if title_first else (second, first)
        return Role(title, employer, place)
    whole = _one_line(lines[best], title_first=title_first)
    if scores[least] >= 0 and whole.is_sure and whole.employer and leaning(whole.employer) < 0:
        return whole
    return Role(texts[best], _flat(texts[least]), place, is_sure=True)


def _one_line(line: str, *, title_first: bool) -> Role:
    """Return the role in one line: “title – employer”, “title, employer, place”, “title at …”."""
    text, place = without_place(line, fewest=2)
    pieces = [piece for piece in STRONG.split(text) if piece and not is_place(piece)]
    if len(pieces) > 1:
        return _pair(pieces, " – ", place, title_first=title_first)
    text = pieces[0] if pieces else text
    if role := _at(text, place):
        return role
    parts = [part for part in _COMMA.split(text) if part]
    if len(parts) > 1:
        return _pair(parts, ", ", place, title_first=title_first)
    shorter, town = without_place(text)
    score = leaning(shorter)
    if score > 0:
        return Role(title=shorter, place=place or town)
    return Role(employer=shorter, place=place or town, is_sure=score < 0)


def _pair(pieces: list[str], mark: str, place: str, *, title_first: bool) -> Role:
    """Return the role in pieces, cut where the two halves differ most."""
    best, cut, is_title_first = -99, 1, title_first
    for at in range(1, len(pieces)):
        left, right = mark.join(pieces[:at]), mark.join(pieces[at:])
        difference = leaning(left) - leaning(right)
        if abs(difference) > best or (abs(difference) == best and difference > 0 > cut):
            best, cut = abs(difference), at
            is_title_first = difference > 0 if difference else title_first
    left, right = mark.join(pieces[:cut]), mark.join(pieces[cut:])
    title, employer = (left, right) if is_title_first else (right, left)
    if mark == ", " and leaning(left) > 0 and leaning(right) > 0 and best < 2:
        return Role(title=f"{left}, {right}", place=place)
    employer, town = without_place(employer)
    is_sure = best >= 2 and leaning(title) > 0 and (mark != ", " or leaning(employer) < 0)
    return Role(title, employer, place or town, is_sure=is_sure)


def _at(text: str, place: str) -> Role | None:
    """Return the role in “title at employer”."""
    for word in words.listed("at"):
        parts = re.split(rf"\s+{re.escape(word)}\s+", text, maxsplit=1)
        if len(parts) == 2 and leaning(parts[0]) > 0 and parts[1][:1].isupper():
            employer, town = without_place(parts[1])
            return Role(parts[0].strip(" ,"), employer, place or town, is_sure=True)
    return None


def _flat(text: str) -> str:
    return " ".join(text.split())

"""What the heads of all entries say together: title, employer and place in one order."""

import re
from dataclasses import dataclass
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import dates_in, with_texts_told
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place, may_be_place
from jobs.resumes.reading.roles import Role, is_own_work, leaning
from jobs.resumes.reading.wrapping import unwrapped

_MARKS: Final = tuple(
    re.compile(each) for each in (r"\s+[|·•–—-]\s+|\t", r"\s+/\s+", "\u3000", r",\s+")
)
_FEWEST: Final = 2
_CLEAR: Final = 3  # how much more a column of titles is like titles than that of employers
_END: Final = " \t,;:|/·•–—."


@dataclass(frozen=True, slots=True)
class Order:
    mark: re.Pattern[str]
    has_places: bool
    has_margin: bool  # the places stand far right
    is_title_first: bool

    def role(self, head: str) -> Role | None:
        """Return the role in a head of one line, None where it has other pieces."""
        text, place = _without_margin(head) if self.has_margin else (head, "")
        pieces = _pieces(self.mark, text)
        if self.has_places and len(pieces) == 3:
            place = pieces.pop().rstrip(".")
        if len(pieces) != 2:
            return None
        title, employer = pieces if self.is_title_first else reversed(pieces)
        return Role(title, employer, place, is_sure=True)


def order(lines: list[Line]) -> Order | None:
    """Return how all lines with dates are parted; None where words do not tell their columns."""
    heads = [
        dates.without(line.text, found).strip()
        for line in with_texts_told(unwrapped(lines))
        if (found := dates_in(line))
    ]
    if len(heads) < _FEWEST:
        return None
    margins = [_without_margin(head) for head in heads]
    has_margin = sum(bool(place) for _, place in margins) * 2 > len(heads)
    texts = [text for text, _ in margins] if has_margin else heads
    for mark in _MARKS:
        rows = [_pieces(mark, text) for text in texts]
        if not all(len(row) in (2, 3) for row in rows):
            continue
        has_places = all(len(row) == 3 and may_be_place(row[2].rstrip(".")) for row in rows)
        if not has_places and any(len(row) != 2 for row in rows):
            continue
        first = sum(leaning(row[0]) for row in rows)
        second = sum(0 if is_own_work(row[1]) else leaning(row[1]) for row in rows)
        has_towns = any(_are_places([row[at] for row in rows]) for at in (0, 1))
        if abs(first - second) < _CLEAR or max(first, second) <= 0 or has_towns:
            return None
        return Order(mark, has_places, has_margin, first > second)
    return None


def _are_places(column: list[str]) -> bool:
    """Tell whether a column has places: all may be some, and most are known."""
    known = sum(1 for text in column if is_place(text) or is_town(text))
    return known * 2 >= len(column) and all(map(may_be_place, column))


def _pieces(mark: re.Pattern[str], text: str) -> list[str]:
    return [piece for each in mark.split(text) if (piece := " ".join(each.split()).strip(" ,;|/·"))]


def _without_margin(head: str) -> tuple[str, str]:
    text, _, last = head.strip(_END).rpartition("\t")
    place = last.strip()
    return (text.strip(), place) if text.strip() and may_be_place(place) else (head, "")

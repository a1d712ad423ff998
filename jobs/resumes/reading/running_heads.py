"""What stands at the head or the foot of pages, and is none of what the document tells."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from jobs.resumes.reading import dates, words
from jobs.resumes.reading.line import Line

_NUMBER: Final = re.compile(r"\d+")
_PAGE: Final = r"(?:page|seite|página|pagina|strona|sida|side|pág\.?)"
_OF: Final = r"(?: ?(?:/|of|von|de|di|van|z|av|af|sur) ?\d{1,2})?"
_PAGE_NUMBER: Final = re.compile(
    r"(?:[\w .,'’-]{0,40}[–—-] ?)?(?:page|seite|p\.|pág\.?|s\.)? ?\d+ ?(?:/|of|von|de|di|z) ?\d+",
    re.IGNORECASE,
)
# Beside the name of a person or of the document, at the head of a page.
_COUNTED: Final = re.compile(rf"(?:.{{0,60}}[,|·•–—-] ?)?{_PAGE} ?\d{{1,2}}{_OF}", re.IGNORECASE)
_PIECES: Final = re.compile(r"\s*[\t|·•–—]\s*|\s+-\s+|,\s+(?=\D)")
_COUNT: Final = re.compile(rf"(?:{_PAGE}|p\.)? ?(\d{{1,2}}){_OF}", re.IGNORECASE)


def without_running_heads(lines: list[Line], pages: int) -> Iterator[Line]:
    """Leave out page numbers, and what stands at the same place on most pages."""
    edges = _edges(lines)
    name = max(lines, key=lambda line: line.size, default=Line("")).plain
    lines = [line for line in lines if not (line.y in edges[line.page] and _counts(line, name))]
    if pages < 2:
        lowest = max((line.y for line in lines), default=0.0)
        yield from (line for line in lines if line.y < lowest or not _is_only_page(line))
        return
    places = Counter(_place(line) for line in lines)
    seen: set[tuple[str, int]] = set()
    for line in lines:
        place = _place(line)
        repeats = places[place] >= max(2, pages * 0.6) and len(line.plain) > 1
        is_counted = line.page > 1 and any(map(_COUNTED.fullmatch, line.cells))
        if (repeats and place in seen) or is_counted or _PAGE_NUMBER.fullmatch(line.plain):
            continue
        seen.add(place)
        yield line


def _edges(lines: list[Line]) -> dict[int, tuple[float, float]]:
    """Return how high the first and the last line of each page stand."""
    pages: dict[int, list[float]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line.y)
    return {page: (min(heights), max(heights)) for page, heights in pages.items()}


def _counts(line: Line, name: str) -> bool:
    """Tell whether a line says which page this is of whose resume: “Ada Tarn · Résumé · 1”.

    It says nothing else but the day on which it was written.
    """
    pieces = [piece for piece in _PIECES.split(line.text.strip()) if piece]
    counts = [
        piece for piece in pieces if (n := _COUNT.fullmatch(piece)) and int(n[1]) == line.page
    ]
    titles = {words.key(each) for each in words.listed("stop")}
    named = [each for each in pieces if each == name or words.key(each) in titles]
    others = [each for each in pieces if each not in counts and each not in named]
    are_dates = all(dates.find(each) or each.isdigit() for each in others)
    return bool(counts) and bool(named) and are_dates


def _is_only_page(line: Line) -> bool:
    """Tell whether a line counts one page of one."""
    numbers = _NUMBER.findall(line.plain)
    return numbers == ["1", "1"] and bool(_PAGE_NUMBER.fullmatch(line.plain))


def _place(line: Line) -> tuple[str, int]:
    return _NUMBER.sub("#", line.plain), round(line.y / 4)

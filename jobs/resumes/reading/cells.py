"""Cells of rows that go on below: what had no room beside its neighbours is put together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, hyphens
from jobs.resumes.reading.headings import CJK
from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.pdf import ICON
from jobs.resumes.reading.spans import FAR, RATING, Span
from jobs.resumes.reading.wrapping import OPEN_WORD, ends_open

_STEP: Final = 1.55  # of the letters' height: the rows of one cell are not farther apart
_EDGE: Final = 1.5  # points
_NARROW: Final = 5  # of the letters' height
_PAIR: Final = 2  # cells: a label and what it labels, however long
_LONGEST_HEAD: Final = 70  # letters
_MOST_WORDS: Final = 5  # of what goes on at the left margin, where everything begins


def with_whole_cells(rows: list[list[Span]], right: float) -> list[list[Span]]:
    """Put the rest of cells into the row in which they begin; lines may end at `right`.

    A row belongs to the one above where each of its texts begins at the edge of a cell there, looks
    alike, and would not have had room for its first word. A bullet beside it begins anew.
    """
    right = max([right, *(span.x1 for row in rows for span in row)])
    starts = Counter(round(span.x0) for row in rows for span in row)
    done: list[list[Span]] = []
    for row in rows:
        above = done[-1] if done else []
        is_rated = any(map(_is_rating, above)) and any(map(_is_rating, row))
        is_open = bool(above[1:]) and not is_rated  # dots and stars stand in rows of their own
        cells = [_begun(above, span, right, starts) if is_open else None for span in row]
        rest = [span for cell, span in zip(cells, row, strict=True) if cell is None]
        if rest and not without_bullet(rest[0].text)[1] and not rest[0].is_bullet:
            done.append(row)
            continue
        for cell, span in zip(cells, row, strict=True):
            if cell is not None:
                _join(cell, span)
        if rest:
            done.append(rest)
    return done


def _is_rating(span: Span) -> bool:
    return bool(RATING.fullmatch(span.text))


def _begun(above: list[Span], span: Span, right: float, starts: Counter[int]) -> Span | None:
    """Return the cell of the row above that goes on with a text."""
    at = next((n for n, cell in enumerate(above) if abs(cell.x0 - span.x0) < _EDGE), None)
    is_label = at is None and _goes_on_at_right(above[0], span)
    at = 0 if is_label else at
    if at is None or span.is_bullet or span.text == ICON or dates.find(span.text):
        return None
    last = at  # of the texts in the cell, which may be written in several styles
    while last + 1 < len(above) and above[last + 1].x0 - above[last].x1 < FAR * above[last].size:
        last += 1
    cell = above[last]
    is_half = (
        is_label
        or bool(OPEN_WORD.search(cell.text))
        or _is_broken(cell.text, span.text)
        or (cell.text.count("(") > cell.text.count(")") and ")" in span.text)
    )
    before, after = above[at - 1 : at], above[last + 1 : last + 2]
    is_near = before and above[at].x0 - before[0].x1 < FAR * cell.size
    if before and not is_half and (before[0].is_bullet or is_near):
        return None
    if not before and (not after or len(span.text.split()) > _MOST_WORDS):
        return None
    is_column = after and (starts[round(after[0].x0)] > 1 or _is_narrow(above[at], span, after[0]))
    if after and not is_half and after[0].x1 < right - _EDGE and not is_column:
        return None  # what stands right behind a text, not in a column, leaves it all the room
    look_alike = cell.ends_bold == span.is_bold and abs(cell.size - span.size) < 0.2 * cell.size
    if not look_alike or span.y - max(cell.y, cell.last_y) > _STEP * span.size:
        return None
    limit = after[0].x0 - FAR * cell.size if after else right
    is_full = cell.text != ICON and _end(cell) + _width(span) > limit
    return cell if is_half or is_full else None


def _is_broken(text: str, below: str) -> bool:
    """Tell whether a word is broken over two rows."""
    return hyphens.is_broken(text) and below[0].islower()


def _is_narrow(cell: Span, span: Span, after: Span) -> bool:
    """Tell whether both rows of a cell stand in a column that has room for hardly more."""
    return after.x0 - cell.x0 < _NARROW * cell.size and span.x1 < after.x0


def _goes_on_at_right(cell: Span, span: Span) -> bool:
    """Tell whether a label goes on below in a column of those that end at one x."""
    return abs(cell.x1 - span.x1) < _EDGE and ends_open(cell.text)


def _end(cell: Span) -> float:
    return cell.last_x1 or cell.x1


def _width(span: Span) -> float:
    """Return how wide the first word is, with the space before it."""
    first = span.text.split()[0]
    letters = 1 if CJK.match(first) else len(first) + 1
    return letters * (span.x1 - span.x0) / max(1, len(span.text))


def _join(cell: Span, span: Span) -> None:
    cell.text = _whole(cell.text, span.text)
    cell.last_y, cell.last_x1 = span.y, span.x1
    cell.ends_bold = span.ends_bold


def _whole(text: str, below: str) -> str:
    """Return a text with what it goes on with below, whole where a hyphen broke a word."""
    if _is_broken(text, below):
        return hyphens.join(text, below)
    is_joined = text.endswith("-") or CJK.match(below)
    return f"{text}{'' if is_joined else ' '}{below}"


def unwrapped_cell(lines: list[Line], right: float) -> list[Line]:
    """Return the lines of a cell that ends at `right`, whole again where a word had no room."""
    done: list[Line] = []
    for line in lines:
        before = done[-1] if done else None
        if before is None or line.is_bullet or line.is_bold != before.is_bold:
            done.append(line)
            continue
        first = line.plain.split()[0]
        width = (len(first) + 1) * (line.x1 - line.x0) / max(1, len(line.plain))
        is_open = before.text.count("(") > before.text.count(")")
        is_dated = not is_open and dates.find(line.text) is not None
        if is_dated or before.x1 + width < right - 0.5 * line.size:
            done.append(line)
            continue
        before.text = _whole(before.text, line.text)
        before.x1 = line.x1
    return done


def side_by_side(cells: list[list[Line]]) -> Iterator[Line]:
    """Yield what the cells of a row begin with as one line, and then the rest of each."""
    cells = [cell for cell in cells if cell]
    told = [
        cell
        for cell in cells[1:]
        if cell[0].is_bullet or (len(cells) > _PAIR and len(cell[0].plain) > _LONGEST_HEAD)
    ]
    heads = [cell[0] for cell in cells if cell not in told]
    if not heads:
        return
    links = tuple(link for head in heads for link in head.links)
    is_alone = len(heads) == 1
    yield replace(
        heads[0],
        text="\t".join(head.text for head in heads),
        x1=heads[-1].x1,
        is_bold=any(head.is_bold for head in heads),
        is_bullet=is_alone and heads[0].is_bullet,
        links=links,
    )
    for cell in cells:
        yield from cell if cell in told else cell[1:]

"""Positions on cards: in cells of their own, or with their dates below all that was done."""

from jobs.resumes.reading import dates
from jobs.resumes.reading.dated import SENTENCE, dates_in
from jobs.resumes.reading.entries import is_head
from jobs.resumes.reading.line import Line

_FEWEST = 2


def are_cells(rows: list[list[list[Line]]]) -> bool:
    """Tell whether each cell of a table tells of a time of its own, in several lines."""
    cells = [cell for row in rows for cell in row if cell]
    are_beside = any(sum(1 for cell in row if cell) > 1 for row in rows)
    return are_beside and all(len(cell) > 1 and any(map(_is_span, cell)) for cell in cells)


def _is_span(line: Line) -> bool:
    found = dates_in(line)
    return found is not None and (bool(found.start) or found.is_current)


def with_dates_ahead(lines: list[Line]) -> list[Line]:
    """Return the lines, the dates of each card moved up behind its first line."""
    ends = [at for at, line in enumerate(lines) if _is_bare(line)]
    if len(ends) < _FEWEST or ends[-1] != len(lines) - 1:
        return lines
    cards = [
        lines[start:end] for start, end in zip([0, *(at + 1 for at in ends)], ends, strict=False)
    ]
    if not all(map(_is_card, cards)) or not any(map(_tells, cards)):
        return lines
    return [
        line
        for card, end in zip(cards, ends, strict=True)
        for line in (card[0], lines[end], *card[1:])
    ]


def _is_bare(line: Line) -> bool:
    """Tell whether a line has dates and nothing else."""
    found = None if line.is_bullet else dates_in(line)
    return found is not None and not any(map(str.isalnum, dates.without(line.text, found)))


def _is_card(card: list[Line]) -> bool:
    """Tell whether lines begin with a head without dates and go on with what was done."""
    is_undated = not any(dates_in(line) for line in card if not line.is_bullet)
    return len(card) > 1 and is_head(card[0]) and is_undated


def _tells(card: list[Line]) -> bool:
    """Tell whether the last line is of what was done."""
    return card[-1].is_bullet or bool(SENTENCE.search(card[-1].plain))

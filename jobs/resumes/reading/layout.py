"""Spans to lines in reading order: columns, rows, running heads."""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from jobs.resumes.reading import boxes, dates, forms
from jobs.resumes.reading.cells import side_by_side, unwrapped_cell, with_whole_cells
from jobs.resumes.reading.columns import Band, bands
from jobs.resumes.reading.dated import ends_sentence
from jobs.resumes.reading.line import Line, begins_small, without_bullet
from jobs.resumes.reading.pdf import ICON, Link, Page
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.ruled import Table, parted
from jobs.resumes.reading.running_heads import without_running_heads
from jobs.resumes.reading.spans import FAR, Span, spans_of

_GAP: Final = 1.45  # of the usual distance between lines: more than that is a gap
_LONG: Final = 4  # rows: more of them in a cell are a text of their own
_DASHES: Final = ("—", "–")
_FEWEST_TOLD: Final = 6  # words of a sentence in one row
_NUMBER: Final = re.compile(r"\d+")


@dataclass(slots=True)
class Flow:
    """Lines that are read one after the other, perhaps over several pages."""

    lines: list[Line] = field(default_factory=list)
    gutter: tuple[float, float] | None = None  # between which x it stands, when in a column


def lines_of(pages: list[Page]) -> list[Line]:
    """Return the lines of a document in reading order."""
    flows: list[Flow] = []
    for number, page in enumerate(pages, 1):
        is_first = number > 1
        for part in parted(spans_of(page), page.rules):
            cells = boxes.cards(part) if isinstance(part, Table) else []
            if isinstance(part, Table) and not cells and not _is_layout(part):
                flows.append(Flow(list(_table(part, number, page.links))))
                is_first = False
                continue
            spans = part if isinstance(part, list) else part.spans
            texts = cells or boxes.apart(spans, page.boxes)
            for band in (band for text in texts for band in bands(text, page.width)):
                _append(flows, _flows(band, number, page), is_first=is_first)
                is_first = False
    lines = []
    for column, flow in enumerate(flows, 1):
        for line in flow.lines:
            line.column = column if flow.gutter else 0
        lines.extend(flow.lines)
    return list(without_running_heads(lines, len(pages)))


def _is_layout(table: Table) -> bool:
    """Tell whether the columns of a table are texts of their own, as a sidebar is."""
    if forms.is_title_row(_titles(table)):
        return False
    full = [row for row in table.rows if sum(1 for cell in row if cell.spans) > 1]
    long = [row for row in full if sum(1 for cell in row if cell.count_rows() > _LONG) > 1]
    return len(long) * 2 >= len(full)


def _table(table: Table, number: int, links: list[Link]) -> Iterator[Line]:
    """Yield the rows of a table: what its cells begin with as one line, the rest below."""
    titles = _titles(table)
    is_titled, told_at = forms.is_title_row(titles), forms.told_in(titles)
    for row in table.rows:
        cells = [
            unwrapped_cell(_lines(cell.spans, number, links, cell.right), cell.right)
            for cell in row
        ]
        told: list[Line] = []
        if row is not table.rows[0] and 0 <= told_at < len(cells):
            told, cells[told_at] = cells[told_at], []
        said = [cell for cell in cells if cell]
        if is_titled and said:  # a cell that is empty keeps its place
            cells = [cell or [replace(said[0][0], text="")] for cell in cells]
        for at, line in enumerate(side_by_side(cells)):
            line.is_after_gap = not at and dates.find(line.text) is not None
            yield line
        yield from (replace(line, is_bullet=True) for line in told)


def _titles(table: Table) -> list[str]:
    return [" ".join(span.text for span in cell.spans) for cell in table.rows[0]]


def _flows(band: Band, number: int, page: Page) -> list[Flow]:
    is_parted = len(band.columns) > 1
    spans = [span for column in band.columns for span in column]
    # Margins are alike, and what does not fill its line ends where it was meant to.
    right = 0.0 if is_parted else page.width - min((span.x0 for span in spans), default=0.0) - 4
    return [
        Flow(_lines(column, number, page.links, right), (x0, x1) if is_parted else None)
        for (x0, x1), column in zip(band.edges, band.columns, strict=True)
    ]


def _append(flows: list[Flow], new: list[Flow], *, is_first: bool) -> None:
    """Add the flows of a band; the first one of a page may go on with columns before."""
    columns = [flow for flow in flows[-3:] if flow.gutter]
    if is_first and columns and flows[-1].gutter:
        rest = []
        for flow in new:
            goes_on = next((old for old in columns if _is_within(flow, old)), None)
            if goes_on is None:
                rest.append(flow)
            else:
                goes_on.lines.extend(flow.lines)
        flows.extend(rest)
        return
    flows.extend(new)


def _is_within(flow: Flow, column: Flow) -> bool:
    if not flow.lines or column.gutter is None:
        return False
    left, right = column.gutter
    return (
        min(line.x0 for line in flow.lines) >= left - 6
        and max(line.x1 for line in flow.lines) <= right + 6
    )


def _lines(spans: list[Span], page: int, links: list[Link], right: float) -> list[Line]:
    rows: list[list[Span]] = []
    for span in spans:
        row = next((row for row in reversed(rows[-4:]) if _is_on(row[0], span)), None)
        if row is None:
            rows.append([span])
        else:
            row.append(span)
    rows = _with_whole_margins([sorted(row, key=lambda s: s.x0) for row in rows])
    rows = [part for row in with_whole_cells(rows, right) for part in _below_heading(row)]
    edge = min((row[0].x0 for row in rows if row[0].text.startswith("•")), default=0.0)
    read = [(_line(row, page, links, edge), max(s.last_y or s.y for s in row)) for row in rows]
    read = [(line, end) for line, end in read if line.text]
    lines = [line for line, _ in read]
    _mark_gaps(lines, [end for _, end in read])
    return lines


def _below_heading(row: list[Span]) -> Iterator[list[Span]]:
    """Yield a heading in a rail, and what it heads, as rows of their own."""
    if row[0].is_heading and len(row) > 1:
        yield row[:1]
        row = row[1:]
    yield row


def _with_whole_margins(rows: list[list[Span]]) -> list[list[Span]]:
    """Move what stands in the right margin beside a bullet up to the row that it belongs to.

    A margin with the place, the dates and the duration of a position is higher than its head. So
    it may stand beside a sentence, too.
    """
    done: list[list[Span]] = []
    for row, below in zip(rows, [*rows, []][1:], strict=True):
        above = done[-1] if done else []
        is_margin = (
            len(above) > 1
            and _is_marginal(row[-1].text)
            and above[-1].x0 - above[-2].x1 > 2 * above[-1].size
            and row[-1].y - above[-1].y < 4 * row[-1].size
            and _is_in_margin(row[-1], above[-1])
        )
        if is_margin and len(row) > 1 and row[-1].x0 - row[-2].x1 > row[-1].size:
            is_told = row[0].is_bullet or without_bullet(row[0].text)[1] or _is_prose(row, below)
            if is_told or above[-1].y > row[0].y or _ends_cell(above, row):
                above.append(row.pop())
        elif is_margin and len(row) == 1 and row[0].x0 > above[-2].x1:
            above.append(row.pop())
        if row:
            done.append(row)
    return done


def _is_prose(row: list[Span], below: list[Span]) -> bool:
    """Tell whether what stands beside a margin is a sentence, or goes on below as one does."""
    if ends_sentence(row[-2].text):
        return True
    goes_on = bool(below) and abs(below[0].x0 - row[0].x0) < 1 and begins_small(below[0].text)
    return goes_on and len(row[-2].text.split()) >= _FEWEST_TOLD


def _ends_cell(above: list[Span], row: list[Span]) -> bool:
    """Tell whether what stands beside a margin is below the first of three cells, and as narrow."""
    is_below = abs(row[0].x0 - above[0].x0) < 1 and row[-2].x1 < above[1].x0
    return len(above) > len(row) and is_below


def _is_in_margin(span: Span, above: Span) -> bool:
    """Tell whether both end at the same x, or begin at it where what is above is marginal too."""
    begins_alike = abs(span.x0 - above.x0) < 2.5 and _is_marginal(above.text)
    return begins_alike or abs(span.x1 - above.x1) < 2.5


def _is_marginal(text: str) -> bool:
    """Tell whether a text is a place, dates or a duration."""
    return len(text) < 30 and (bool(_NUMBER.search(text)) or is_place(text))


def _is_on(first: Span, span: Span) -> bool:
    """Tell whether a text stands on the row of another; small ones far right may stand off it."""
    size = max(min(first.size, span.size), 4.0)
    left, right = sorted((first, span), key=lambda each: each.x0)
    is_margin = right.size < 0.9 * left.size and right.x0 - left.x1 > 2 * left.size
    return abs(first.y - span.y) < (0.5 if is_margin else 0.4) * size


def _line(row: list[Span], page: int, links: list[Link], edge: float = 0.0) -> Line:
    """Return the line of a row; a dash at `edge`, where bullets stand, or left of it is none."""
    parts: list[str] = []
    for at, span in enumerate(row):
        if at and span.text != ICON and row[at - 1].text != ICON:
            gap = span.x0 - row[at - 1].x1
            parts.append("\t" if gap > FAR * 0.95 * min(span.size, row[at - 1].size) else " ")
        parts.append("\t" if span.text == ICON else span.text)
    text = "".join(parts).strip(" ")
    is_bullet = False
    if not (row[0].x0 < edge + 2 and text.startswith(_DASHES)):
        text, is_bullet = without_bullet(text)
    written = [span for span in row if span.text != ICON and not span.is_bullet] or row
    main = max(written, key=lambda span: len(span.text))
    line = Line(
        text.strip(),
        page,
        row[0].x0,
        row[-1].x1,
        main.y,
        main.size,
        written[0].is_bold,
        is_heading=row[0].is_heading and len(row) == 1,
        ends_plain=written[0].is_bold and not written[-1].ends_bold,
        is_bullet=is_bullet or (row[0].is_bullet and len(row) > 1),
    )
    bold = written[0].text[: written[0].bold_to]
    is_first = len(written) == 1 or line.text.startswith(f"{written[0].text}\t")
    line.bold_to = len(bold) if is_first and line.text.startswith(bold) else 0
    line.links = tuple(dict.fromkeys(link.target for link in links if _covers(link, line)))
    return line


def _covers(link: Link, line: Line) -> bool:
    return link.top - 2 <= line.y <= link.bottom + 2 and link.x0 < line.x1 and line.x0 < link.x1


def _mark_gaps(lines: list[Line], ends: list[float]) -> None:
    """Mark what stands clearly apart from the line before, of which `ends` has the last row."""
    steps = [line.y - end for line, end in zip(lines[1:], ends, strict=False)]
    below = [step for step in steps if step > 1]  # point: a heading in a rail is no line above
    usual = statistics.median(below) if below else 0.0
    small = statistics.quantiles(below, n=4)[0] if len(below) > 3 else usual
    for line, step in zip(lines[1:], steps, strict=True):
        line.is_after_gap = step > _GAP * max(small, 0.9 * line.size)
    if lines:
        lines[0].is_after_gap = lines[0].page == 1

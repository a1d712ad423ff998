"""Columns that only label the rows of their neighbour: dates, places, headings."""

import re
import statistics
from collections import Counter
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.headings import known, names_section
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.spans import Span

_FEWEST_HEADINGS: Final = 3
_CONTACT: Final = re.compile(r"@|\d")
_MOST_WORDS: Final = 4  # of a heading in a rail
_FEWEST_LABELS: Final = 3
_FEWEST_CARDS: Final = 2  # rows
_MOST_OF: Final = 0.7
_EDGE: Final = 1.5  # points
_MOST_RAIL_ROWS: Final = 4
_NEXT_ROW: Final = 1.3  # of the letters' height: no more is between two rows of one heading
_LONGEST_RAIL: Final = 40
# A year or a month of one; no telephone number, no postcode, no “1500 hours”.
_RAIL: Final = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)|(?<!\d)\d{1,2}[./]\d{2}(?!\d)|(?<!\d)\d{1,2}[./](?:19|20)\d{2}(?!\d)"
    r"|[^\W\d_]\.? ?['’‘]\d{2}(?!\d)"
)


def rows_of(spans: list[Span]) -> list[list[Span]]:
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda each: each.y):
        if rows and span.y - rows[-1][0].y < 0.4 * max(span.size, 4.0):
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows


def _is_label(text: str) -> bool:
    return bool(_RAIL.search(text)) or is_place(text)


def is_rail(side: list[Span], other: list[Span]) -> bool:
    """Tell whether `side` only labels the rows of `other`: dates, places, headings."""
    if not side or not other:
        return True
    if headings_of(side, other) or _are_right_aligned(side, other):
        return True
    end = max(span.y + span.size for span in other)
    rows = rows_of([span for span in side if span.y < end])  # what stands below labels nothing
    other_rows = rows_of(other)
    heads = _heads(rows, other_rows)
    if heads and heads[0] is rows[0] and _are_both_headed(rows[0], other_rows):
        return False
    own = [row for row in rows if row not in heads]
    dated = sum(1 for row in own if any(_is_label(span.text) for span in row))
    if own and is_date_rail(own, other):
        return True
    if len(heads) >= 2 and own:
        if dated >= 0.5 * len(own):
            rows = own
        elif len(own) > len(heads):  # unless it has labels, it has sections of its own
            return _are_labelled(heads, own, other_rows)
    if not rows:
        return False
    rows = _without_heading(rows, heads, other_rows)
    aligned = sum(1 for row in rows if is_beside(row, other_rows))
    if aligned < 0.7 * len(rows):
        return False
    letters = sum(len(span.text) for span in side)
    top, bottom = rows[0][0].y - rows[0][0].size, rows[-1][0].y
    is_headed = any(known(row[0].text) for row in other_rows if top < row[0].y <= bottom)
    is_sparse = len(rows) <= 0.7 * len(other_rows) or (aligned == len(rows) and not is_headed)
    is_short = letters <= 26 * len(rows)
    return (is_sparse and is_short) or dated >= 0.5 * len(rows)


def are_both_dated(side: list[Span], other: list[Span]) -> bool:
    """Tell whether entries stand beside each other, as on cards: each has its own span of dates."""
    spans = [row for row in rows_of(side) if has_span(row)]
    others = [row for row in rows_of(other) if has_span(row)]
    return sum(1 for row in spans if is_beside(row, others)) >= _FEWEST_CARDS


def has_span(row: list[Span]) -> bool:
    """Tell whether one of the texts has a span of dates."""
    return any(_is_span(span.text) for span in row)


@lru_cache(maxsize=4_096)
def _is_span(text: str) -> bool:
    found = dates.find(text) if len(text) <= _LONGEST_RAIL else None
    return found is not None and (bool(found.start) or found.is_current)


def _heads(rows: list[list[Span]], others: list[list[Span]]) -> list[list[Span]]:
    """Return the rows that are headings, not labels beside others, as “Sports” among interests."""
    named = [row for row in rows if known(row[0].text)]
    are_labels = all(_is_plain(row, rows) and is_beside(row, others) for row in named)
    return [] if are_labels and named != rows[:1] else named


def _without_heading(
    rows: list[list[Span]], heads: list[list[Span]], others: list[list[Span]]
) -> list[list[Span]]:
    """Return the rows but for a heading that stands above both columns."""
    is_headed = heads == rows[:1] or not _is_plain(rows[0], rows)
    is_above = is_headed and len(rows) > 1 and not is_beside(rows[0], others)
    return rows[1:] if is_above else rows


def _are_both_headed(first: list[Span], others: list[list[Span]]) -> bool:
    """Tell whether a heading stands beside another one that looks alike: two columns begin."""
    return any(
        is_beside(first, [row])
        and known(row[0].text)
        and row[0].is_bold == first[0].is_bold
        and abs(row[0].size - first[0].size) < _EDGE
        for row in others
    )


def _is_plain(row: list[Span], rows: list[list[Span]]) -> bool:
    """Tell whether a row looks as most do: no bolder, no larger, not alone in capitals."""
    most = sum(1 for each in rows if each[0].is_bold) * 2 > len(rows)
    size = statistics.median(each[0].size for each in rows)
    is_loud = row[0].text.isupper() and not all(each[0].text.isupper() for each in rows)
    return row[0].is_bold <= most and row[0].size < 1.08 * size and not is_loud


def _are_right_aligned(side: list[Span], other: list[Span]) -> bool:
    """Tell whether most of `side` are labels that end at one x, each beside a row of `other`."""
    others = rows_of(other)
    rows = [row for row in rows_of(side) if is_beside(row, others)]
    ends = Counter(round(row[-1].x1) for row in rows)
    end = max(ends, key=lambda each: ends[each], default=0)
    labels = [row for row in rows if abs(row[-1].x1 - end) < _EDGE]
    begin = {round(row[0].x0) for row in labels}
    are_free = not any(known(row[0].text) for row in others)
    return len(begin) >= _FEWEST_LABELS and len(labels) >= _MOST_OF * len(rows) and are_free


def _are_labelled(heads: list[list[Span]], own: list[list[Span]], others: list[list[Span]]) -> bool:
    """Tell whether rows label those of another column, and headings stand alone above both."""
    alone = [row for row in heads if not is_beside(row, others, 1.0)]
    labels = [*own, *(row for row in heads if row not in alone)]  # “Languages” may be one
    aligned = sum(1 for row in labels if is_beside(row, others))
    is_short = all(len(span.text) <= _LONGEST_RAIL for row in labels for span in row)
    return bool(alone) and is_short and aligned >= 0.9 * len(labels)


def is_beside(row: list[Span], others: list[list[Span]], most: float = 0.35) -> bool:
    return any(
        abs(row[0].y - other[0].y) < most * min(row[0].size, other[0].size) for other in others
    )


def is_date_rail(rows: list[list[Span]], other: list[Span]) -> bool:
    """Tell whether each group of rows has a date and begins beside a row of the other column."""
    groups = groups_of(rows)
    texts = [[span.text for row in group for span in row] for group in groups]
    others = rows_of(other)
    good = sum(
        1
        for group, said in zip(groups, texts, strict=True)
        if any(_RAIL.search(text) for text in said)
        and len(group) <= _MOST_RAIL_ROWS
        and max(map(len, said)) <= _LONGEST_RAIL
        and is_beside(group[0], others, 0.6)
    )
    return good >= 2 and good >= 0.7 * len(groups)


def groups_of(rows: list[list[Span]]) -> list[list[list[Span]]]:
    """Return rows that follow each other closely, together; one of them has a date."""
    groups: list[list[list[Span]]] = []
    for row in rows:
        is_dated = any(_RAIL.search(span.text) for span in row)
        above = groups[-1][-1][0] if groups else None
        is_near = above and row[0].y - max(above.y, above.last_y) < 1.7 * row[0].size
        if is_near and not is_dated:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def is_dated(group: list[list[Span]]) -> bool:
    return any(_RAIL.search(span.text) for span in group[0])


def headings_of(side: list[Span], other: list[Span]) -> list[tuple[list[Span], str]]:
    """Return the headings of a column that holds nothing else, each with the spans it is of.

    Where all look alike and stand beside a row of `other`, half of them may be in any words.
    """
    found: list[tuple[list[Span], str]] = []
    if other and _label_each(side, other):
        return []
    top = min((span.y - span.size for span in other), default=0.0)
    for row in rows_of([span for span in side if span.y > top]):
        text = " ".join(span.text for span in row)
        if _CONTACT.search(text) and not any(names_section(said) for _, said in found):
            continue  # what stands beside the name, above all headings
        above, said = found[-1] if found else ([], "")
        is_near = above and row[0].y - above[-1].y < 1.7 * row[0].size
        whole = f"{said} {text}"
        is_more = not names_section(said) or (not names_section(text) and names_section(whole))
        is_wrapped = above and row[0].y - above[-1].y < _NEXT_ROW * row[0].size
        if is_near and (is_more or (is_wrapped and known(whole))):  # “Research | Experience”
            found[-1] = ([*above, *row], whole)
        else:
            found.append((list(row), text))
    named = sum(1 for _, text in found if names_section(text))
    least = 0.5 if _are_labels(found, rows_of(other)) else 0.7
    return found if named >= _FEWEST_HEADINGS and named >= least * len(found) else []


def _label_each(side: list[Span], other: list[Span]) -> bool:
    """Tell whether each row of a column ends at one x and stands beside one of the other: labels.

    Sections have several rows, so that headings have none beside most of them.
    """
    edge = Counter(round(row[0].x0) for row in rows_of(other)).most_common(1)[0][0]
    others = [row for row in rows_of(other) if abs(row[0].x0 - edge) < _EDGE]
    rows = [row for row in rows_of(side) if others[0][0].y - 1 < row[0].y < others[-1][0].y + 1]
    ends = [row[-1].x1 for row in rows]
    is_even = len(rows) >= _FEWEST_LABELS and max(ends) - min(ends) < _EDGE
    begin = {round(row[0].x0) for row in rows}
    is_right = is_even and len(begin) >= _FEWEST_LABELS
    return is_right and len(rows) == len(others) and all(is_beside(row, others) for row in rows)


def _are_labels(found: list[tuple[list[Span], str]], others: list[list[Span]]) -> bool:
    """Tell whether texts look alike, are of a few words each and all stand beside a row."""
    sizes = [spans[0].size for spans, _ in found]
    return (
        bool(found)
        and len({spans[0].is_bold for spans, _ in found}) == 1
        and max(sizes) < 1.15 * min(sizes)
        and all(len(text.split()) <= _MOST_WORDS for _, text in found)
        and not any(re.search(r"[\d@,;|]", text) for _, text in found)
        and all(is_beside(spans, others, 0.6) for spans, _ in found)
    )

"""Positions of which a label says one half, and a dated head above it the other.

“2014 – now  Tarn Ltd”, “Position: Cook”, and so in all of them.
"""

import re
from typing import Final

from jobs.resumes.reading import dates, forms, roles
from jobs.resumes.reading.dated import SENTENCE, dates_in
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place, may_be_place

_LABEL: Final = re.compile(r"[^:：]{2,40}\s?[:：]\s")
_FURTHEST: Final = 3  # lines from the dates down to the label
_MOST_ABOVE: Final = 1  # lines of a head over its dates
_MOST_WORDS: Final = 8  # of a title
_LONGEST: Final = 90  # of a head
_MARKS: Final = " \t,;:|·•–—-"


def records(lines: list[Line]) -> list[forms.Row]:
    """Return what heads and the labels below them say of each position; [] for other sections."""
    lines = forms.in_parts(list(forms.with_values(lines)))
    kinds = [forms.labelled(line)[0] for line in lines]
    if {"position", "dates"} <= set(kinds) and not {"employer", "from", "to"} & set(kinds):
        return _below_names(lines, kinds)
    for said, other in (("position", "employer"), ("employer", "position")):
        if said in kinds and not {other, "dates", "from", "to"} & set(kinds):
            return _rows(lines, kinds, said, other)
    return []


def _rows(lines: list[Line], kinds: list[str], said: str, other: str) -> list[forms.Row]:
    labels = [at for at, kind in enumerate(kinds) if kind == said]
    dated = [at for at, line in enumerate(lines) if not kinds[at] and _is_dated(line)]
    above = dated[0] if dated else len(lines)
    if len(labels) != len(dated) or above > _MOST_ABOVE:
        return []
    starts = [at - above for at in dated]
    ends = [*starts[1:], len(lines)]
    if not all(
        at < label < end and label - at <= _FURTHEST
        for at, label, end in zip(dated, labels, ends, strict=True)
    ):
        return []
    rows = []
    for start, at, label, end in zip(starts, dated, labels, ends, strict=True):
        head, place = _head(lines[start:label], kinds[start:label])
        value = roles.flat(forms.labelled(lines[label])[1])
        if not head or not value:
            return []
        when = lines[at].text[slice(*_must(lines[at]).at)]
        cells = {said: value, other: head, "dates": when, **({"place": place} if place else {})}
        between = [line for line in lines[start:label] if forms.labelled(line)[0]]
        rows.append((cells, list(forms.told([*between, *lines[label + 1 : end]]))))
    return rows if _are_roles([cells for cells, _ in rows]) else []


def _below_names(lines: list[Line], kinds: list[str]) -> list[forms.Row]:
    """Return the rows of names, each above labels of a title and of its time: “Role: …”."""
    are_labels = [bool(kind) or _has_label(line) for kind, line in zip(kinds, lines, strict=True)]
    starts = [
        at
        for at, line in enumerate(lines[:-1])
        if are_labels[at + 1] and not are_labels[at] and not line.is_bullet and not dates_in(line)
    ]
    if starts[:1] != [0]:
        return []
    rows = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, place = _head(lines[start : start + 1], [""])
        cells, told = {"employer": name, **({"place": place} if place else {})}, []
        for line in lines[start + 1 : end]:
            kind, rest = forms.labelled(line)
            if kind in ("position", "dates", "place") and (kind == "place" or kind not in cells):
                cells[kind] = rest
            else:
                told.append(line)
        if not name or "position" not in cells or not forms.when_of(cells):
            return []
        rows.append((cells, list(forms.told(told))))
    is_whole = len(rows) == kinds.count("position") == kinds.count("dates")
    return rows if is_whole and _are_roles([cells for cells, _ in rows]) else []


def _has_label(line: Line) -> bool:
    return not line.is_bullet and bool(_LABEL.match(line.plain))


def _is_dated(line: Line) -> bool:
    found = None if line.is_bullet else dates_in(line)
    return bool(found and (found.start or found.is_current or not found.at[0]))


def _must(line: Line) -> dates.Dates:
    found = dates_in(line)
    if found is None:
        raise ValueError("A line with a date was expected.")
    return found


def _head(lines: list[Line], kinds: list[str]) -> tuple[str, str]:
    """Return the one thing that a head says beside its dates, and a place; "" for more."""
    texts: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        found = dates_in(line)
        text = dates.without(line.text, found) if found else line.text
        if kind:
            continue
        if line.is_bullet or len(text) > _LONGEST:
            return "", ""
        texts += [cell for each in text.split("\t") if (cell := roles.flat(each).strip(_MARKS))]
    places = [text for text in texts[1:] if is_place(text)] or [
        text for text in texts[1:] if may_be_place(text)
    ]
    names = [text for text in texts if text not in places[:1]]
    return (names[0], next(iter(places), "")) if len(names) == 1 else ("", "")


def _are_roles(rows: list[dict[str, str]]) -> bool:
    """Tell whether the titles are short and no sentences, and no employer is rather a title."""
    titles, names = ([row[kind] for row in rows] for kind in ("position", "employer"))
    are_short = all(len(each.split()) <= _MOST_WORDS for each in titles)
    are_told = any(SENTENCE.search(each) for each in titles)
    odd = sum(1 for each in names if roles.leaning(each) > 0)
    return are_short and not are_told and odd * 2 <= len(names)

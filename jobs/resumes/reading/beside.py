"""What lost the mark or the gap that parted it from what it stands beside.

“2018 – 2022  Built a yard from nothing and …” is dates and a text, “Yard Manager Tarn Works, Leeds,
UK” a title and an employer.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from jobs.resumes.reading import dates, roles, words
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.entries import is_head
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import STRONG, is_place, without_place
from jobs.resumes.reading.wrapping import is_label

_PLACE_WITHIN: Final = re.compile(
    r"(?P<head>(?P<name>[^(),\t]{2,40}) \((?P<place>[^()]{3,30})\)) (?P<title>[A-Z][^()]{2,60})$"
)
_FEWEST: Final = 2
_FEWEST_WORDS: Final = 8  # of a text behind dates
_MOST_WORDS: Final = 5  # of a name


def apart(lines: list[Line]) -> list[Line]:
    """Return the lines, texts behind dates in lines of their own where each has its head above."""
    lines = _without_bullets([_with_title_apart(line) for line in _without_commas(lines)])
    dated = [at for at, line in enumerate(lines) if not line.is_bullet and dates_in(line)]
    if len(dated) < _FEWEST or not all(_is_told(lines, at) for at in dated):
        return _with_names_apart(lines, dated)
    done: list[Line] = []
    for at, line in enumerate(lines):
        found = dates.find(line.text) if at in dated else None
        if found is None:
            done.append(line)
            continue
        done.append(replace(line, text=line.text[: found.at[1]]))
        text = dates.without(line.text, found).strip()
        done.append(replace(line, text=text, is_bullet=True, is_after_gap=False))
    return _with_names_apart(done, [at for at, line in enumerate(done) if dates_in(line)])


def _with_names_apart(lines: list[Line], dated: list[int]) -> list[Line]:
    """Part titles from the employers behind them, where all heads are such a line over dates."""
    parted = {at - 1: _parted(lines, at) for at in dated}
    if len(dated) < _FEWEST or not all(parted.values()):
        return lines
    return [replace(line, text=parted.get(at) or line.text) for at, line in enumerate(lines)]


def _parted(lines: list[Line], at: int) -> str:
    """Return the head over a line of dates with its title and its employer apart, else ""."""
    found = dates.find(lines[at].text)
    if not at or found is None or dates.without(lines[at].text, found).strip():
        return ""
    head = lines[at - 1]
    name, place = without_place(head.plain)
    is_alone = at < _FEWEST or lines[at - 2].is_bullet or not is_head(lines[at - 2])
    if not place or not is_alone or head.is_bullet or "," in name or STRONG.search(head.text):
        return ""
    parts = name.split()
    titles = words.pattern("titles")
    ends = [n for n, part in enumerate(parts, 1) if titles.fullmatch(words.key(part))]
    rest = parts[ends[-1] :] if ends else []
    if not rest or not all(part[0].isupper() for part in (rest[0], rest[-1])):
        return ""
    return f"{' '.join(parts[: ends[-1]])} | {' '.join(rest)} | {place}"


def _is_told(lines: list[Line], at: int) -> bool:
    """Tell whether a line begins with dates and goes on as a text, under a line that is a head."""
    line = lines[at]
    found = dates.find(line.text)
    if not found or found.at[0] or not at or dates_in(lines[at - 1]) or not is_head(lines[at - 1]):
        return False
    text = dates.without(line.text, found).strip()
    below = lines[at + 1].plain[:1] if at + 1 < len(lines) else ""
    is_long = len(text.split()) >= _FEWEST_WORDS
    return is_long and (text.endswith(".") or below.islower()) and not roles.leaning(text) > 1


def _with_title_apart(line: Line) -> Line:
    """Part a title from the place that stands in brackets ahead: “Tarn Ltd (Leeds, UK) Glazier”."""
    found = _PLACE_WITHIN.match(line.text)
    if not found or line.is_bold or not is_place(found["place"]):
        return line
    is_title = roles.leaning(found["title"]) > 0 and roles.leaning(found["name"]) <= 0
    return replace(line, text=f"{found['head']}, {found['title']}") if is_title else line


def _without_bullets(lines: list[Line]) -> list[Line]:
    """Return the lines, heads without their bullets, where bullets mark nothing but titles."""
    heads = [at for at, line in enumerate(lines) if line.is_bullet]
    below = [lines[at + 1 : at + 2] for at in heads]
    are_over = all(each and is_label(each[0].plain) and not each[0].is_bullet for each in below)
    if len(heads) < _FEWEST or heads[0] or not are_over:
        return lines
    if not all(roles.leaning(lines[at].plain) > 0 for at in heads):
        return lines
    return [
        replace(line, is_bullet=False, is_after_gap=True) if at in heads else line
        for at, line in enumerate(lines)
    ]


def _without_commas(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, without the comma of a name behind which nothing more is said."""
    for line, below in zip_longest(lines, lines[1:]):
        ends = below is None or below.is_bullet or is_label(below.plain)
        is_name = not line.is_bullet and len(line.plain.split()) <= _MOST_WORDS
        if line.plain.endswith(",") and ends and is_name and not is_label(line.plain):
            yield replace(line, text=line.text.rstrip(" ,"))
        else:
            yield line

"""Which lines have dates that begin an entry, and which tell of one in a text."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, words
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import may_be_place
from jobs.resumes.reading.roles import leaning
from jobs.resumes.reading.wrapping import is_label

_LONGEST_DATED: Final = 150
ABBREVIATION: Final = re.compile(
    r"(?:\b(?:inc|ltda?|co|corp|llc|jr|sr|bros|gmbh|pty|cia|etc)|[A-Za-z]\.[A-Za-z]|\b[A-Z])\.$",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"[.!?。]$")
_OPEN: Final = re.compile(r"\w\s+(?:in|since|until|during|im|seit|bis|en|em|nel|dal|sinds|od|w)$")
_TOLD: Final = re.compile(r"\W*[^\W\d_A-Z]+(?: \S+){2}")  # “travel in Peru”
_FEWEST: Final = 2
_SHORT: Final = 5  # words
_EDGE: Final = 2.0  # points


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence does, and not in an abbreviation: “Tarn & Co.”."""
    return SENTENCE.search(text) is not None and not ABBREVIATION.search(text)


def with_texts_told(lines: list[Line]) -> list[Line]:
    """Return the lines, those marked whose dates belong to what was done.

    A note in a text names a time within that of the position which it tells of, in another place
    of the line than most heads do, or at a bullet while most bullets have no dates.
    """
    found = [dates_in(line) for line in lines]
    heads = [
        _where(line, each)
        for line, each in zip(lines, found, strict=True)
        if each and not line.is_bullet
    ]
    (most, count), (_, others), *_ = [*Counter(heads).most_common(2), ("", 0), ("", 0)]
    if count < _FEWEST or count == others:
        most = ""
    bullets = [bool(each) for line, each in zip(lines, found, strict=True) if line.is_bullet]
    are_plain = bool(heads) and sum(bullets) * 3 < len(bullets)
    done: list[Line] = []
    last: Dates | None = None
    for line, each in zip(lines, found, strict=True):
        if each and done and _OPEN.search(done[-1].text) and not line.is_after_gap:
            done.append(replace(line, is_told=True))  # “… of the month in” above “June 2018”
            continue
        is_odd = are_plain if line.is_bullet else bool(most) and _is_odd(line, each, most)
        if each and is_odd and "\t" not in line.text and _is_within(each, last):
            done.append(replace(line, is_told=True))
            continue
        last = each or last
        done.append(line)
    return done


def _where(line: Line, found: Dates) -> str:
    """Return where in a line its dates stand: ahead, behind or within."""
    before = line.text[: found.at[0]].strip(" ([")
    after = dates.without_duration(line.text[found.at[1] :].strip(" )].")).strip(" ()[]")
    if not before:
        return "ahead"
    return "within" if after else "behind"


def _is_odd(line: Line, found: Dates | None, most: str) -> bool:
    """Tell whether the dates stand where those of heads do not, beside more than a name."""
    if found is None or _where(line, found) == most:
        return False
    is_span = bool(found.start) and not found.is_current
    if SENTENCE.search(line.text):
        return True
    return not is_span or len(dates.without(line.text, found).split()) > _SHORT


def _is_within(inner: Dates, outer: Dates | None) -> bool:
    """Tell whether dates lie within those of the entry above."""
    if outer is None or not (outer.start or outer.is_current):
        return False
    last = (inner.end or inner.start)[:4]
    ends = outer.is_current or last <= outer.end[:4]
    return outer.start[:4] <= (inner.start or inner.end)[:4] and ends


def without_outer_bullets(lines: list[Line]) -> list[Line]:
    """Return the lines, heads without their bullets: those farthest out, all dated, with texts."""
    bullets = [line for line in lines if line.is_bullet]
    edge = min((line.x0 for line in bullets), default=0.0)
    outer = [at for at, line in enumerate(lines) if line.is_bullet and line.x0 - edge < _EDGE]
    below = [lines[at + 1 : at + 2] for at in outer]
    are_heads = all(_is_of_span(lines[at]) for at in outer) and all(
        line and not line[0].plain[:1].islower() for line in below
    )
    if len(outer) < _FEWEST or not are_heads or any(at + 1 in outer for at in outer):
        return lines
    return [
        replace(line, is_bullet=False, is_after_gap=True) if at in outer else line
        for at, line in enumerate(lines)
    ]


def _is_of_span(line: Line) -> bool:
    found = dates_in(line)
    return found is not None and (bool(found.start) or found.is_current)


def dates_in(line: Line) -> Dates | None:
    """Return the dates of a line that may be part of a head."""
    text = line.text
    if line.is_told or len(text) > _LONGEST_DATED:
        return None
    found = dates.find(text)
    if found is None:
        return None
    rest = dates.without(text, found).strip()
    if line.is_bullet and _OPEN.search(text[: found.at[0]].rstrip()):
        return None  # “Led the mill in March and April 2020”
    if line.is_bullet and not any(d.start or d.is_current for d in dates.find_all(text)):
        return None  # a list of dates begins no position there
    is_aside = text.startswith("(") and text.rstrip().endswith(")") and _TOLD.match(rest)
    if is_aside or (text.startswith("(") and words.pattern("breaks").search(words.key(rest))):
        return None  # a time away from the position above
    is_span = bool(found.start) or found.is_current
    at_edge = found.at[0] < 3 or found.at[1] >= len(text.rstrip(" )].")) - 1
    if line.is_bullet and (not is_span or not at_edge or ends_sentence(rest)):
        return None
    behind = text[found.at[1] :].strip(" |·•,–—-")
    in_margin = text[: found.at[0]].endswith("\t") and may_be_place(behind)
    if not is_span and (not (at_edge or in_margin) or len(rest) > 90 or is_label(text)):
        return None
    is_role = text[found.at[1] :].startswith("\t") and leaning(rest.partition(",")[0]) > 0
    is_ahead = found.at[0] == 0 and (is_span or is_role)
    if ends_sentence(text) and not is_ahead and len(text) > 60:
        return None
    return found

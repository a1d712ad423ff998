"""Heads of positions that are said as a phrase: “2019 – 2021 with Quillfern, Hull as Planner”.

Or as sentences: “Planner. Quillfern (Hull). May 2019 to June 2021.” And what phrases in brackets
say beside them: “Tarn Ltd (through Fell Staffing)”.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, words
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.line import Line, begins_small
from jobs.resumes.reading.roles import leaning
from jobs.resumes.reading.run_in import stops

_FEWEST: Final = 2
_MOST_LINES: Final = 3  # of a head
_WITH_AS: Final = re.compile(
    r"[\s:,–-]*(?:with|at)\s+(?P<employer>\S.*?),?\s+as\s+(?:an?\s+|the\s+)?(?P<title>\S.*)",
    re.IGNORECASE,
)
_AS_WITH: Final = re.compile(
    r"[\s:,–-]*(?:worked\s+|working\s+)?as\s+(?:an?\s+|the\s+)?(?P<title>\S.*?)\s+"
    r"(?:with|at|in)\s+(?P<employer>[A-Z].*)",
    re.IGNORECASE,
)
# A sentence of what somebody did for a living, with the dates behind: “Worked as a Cook in …”.
_WORKED: Final = re.compile(
    r"(?:(?:i|currently|presently|previously|formerly|at present),?\s+)*"
    r"(?:(?:am|was|have)\s+(?:been\s+)?)?(?:currently\s+|presently\s+)?"
    r"(?:working|worked|employed|served|serving|associated|engaged)(?=\s)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"[\s,(–-]*(?:\b(?:from|since|during|between|for the period(?: of)?|w\.?e\.?f\.?))?\s*$",
    re.IGNORECASE,
)
_LONGEST: Final = 160  # letters of such a sentence
_ASIDE: Final = re.compile(r"\s*\((?P<said>[^()]+)\)")
_THROUGH: Final = re.compile(
    r"(?:(?:contract(?:ed|or)?|placed|employed) )?(?:through|via|über|par|tramite|przez) "
    r"|(?:promoted|befordert|promue?|ascendid[oa]|promovid[oa]|promoss[oa]|awansowan[ya]) "
    r"|(?:.* )?(?:on (?:\w+ )?leave|beurlaubt|en conge)(?: |$)"
)


def without_asides(lines: list[Line]) -> list[Line]:
    """Return the lines, heads without brackets that say through whom, or when one was on leave."""
    done: list[Line] = []
    for line in lines:
        before = done[-1].text if done and not done[-1].is_bullet else ""
        is_rest = before.rfind("(") > before.rfind(")")
        whole = f"{before} {line.plain}" if is_rest else line.text
        text = whole if line.is_bullet else _ASIDE.sub(_without_aside, whole)
        if is_rest and text != whole:
            done[-1] = replace(done[-1], text=text)
        else:
            done.append(line if is_rest else replace(line, text=text))
    return done


def _without_aside(found: re.Match[str]) -> str:
    said = words.key(found["said"])
    is_one = _THROUGH.match(said) or words.pattern("breaks").search(said)
    return "" if is_one and found.start() else found[0]


def without_stops(lines: list[Line]) -> list[Line]:
    """Return the lines, heads that are sentences and end in their dates without the full stops.

    All that are no bullets have to be such heads, or the rest of one.
    """
    done: list[Line] = []
    bullet: Line | None = None
    at = 0
    while at < len(lines):
        if lines[at].is_bullet or _is_below(bullet, lines[at]):
            bullet = lines[at] if lines[at].is_bullet else bullet
            done.append(lines[at])
            at += 1
            continue
        wholes = [lines[at : at + count] for count in range(1, _MOST_LINES + 1)]
        parted = next(((said, len(each)) for each in wholes if (said := _sentence(each))), None)
        if parted is None:
            return lines
        done.append(replace(lines[at], text=parted[0], is_after_gap=True))
        at, bullet = at + parted[1], None
    return done


def _is_below(bullet: Line | None, line: Line) -> bool:
    """Tell whether a line goes on with the bullet above it."""
    return bullet is not None and (line.x0 > bullet.x0 or begins_small(line.plain))


def _sentence(lines: list[Line]) -> str:
    """Return a head that ends in its dates and a full stop, with a tab ahead of them; else ""."""
    whole = " ".join(line.plain for line in lines)
    text = whole.removesuffix(".")
    found = dates.find(text)
    if found is None or any(line.is_bullet for line in lines):
        return ""
    head = text[: found.at[0]].rstrip(" (")
    is_end = text != whole and _is_still(text[found.at[1] :].strip(" )"))
    is_one = is_end and head.endswith(".") and sum(1 for _ in stops(head)) > 1
    return f"{head[:-1]}\t{text[found.at[0] : found.at[1]]}" if is_one else ""


def _is_still(text: str) -> bool:
    """Tell whether nothing stands behind dates, or that it goes on: “2019–2020 to date”."""
    said = words.key(text)
    present = {words.key(each) for each in words.listed("present")}
    first, _, rest = said.partition(" ")
    is_until = first in {words.key(each) for each in words.listed("until")}
    return not said or said in present or (is_until and rest in present)


def in_pieces(lines: list[Line]) -> list[Line]:
    """Return the lines, with title and dates in one and the employer in the next."""
    said = [_said(line) or _worked(line) for line in lines]
    found = [title for _, _, title in filter(None, said)]
    if len(found) < _FEWEST or sum(leaning(title) > 0 for title in found) * 2 < len(found):
        return lines
    return [part for line, each in zip(lines, said, strict=True) for part in _parts(line, each)]


def _said(line: Line) -> tuple[str, str, str] | None:
    """Return dates, employer and title of a head that is a phrase."""
    found = None if line.is_bullet else dates_in(line)
    if not found or line.text[: found.at[0]].strip(" ("):
        return None
    rest = line.text[found.at[1] :].lstrip(" )")
    told = _WITH_AS.fullmatch(rest) or _AS_WITH.fullmatch(rest)
    if told is None:
        return None
    return line.text[: found.at[1]].strip(), told["employer"], told["title"]


def _worked(line: Line) -> tuple[str, str, str] | None:
    """Return the same of a sentence: “Worked as Cook in Tarn Ltd from 2019 to 2021.”."""
    verb = _WORKED.match(line.text) if len(line.text) <= _LONGEST else None
    found = dates.find(line.text) if verb else None
    if not verb or not found or not (found.start or found.is_current):
        return None
    before = _BEFORE.sub("", line.text[: found.at[0]])
    rest = f"{before} {line.text[found.at[1] :].strip(' ).')}"[verb.end() :].rstrip(" ,")
    told = _WITH_AS.fullmatch(rest) or _AS_WITH.fullmatch(rest)
    return (line.text[slice(*found.at)], told["employer"], told["title"]) if told else None


def _parts(line: Line, said: tuple[str, str, str] | None) -> Iterator[Line]:
    if said is None:
        yield line
        return
    when, employer, title = said
    yield replace(line, text=f"{title.rstrip(' .')}\t{when}", is_bullet=False, is_after_gap=True)
    yield replace(line, text=employer, is_bullet=False, is_after_gap=False)

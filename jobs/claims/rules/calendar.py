"""Calendar years: each within the dates of what the sentence names, or said in a fact."""

from typing import Final

from jobs.claims.careers import Span, paid, spans
from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence
from jobs.claims.quantities import Quantity
from jobs.claims.reading import Reading, retold
from jobs.claims.units import JOINING
from jobs.resumes.reading.words import months

_FROM: Final = frozenset(("from", "ab", "dal", "da", "desde", "od", "dès"))
_DATED: Final = "wepo"  # kinds of lines that have a beginning and an end
_BEFORE: Final = 9  # tokens in front of a year that say how it is meant


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    for number in reading.numbers:
        reach = reading.reach[number.first]
        if number.unit != "year" or reach in (Reach.WISH, Reach.DENIED):
            continue
        if reach in (Reach.ANY, Reach.OPEN) and int(number.value) in evidence.posting.years:
            continue
        found = _borne_out(number, reading, evidence)
        if found is None:
            doubts.append(_doubt(reading, number, reach))
        else:
            sources += found
    return Finding(tuple(doubts), tuple(sources))


def _borne_out(number: Quantity, reading: Reading, evidence: Evidence) -> list[str] | None:
    year = int(number.value)
    tags = _tags_before(reading, number.first)
    every = spans(evidence.grounds.resume, evidence.grounds.today)
    named = {name: span for name, span in every.items() if name in reading.heads}
    meant = named or _meant(every, reading, evidence)
    starts = [name for name, (start, _) in meant.items() if (start - 1) // 12 == year]
    ends = [name for name, (_, end) in meant.items() if (end - 2) // 12 == year]
    named = named or every
    inside = [
        name for name, (start, end) in named.items() if (start - 1) // 12 <= year <= (end - 2) // 12
    ]
    written = [
        line.fact.id
        for line in evidence.lines
        if year in line.years and _is_free(line.fact.id, reading)
    ]
    if tags & {"any_degree", "studied"} and any(name[0] == "e" for name in named):
        inside = [name for name in inside if name[0] == "e"]
        ends = [name for name in ends if name[0] == "e"]
        starts = [name for name in starts if name[0] == "e"]
    is_end = _is_end_of_span(reading, number.first)
    tags = (tags - {"since"}) | {"until"} if is_end else tags
    is_strict = bool(tags & {"since", "until"})
    if "since" in tags and starts:
        return starts
    if "until" in tags and ends:
        return ends
    if is_strict:
        return [name for name in written if "." in name or name[0] not in _DATED] or None
    return inside or written or None


def _meant(every: dict[str, Span], reading: Reading, evidence: Evidence) -> dict[str, Span]:
    """Return what “since 2018” may be of: a position, or the volunteering that is spoken of."""
    roles = every.keys() if reading.is_of_volunteering else retold(reading, evidence)
    return paid(every) | {name: span for name, span in every.items() if name in roles}


def _is_end_of_span(reading: Reading, at: int) -> bool:
    """Tell whether the year is the second of “from 2018 to 2022”."""
    if not at or reading.tokens[at - 1].low not in JOINING:
        return False
    before = range(max(0, at - 5), at)
    return any(number.unit == "year" and number.first in before for number in reading.numbers)


def _tags_before(reading: Reading, at: int) -> set[str]:
    """Return the tags of what stands before a year; “from” counts right before it only."""
    start = max(0, at - _BEFORE)
    found: set[str] = set()
    for place in range(start, at):
        token, after = reading.tokens[place], reading.tokens[place + 1]
        is_from = "since" in token.tags and token.low in _FROM
        if is_from and not (after.is_number or after.low in months()):
            found |= token.tags - {"since"}
        else:
            found |= token.tags
    return found


def _is_free(name: str, reading: Reading) -> bool:
    return (
        not reading.heads
        or name.split(".", maxsplit=1)[0] in reading.heads
        or name[0] not in _DATED
    )


def _doubt(reading: Reading, number: Quantity, reach: Reach) -> Doubt:
    said = reading.text_of(number.first, number.last)
    if reach in (Reach.ANY, Reach.OPEN):
        why = f"{said} stands neither in the posting nor in your resume."
        return Doubt(*reading.span(number.first, number.last), DoubtKind.COMPANY, why)
    where = (
        "the dates of the places that this sentence names"
        if reading.heads
        else "the dates of your resume"
    )
    return Doubt(
        *reading.span(number.first, number.last),
        DoubtKind.YEAR,
        f"{said} does not go with {where}.",
    )

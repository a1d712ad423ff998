"""Counts, shares, sums and ratios: each must stand in a fact, or follow from two numbers of one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.quantities import Bound, Quantity
from jobs.claims.reading import Reading
from jobs.resumes.facts import FactKind

_ELSEWHERE: Final = frozenset(("years", "months", "year"))  # rules of their own
_TOO_SMALL: Final = 2  # “the two of us”, “both”: counts that say nothing
_ROUNDED: Final = 0.006
_LOOSE: Final = 0.12  # of “about”
_UNDER: Final = 0.8
_OVER: Final = 2.0


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    for number in reading.numbers:
        reach = reading.reach[number.first]
        if number.unit in _ELSEWHERE or number.is_idle or reach in (Reach.WISH, Reach.DENIED):
            continue
        found = _borne_out(number, list(_lines(reading, evidence, reach)), evidence)
        if found is not None:
            sources += found
        elif number.value > _TOO_SMALL or number.unit:
            doubts.append(_doubt(reading, number, reach))
    return Finding(tuple(doubts), tuple(sources))


def _lines(reading: Reading, evidence: Evidence, reach: Reach) -> Iterator[Line]:
    """Yield what a number may come from: of the places that are named, if any are."""
    for line in evidence.lines:
        is_free = line.fact.kind not in (FactKind.WORK, FactKind.EDUCATION, FactKind.PROJECT)
        if not reading.heads or line.head in reading.heads or is_free:
            yield line
    if reach is Reach.ANY:
        yield evidence.posting


def _borne_out(number: Quantity, lines: list[Line], evidence: Evidence) -> list[str] | None:
    """Return the ids of the facts that show the number, None when there is none."""
    if number.kinds and number.value <= _count(number.kinds, evidence):
        return []
    found = [
        line.fact.id
        for line in lines
        if any(_fits(number, each, line, evidence) for each in line.numbers)
    ]
    if found:
        return found
    found = [line.fact.id for line in lines if number.value in _derived(number, line.numbers)]
    return found or None


def _fits(claim: Quantity, fact: Quantity, line: Line, evidence: Evidence) -> bool:
    if not _are_values_near(claim, fact):
        return False
    if claim.unit != fact.unit:
        if "percent" in (claim.unit, fact.unit) or "time" in (claim.unit, fact.unit):
            return False
        if claim.unit and fact.unit and {claim.unit, fact.unit} != {"ratio", "times"}:
            return False
    if (claim.unit == fact.unit and claim.unit) or claim.is_specific:
        return True
    return not evidence.is_same_language or bool(claim.nouns & line.stems)


def _are_values_near(claim: Quantity, fact: Quantity) -> bool:
    said, true = claim.value, fact.value
    if abs(said - true) <= _ROUNDED * max(abs(said), abs(true)):
        return True
    match claim.bound:
        case Bound.OVER:
            return said <= true <= said * _OVER or (claim.unit == "people" and said <= true)
        case Bound.UNDER:
            return said * _UNDER <= true <= said
        case Bound.ABOUT:
            return abs(said - true) <= _LOOSE * said
        case _:
            return False


def _derived(claim: Quantity, numbers: Sequence[Quantity]) -> set[float]:
    """Return the claim's value where a share or a ratio of two numbers of a fact gives it."""
    if claim.unit == "percent":
        made = {100 * abs(1 - one / other) for one, other in _pairs(numbers)}
        made |= {100 * abs(1 - each.value) for each in numbers if each.unit == "ratio"}
        return {claim.value} if any(abs(each - claim.value) <= 1 for each in made) else set()
    if claim.unit in ("times", "ratio"):
        made = {one / other for one, other in _pairs(numbers)}
        made |= {1 + each.value / 100 for each in numbers if each.unit == "percent"}
        made |= {1 - each.value / 100 for each in numbers if each.unit == "percent"}
        return (
            {claim.value}
            if any(abs(each - claim.value) <= 0.1 * claim.value for each in made)
            else set()
        )
    return set()


def _pairs(numbers: Iterable[Quantity]) -> Iterator[tuple[float, float]]:
    for one, other in permutations(numbers, 2):
        if one.value and other.value and _is_same_kind(one, other):
            yield one.value, other.value


def _is_same_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.unit not in ("percent", "ratio", "year")


def _count(kinds: frozenset[str], evidence: Evidence) -> int:
    """Return how many of the things that are counted the resume has."""
    resume = evidence.grounds.resume
    counts = {
        "work": len({work.name.casefold() for work in resume.work}),
        "language": len(resume.languages),
        "education": len(resume.education),
        "certificate": len(resume.certificates),
        "project": len(resume.projects),
    }
    return max(counts[kind] for kind in kinds)


def _doubt(reading: Reading, number: Quantity, reach: Reach) -> Doubt:
    said = reading.text_of(number.first, number.last)
    if reach is Reach.ANY:
        why = f"“{said}” stands neither in the posting nor in your resume."
        return Doubt(*reading.span(number.first, number.last), DoubtKind.COMPANY, why)
    return Doubt(
        *reading.span(number.first, number.last),
        DoubtKind.NUMBER,
        f"No line of your resume has “{said}” like this.",
    )

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
_OF_A_PLACE: Final = (FactKind.WORK, FactKind.EDUCATION, FactKind.PROJECT, FactKind.VOLUNTEER)
_FEW_TIMES: Final = 3  # “three times in a row”
_TOO_FEW: Final = 2  # “the two of us”, “both”: counts that say nothing
_SMALL: Final = 13
_NEAR: Final = 7  # tokens between two numbers of a fact that are compared
_COMPARED: Final = ({"", "people"}, {"ratio", "times"}, {"", "money"})
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
        lines = list(_lines(reading.named[number.first], evidence, reach))
        lines += [evidence.posting] if reading.is_unspoken else []
        found = _borne_out(number, reading, lines, evidence)
        if found is not None:
            sources += found
        elif _is_telling(number, reach, evidence):
            doubts.append(_doubt(reading, number, reach))
    return Finding(tuple(doubts), tuple(sources))


def _is_telling(number: Quantity, reach: Reach, evidence: Evidence) -> bool:
    """Tell whether a number that no line has is worth a word."""
    if number.value <= (_FEW_TIMES if number.unit == "times" else _TOO_FEW):
        return False
    if reach is Reach.OPEN:
        return number.unit in ("percent", "people", "money")
    is_posted = bool(evidence.grounds.posting) and (number.value >= _SMALL or bool(number.unit))
    return reach is Reach.PERSON or is_posted


def _lines(heads: frozenset[str], evidence: Evidence, reach: Reach) -> Iterator[Line]:
    """Yield what a number may come from: of the places that are named, if any are."""
    for line in evidence.lines:
        is_free = line.fact.kind not in _OF_A_PLACE
        if not heads or line.head in heads or is_free:
            yield line
    if reach in (Reach.ANY, Reach.OPEN):
        yield evidence.posting


def _borne_out(
    number: Quantity, reading: Reading, lines: list[Line], evidence: Evidence
) -> list[str] | None:
    """Return the ids of the facts that show the number, None when there is none."""
    if number.kinds and number.value <= _count(number.kinds, evidence):
        return []
    found = [line.fact.id for line in lines if _has(line, number, reading, evidence)]
    if found:
        return found
    found = [line.fact.id for line in lines if _follows(number, line.numbers)]
    return found or None


def _has(line: Line, number: Quantity, reading: Reading, evidence: Evidence) -> bool:
    """Tell whether the line has the number, of the same thing as far as can be told."""
    if not any(_fits(number, each) for each in line.numbers):
        return False
    if number.is_specific or not evidence.is_same_language or _share(reading.stems, line.stems):
        return True
    if reading.reach[number.first] is Reach.OPEN:
        return True
    if number.unit and any(
        each.unit == number.unit and _fits(number, each) for each in line.numbers
    ):
        return True
    others = [other for other in reading.numbers if other is not number]
    return any(_fits(other, each) for other in others for each in line.numbers)


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether a word is in both, or part of one: “loads” of “truckloads”."""
    if some & others:
        return True
    return any(
        len(one) > 3 and len(other) > 3 and (one in other or other in one)
        for one in some
        for other in others
    )


def _fits(claim: Quantity, fact: Quantity) -> bool:
    units = {claim.unit, fact.unit}
    if len(units) == 1:
        return _are_values_near(claim.value, fact.value, claim)
    is_comparable = not claim.unit or units in _COMPARED
    is_comparable = is_comparable or (claim.is_specific and units == {"", "times"})
    return is_comparable and _are_values_near(claim.said, fact.said, claim)


def _are_values_near(said: float, true: float, claim: Quantity) -> bool:
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


def _follows(claim: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Tell whether a share, a ratio, a sum or a difference of a fact's numbers gives the claim."""
    if claim.unit == "percent":
        slack = 0.75 if claim.value >= 10 else 0.1
    else:
        slack = 0.1 * claim.value if claim.unit in ("times", "ratio") else 0.0
    return any(
        abs(made - claim.value) <= slack or _are_values_near(claim.value, made, claim)
        for made in _made(claim.unit, numbers)
    )


def _made(unit: str, numbers: Sequence[Quantity]) -> Iterator[float]:
    """Yield what can be reckoned from the numbers of one fact, in `unit`."""
    if unit == "percent":
        yield from (100 * abs(1 - one / other) for one, other in _pairs(numbers))
        yield from (100 * abs(1 - each.value) for each in numbers if each.unit == "ratio")
        yield from (abs(100 - each.value) for each in numbers if each.unit == "percent")
        yield from (abs(one - other) for one, other in _pairs(numbers, of="percent"))
    elif unit in ("people", "money", "time", "months"):
        for one, other in _pairs(numbers, of=unit):
            yield from (abs(one - other), one + other)
    elif unit in ("times", "ratio"):
        yield from (one / other for one, other in _pairs(numbers))
        shares = [each.value / 100 for each in numbers if each.unit == "percent"]
        yield from (1 + sign * share for share in shares for sign in (1, -1))


def _pairs(numbers: Iterable[Quantity], *, of: str = "") -> Iterator[tuple[float, float]]:
    """Yield the values of two numbers of one thing; shares only when they are asked for."""
    for one, other in permutations(numbers, 2):
        is_alike = one.unit == other.unit or {one.unit, other.unit} == {"", "people"}
        is_counted = one.unit == of if of else one.unit not in ("percent", "ratio", "year")
        is_near = abs(one.first - other.first) <= _NEAR
        if one.value and other.value and is_alike and is_counted and is_near:
            yield one.value, other.value


def _count(kinds: frozenset[str], evidence: Evidence) -> int:
    """Return how many of the things that are counted the resume has."""
    resume = evidence.grounds.resume
    counts = {
        "work": len({work.name.casefold() for work in resume.work}),
        "language": len(resume.languages),
        "education": len(resume.education),
        "certificate": len(resume.certificates),
        "project": len(resume.projects),
        "award": len(resume.awards),
        "publication": len(resume.publications),
    }
    return max(counts[kind] for kind in kinds)


def _doubt(reading: Reading, number: Quantity, reach: Reach) -> Doubt:
    said = reading.text_of(number.first, number.last)
    if reach is not Reach.PERSON:
        why = f"“{said}” stands neither in the posting nor in your resume."
        return Doubt(*reading.span(number.first, number.last), DoubtKind.COMPANY, why)
    return Doubt(
        *reading.span(number.first, number.last),
        DoubtKind.NUMBER,
        f"No line of your resume has “{said}” like this.",
    )

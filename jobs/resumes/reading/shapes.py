"""The shape that all heads of a section share: where title, employer, place and dates stand.

Every way to part a head into these is weighed in all heads of the section together, and the best
shape is taken: what is unclear in one head is clear in another.
"""

import heapq
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import roles
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.parting import (
    EMPLOYER,
    OTHER,
    PLACE,
    TITLE,
    Shape,
    Values,
    fit,
    marks,
    parsed,
)
from jobs.resumes.reading.places import may_be_place
from jobs.resumes.reading.roles import Role, flat, is_break

DATES: Final = "D"  # stands for the dates in a shape
_TEAM: Final = "G"  # what is said in a line that is none of the three
Said = tuple[float, Values]  # how well it fits, and what is said
Told = tuple[float, Values, int]  # how well it fits, what is said, and lines below it

_LACKS: Final = {EMPLOYER: 2.0, TITLE: 2.0}
_OPTIONAL: Final = 0.6  # what a missing place costs where others have one
_LEFT: Final = 0.6  # what a line below costs that could be of the head
_LEFT_OVER: Final = 1.3  # and where bullets say what was done
_AGAIN: Final = {TITLE: 0.0, EMPLOYER: 0.7, PLACE: 0.3}  # a value that is in several heads
_LEAST_LIKE: Final = -0.8  # how much titles and employers are like some, on average
_GOOD: Final = 0.8  # how well all heads fit on average
_CONTRADICTION: Final = -2.0
_MOST_AGAINST: Final = 3  # one in so many may be said otherwise
_ASIDE: Final = 1.0  # what a line costs that stands above the first head
_WRAPPED: Final = 1.2  # what it costs to read two lines as one
_FULL: Final = 40  # letters: shorter lines end where they are meant to
_CLEAR: Final = 2.0
_MOST_LACKING: Final = 4  # one in so many may lack the place that the others have
_MAY_BE: Final = -0.3  # how a town that nobody listed fits
_MOST_BELOW: Final = 3
_MOST_MARKS: Final = 250  # in all heads: more take too long
_MOST_WAYS: Final = 200  # to part a head that are looked at
_MOST_SHAPES: Final = 40  # of a head that are asked for
_FEWEST: Final = 2
_BRACKETS: Final = re.compile(r"\s+\((?P<town>[^()]+)\)$")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(slots=True)
class Head:
    """What stands around the dates of an entry."""

    above: list[str]
    before: str = ""  # in the line with the dates
    after: str = ""
    below: list[str] = field(default_factory=list)  # lines that may belong to it
    found: Dates | None = None
    is_first: bool = False  # lines above it may be an introduction
    has_bullets: bool = False  # below those lines
    joined: int = -1  # which line below is two lines

    def lines(self, taken: int = 0) -> list[str]:
        """Return its lines without the dates, with so many of those below."""
        around = [text for text in (self.before, self.after) if text]
        return [*self.above, *around, *self.below[:taken]]


def _head_ways(head: Head) -> dict[Shape, Told]:
    """Return the best way to part a head, for each shape: its score, values, lines below."""
    done: dict[Shape, Told] = {}
    most = len(head.below)
    left = _LEFT_OVER if head.has_bullets else _LEFT
    ways: dict[Shape, Said] = {(): (0.0, ())}
    for at, text in enumerate([*head.above, head.before], 1):
        ways = _with_line(ways, text, is_between=1 < at <= len(head.above))
        if head.is_first and at <= len(head.above):
            _keep(ways, (), (-_ASIDE * at, ()))
    ways = {(*shape, DATES): said for shape, said in ways.items()}
    ways = _with_line(ways, head.after)
    for taken in range(most + 1):
        if taken:
            ways = _with_line(ways, head.below[taken - 1], is_between=0 < taken < _MOST_BELOW)
        for shape, (score, values) in ways.items():
            lacks = sum(cost for label, cost in _LACKS.items() if label not in shape)
            if EMPLOYER not in shape and roles.names_own_work(dict(values).get(TITLE, "")):
                lacks -= _LACKS[EMPLOYER]
            whole = score - lacks - (left if taken < most else 0.0)
            if shape not in done or whole > done[shape][0]:
                done[shape] = (whole, values, taken + (-1 < head.joined < taken))
    return done


def _wrapped(head: Head) -> Iterator[Head]:
    """Yield a head with two of its lines in one, for which there was no room."""
    for at in range(len(head.above) - 1):
        if len(head.above[at]) > _FULL:
            yield replace(head, above=_with_joined(head.above, at))
    for at in range(len(head.below) - 1):
        if len(head.below[at]) > _FULL:
            yield replace(head, below=_with_joined(head.below, at), joined=at)


def _with_joined(texts: list[str], at: int) -> list[str]:
    return [*texts[:at], f"{texts[at]} {texts[at + 1]}", *texts[at + 2 :]]


def _all_ways(head: Head) -> dict[Shape, Told]:
    """Return the best way to part a head for each shape; a piece may stand in two lines."""
    done = _head_ways(head)
    for variant in _wrapped(head):
        for shape, (score, values, taken) in _head_ways(variant).items():
            if shape not in done or score - _WRAPPED > done[shape][0]:
                done[shape] = (score - _WRAPPED, values, taken)
    return done


def _with_line(
    ways: dict[Shape, Said], text: str, *, is_between: bool = False
) -> dict[Shape, Said]:
    """Return the best way for each shape that one more line makes of those before.

    Between two others a line may be none of the three: the team within an employer.
    """
    if not any(sign.isalnum() for sign in text):
        return ways
    done: dict[Shape, Said] = {}
    aside = fit(text, OTHER) - roles.weight_aside(text) if is_between else 0.0
    for shape, (score, values) in ways.items():
        for more, fits, said in parsed(text):
            if set(shape) & {TITLE, EMPLOYER, PLACE} & set(more):
                continue
            joint = () if not shape or shape[-1] == DATES else ("\n",)
            _keep(done, (*shape, *joint, *more), (score + fits, (*values, *said)))
        if is_between and shape and OTHER not in shape:
            _keep(done, (*shape, "\n", OTHER), (score + aside, (*values, (_TEAM, text))))
    best = heapq.nlargest(_MOST_WAYS, done.items(), key=lambda each: each[1][0])
    return dict(best)


def _keep(done: dict[Shape, Said], shape: Shape, said: Said) -> None:
    if shape not in done or said[0] > done[shape][0]:
        done[shape] = said


@lru_cache(maxsize=4_096)
def _without(shape: Shape, label: str) -> Shape:
    """Return a shape without one of its pieces and the mark before it."""
    if label not in shape:
        return shape
    at = shape.index(label)
    rest = [*shape[:at], *shape[at + 1 :]]
    if at and shape[at - 1] != DATES:
        del rest[at - 1]
    elif at < len(rest) and rest[at] not in (DATES, TITLE, EMPLOYER, PLACE, OTHER):
        del rest[at]
    return tuple(rest)


def best(heads: list[Head], least: float = _LEAST_LIKE) -> list[tuple[Role, int]] | None:
    """Return the role of each head and how many lines below it takes; None where it is unclear.

    `least` is how much titles have to be like some, on average.
    """
    is_told = [not is_break(_text(head).strip()) for head in heads]
    if not all(is_told):
        rest = best([head for head, told in zip(heads, is_told, strict=True) if told], least)
        ways_of_rest = iter(rest or ())
        return rest and [
            next(ways_of_rest) if told else (roles.read([_text(head)], title_first=True), 0)
            for head, told in zip(heads, is_told, strict=True)
        ]
    if not heads or any(_CJK.search(_text(head)) for head in heads):
        return None
    if sum(len(marks(text)) for head in heads for text in head.lines(_MOST_BELOW)) > _MOST_MARKS:
        return None
    ways = [_all_ways(head) for head in heads]
    totals: list[tuple[float, list[Told]]] = []
    for shape in _candidates(ways):
        chosen = _as_most([_chosen(way, shape) for way in ways], ways, shape)
        told = [each for each in chosen if each]
        if len(told) < len(chosen) or not _is_likely(told, least):
            continue
        total = sum(score for score, _, _ in told) + _repeats(told)
        totals.append((total, told))
    totals.sort(key=lambda each: -each[0])
    if not totals or totals[0][0] < _GOOD * len(heads):
        return None
    total, told = totals[0]
    for other, other_told in totals[1:]:
        if total - other >= _CLEAR:
            break
        if not _are_alike(told, other_told):
            return None
    said = _with_even_places(_without_brackets([_role(values) for _, values, _ in told]))
    return [(role, taken) for role, (_, _, taken) in zip(said, told, strict=True)]


def _without_brackets(said: list[Role]) -> list[Role]:
    """Take off what stands in brackets behind all employers, where it may be a town."""
    found = [_BRACKETS.search(role.employer) for role in said]
    towns = [each["town"] for each in found if each and not each["town"].isupper()]
    if len(said) < _FEWEST or len(towns) < len(said) or not all(map(may_be_place, towns)):
        return said
    return [
        replace(role, employer=_BRACKETS.sub("", role.employer), place=role.place or town)
        for role, town in zip(said, towns, strict=True)
    ]


def _with_even_places(said: list[Role]) -> list[Role]:
    """Leave the last piece as the place where most heads have one: “Works, Fell State, Hull”."""
    single = sum(1 for role in said if role.place and ", " not in role.place)
    if single < _FEWEST or single * 2 <= len(said):
        return said
    done = []
    for role in said:
        first, parted, last = role.place.rpartition(", ")
        # A town that nobody listed is in the letters of the place, not of the employer.
        is_name = parted and role.employer.isupper() and first.isupper() and not last.isupper()
        whole = replace(role, employer=f"{role.employer}, {first}", place=last)
        done.append(whole if is_name and role.employer else role)
    return done


def _candidates(ways: list[dict[Shape, Told]]) -> set[Shape]:
    """Return the shapes that are among the best of a head and have title and employer."""
    found: set[Shape] = set()
    for way in ways:
        whole = [shape for shape in way if TITLE in shape and EMPLOYER in shape]
        found.update(heapq.nlargest(_MOST_SHAPES, whole, key=lambda shape: way[shape][0]))
    return found


def _text(head: Head) -> str:
    return " ".join(head.lines())


def _chosen(way: dict[Shape, Told], shape: Shape) -> Told | None:
    """Return the best of a head in a shape, or in it without its place or employer."""
    options = []
    for lacking, cost in (
        ((), 0.0),
        ((PLACE,), _OPTIONAL),
        ((EMPLOYER,), 0.0),
        ((EMPLOYER, PLACE), _OPTIONAL),
    ):
        less = shape
        for label in lacking:
            less = _without(less, label)
        if less in way:
            score, values, taken = way[less]
            options.append((score - cost, values, taken))
    return max(options, key=lambda each: each[0], default=None)


def _as_most(
    chosen: list[Told | None], ways: list[dict[Shape, Told]], shape: Shape
) -> list[Told | None]:
    """Return what is chosen, all with a place where most have one and all others may."""
    lacking = [at for at, each in enumerate(chosen) if each and PLACE not in dict(each[1])]
    if not lacking or len(lacking) * _MOST_LACKING > len(chosen) or PLACE not in shape:
        return chosen
    done = list(chosen)
    for at in lacking:
        told = ways[at].get(shape)
        if told and fit(dict(told[1])[PLACE], PLACE) >= _MAY_BE:
            done[at] = told
    return done


def _is_likely(told: list[Told], least_title: float) -> bool:
    """Tell whether what would be titles and employers is like some."""
    for label, least in ((TITLE, least_title), (EMPLOYER, _LEAST_LIKE)):
        said = [piece for _, values, _ in told for kind, piece in values if kind == label]
        fits = [fit(piece, label) for piece in said]
        against = sum(1 for fits_it in fits if fits_it <= _CONTRADICTION)
        if not fits or against * _MOST_AGAINST > len(fits) or sum(fits) < least * len(fits):
            return False
    return True


def _are_alike(told: list[Told], others: list[Told]) -> bool:
    """Tell whether two ways to read heads name the same, but for what commas add to it."""
    for (_, values, _), (_, other, _) in zip(told, others, strict=True):
        for label in (TITLE, EMPLOYER):
            one, two = dict(values).get(label, ""), dict(other).get(label, "")
            if not one.startswith(two) and not two.startswith(one):
                return False
    return True


def _repeats(told: list[Told]) -> float:
    total = 0.0
    for label, worth in _AGAIN.items():
        counts = Counter(dict(values).get(label, "") for _, values, _ in told)
        total += worth * sum(count - 1 for value, count in counts.items() if value)
    return total


def _role(values: Values) -> Role:
    said = dict(values)
    return Role(
        flat(said.get(TITLE, "")),
        flat(said.get(EMPLOYER, "")),
        flat(said.get(PLACE, "")),
        is_sure=True,
        team=flat(said.get(_TEAM, "")),
    )

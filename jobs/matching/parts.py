"""The parts of the score, and their sum: pure, and explained in words.

    score = Σ weight · part / Σ weight, over the parts that are known

Each part is 0 to 100. A part that cannot be known (the posting names no pay, you named no places)
counts neither for nor against the job. A better part never lowers the score. Weights are yours, in
config/resume_keywords.yaml.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Literal, NamedTuple

from jobs.limits import offered_at
from jobs.matching.answers import Match, tallied
from jobs.matching.matcher import Matcher
from jobs.matching.score import MOST_FOR_TITLE_ONLY, Need
from jobs.matching.titles import LEVEL_NAMES, Title, fit, level_of_years, read_title
from jobs.places import Place, fits
from jobs.salary import Salary, yearly

LABELS: Final = {
    "skills": "Skills",
    "title": "Title",
    "seniority": "Level",
    "place": "Place",
    "pay": "Pay",
}
PARTS: Final = tuple(LABELS)
_PER_MISSING_YEAR = 20
_PER_LEVEL = 35
_HYBRID = 60  # where one looks for remote jobs only
_JUST_BELOW = 60  # pay at the floor, seen from below
_STRADDLES = 70  # the floor is inside the range
_MOST_KEPT = 20_000  # titles and places


class Facts(NamedTuple):
    """What the score looks at of a posting or a job."""

    title: str
    description: str
    location: str = ""
    is_remote: bool | None = None
    pay: Salary = Salary(None, None, "", "")


class Part(NamedTuple):
    name: str  # one of PARTS
    value: int | None  # 0 to 100; None: not known
    why: str


class Scored(NamedTuple):
    score: int
    match: Match
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Search:
    """What an active search profile wants."""

    places: tuple[Place, ...] = ()
    places_in_words: str = ""
    remote: Literal["any", "only", "no"] = "any"
    floor: Decimal | None = None  # a year's pay
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the job seeker wants, and what the resume shows."""

    titles: tuple[str, ...] = ()  # that searches look for
    held: tuple[str, ...] = ()  # positions in the resume
    years: int | None = None  # of work, as the resume shows it
    searches: tuple[Search, ...] = ()


_NO_WISHES: Final = Wanted()
_ALIKE: Final = dict.fromkeys(PARTS, 1)


class Scorer:
    """Keywords and wishes, compiled once for many postings."""

    def __init__(
        self,
        matcher: Matcher,
        wanted: Wanted = _NO_WISHES,
        weights: Mapping[str, int] = _ALIKE,
    ) -> None:
        self.matcher = matcher
        self._wanted = wanted
        self._weights = [weights[name] for name in PARTS]
        self._skills_weight, *self._other_weights = self._weights
        looked_for = [(words, read_title(words)) for words in wanted.titles]
        self._titles = looked_for + [(words, read_title(words)) for words in wanted.held]
        levels = {title.level for _, title in looked_for if title.level is not None}
        self._levels = levels or ({level_of_years(wanted.years)} if wanted.years else set())
        kept = lru_cache(maxsize=_MOST_KEPT)
        self._title_part = kept(self._judge_title)
        self._level_part = kept(self._judge_level)
        self._place_part = kept(self._judge_place)
        self._pay_part = kept(self._judge_pay)
        self._others = kept(self._judge_others)
        known_by = repr((matcher.digest, wanted, self._weights))
        self.digest = blake2b(known_by.encode(), digest_size=8).hexdigest()

    def score(self, facts: Facts) -> Scored:
        title, description, location, is_remote, pay = facts
        match = self.matcher.match(title, description)
        skills = skills_part(match, has_keywords=self.matcher.has_keywords)
        others, whole, reached = self._others(title, location, is_remote, pay, match.asked.years)
        if skills.value is None:
            return Scored(_without_skills(whole, reached), match, [skills, *others])
        weight = self._skills_weight
        value = _mean(whole + weight, reached + skills.value * weight)
        if match.is_title_only:
            # What a title does not say counts against nobody; what it says may raise the score.
            value = min(value, MOST_FOR_TITLE_ONLY)
            if value < (unknown := _without_skills(whole, reached)):
                return Scored(unknown, match, [_NO_DESCRIPTION, *others])
        return Scored(value, match, [skills, *others])

    def _judge_others(
        self,
        words: str,
        location: str,
        is_remote: bool | None,  # noqa: FBT001
        pay: Salary,
        years: int,
    ) -> tuple[list[Part], int, int]:
        """Return the parts besides skills, with their sums."""
        title = read_title(words)
        parts = [
            self._title_part(title),
            self._level_part(title.level, years),
            self._place_part(location, is_remote),
            _NO_PAY if pay.min is None and pay.max is None else self._pay_part(pay),
        ]
        return parts, *_sums(parts, self._other_weights)

    def _judge_title(self, title: Title) -> Part:
        fitting = [(fit(title, wanted), name) for name, wanted in self._titles if wanted.words]
        if not fitting:
            return _NO_TITLES
        value, name = max(fitting, key=lambda each: each[0])
        return Part("title", value, f"like “{name}”" if value else "unlike the titles you want")

    def _judge_level(self, level: int | None, years: int) -> Part:
        found: list[tuple[int, str]] = []
        if years and self._wanted.years is not None:
            missing = max(0, years - self._wanted.years)
            own = self._wanted.years or "less than one"
            why = f"asks for {_in_years(years)}, your resume shows {own}"
            found.append((max(0, 100 - _PER_MISSING_YEAR * missing), why))
        if level is not None and self._levels:
            away = min(abs(level - own) for own in self._levels)
            found.append((max(0, 100 - _PER_LEVEL * away), f"the title says {LEVEL_NAMES[level]}"))
        if found:
            return Part("seniority", *min(found))
        if years:
            return Part(
                "seniority", None, f"asks for {_in_years(years)}; how many you have is not known"
            )
        return _NO_LEVEL if level is None else _NO_OWN_LEVEL

    def _judge_place(self, location: str, is_remote: bool | None) -> Part:  # noqa: FBT001
        offered = offered_at(location, is_remote=is_remote)
        found = [
            part
            for search in self._wanted.searches
            if (part := _place_for(search, offered, is_remote=is_remote)).value is not None
        ]
        best = max(found, key=lambda part: part.value or 0, default=None)
        if best is not None:
            return best
        is_anywhere = not any(s.places or s.remote != "any" for s in self._wanted.searches)
        return _NO_PLACES if is_anywhere else _UNCLEAR_PLACE

    def _judge_pay(self, pay: Salary) -> Part:
        found = [
            part
            for search in self._wanted.searches
            if search.floor and (part := _pay_for(search, pay)).value is not None
        ]
        has_floor = any(search.floor for search in self._wanted.searches)
        return max(
            found,
            key=lambda part: part.value or 0,
            default=_NO_FLOOR if not has_floor else _OTHER_PAY,
        )


_NEEDS_IN_WORDS: Final = (
    (Need.REQUIRED, "required"),
    (Need.NICE, "nice to have"),
    (Need.MENTIONED, "mentioned"),
)
_NO_DESCRIPTION: Final = Part("skills", None, "without a description nobody knows what it asks for")
_NO_KEYWORDS: Final = Part("skills", None, "you have no keywords yet")
_NO_TITLES: Final = Part(
    "title", None, "no search profile is active, and no resume names a position"
)
_NO_PLACES: Final = Part("place", None, "you named no place")
_UNCLEAR_PLACE: Final = Part("place", None, "where it is cannot be told")
_NO_LEVEL: Final = Part("seniority", None, "neither a level nor years are named")
_NO_OWN_LEVEL: Final = Part("seniority", None, "what level you are is not known")
_NO_PAY: Final = Part("pay", None, "no pay is named")
_NO_FLOOR: Final = Part("pay", None, "you named no least pay")
_OTHER_PAY: Final = Part("pay", None, "its pay cannot be compared with yours")


def total(parts: Iterable[Part], weights: Iterable[int]) -> int:
    """Return the weighted mean of the parts that are known; 0 when none is."""
    return _mean(*_sums(parts, weights))


def _sums(parts: Iterable[Part], weights: Iterable[int]) -> tuple[int, int]:
    """Return the weight of the parts that are known, and what they reach with it."""
    whole = reached = 0
    for (_, value, _), weight in zip(parts, weights, strict=True):
        if value is not None:
            whole += weight
            reached += value * weight
    return whole, reached


def _without_skills(whole: int, reached: int) -> int:
    return round(_mean(whole, reached) * MOST_FOR_TITLE_ONLY / 100)


def _mean(whole: int, reached: int) -> int:
    return round(reached / whole) if whole else 0


def skills_part(match: Match, *, has_keywords: bool) -> Part:
    if not has_keywords:
        return _NO_KEYWORDS
    why = _skills_in_words(*match.tally)
    return Part(
        "skills", match.score, f"{why} (from the title alone)" if match.is_title_only else why
    )


@lru_cache(maxsize=_MOST_KEPT)
def _skills_in_words(has: int, lacks: int) -> str:
    """Say how much of what is asked for is there, given two tallies."""
    told = [
        f"{tallied(has, need)} of {tallied(has, need) + tallied(lacks, need)} {words}"
        for need, words in _NEEDS_IN_WORDS
        if tallied(has, need) or tallied(lacks, need)
    ]
    return ", ".join(told) or "it names no skills"


def _place_for(search: Search, offered: tuple[Place, ...], *, is_remote: bool | None) -> Part:
    """Judge where a job is for one search."""
    is_remote_job = any(place.is_remote for place in offered)
    is_hybrid = any(place.is_hybrid for place in offered)
    if search.remote == "only" and not is_remote_job and (is_hybrid or is_remote is False):
        return Part(
            "place", _HYBRID if is_hybrid else 0, "partly on site" if is_hybrid else "on site"
        )
    if search.remote == "no" and is_remote_job and not any(place.is_on_site for place in offered):
        return Part("place", 0, "remote only")
    if not search.places:
        if search.remote == "only" and is_remote_job:
            return Part("place", 100, "remote")
        return Part("place", None, "")
    answers = [fits(wanted, offered) for wanted in search.places]
    if True in answers:
        return Part("place", 100, "remote, open to you" if is_remote_job else "where you look")
    return Part("place", None if None in answers else 0, f"not in {search.places_in_words}")


def _pay_for(search: Search, pay: Salary) -> Part:
    """Judge pay against the floor of one search."""
    low = yearly(pay._replace(max=None)) if pay.min is not None else None
    high = yearly(pay._replace(min=None)) if pay.max is not None else None
    if (
        search.floor is None
        or pay.currency.upper() != search.currency
        or (low, high) == (None, None)
    ):
        return _OTHER_PAY
    floor, wish = search.floor, f"the {search.currency} {search.floor:,.0f} a year you named"
    if low is not None and low >= floor:
        return Part("pay", 100, f"at least {wish}")
    if high is None:
        return _OTHER_PAY  # “from 50,000” may end anywhere
    if high >= floor:
        over = float((high - floor) / (high - low)) if low is not None and high > low else 1.0
        return Part("pay", round(_STRADDLES + (100 - _STRADDLES) * over), f"may reach {wish}")
    short = float((floor - high) / floor)
    return Part("pay", max(0, round(_JUST_BELOW * (1 - 4 * short))), f"below {wish}")


def _in_years(years: int) -> str:
    return "a year" if years == 1 else f"{years} years"

"""The parts of the score, and their sum: pure, and explained in words.

    score = Σ weight · part / Σ weight, over the parts that are known

Each part is 0 to 100. A part that cannot be known (the posting names no pay, you named no places)
counts neither for nor against the job. A better part never lowers the score. Weights are yours, in
config/resume_keywords.yaml. What fewer than six keywords do not find lowers the score by less, and
so does what is missing where a text names fewer than four skills: one word says little of a job.
Where nothing is known of the skills, the title says how much level and
place are worth: the right town and level make no baker of a nurse. A job that is certainly not
where you look keeps three fifths of what its other parts reach, and one for trainees three fifths
of it all where you have long been none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from jobs.limits import offered_at
from jobs.matching.answers import Match, Part, tallied
from jobs.matching.matcher import Matcher
from jobs.matching.score import MOST_FOR_TITLE_ONLY, Need
from jobs.matching.searches import OTHER_PAY, UNCLEAR_PLACE, Search, pay_for, place_for
from jobs.matching.titles import LEVEL_NAMES, Title, fit, level_of_years, read_title
from jobs.salary import Salary

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
_MOST_KEPT = 20_000  # titles and places
_ENOUGH: Final = 6  # keywords
_ENOUGH_NAMED: Final = 4  # skills in a text
_UNLIKE: Final = 20  # the most for a job of which neither the title nor a skill is like yours
_HARDLY_LIKE: Final = 20  # below this a title has little more than a role in common with another
_FAR: Final = 0.6  # no more than the hybrid job keeps that is not wholly remote
_KEEPS: Final = "; the score keeps three fifths"


class Facts(NamedTuple):
    """What the score looks at of a posting or a job."""

    title: str
    description: str
    location: str = ""
    is_remote: bool | None = None
    pay: Salary = Salary(None, None, "", "")


class Scored(NamedTuple):
    score: int
    match: Match
    parts: list[Part]


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
        own = [(words, read_title(words)) for words in wanted.held]
        self._titles = [(title, f"“{words}”") for words, title in looked_for]
        self._titles += [(title, f"your position “{words}”") for words, title in own]
        self._unlike = _UNLIKE_WANTED if looked_for else UNLIKE_HELD
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
        skills = skills_part(match, self.matcher.own_count)
        others, whole, reached, unknown, share = self._others(
            title, location, is_remote, pay, match.asked.years
        )
        value = unknown
        if skills.value is not None:
            weight = self._skills_weight
            value = _mean(whole + weight, reached + skills.value * weight)
            if match.is_title_only:
                # What a title does not say counts against nobody; what it says may raise the score.
                value = min(value, MOST_FOR_TITLE_ONLY)
                if value < unknown:
                    value, skills = unknown, _NO_DESCRIPTION
            elif value < unknown:
                value = round(unknown - (unknown - value) * self._trust(match))
        return Scored(round(value * share), match, [skills, *others])

    def _trust(self, match: Match) -> float:
        """Return how much what is missing counts, 0 to 1, by how many keywords found nothing."""
        found = len(match.matched)
        missed, named = max(self.matcher.own_count - found, 0), found + len(match.gaps)
        return min(1.0, missed / _ENOUGH, named / _ENOUGH_NAMED)

    def _judge_others(
        self,
        words: str,
        location: str,
        is_remote: bool | None,  # noqa: FBT001
        pay: Salary,
        years: int,
    ) -> tuple[list[Part], int, int, int, float]:
        """Return the parts besides skills with their sums, what they reach alone, and a share.

        The share of the score is kept where the job is, as far as that is known.
        """
        title = read_title(words)
        like, place = self._title_part(title), self._place_part(location, is_remote)
        level = self._level_part(title.level, years)
        no_pay = pay.min is None and pay.max is None
        parts = [like, level, place, _NO_PAY if no_pay else self._pay_part(pay)]
        whole, reached, alone, share = _beside_skills(parts, self._other_weights)
        if share < 1:
            parts[2] = place._replace(why=place.why + _KEEPS)
        if title.level == 0 and level.value == 0 and self._weights[PARTS.index("seniority")]:
            share, parts[1] = share * _FAR, level._replace(why=level.why + _KEEPS)
        return parts, whole, reached, alone, share

    def _judge_title(self, title: Title) -> Part:
        fitting = [(fit(title, wanted), name) for wanted, name in self._titles if wanted.words]
        if not fitting:
            return NO_TITLES
        value, name = max(fitting, key=lambda each: each[0])
        if not value:
            return self._unlike
        return Part("title", value, f"{'hardly ' if value < _HARDLY_LIKE else ''}like {name}")

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
        answers = [
            place_for(search, offered, is_remote=is_remote) for search in self._wanted.searches
        ]
        known = [part for part in answers if part.value is not None]
        if known:
            return max(known, key=lambda part: part.value or 0)
        if unclear := next((part for part in answers if part.why), None):
            return unclear
        is_anywhere = not any(s.places or s.remote != "any" for s in self._wanted.searches)
        return NO_PLACES if is_anywhere else _UNCLEAR_PLACE

    def _judge_pay(self, pay: Salary) -> Part:
        found = [
            part
            for search in self._wanted.searches
            if search.floor and (part := pay_for(search, pay)).value is not None
        ]
        has_floor = any(search.floor for search in self._wanted.searches)
        return max(
            found,
            key=lambda part: part.value or 0,
            default=NO_FLOOR if not has_floor else OTHER_PAY,
        )


_NEEDS_IN_WORDS: Final = (
    (Need.REQUIRED, "required"),
    (Need.NICE, "nice to have"),
    (Need.MENTIONED, "mentioned"),
)
_NO_DESCRIPTION: Final = Part("skills", None, "without a description nobody knows what it asks for")
_NO_SKILLS: Final = Part("skills", None, "its text names no skills that are known here")
NO_KEYWORDS: Final = Part("skills", None, "you have no keywords yet")
NO_TITLES: Final = Part("title", None, "you named no title, and no resume names a position")
_UNLIKE_WANTED: Final = Part("title", 0, "unlike the titles you want")
UNLIKE_HELD: Final = Part("title", 0, "unlike your last positions")
NO_PLACES: Final = Part("place", None, "you named no place")
_UNCLEAR_PLACE: Final = Part("place", None, UNCLEAR_PLACE)
_NO_LEVEL: Final = Part("seniority", None, "neither a level nor years are named")
_NO_OWN_LEVEL: Final = Part("seniority", None, "what level you are is not known")
_NO_PAY: Final = Part("pay", None, "no pay is named")
NO_FLOOR: Final = Part("pay", None, "you named no least pay")


def total(parts: Sequence[Part], weights: Sequence[int]) -> int:
    """Return what the parts come to, in the order of PARTS; 0 when none is known.

    It is the score, but for what a title alone, few keywords, short texts and trainees' jobs change
    in it: none of that rests on weights.
    """
    skills, *others = parts
    own, *beside = weights
    whole, reached, alone, share = _beside_skills(others, beside)
    value = alone
    if skills.value is not None:
        value = _mean(whole + own, reached + skills.value * own)
    return round(value * share)


def _beside_skills(parts: Sequence[Part], weights: Sequence[int]) -> tuple[int, int, int, float]:
    """Return the weight of the other parts that are known and what they reach with it.

    Then what they reach alone, and the share that a job keeps that is certainly elsewhere.
    """
    whole, reached = _sums(parts, weights)
    like, _, place, _ = parts
    of_title, _, of_place, _ = weights
    is_far = place.value == 0 and of_place > 0
    if is_far:
        whole -= of_place
    alone = _without_skills(whole, reached)
    if like.value is not None and of_title:
        alone = min(alone, _UNLIKE + like.value * (MOST_FOR_TITLE_ONLY - _UNLIKE) // 100)
    return whole, reached, alone, _FAR if is_far else 1.0


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


def skills_part(match: Match, own_count: int) -> Part:
    if not own_count:
        return NO_KEYWORDS
    if not match.matched and all(gap.is_in_title and gap.count == 1 for gap in match.gaps):
        return _NO_DESCRIPTION if match.is_title_only else _NO_SKILLS
    why = _skills_in_words(*match.tally)
    if match.is_title_only:
        why += " (from the title alone)"
    elif match.gaps and own_count < _ENOUGH:
        why += "; what is missing counts for less while you have few keywords"
    elif match.gaps and len(match.matched) + len(match.gaps) < _ENOUGH_NAMED:
        why += "; what is missing counts for less where so few are named"
    return Part("skills", match.score, why)


@lru_cache(maxsize=_MOST_KEPT)
def _skills_in_words(has: int, lacks: int) -> str:
    """Say how much of what is asked for is there, given two tallies."""
    told = [
        f"{tallied(has, need)} of {tallied(has, need) + tallied(lacks, need)} {words}"
        for need, words in _NEEDS_IN_WORDS
        if tallied(has, need) or tallied(lacks, need)
    ]
    return ", ".join(told) or "what it names is not asked for"


def _in_years(years: int) -> str:
    return "a year" if years == 1 else f"{years} years"

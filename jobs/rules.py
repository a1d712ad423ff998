"""What the job seeker's files say about postings, made ready for a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from django.utils import timezone

from jobs.filters import Filters
from jobs.limits import Limits
from jobs.matching import Keyword, Matcher, Scorer, Search, Wanted
from jobs.places import Place, country_of, read_places
from jobs.resume_choice import Choices
from jobs.resumes.experience import positions, years_shown
from jobs.resumes.json_resume import JsonResume
from jobs.salary import Salary, yearly
from peregrine import conf
from peregrine.conf.schemas import BlocklistConfig, ResumeKeywordsConfig, SearchProfile

_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Rules:
    filters: Filters
    scorer: Scorer | None  # None: postings are kept without a score
    note: str = ""  # a sentence when something could not be used
    found_by: str = ""  # the search profile
    scorers: Scorers | None = None  # those of all profiles, for jobs that another one found


def load_rules(*, profile: SearchProfile | None = None, today: date | None = None) -> Rules:
    """Read the blocklist and the keywords; with a search profile also what that asks for.

    Raises conf.ConfigError when the blocklist cannot be read: nothing may slip past the rules.
    Keywords that cannot be read only leave jobs without a score, until the file is repaired.
    """
    blocklist = conf.load_blocklist()
    filters = filters_of(blocklist, profile, today or timezone.localdate())
    found_by = profile.name if profile else ""
    try:
        scorers = Scorers()
    except conf.ConfigError as error:
        return Rules(filters, None, f"Jobs were saved without a score. {error}", found_by)
    note = scorers.choices.warning(found_by)
    return Rules(filters, scorers.of(found_by), note, found_by, scorers)


def unfiltered(found_by: str = "") -> Rules:
    """Return rules that hide nothing. Raises conf.ConfigError when the blocklist is broken."""
    rules = load_rules()
    scorer = rules.scorers.of(found_by) if rules.scorers else None
    return replace(rules, filters=Filters(), scorer=scorer, found_by=found_by)


class Scorers:
    """The scorers of all jobs. They differ where search profiles name different resumes.

    Search profiles that cannot be read, and a resume that is not there, leave parts of the score
    unknown.
    """

    def __init__(self) -> None:
        """Raises conf.ConfigError when the keywords cannot be read."""
        config = conf.load_resume_keywords()
        self.choices = Choices.load()
        self._matcher = Matcher(keywords_of(config))
        self._weights = config.parts.model_dump()
        self._made: dict[int | None, Scorer] = {}

    def of(self, found_by: str) -> Scorer:
        """Return the scorer of the jobs that a search profile found; "" is no profile."""
        resume = self.choices.of(found_by)
        known_by = resume.pk if resume else None
        if known_by not in self._made:
            content = resume.content if resume else JsonResume()
            self._made[known_by] = Scorer(self._matcher, _wanted(content), self._weights)
        return self._made[known_by]

    def apart(self) -> Iterator[tuple[Scorer, tuple[str, ...]]]:
        """Yield the scorers that are not that of the default, each with its profiles."""
        others: dict[int, list[str]] = {}
        for profile, resume in self.choices.by_profile.items():
            if resume != self.choices.default:
                others.setdefault(resume.pk, []).append(profile)
        for profiles in others.values():
            yield self.of(profiles[0]), tuple(profiles)


def load_scorer(found_by: str = "") -> Scorer:
    """Return the scorer of the jobs that a search profile found. Raises conf.ConfigError."""
    return Scorers().of(found_by)


def keywords_of(config: ResumeKeywordsConfig) -> list[Keyword]:
    return [
        Keyword(word=each.word, weight=each.weight, aliases=tuple(each.aliases))
        for each in config.keywords
    ]


def _wanted(content: JsonResume) -> Wanted:
    profiles = _active_profiles()
    return Wanted(
        titles=tuple(dict.fromkeys(title for profile in profiles for title in profile.titles)),
        held=positions(content),
        years=years_shown(content, timezone.localdate()),
        searches=tuple(_search(profile) for profile in profiles),
    )


def usual_currency() -> str:
    """Return the currency of the least pay that a search asks for; empty where none does."""
    return next((each.salary_currency for each in _active_profiles() if each.salary_floor), "")


def _active_profiles() -> list[SearchProfile]:
    """Return the searches that are on; none while their file is broken, which the pages say."""
    try:
        return [each for each in conf.load_search_profiles().profiles if each.active]
    except conf.ConfigError:
        return []


def _search(profile: SearchProfile) -> Search:
    return Search(
        places=_places(profile),
        places_in_words=" or ".join(profile.locations),
        remote=profile.remote,
        floor=_floor(profile),
        currency=profile.salary_currency,
    )


def filters_of(blocklist: BlocklistConfig, profile: SearchProfile | None, today: date) -> Filters:
    excluded = profile.exclude_keywords if profile else []
    return Filters(
        title_words=[*blocklist.title_words, *excluded],
        companies=blocklist.companies,
        domains=blocklist.domains,
        phrases=blocklist.phrases,
        limits=limits_of(profile, today) if profile else None,
    )


def limits_of(profile: SearchProfile, today: date) -> Limits:
    days = ceil(profile.hours_old / _HOURS_A_DAY)  # boards give dates, not hours
    return Limits(
        oldest=today - timedelta(days=days),
        age_in_words=in_days(days),
        floor=_floor(profile),
        floor_currency=profile.salary_currency,
        places=_places(profile),
        places_in_words=" or ".join(profile.locations),
        remote=profile.remote,
    )


def _floor(profile: SearchProfile) -> Decimal | None:
    """Return the least pay a year that somebody would take."""
    least = Decimal(profile.salary_floor)
    pay = Salary(least, None, profile.salary_currency, profile.salary_period)
    return yearly(pay) if profile.salary_floor else None


def in_days(days: int) -> str:
    return "1 day old" if days == 1 else f"{days} days old"


def _places(profile: SearchProfile) -> tuple[Place, ...]:
    """Return where to look, or () when one of the places is not understood: all will do then."""
    country = country_of(profile.country)
    places = [read_places(location, country) for location in profile.locations]
    return tuple(place for found in places for place in found) if all(places) else ()

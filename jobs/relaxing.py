"""Relax a rule: what that changes in the person's files, and how it is taken back."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass
from typing import Any, cast

from jobs.models import HiddenPosting
from jobs.rules import in_days
from peregrine import conf
from peregrine.conf.schemas import SearchProfile

Rule = HiddenPosting.Rule

_LISTS = {
    Rule.EXCLUDED_WORD: "title_words",
    Rule.BLOCKED_COMPANY: "companies",
    Rule.BLOCKED_DOMAIN: "domains",
    Rule.BLOCKED_PHRASE: "phrases",
}
_LIST_NAMES = {
    "title_words": "words in the title",
    "companies": "companies",
    "domains": "web sites",
    "phrases": "words anywhere in the posting",
}
_AGES = (7, 14, 30, 90, 365)  # days; relaxing takes one step
_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One key of one file, before and after."""

    file: str
    profile: str = ""  # of search_profiles
    key: str
    before: Any
    after: Any

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def removed(self) -> list[str]:
        """The entries that a list loses."""
        return [each for each in self.before if each not in self.after]

    def __str__(self) -> str:
        if self.file == "blocklist":
            return f"{_quoted(self.removed)} leaves your blocklist ({_LIST_NAMES[self.key]})."
        return f"Search profile “{self.profile}”: {self._in_profile()}"

    def _in_profile(self) -> str:
        match self.key:
            case "exclude_keywords":
                return f"{_quoted(self.removed)} is excluded no longer."
            case "hours_old":
                days = in_days(self.after // _HOURS_A_DAY)
                return f"it asks for postings that are up to {days}."
            case "salary_floor":
                return f"it no longer asks for a pay of {self.before:,} or more."
            case "locations":
                places = _quoted(self.before)
                return f"it no longer asks for {places}: it looks for jobs anywhere."
            case _:
                return "it takes remote jobs and others alike."


def changes(rule: str, words: str, profiles: Iterable[str]) -> list[Change]:
    """Return what would stop `rule` from hiding for `words`.

    `profiles` are the search profiles whose runs hid something by it. Raises conf.ConfigError
    when a file cannot be read.
    """
    if rule not in Rule.values:
        return []
    found = []
    if key := _LISTS.get(Rule(rule)):
        entries = getattr(conf.load_blocklist(), key)
        found += _without("blocklist", key, entries, words)
    concerned = set(profiles)
    for profile in conf.load_search_profiles().profiles:
        if rule == Rule.EXCLUDED_WORD:
            keywords = profile.exclude_keywords
            found += _without("search_profiles", "exclude_keywords", keywords, words, profile.name)
        elif profile.name in concerned:
            found += _of_limit(Rule(rule), profile)
    return found


def apply(changes: Sequence[Change]) -> None:
    """Write the files. Raises conf.ConfigError, with nothing written in the file it names."""
    _write([(each, each.before, each.after) for each in changes])


def take_back(changes: Sequence[Change]) -> None:
    """Put back what `apply` changed, where the files still say the same. Raises conf.ConfigError"""
    _write([(each, each.after, each.before) for each in changes])


def _without(
    file: str, key: str, entries: list[str], words: str, profile: str = ""
) -> list[Change]:
    kept = [entry for entry in entries if _plain(entry) != _plain(words)]
    if kept == entries:
        return []
    return [Change(file=file, profile=profile, key=key, before=entries, after=kept)]


def _of_limit(rule: Rule, profile: SearchProfile) -> list[Change]:
    key, after = {
        Rule.TOO_OLD: ("hours_old", _next_age(profile.hours_old)),
        Rule.LOW_PAY: ("salary_floor", 0),
        Rule.WRONG_PLACE: ("locations", []),
        Rule.NOT_REMOTE: ("remote", "any"),
        Rule.REMOTE: ("remote", "any"),
    }.get(rule, ("", None))
    before = getattr(profile, key) if key else None
    if before == after:
        return []
    change = Change(
        file="search_profiles", profile=profile.name, key=key, before=before, after=after
    )
    return [change]


def _next_age(hours: int) -> int:
    return next((days * _HOURS_A_DAY for days in _AGES if days * _HOURS_A_DAY > hours), hours)


def _write(steps: list[tuple[Change, Any, Any]]) -> None:
    """Write each file once; `steps` are changes with the value expected and the value wanted."""
    blocklist = {
        change.key: _merged(getattr(conf.load_blocklist(), change.key), now, wanted)
        for change, now, wanted in steps
        if change.file == "blocklist"
    }
    if blocklist:
        conf.store.update("blocklist", blocklist)
    in_profiles = [step for step in steps if step[0].file == "search_profiles"]
    document = conf.store.snapshot("search_profiles").document
    if in_profiles and document:
        written = deepcopy(document.data.get("profiles") or [])
        by_name = {profile.get("name"): profile for profile in written}
        for change, now, wanted in in_profiles:
            profile = by_name.get(change.profile)
            if profile is not None:
                at_present = profile.get(change.key, now)
                profile[change.key] = _merged(at_present, now, wanted)
        conf.store.update("search_profiles", {"profiles": written})


def _merged(at_present: Any, expected: Any, wanted: Any) -> Any:
    """Return `wanted`; what the person changed meanwhile stays."""
    if at_present == expected:
        return wanted
    if not isinstance(at_present, list):
        return at_present
    kept = [entry for entry in at_present if entry not in expected or entry in wanted]
    added = [entry for entry in cast("list[str]", wanted) if entry not in expected]
    return kept + [entry for entry in added if entry not in kept]


def _plain(entry: str) -> str:
    return " ".join(entry.split()).casefold()


def _quoted(entries: Iterable[str]) -> str:
    return " and ".join(f"“{entry}”" for entry in entries)

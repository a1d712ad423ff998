"""Whether a posting is of a field that matters to the person, and which of its words says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jobs.filters import Phrases
from jobs.models import Job
from peregrine import conf
from peregrine.conf.profile import Mission, UserProfile


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mission, and the word of the posting that makes it one."""

    mission: Mission
    word: str


def of_job(job: Job, profile: UserProfile) -> list[Evidence]:
    """Return the missions that the posting is of. Without a word of it there is none."""
    text = f"{job.title}\n{job.description}"
    return list(evidence(text, missions_of(profile, _tags())))


def missions_of(profile: UserProfile, tags: Iterable[str]) -> list[Mission]:
    """Return the missions of the profile and those that searches name. Pure."""
    known = {mission.name.casefold() for mission in profile.missions}
    named = dict.fromkeys(tag.strip() for tag in tags if tag.strip().casefold() not in known)
    return [*profile.missions, *(Mission(tag, (tag,)) for tag in named)]


def evidence(text: str, missions: Sequence[Mission]) -> Iterator[Evidence]:
    """Yield each mission of which a whole word or phrase stands in the text. Pure."""
    for mission in missions:
        if word := Phrases(mission.words).find(text):
            yield Evidence(mission, word)


def _tags() -> list[str]:
    """Return what the active searches are about; nothing while their file is broken."""
    try:
        profiles = conf.load_search_profiles().profiles
    except conf.ConfigError:
        return []
    return [tag for profile in profiles if profile.active for tag in profile.mission_tags]

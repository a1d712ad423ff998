"""Which resume a job is compared with: the one that the search profile names which found it.

A profile names a resume by `resume` in config/search_profiles.yaml. Jobs of other profiles, and
those that were imported or captured, are compared with the default resume; so are those of a
profile whose resume is not there any more, which is said where profiles are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self, cast

from jobs.models import Job, Resume
from peregrine import conf
from peregrine.conf.schemas import SearchProfilesConfig
from peregrine.tasks import TaskFailed


@dataclass(frozen=True, slots=True)
class Choices:
    """What the search profiles say, read once."""

    default: Resume | None
    by_profile: dict[str, Resume]  # of the profiles that name a resume which is there
    stale: dict[str, str]  # profiles that name one which is not, and the name

    @classmethod
    def load(cls) -> Self:
        """Read the profiles and the resumes. While the profiles are broken, they name none."""
        try:
            profiles = conf.load_search_profiles().profiles
        except conf.ConfigError:
            profiles = []
        named = {each.name: each.resume.strip() for each in profiles if each.resume.strip()}
        kept = list(Resume.objects.kept().defer("text", "notes"))
        by_name = {resume.name.casefold(): resume for resume in kept}
        return cls(
            default=next((resume for resume in kept if resume.is_default), None),
            by_profile={
                profile: by_name[name.casefold()]
                for profile, name in named.items()
                if name.casefold() in by_name
            },
            stale={
                profile: name for profile, name in named.items() if name.casefold() not in by_name
            },
        )

    def of(self, found_by: str) -> Resume | None:
        """Return the resume for the jobs that a profile found; "" is no profile."""
        return self.by_profile.get(found_by, self.default)

    def profiles_of(self, resume: Resume) -> list[str]:
        """Return the search profiles that name `resume`."""
        return [profile for profile, named in self.by_profile.items() if named == resume]

    @property
    def are_several(self) -> bool:
        """Tell whether jobs are compared with different resumes."""
        return any(resume != self.default for resume in self.by_profile.values())

    def warning(self, found_by: str) -> str:
        """Return a sentence when the resume that a profile names is not there."""
        name = self.stale.get(found_by)
        if name is None:
            return ""
        instead = f"your default, “{self.default}”" if self.default else "none"
        return (
            f"The resume “{name}”, which “{found_by}” names, is not there. Its jobs are compared "
            f"with {instead}."
        )


def resume_of(job: Job) -> Resume | None:
    """Return the resume that `job` is compared with; None while there is none."""
    return Choices.load().of(job.found_by)


def named_by(params: dict[str, Any]) -> Resume | None:
    """Return the other resume that a task was asked to take; None for that of the search.

    Raises TaskFailed when it was deleted since.
    """
    if "resume" not in params:
        return None
    resume = Resume.objects.kept().filter(pk=params["resume"]).first()
    if resume is None:
        raise TaskFailed("The resume that you chose was deleted meanwhile.", is_permanent=True)
    return resume


def follow(was: str, name: str) -> list[str]:
    """Have the search profiles that name a resume name it by its new name; return which.

    Raises conf.ConfigError.
    """
    snapshot = conf.store.snapshot("search_profiles")
    profiles = cast("SearchProfilesConfig", snapshot.require()).profiles
    named = [each.resume.strip().casefold() == was.casefold() for each in profiles]
    if not any(named) or snapshot.document is None:
        return []
    entries = [
        {**entry, "resume": name} if is_named else entry
        for entry, is_named in zip(snapshot.document.data["profiles"], named, strict=True)
    ]
    conf.store.update("search_profiles", {"profiles": entries}, expected_version=snapshot.version)
    return [each.name for each, is_named in zip(profiles, named, strict=True) if is_named]


def is_in_use(resume: Resume) -> bool:
    """Tell whether the score of any job rests on `resume`."""
    return resume.is_default or resume in Choices.load().by_profile.values()

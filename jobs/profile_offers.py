"""What the profile (config/user.yaml) could take from a resume. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.resumes.json_resume import JsonResume
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile

LABELS = {
    "name": "name",
    "email": "e-mail address",
    "phone": "phone number",
    "location": "place",
    "links": "links",
    "summary": "summary",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One field of the profile, what it says now and what the resume says."""

    field: str
    now: str | tuple[str, ...]
    found: str | tuple[str, ...]

    @property
    def label(self) -> str:
        return LABELS[self.field]

    @property
    def fills(self) -> bool:
        """Tell whether nothing that the profile says goes away."""
        return not self.now or self.field == "links"

    @property
    def value(self) -> str | list[str]:
        """What the profile would say; links are added to those that are there."""
        return self.found if isinstance(self.found, str) else [*self.now, *self.found]


def offers(profile: UserProfile, resume: JsonResume) -> list[Offer]:
    """Return what the resume says that the profile does not."""
    return [each for each in _all(profile, resume) if each.found and each.found != each.now]


def missing(resume: JsonResume) -> list[str]:
    """Return the names of what the profile lacks and the resume has; nothing if it is broken."""
    try:
        profile = UserProfile.load()
    except ConfigError:
        return []
    return [each.label for each in offers(profile, resume) if not each.now]


def _all(profile: UserProfile, resume: JsonResume) -> Iterator[Offer]:
    basics, place = resume.basics, resume.basics.location
    yield Offer("name", profile.name, basics.name)
    yield Offer("email", profile.email, basics.email)
    yield Offer("phone", profile.phone, basics.phone)
    where = ", ".join(filter(None, (place.city, place.region, place.country_code)))
    yield Offer("location", profile.location, where)
    addresses = dict.fromkeys(filter(None, (basics.url, *(each.url for each in basics.profiles))))
    known = {_bare(link) for link in profile.links}
    new = tuple(_whole(each) for each in addresses if _bare(each) not in known)
    yield Offer("links", profile.links, new)
    yield Offer("summary", profile.summary, basics.summary.strip())


def _bare(address: str) -> str:
    return address.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")


def _whole(address: str) -> str:
    return address if "://" in address else f"https://{address}"

"""The JSON Resume shape, as typed objects. Imports no Django.

The field names outside are those of the standard, inside they are in snake case.
Reference: https://jsonresume.org/schema (version 1.0.0). Keys that the standard does not know are
kept, so that what somebody else's tool wrote comes out again.
"""

import re
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic.alias_generators import to_camel

_DATE: Final = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")

_CODE_BEHIND: Final = frozenset(("AU", "CA", "GB", "IE", "IN", "NZ", "SG", "US", "ZA"))
_STATE_BEHIND: Final = re.compile(r", [A-Z]{2,3}$")  # “Boulder, CO”


def _partial_date(value: str) -> str:
    if value and not _DATE.fullmatch(value):
        raise ValueError("Write a date as 2024, 2024-05 or 2024-05-17.")
    return value


def date_in(text: str) -> str:
    """Return a date that is written as one; "" for what only a person understands."""
    return text if _DATE.fullmatch(text) else ""


def _as_text(value: Any) -> Any:
    return "" if value is None else value


def _as_list(value: Any) -> Any:
    return [] if value is None else value


Text = Annotated[str, BeforeValidator(_as_text)]
Date = Annotated[Text, AfterValidator(_partial_date)]  # year, month or day; empty: not known
Texts = Annotated[list[Text], BeforeValidator(_as_list)]


class Part(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="allow", str_strip_whitespace=True
    )


class Location(Part):
    address: Text = ""
    postal_code: Text = ""
    city: Text = ""
    region: Text = ""
    country_code: Text = ""

    @property
    def town(self) -> str:
        """The town with its postal code on the side where its country puts it.

        “8601 GA Sneek”, “Boulder, CO 80304”
        """
        name = ", ".join(filter(None, (self.city, self.region)))
        is_behind = self.country_code.upper() in _CODE_BEHIND or _STATE_BEHIND.search(name)
        parts = (name, self.postal_code) if is_behind else (self.postal_code, name)
        return " ".join(filter(None, parts))


class OnlineProfile(Part):
    network: Text = ""
    username: Text = ""
    url: Text = ""


class Basics(Part):
    name: Text = ""
    label: Text = ""
    email: Text = ""
    phone: Text = ""
    url: Text = ""
    summary: Text = ""
    location: Annotated[Location, BeforeValidator(lambda v: v or {})] = Location()
    profiles: Annotated[list[OnlineProfile], BeforeValidator(_as_list)] = []


class Work(Part):
    name: Text = ""  # the employer
    position: Text = ""
    location: Text = ""
    url: Text = ""
    start_date: Date = ""
    end_date: Date = ""  # empty with a start: up to now
    summary: Text = ""
    highlights: Texts = []


class Education(Part):
    institution: Text = ""
    area: Text = ""
    study_type: Text = ""  # the degree
    url: Text = ""
    start_date: Date = ""
    end_date: Date = ""
    score: Text = ""
    courses: Texts = []


class Skill(Part):
    name: Text = ""
    level: Text = ""
    keywords: Texts = []


class Certificate(Part):
    name: Text = ""
    issuer: Text = ""
    date: Date = ""
    url: Text = ""


class Language(Part):
    language: Text = ""
    fluency: Text = ""


class Project(Part):
    name: Text = ""
    description: Text = ""
    start_date: Date = ""
    end_date: Date = ""
    url: Text = ""
    highlights: Texts = []
    keywords: Texts = []


class Volunteer(Part):
    organization: Text = ""
    position: Text = ""
    url: Text = ""
    start_date: Text = ""
    end_date: Text = ""
    summary: Text = ""
    highlights: Texts = []


class Award(Part):
    title: Text = ""
    awarder: Text = ""
    date: Text = ""
    summary: Text = ""


class Publication(Part):
    name: Text = ""
    publisher: Text = ""
    release_date: Text = ""
    url: Text = ""
    summary: Text = ""


class Interest(Part):
    name: Text = ""
    keywords: Texts = []


class Reference(Part):
    name: Text = ""
    reference: Text = ""


class JsonResume(Part):
    basics: Annotated[Basics, BeforeValidator(lambda v: v or {})] = Basics()
    work: Annotated[list[Work], BeforeValidator(_as_list)] = []
    education: Annotated[list[Education], BeforeValidator(_as_list)] = []
    skills: Annotated[list[Skill], BeforeValidator(_as_list)] = []
    certificates: Annotated[list[Certificate], BeforeValidator(_as_list)] = []
    languages: Annotated[list[Language], BeforeValidator(_as_list)] = []
    projects: Annotated[list[Project], BeforeValidator(_as_list)] = []
    volunteer: Annotated[list[Volunteer], BeforeValidator(_as_list)] = []
    awards: Annotated[list[Award], BeforeValidator(_as_list)] = []
    publications: Annotated[list[Publication], BeforeValidator(_as_list)] = []
    interests: Annotated[list[Interest], BeforeValidator(_as_list)] = []
    references: Annotated[list[Reference], BeforeValidator(_as_list)] = []

    @classmethod
    def read(cls, data: Any) -> Self:
        """Check what a JSON Resume file or a database row says. Raises pydantic.ValidationError."""
        return cls.model_validate(data)

    def as_json(self) -> dict[str, Any]:
        """Return the resume under the standard's names, without what is empty."""
        dumped = self.model_dump(by_alias=True)
        return {name: kept for name, part in dumped.items() if (kept := _filled(part))}


def _filled(value: Any) -> Any:
    """Return `value` without empty texts, lists and objects inside it."""
    if isinstance(value, dict):
        return {name: kept for name, part in value.items() if (kept := _filled(part))}
    if isinstance(value, list):
        return [kept for part in value if (kept := _filled(part))]
    return value

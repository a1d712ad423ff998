"""config/search_profiles.yaml: what to look for, where, and on which boards."""

import re
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from peregrine.conf import timetable
from peregrine.conf.schemas.base import (
    EmptyList,
    FileSchema,
    Line,
    Schema,
    WordList,
    Words,
    refuse,
)
from peregrine.conf.schemas.countries import known_country
from peregrine.conf.timetable import NotATimetable


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", value):
        raise refuse("This must be a currency of three letters, such as USD, EUR or GBP.")
    return value.upper()


def _schedule(value: str) -> str:
    try:
        timetable.parse(value)
    except NotATimetable as error:
        raise refuse(str(error)) from error
    return value


def _quiet_hours(value: str) -> str:
    try:
        timetable.parse_quiet_hours(value)
    except NotATimetable as error:
        raise refuse(str(error)) from error
    return value


Schedule = Annotated[Line, AfterValidator(_schedule)]

# As in jobs/boards/registry.py; a test keeps the two in step.
Board = Literal[
    "linkedin",
    "indeed",
    "zip_recruiter",
    "glassdoor",
    "google",
    "bayt",
    "naukri",
    "bdjobs",
    "hellowork",
    "adzuna",
    "theladders",
    "craigslist",
    "usajobs",
    "himalayas",
    "remoteok",
    "remotive",
    "weworkremotely",
    "arbeitnow",
    "jobicy",
    "hackernews",
]


class SearchProfile(Schema):
    name: Annotated[Words, Field(max_length=200)] = Field(description="A name of your choice.")
    active: bool = Field(
        default=True, description="true or false: whether searches use this profile."
    )
    titles: Annotated[WordList, Field(min_length=1)] = Field(
        description="Job titles to look for, one per line."
    )
    locations: WordList = Field(
        [], description="Where, one place per line, such as Berlin, Germany. Empty: anywhere."
    )
    country: Annotated[Words, AfterValidator(known_country)] = Field(
        "usa", description="The country whose boards are asked, such as usa, uk or germany."
    )
    remote: Literal["any", "only", "no"] = Field(
        "any", description="Remote jobs: any (with the others), only, or no."
    )
    boards: Annotated[list[Board], EmptyList] = Field(
        ["indeed"],
        description=f"Boards to ask: {', '.join(get_args(Board))}. "
        "LinkedIn is off until you add it: it asks for a pause after about ten pages.",
    )
    watch: WordList = Field(
        [],
        description="Companies whose own boards are read: a name, or better the address of the "
        "careers page.",
    )
    exclude_keywords: WordList = Field(
        [],
        description="Postings with one of these whole words in the title are hidden. "
        'Write "anywhere: on call" to look in the text, too.',
    )
    mission_tags: WordList = Field(
        [],
        description="Fields that this search is about, such as climate: whole words that make a "
        "posting matter to you, or the names of missions in user.yaml.",
    )
    resume: Line = Field(
        "",
        description="The name of the resume that its jobs are compared with. Empty: your default.",
    )
    results_per_board: int = Field(
        50, ge=1, le=1000, description="At most this many postings per board and search."
    )
    hours_old: int = Field(
        72,
        ge=1,
        le=8760,
        description="Only postings from this many hours back; of watched companies all.",
    )
    fetch_descriptions: bool = Field(
        default=False,
        description="true or false: whether LinkedIn is asked for each description, one by one. "
        "Slow.",
    )
    salary_floor: int = Field(
        0, ge=0, le=100_000_000, description="The least pay you would take. 0: any."
    )
    salary_currency: Annotated[Line, AfterValidator(_currency)] = Field(
        "USD", description="The currency of salary_floor, such as USD, EUR or GBP."
    )
    salary_period: Literal["year", "month", "day", "hour"] = Field(
        "year", description="What salary_floor is paid for: year, month, day or hour."
    )
    schedule: Schedule = Field(
        "",
        description="When to search by itself: times of day (07:30, 18:00), a pause (every 6 h), "
        "or five cron fields (0 7 * * 1-5 is 7:00 on weekdays). Empty: only when you ask.",
    )
    proxies: WordList = Field(
        [],
        description="Proxies for the boards that JobSpy reads, such as "
        "http://user:password@proxy.example:8080.",
    )
    proxy_ca_file: Line = Field(
        "", description="The certificate file of a proxy that looks into HTTPS. Mostly empty."
    )

    @model_validator(mode="after")
    def _asks_somebody(self) -> Self:
        if not self.boards and not self.watch:
            raise refuse(
                "This profile asks nobody. Name at least one board here, or a company in watch.",
                at=("boards",),
            )
        return self


class SearchProfilesConfig(FileSchema):
    holds_secrets: ClassVar[bool] = True  # a proxy's password
    about: ClassVar[str] = "What to look for. Each profile is one search; have as many as you like."
    fresh: ClassVar[dict[str, Any]] = {
        "profiles": [
            {
                "name": "Example",
                "active": False,
                "titles": ["Data Engineer", "Analytics Engineer"],
                "locations": ["Portland, OR"],
                "country": "usa",
                "remote": "any",
                "boards": ["indeed", "remotive"],
                "watch": [],
                "exclude_keywords": ["Intern"],
                "mission_tags": [],
                "resume": "",
                "results_per_board": 50,
                "hours_old": 72,
                "fetch_descriptions": False,
                "salary_floor": 0,
                "salary_currency": "USD",
                "salary_period": "year",
                "schedule": "",
                "proxies": [],
                "proxy_ca_file": "",
            }
        ]
    }

    quiet_hours: Annotated[Line, AfterValidator(_quiet_hours)] = Field(
        "",
        description="When nothing starts by itself, such as 22:00-07:00. What falls into it waits "
        "for its end. Empty: never.",
    )
    check_open: Schedule = Field(
        "09:00, 18:00",
        description="When to look by itself whether jobs are still open, written like the schedule "
        "of a profile. Empty: only when you ask.",
    )
    find_descriptions: bool = Field(
        default=True,
        description="true or false: whether missing descriptions are looked for after each search.",
    )
    profiles: Annotated[list[SearchProfile], EmptyList, Field(max_length=50)] = Field(
        [], description="Your profiles. Change the example and set it to active: true."
    )

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        seen: set[str] = set()
        for index, profile in enumerate(self.profiles):
            if profile.name.casefold() in seen:
                raise refuse(
                    f"There are two profiles called “{profile.name}”. Give one another name.",
                    at=("profiles", index, "name"),
                )
            seen.add(profile.name.casefold())
        return self

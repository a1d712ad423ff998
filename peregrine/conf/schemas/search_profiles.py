"""config/search_profiles.yaml: what to look for, where, and on which boards."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from peregrine.conf.schemas.base import EmptyList, FileSchema, Schema, WordList, Words, refuse
from peregrine.conf.schemas.countries import known_country

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
]


class SearchProfile(Schema):
    name: Words = Field(description="A name of your choice.")
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
    boards: Annotated[list[Board], EmptyList, Field(min_length=1)] = Field(
        ["indeed", "linkedin"],
        description="Boards to ask: linkedin, indeed, zip_recruiter, glassdoor, google, bayt, "
        "naukri, bdjobs, hellowork.",
    )
    exclude_keywords: WordList = Field(
        [], description="Postings with one of these whole words in the title are hidden."
    )
    results_per_board: int = Field(
        50, ge=1, le=1000, description="At most this many postings per board and search."
    )
    hours_old: int = Field(
        72, ge=1, le=8760, description="Only postings from this many hours back."
    )


class SearchProfilesConfig(FileSchema):
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
                "boards": ["indeed", "linkedin"],
                "exclude_keywords": ["Intern"],
                "results_per_board": 50,
                "hours_old": 72,
            }
        ]
    }

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

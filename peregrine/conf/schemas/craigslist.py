"""config/craigslist.yaml: which cities of Craigslist to search."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from peregrine.conf.schemas.base import EmptyList, FileSchema, Words, refuse

_SITE = re.compile(r"[a-z0-9]{2,40}")
_SECTION = re.compile(r"[a-z]{3}")


def _site(value: str) -> str:
    if not _SITE.fullmatch(value):
        raise refuse(
            f"“{value}” is not a site of Craigslist. Write only its name, such as portland for "
            "https://portland.craigslist.org."
        )
    return value


def _section(value: str) -> str:
    if not _SECTION.fullmatch(value):
        raise refuse(
            f"“{value}” is not a section of Craigslist. It has three letters, such as sof in "
            "https://portland.craigslist.org/search/sof."
        )
    return value


class CraigslistConfig(FileSchema):
    about: ClassVar[str] = (
        "Which cities of Craigslist to search, for profiles that name craigslist as a board."
    )
    samples: ClassVar[dict[str, Any]] = {"cities": ["portland", "seattle"]}

    cities: Annotated[
        list[Annotated[Words, AfterValidator(_site)]], EmptyList, Field(max_length=50)
    ] = Field(
        [],
        description="Sites to ask, as their address begins: portland for portland.craigslist.org.",
    )
    categories: Annotated[
        list[Annotated[Words, AfterValidator(_section)]], EmptyList, Field(max_length=20)
    ] = Field(
        ["jjj"],
        description="Sections to ask, as their address ends: jjj is all jobs, sof software.",
    )

"""config/adzuna.yaml: the key to Adzuna, a search engine over many boards."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from peregrine.conf.schemas.base import EmptyList, FileSchema, Line

Country = Literal[
    "at", "au", "be", "br", "ca", "ch", "de", "es", "fr", "gb",
    "in", "it", "mx", "nl", "nz", "pl", "sg", "us", "za",
]  # fmt: skip


class AdzunaConfig(FileSchema):
    about: ClassVar[str] = (
        "The key to Adzuna. Register, free of charge, at https://developer.adzuna.com/signup."
    )
    holds_secrets: ClassVar[bool] = True
    samples: ClassVar[dict[str, Any]] = {"countries": ["us", "ca"]}

    app_id: Line = Field("", description="The application ID that Adzuna gave you.")
    app_key: Line = Field("", repr=False, description="The application key that belongs to it.")
    countries: Annotated[list[Country], EmptyList, Field(max_length=19)] = Field(
        [],
        description="Countries to ask: at, au, be, br, ca, ch, de, es, fr, gb, in, it, mx, nl, nz, "
        "pl, sg, us, za. Empty: the country of the search profile.",
    )
    daily_quota: int = Field(
        250, ge=1, le=1_000_000, description="Questions a day at most. Free of charge are 250."
    )

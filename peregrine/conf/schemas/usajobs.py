"""config/usajobs.yaml: the key to USAJOBS, the jobs of the federal government."""

from typing import ClassVar

from pydantic import Field

from peregrine.conf.schemas.base import Email, FileSchema, Line


class USAJobsConfig(FileSchema):
    about: ClassVar[str] = (
        "The key to USAJOBS. Ask for one, free of charge, at "
        "https://developer.usajobs.gov/apirequest/."
    )
    holds_secrets: ClassVar[bool] = True

    email: Email = Field("", description="The e-mail address that you asked for the key with.")
    api_key: Line = Field("", repr=False, description="The key that USAJOBS sent you.")

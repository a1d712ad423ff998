"""config/network.yaml: what may leave this computer."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from peregrine.conf.schemas.base import FileSchema, Line, refuse

_CONTACT = re.compile(r"https?://[!-~]{4,190}|[!-?A-~]{1,100}@[!-?A-~]{3,100}")


def _contact(value: str) -> str:
    if value and not _CONTACT.fullmatch(value):
        raise refuse(
            "This must be one e-mail address or one web address, such as ada@example.com or "
            "https://example.com/about."
        )
    return value


class NetworkConfig(FileSchema):
    about: ClassVar[str] = "Whether Peregrine may talk to the world outside your own network."

    airplane_mode: bool = Field(
        default=False,
        description="true: nothing leaves but to this computer and your own network. "
        "The switch is on the page “Connections”, too.",
    )
    contact: Annotated[Line, AfterValidator(_contact)] = Field(
        "",
        description="Where boards can reach you about the requests: an e-mail address or a web "
        "address, sent with each of them. Some boards ask for one. Empty: nothing is sent.",
    )

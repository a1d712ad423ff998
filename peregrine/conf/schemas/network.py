"""config/network.yaml: what may leave this computer."""

from typing import ClassVar

from pydantic import Field

from peregrine.conf.schemas.base import FileSchema


class NetworkConfig(FileSchema):
    about: ClassVar[str] = "Whether Peregrine may talk to the world outside your own network."

    airplane_mode: bool = Field(
        default=False,
        description="true: nothing leaves but to this computer and your own network. "
        "The switch is on the page “Connections”, too.",
    )

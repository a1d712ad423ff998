"""config/user.yaml: who is looking for a job."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from peregrine.conf.schemas.base import (
    Address,
    Email,
    EmptyList,
    FileSchema,
    Line,
    Schema,
    Text,
    Words,
    refuse,
)

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)  # not example.com:8080


def _link(value: str) -> str:
    scheme = _SCHEME.match(value)
    if " " in value or (scheme and scheme[1].lower() not in {"http", "https"}):
        raise refuse("This must be one web address, such as https://example.com/ada.")
    return value


class Services(Schema):
    ollama: Address = Field(
        "http://localhost:11434", description="Ollama, for language models on this computer."
    )
    vllm: Address = Field(
        "http://localhost:8000", description="vLLM, for language models on a graphics card."
    )
    searxng: Address = Field(
        "http://localhost:8888", description="SearXNG, for web searches about companies."
    )


class UserConfig(FileSchema):
    about: ClassVar[str] = "Who you are. Letters, exports and prompts take it from here."
    holds_secrets: ClassVar[bool] = True
    samples: ClassVar = {"links": ["https://example.com/ada", "https://code.example.com/ada"]}

    name: Line = Field("", description="Your name, as it stands at the head of a letter.")
    email: Email = Field("", description="Your e-mail address, such as ada@example.com.")
    phone: Line = Field("", description='Your phone number, in quotes, such as "+1 555 0100".')
    location: Line = Field("", description="Where you live, such as Springfield, Oregon.")
    links: Annotated[
        list[Annotated[Words, AfterValidator(_link)]], EmptyList, Field(max_length=20)
    ] = Field([], description="Web pages to show in a letter: a portfolio, a profile, code.")
    summary: Text = Field(
        "", description="You in your own words: what you do, what you look for. Letters use it."
    )
    letter_closing: Line = Field(
        "", description='How your letters end, such as "With kind regards,". Empty: the same.'
    )
    paper: Literal["a4", "letter"] = Field(
        "a4", description="The paper of your letters: a4, or letter as in North America."
    )
    services: Services = Field(
        Services(), description="Where other programs answer. All of them are optional."
    )

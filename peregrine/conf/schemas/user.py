"""config/user.yaml: who is looking for a job."""

import re
from pathlib import Path
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
    WordList,
    Words,
    refuse,
)

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)  # not example.com:8080


def _link(value: str) -> str:
    scheme = _SCHEME.match(value)
    if " " in value or (scheme and scheme[1].lower() not in {"http", "https"}):
        raise refuse("This must be one web address, such as https://example.com/ada.")
    return value


def _file_name(value: str) -> str:
    if "/" in value or "\\" in value or value.startswith("."):
        raise refuse("This must be the name of a file alone, such as falcon.svg, without a folder.")
    return value


def _whole_path(value: str) -> str:
    if value and not Path(value).is_absolute():
        raise refuse("This must be a whole path that begins with /, such as /srv/letters.")
    return value


class Mission(Schema):
    """A field that matters to the person beyond the job."""

    name: Annotated[Words, Field(max_length=80)] = Field(
        description="A name of your choice, such as climate; search profiles call it by it."
    )
    words: WordList = Field(
        [],
        description="Whole words that show that a posting is of this field. Empty: its name.",
    )
    note: Text = Field(
        "", description="Why it matters to you, in your own words. A draft may take it up."
    )


class NdaCompany(Schema):
    """A company that the person has promised not to name."""

    name: Annotated[Words, Field(max_length=120)] = Field(
        description="The name as it is usually written; “Inc.” and the like do not matter."
    )
    instead: Annotated[Line, Field(max_length=120)] = Field(
        "",
        description="What to say instead, such as a large bank. Empty: a company I may not name.",
    )


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
    samples: ClassVar = {
        "links": ["https://example.com/ada", "https://code.example.com/ada"],
        "missions": [
            {"name": "climate", "words": ["solar", "heat pump"], "note": "I planted a forest."}
        ],
        "nda_companies": [{"name": "Heron Bank", "instead": "a large bank"}],
    }

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
    missions: Annotated[list[Mission], EmptyList, Field(max_length=50)] = Field(
        [],
        description="Fields that matter to you. Where a posting really is of one, the workspace "
        "says so, and a draft may say why.",
    )
    voice: Text = Field(
        "",
        description="How you want to sound, such as: short sentences, no superlatives, dry humour. "
        "Drafts are asked to follow it.",
    )
    nda_companies: Annotated[list[NdaCompany], EmptyList, Field(max_length=200)] = Field(
        [],
        description="Companies that you promised not to name. Their names never reach a model in "
        "the cloud, and never stand in an exported letter.",
    )
    letter_closing: Line = Field(
        "", description='How your letters end, such as "With kind regards,". Empty: the same.'
    )
    paper: Literal["auto", "a4", "letter"] = Field(
        "auto",
        description="The paper of your documents: a4, letter as in North America, or auto, which "
        "goes by where you live.",
    )
    letter_layout: Literal["classic", "modern", "book"] = Field(
        "classic",
        description="How your letters look: classic (serif), modern (sans-serif), or book (serif, "
        "justified and hyphenated).",
    )
    letter_logo: Annotated[Line, AfterValidator(_file_name)] = Field(
        "",
        description="A picture for the head of your letters: the name of a PNG, JPEG or SVG file "
        "in the folder logos of your data folder. Mostly empty.",
    )
    documents_folder: Annotated[Line, AfterValidator(_whole_path)] = Field(
        "",
        description="Where exported documents are kept, as a whole path. Empty: the folder "
        "documents of your data folder.",
    )
    services: Services = Field(
        Services(), description="Where other programs answer. All of them are optional."
    )

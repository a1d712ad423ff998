"""config/blocklist.yaml: what the job seeker never wants to see."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from peregrine.conf.schemas.base import EmptyList, FileSchema, WordList, Words, refuse

_DOMAIN = re.compile(r"(?!-)[\w-]+(\.[\w-]+)+", re.ASCII)


def _domain(value: str) -> str:
    if not _DOMAIN.fullmatch(value):
        raise refuse(
            f"“{value}” is not a domain. Write only the name, such as example.com, "
            "without https:// and without a path."
        )
    return value.lower()


class BlocklistConfig(FileSchema):
    about: ClassVar[str] = (
        "What you never want to see. Postings that match are hidden, and listed under “Hidden”."
    )
    samples: ClassVar[dict[str, Any]] = {
        "companies": ["Example Staffing Inc"],
        "domains": ["jobs.example.com"],
        "phrases": ["door to door"],
        "title_words": ["unpaid"],
    }

    companies: WordList = Field(
        [], description="Company names. Whole names only: Meta never hides Metalworks."
    )
    domains: Annotated[
        list[Annotated[Words, AfterValidator(_domain)]], EmptyList, Field(max_length=5_000)
    ] = Field([], description="Web domains of postings, with their subdomains.")
    phrases: WordList = Field(
        [], description="Words or phrases anywhere in the posting, as whole words."
    )
    title_words: WordList = Field(
        [], description="Whole words in the title: sales never hides Salesforce."
    )

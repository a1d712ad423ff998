"""Which company a careers address belongs to, and what a company's token may be.

A token is the name by which a board knows a company. Pure: imports no Django.
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from jobs.dedupe import clean_url, company_key

_MOST_GUESSES = 3
_TOKEN = re.compile(r"\w[\w.&'+ -]{0,99}")
_HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Names that the boards keep for themselves.
_RESERVED_WORDS = """
www analytics api app apply assets auth blog cdn developer developers docs get go hello help images
info login marketplace my partner partners static status support
"""
_RESERVED: Final = frozenset(_RESERVED_WORDS.split())


class Address(NamedTuple):
    host: str
    parts: tuple[str, ...]  # of the path
    fields: dict[str, str]  # of the query


def address(url: str) -> Address:
    """Take a web address apart, without tracking and redirectors; empty when it is none."""
    split = urlsplit(clean_url(url))
    return Address(
        host=split.hostname or "",
        parts=tuple(unquote(part) for part in split.path.split("/") if part),
        fields=dict(parse_qsl(split.query)),
    )


def token(text: str, *, kept: Collection[str] = ()) -> str | None:
    """Return `text` if it can be a token; `kept` are words of the board's own."""
    text = text.strip()
    return text if _TOKEN.fullmatch(text) and text.lower() not in kept else None


def after(parts: tuple[str, ...], *beginning: str) -> str:
    """Return the part of a path that follows its `beginning`, or ""."""
    count = len(beginning)
    return parts[count] if len(parts) > count and parts[:count] == beginning else ""


def subdomain(host: str, domain: str, *, kept: Collection[str] = ()) -> str | None:
    """Return the company's part of a host such as acme.recruitee.com."""
    label = host.removesuffix(f".{domain}")
    if label == host or label in _RESERVED or label in kept:
        return None
    return label if _HOST_LABEL.fullmatch(label) else None


def in_path(token: str) -> str:
    """Return a token, or an id, as one part of an address: it cannot lead elsewhere."""
    quoted = quote(token, safe="")
    return quoted if quoted.strip(".") else "%2E" * len(quoted)


def guesses(company: str, *joiners: str, legal_form: bool = False) -> list[str]:
    """Return the tokens that companies of this name usually have: its words, joined.

    `legal_form`: also with “GmbH” and the like, where tokens of a board often keep it.
    """
    names = [company_key(company).split()]
    if legal_form:
        names.append(re.sub(r"[^\w\s]", "", company.lower()).split())
    found = dict.fromkeys(joiner.join(words) for words in names for joiner in joiners)
    return [guess for guess in found if _HOST_LABEL.fullmatch(guess)][:_MOST_GUESSES]


def company_name(token: str) -> str:
    """Return a token as a name for people, where a board does not say the company's name."""
    words = re.sub(r"[-_\s]+", " ", token).strip()
    return words if words != words.lower() else words.title()

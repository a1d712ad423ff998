"""One page, through the readers that may understand it, the surest first."""

from datetime import date

from jobs.capturing import (
    indeed_page,
    jsonld,
    linkedin_guest,
    microdata,
    opengraph,
    plain_page,
    schema_org,
)
from jobs.capturing.document import Document, parse
from jobs.capturing.partial import PartialPosting


def read_page(html: str, url: str, *, today: date) -> list[PartialPosting]:
    """Return the postings on a page: none, one, or several to choose from.

    `url` is the address that the page came from. `today` decides whether a posting is over.
    """
    document = parse(html, url)
    if document is None:
        return []
    found = _read_surely(document, today)
    if len(found) > 1:
        return _worth_choosing(found)
    suggested = opengraph.read(document).filled_from([plain_page.read(document)])
    if found:
        return [found[0].filled_from([suggested])]
    return [suggested] if suggested.posting.title else []


def _read_surely(document: Document, today: date) -> list[PartialPosting]:
    """Return what the page says in data or markup of its own."""
    described = _described(document, today)
    own = _on_own_board(document)
    if len(own) == 1:
        return [own[0].filled_from(described[:1] if len(described) == 1 else [])]
    return described or own


def _on_own_board(document: Document) -> list[PartialPosting]:
    if document.host.endswith("linkedin.com"):
        posting = linkedin_guest.read(document)
        return [posting] if posting else []
    if "indeed." in f"{document.host}.":
        return indeed_page.read(document)
    return []


def _described(document: Document, today: date) -> list[PartialPosting]:
    items = jsonld.items(document) or microdata.items(document)
    is_alone = len(items) == 1
    read = (schema_org.read(item, document, today=today, is_alone=is_alone) for item in items)
    return [found for found in read if found.posting.title or found.posting.description]


def _worth_choosing(found: list[PartialPosting]) -> list[PartialPosting]:
    """Return postings that have a title, each once; some pages say the same one twice."""
    different: dict[tuple[str, str, str], PartialPosting] = {}
    for each in found:
        posting = each.posting
        if posting.title:
            different.setdefault((posting.title, posting.company, posting.location), each)
    return list(different.values())

"""Indeed's pages: one posting (viewjob), or the cards of a search.

Reference: https://www.indeed.com/viewjob (documented nowhere; the page carries its data as JSON)
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from jobs.capturing.document import Document
from jobs.capturing.partial import PartialPosting, seen_at
from jobs.dedupe import native_identity
from jobs.importing import values

_DATA: Final = re.compile(
    r"window\._initialData\s*=\s*|window\.mosaic\.providerData\[[\"']mosaic-provider-jobcards[\"']\]\s*=\s*"
)
_DECODER = json.JSONDecoder(strict=False)
_MOST_CARDS = 50

Row = dict[str, Any]


def read(document: Document) -> list[PartialPosting]:
    """Return the posting of the page, or those of its cards: of one that is open only that."""
    data = list(_data(document))
    for each in data:
        if info := inside(each, "jobInfoWrapperModel", "jobInfoModel"):
            return [_posting(info, each, document)]
    cards = [card for each in data for card in _cards(each)][:_MOST_CARDS]
    identity = native_identity(document.url)
    opened = [card for card in cards if identity and card.get("jobkey") == identity.id]
    return [found for card in opened or cards if (found := _card(card, document))]


def inside(row: Any, *names: str) -> Row:
    """Return the object at the end of a path, {} when there is none."""
    for name in names:
        row = row.get(name) if isinstance(row, dict) else None
    return row if isinstance(row, dict) else {}


def _data(document: Document) -> Iterator[Row]:
    for script in document.scripts():
        for found in _DATA.finditer(script):
            try:
                value, _ = _DECODER.raw_decode(script, found.end())
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                yield value


def _posting(info: Row, data: Row, document: Document) -> PartialPosting:
    head = inside(info, "jobInfoHeaderModel")
    pay = inside(data, "salaryInfoModel") or inside(info, "salaryInfoModel")
    text = info.get("sanitizedJobDescription")
    if isinstance(text, dict):
        text = text.get("content")
    posting = replace(
        seen_at(document.url),
        title=values.text(head.get("jobTitle")),
        company=values.text(head.get("companyName")),
        location=values.text(head.get("formattedLocation")) or values.text(data.get("jobLocation")),
        is_remote=True if head.get("remoteLocation") is True else None,
        description=values.text(text),
        salary_text=values.text(pay.get("salaryText")),
        is_closed=any(inside(data, *path).get("expired") is True for path in ((), ("jobMetadata",)))
        or bool(inside(info, "expiredJobMetadataModel")),
    )
    return PartialPosting(posting=posting)


def _cards(data: Row) -> Iterator[Row]:
    rows = inside(data, "metaData", "mosaicProviderJobCardsModel").get("results")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield row


def _card(card: Row, document: Document) -> PartialPosting | None:
    """Return what a card says; its snippet is no description."""
    key = values.text(card.get("jobkey"))
    title = values.text(card.get("displayTitle")) or values.text(card.get("title"))
    if not title or not re.fullmatch(r"[0-9a-f]{16}", key):
        return None
    pay = inside(card, "salarySnippet")
    posting = replace(
        seen_at(document.address(f"/viewjob?jk={key}")),
        title=title,
        company=values.text(card.get("company")),
        location=values.text(card.get("formattedLocation")),
        is_remote=True if card.get("remoteLocation") is True else None,
        posted_on=values.day(card.get("pubDate")),
        salary_text=values.text(pay.get("text")),
        is_closed=card.get("expired") is True,
    )
    return PartialPosting(posting=posting)

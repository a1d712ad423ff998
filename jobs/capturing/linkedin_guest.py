"""The page that LinkedIn shows to guests.

Reference: https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/ (documented nowhere)
"""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qs, urlsplit

from jobs.capturing.document import Document, inner_html, text_of
from jobs.capturing.partial import PartialPosting, seen_at
from jobs.dedupe import native_identity
from jobs.importing import values

GUEST_ADDRESS: Final = "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/{id}"
PUBLIC_ADDRESS: Final = "https://www.linkedin.com/jobs/view/{id}"
_CLOSED = re.compile(r"no longer accepting applications", re.IGNORECASE)


def read(document: Document) -> PartialPosting | None:
    """Return the posting, None when the page is none (LinkedIn asks to sign in, say)."""
    title = document.first_text("top-card-layout__title", "topcard__title")
    if not title:
        return None
    flavors = [text_of(each) for each in document.with_class("topcard__flavor")]
    bullets = [text_of(each) for each in document.with_class("topcard__flavor--bullet")]
    location = bullets[0] if bullets else ""
    facts = _criteria(document)
    identity = native_identity(document.url)
    posting = replace(
        seen_at(PUBLIC_ADDRESS.format(id=identity.id) if identity else document.url),
        title=title,
        company=document.first_text("topcard__org-name-link") or (flavors[0] if flavors else ""),
        location=location,
        is_remote=True if re.search(r"\bremote\b", location, re.IGNORECASE) else None,
        employment_type=values.employment_type(facts.get("employment type", "")),
        description=_description(document),
        salary_text=document.first_text("compensation__salary"),
        apply_url=_apply_address(document),
        is_closed=_is_closed(document),
    )
    return PartialPosting(posting=posting)


def _criteria(document: Document) -> dict[str, str]:
    """Return “seniority level”, “employment type” … as the page lists them."""
    facts = {}
    for row in document.with_class("description__job-criteria-item"):
        parts = [text_of(child) for child in row if isinstance(child.tag, str)]
        if len(parts) > 1:
            facts[parts[0].lower()] = parts[1]
    return facts


def _description(document: Document) -> str:
    for element in document.with_class(
        "show-more-less-html__markup", "description__text", "description"
    ):
        if text_of(element):
            return inner_html(element)
    return ""


def _is_closed(document: Document) -> bool:
    """Look for the note outside the description, in which anything may be said."""
    for note in document.with_class("closed-job", "top-card-layout", "topcard", "core-rail"):
        words = text_of(note)
        if found := _CLOSED.search(words):
            description = document.first_text("show-more-less-html__markup", "description__text")
            return found[0].lower() not in description.lower() or note.get("class") == "closed-job"
    return False


def _apply_address(document: Document) -> str:
    """Return where the employer takes applications; it stands quoted in a comment."""
    for code in document.root.xpath("//code[@id='applyUrl']"):
        found = re.search(r'https?://[^"\s<>]+', inner_html(code).replace("&amp;", "&"))
        inner = parse_qs(urlsplit(found[0]).query).get("url", []) if found else []
        if inner:
            return values.web_address(inner[0])
    return ""

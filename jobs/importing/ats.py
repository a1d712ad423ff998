"""Postings of company boards (applicant tracking systems) collected in one CSV.

Columns: company, platform, jobId, title, department, locations, isRemote, employmentType,
applyUrl, postedAt, scrapedAt. Pure: imports no Django.
"""

from typing import Any

from jobs.boards.base import Posting
from jobs.dedupe import native_identity
from jobs.importing import values

COLUMNS = frozenset({"company", "platform", "jobId", "title", "applyUrl"})


def posting(row: dict[str, Any]) -> Posting:
    url = values.web_address(row.get("applyUrl"))
    company, number = values.text(row.get("company")), values.text(row.get("jobId"))
    board = values.text(row.get("platform")).lower() or "company board"
    identity = native_identity(url)
    if identity and identity.board == board:
        native_id = identity.id
    else:  # some systems count from 1 in each company, so the number alone says nothing
        native_id = f"{company}:{number}" if company and number else ""
    return Posting(
        board=board,
        native_id=native_id,
        title=values.text(row.get("title")),
        company=company,
        url=url,
        apply_url=url,
        location=values.text(row.get("locations")),
        is_remote=values.yes_or_no(row.get("isRemote")),
        employment_type=values.employment_type(row.get("employmentType")),
        posted_on=values.day(row.get("postedAt")),
    )

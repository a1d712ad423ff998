"""Postings as JobSpy exports them, and as its data frames hold them.

Reference: https://github.com/speedyapply/JobSpy
Pure: imports no Django.
"""

from typing import Any

from jobs.boards.base import Posting
from jobs.importing import values

# What tells such a file from others.
COLUMNS = frozenset({"site", "job_url", "title", "company"})
_ID_PREFIXES = {
    "linkedin": "li-",
    "indeed": "in-",
    "zip_recruiter": "zr-",
    "glassdoor": "gd-",
    "google": "go-",
}


def posting(row: dict[str, Any]) -> Posting:
    board = values.text(row.get("site")).lower() or "jobspy"
    return Posting(
        board=board,
        native_id=values.text(row.get("id")).removeprefix(_ID_PREFIXES.get(board, "")),
        title=values.text(row.get("title")),
        company=values.text(row.get("company")),
        url=values.web_address(row.get("job_url")),
        apply_url=values.web_address(row.get("job_url_direct")),
        location=values.text(row.get("location")),
        is_remote=values.yes_or_no(row.get("is_remote")),
        employment_type=values.employment_type(row.get("job_type")),
        description=_description(values.text(row.get("description"))),
        posted_on=values.day(row.get("date_posted")),
        salary_min=values.amount(row.get("min_amount")),
        salary_max=values.amount(row.get("max_amount")),
        salary_currency=values.currency(row.get("currency")),
        salary_period=values.period(row.get("interval")),
    )


def _description(text: str) -> str:
    # JobSpy's own recipe for saving (escapechar="\\") doubles the backslashes of its Markdown.
    return text.replace("\\\\", "\\") if "\\\\" in text else text

"""Postings as a JSON list of objects: the Simplify lists, and others by their usual names.

Pure: imports no Django.
"""

from typing import Any

from jobs.boards.base import Posting
from jobs.importing import values

_TITLE = ("title", "job_title", "jobTitle", "position", "role", "name")
_COMPANY = ("company_name", "company", "companyName", "employer", "organization",
            "hiringOrganization")  # fmt: skip
_URL = ("url", "job_url", "jobUrl", "absolute_url", "hostedUrl", "link", "redirect_url")
_APPLY_URL = ("apply_url", "applyUrl", "application_url", "job_url_direct")
_LOCATION = ("locations", "location", "jobLocation", "candidate_required_location", "city")
_DESCRIPTION = ("description", "job_description", "jobDescription", "descriptionPlain", "content",
                "body", "text")  # fmt: skip
_POSTED_ON = ("date_posted", "datePosted", "posted_at", "postedAt", "posted_on", "publication_date",
              "published_at", "first_published", "pub_date", "created_at", "createdAt",
              "date")  # fmt: skip
_ID = ("id", "job_id", "jobId", "native_id", "slug")
_BOARD = ("board", "site", "platform", "source")
_REMOTE = ("is_remote", "isRemote", "remote")
_TYPE = ("employment_type", "employmentType", "job_type", "jobType", "type")
_SALARY_MIN = ("salary_min", "salaryMin", "min_amount", "min_salary")
_SALARY_MAX = ("salary_max", "salaryMax", "max_amount", "max_salary")
_OPEN = ("active", "is_visible", "is_active", "isActive")
_SIMPLIFY = frozenset({"company_name", "is_visible", "sponsorship"})


def posting(item: dict[str, Any]) -> Posting:
    # In a Simplify list `source` names who sent the listing in, not a board.
    board = "simplify" if item.keys() >= _SIMPLIFY else _text(item, _BOARD).lower()
    url = values.web_address(_text(item, _URL))
    return Posting(
        board=board or "file",
        native_id=_text(item, _ID),
        title=_text(item, _TITLE),
        company=_text(item, _COMPANY),
        url=url,
        apply_url=values.web_address(_text(item, _APPLY_URL)),
        location=_text(item, _LOCATION),
        is_remote=values.yes_or_no(_first(item, _REMOTE)),
        employment_type=values.employment_type(_text(item, _TYPE)),
        description=_text(item, _DESCRIPTION),
        posted_on=values.day(_first(item, _POSTED_ON)),
        salary_text=_salary_text(item),
        salary_min=values.amount(_first(item, _SALARY_MIN)),
        salary_max=values.amount(_first(item, _SALARY_MAX)),
        salary_currency=values.currency(_first(item, ("salary_currency", "currency"))),
        salary_period=values.period(_first(item, ("salary_period", "interval"))),
        is_closed=any(values.yes_or_no(item.get(name)) is False for name in _OPEN),
    )


def _first(item: dict[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first of the named fields that says something."""
    for name in names:
        value = item.get(name)
        if value is not None and value not in ("", []):
            return value
    return None


def _text(item: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        if found := values.text(item.get(name)):
            return found
    return ""


def _salary_text(item: dict[str, Any]) -> str:
    value = _first(item, ("salary_text", "salary", "compensation", "pay"))
    return value.strip() if isinstance(value, str) else ""

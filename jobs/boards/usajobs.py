"""USAJOBS: a search over the jobs of the federal government of the United States.

# Reference: https://developer.usajobs.gov/api-reference/get-api-search
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Protocol

from jobs.boards.answers import inner, rows_at
from jobs.boards.base import BoardError, Page, Posting, Search, Web
from jobs.boards.reading import Row, joined, listed, postings
from jobs.importing import values

_PER_PAGE = 250
_MOST_DAYS = 60  # as far back as it can be asked
_PERIODS = {"PA": "year", "PH": "hour", "PD": "day", "PM": "month"}
_MOST_PLACES = 10


class Account(Protocol):
    """What config/usajobs.yaml says."""

    @property
    def email(self) -> str: ...

    @property
    def api_key(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class USAJobs:
    name: str = "usajobs"
    label: str = "USAJOBS"
    host: str = "data.usajobs.gov"
    base_url: str = "https://data.usajobs.gov"
    sends: tuple[str, ...] = ("ACCOUNT", "EMAIL")
    account: Callable[[], Account]

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        account = self.account()
        if not (account.email and account.api_key):
            raise BoardError(
                "USAJOBS needs a key. Ask for one, free of charge, at "
                "https://developer.usajobs.gov/apirequest/ and write it into config/usajobs.yaml, "
                "with the e-mail address that you gave there.",
                kind="needs_key",
            )
        given = 0
        for page in count(1):
            answer = self._ask(search, page, account, web).json()
            result = inner(answer, "SearchResult")
            found = rows_at(result, "SearchResultItems", label=self.label)
            left = search.most_results - given
            yield from postings(found[:left], self._posting, label=self.label)
            given += len(found)
            if len(found) < _PER_PAGE or given >= search.most_results:
                return

    def _ask(self, search: Search, page: int, account: Account, web: Web) -> Page:
        asked: dict[str, str | int] = {
            "PositionTitle": search.title,
            "ResultsPerPage": _PER_PAGE,
            "Page": page,
            "DatePosted": min(max(search.hours_old // 24, 1), _MOST_DAYS),
            "Fields": "full",
        }
        if search.location:
            asked["LocationName"] = search.location
        if search.is_remote_only:
            asked["RemoteIndicator"] = "True"
        # It wants to see who asks: the e-mail address stands for the program.
        headers = {"User-Agent": account.email, "Authorization-Key": account.api_key}
        try:
            return web.get(f"{self.base_url}/api/search", params=asked, headers=headers)
        except BoardError as error:
            if error.kind != "refused":
                raise
            raise BoardError(
                "USAJOBS did not accept the key. Check api_key and email in config/usajobs.yaml: "
                "they must be those of your request at https://developer.usajobs.gov/apirequest/.",
                kind="needs_key",
            ) from error

    def _posting(self, row: Row) -> Posting | None:
        job = inner(row, "MatchedObjectDescriptor")
        details = inner(job, "UserArea", "Details")
        number = values.text(row.get("MatchedObjectId"))
        title = values.text(job.get("PositionTitle"))
        if not (number and title):
            return None
        pay = _first(job, "PositionRemuneration")
        code = values.text(pay.get("RateIntervalCode"))
        period = values.period(_PERIODS.get(code, code))
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=values.text(job.get("OrganizationName") or job.get("DepartmentName")),
            url=values.web_address(job.get("PositionURI")),
            location=_location(job),
            is_remote=values.yes_or_no(details.get("RemoteIndicator")),
            employment_type=values.employment_type(_first(job, "PositionSchedule").get("Name")),
            description=_description(job, details),
            posted_on=values.day(job.get("PublicationStartDate")),
            salary_min=values.amount(pay.get("MinimumRange")) if period else None,
            salary_max=values.amount(pay.get("MaximumRange")) if period else None,
            salary_currency="USD" if period else "",
            salary_period=period,
        )


def _first(row: Row, name: str) -> Row:
    return next(iter(listed(row, name)), {})


def _location(job: Row) -> str:
    shown = values.text(job.get("PositionLocationDisplay"))
    if shown.lower() != "multiple locations":
        return shown
    places = listed(job, "PositionLocation")[:_MOST_PLACES]
    return joined([values.text(place.get("LocationName")) for place in places], "; ") or shown


def _description(job: Row, details: Row) -> str:
    duties = details.get("MajorDuties")
    parts = [
        values.text(details.get("JobSummary")),
        *(map(values.text, duties) if isinstance(duties, list) else [values.text(duties)]),
        values.text(job.get("QualificationSummary")),
    ]
    return joined(parts, "\n\n")

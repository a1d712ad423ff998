"""Company boards on Workday.

The list comes in pages of 20 without texts and ends at 2,000 postings; texts are asked for one by
one, for at most `most_details` postings. Both are what the careers page itself asks for. A token is
the company's part of the host and the site, “acme.wd5/Careers”; on Workday's other host the company
stands between, “wd5/acme/Careers”.

Reference: https://www.workday.com (publishes none: these are the careers page's own requests)
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from jobs.boards import tokens
from jobs.boards.base import BoardError, Posting, Web
from jobs.boards.reading import Details, Row, inside, joined, postings, rows
from jobs.dedupe import native_identity
from jobs.importing import values

_PER_PAGE = 20  # more is not given
_LOCALE = r"(?:[a-z]{2}-[A-Z]{2}/)?"
_NOT_A_SITE = r"(?!(?:wday|job|jobs-search|details|login|[a-z]{2}-[A-Z]{2})(?:/|$))"
_ONE_HOST_EACH = re.compile(
    rf"(?P<host>[a-z0-9-]+(?:\.wd\d+)?)\.myworkdayjobs\.com/"
    rf"(?:wday/cxs/[^/]+/|{_LOCALE}){_NOT_A_SITE}(?P<site>[^/]+)"
)
_SHARED_HOST = re.compile(
    rf"(?P<host>wd\d+)\.myworkdaysite\.com/(?:wday/cxs/|{_LOCALE}recruiting/)"
    rf"(?P<company>[^/]+)/{_NOT_A_SITE}(?P<site>[^/]+)"
)
_ENGLISH = {"Accept-Language": "en-US"}
_DAYS_AGO = {"today": 0, "yesterday": 1}


class _Board(NamedTuple):
    api: str
    pages: str
    company: str


@dataclass(frozen=True, slots=True)
class Workday:
    name: str = "workday"
    label: str = "Workday"
    host: str = "myworkdayjobs.com"
    base_url: str = "https://{host}"
    most_postings: int = 2_000
    most_details: int = 100
    today: Callable[[], date] = date.today

    def recognise(self, url: str) -> str | None:
        host, parts, _ = tokens.address(url)
        where = "/".join([host, *parts])
        if found := _SHARED_HOST.match(where):
            company, site = tokens.token(found["company"]), tokens.token(found["site"])
            return f"{found['host']}/{company}/{site}" if company and site else None
        if found := _ONE_HOST_EACH.match(where):
            site = tokens.token(found["site"])
            return f"{found['host']}/{site}" if site else None
        return None

    def guesses(self, company: str) -> list[str]:
        """Return none: neither the host nor the site follows from a name."""
        return []

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        board = self._board(token)
        details = Details(web, most=self.most_details)
        total = self.most_postings
        for offset in range(0, self.most_postings, _PER_PAGE):
            if offset >= total:
                return
            asked = {"appliedFacets": {}, "limit": _PER_PAGE, "offset": offset, "searchText": ""}
            answer = web.post_json(f"{board.api}/jobs", asked, headers=_ENGLISH).json()
            found = rows(answer, "jobPostings", label=self.label)
            yield from postings(
                found, lambda row: self._posting(row, board, details), label=self.label
            )
            if not found:
                return
            if not offset:  # later pages say 0
                total = int(values.amount(answer.get("total")) or 0)

    def _board(self, token: str) -> _Board:
        *between, site = (tokens.in_path(part) for part in token.split("/"))
        match between:
            case [host]:
                company, host = host.partition(".")[0], f"{host}.myworkdayjobs.com"
                pages = f"https://{host}/{site}"
            case [host, company]:
                host = f"{host}.myworkdaysite.com"
                pages = f"https://{host}/recruiting/{company}/{site}"
            case _:
                raise BoardError(
                    f"“{token}” is no board on {self.label}. Use the address of its page, such as "
                    "https://acme.wd5.myworkdayjobs.com/Careers.",
                    kind="not_found",
                )
        api = f"{self.base_url.format(host=host)}/wday/cxs/{company}/{site}"
        return _Board(api, pages, company)

    def _posting(self, row: Row, board: _Board, details: Details) -> Posting | None:
        title, path = values.text(row.get("title")), values.text(row.get("externalPath"))
        if not title or not path.startswith("/"):
            return None
        url = f"{board.pages}{path}"
        identity = native_identity(url)
        detail = details.ask(f"{board.api}{path}", title=title)
        info = inside(detail, "jobPostingInfo")
        company = values.text(inside(detail, "hiringOrganization", "name"))
        return Posting(
            board=self.name,
            native_id=identity.id if identity else f"{board.company}{path}".lower(),
            title=title,
            company=company or tokens.company_name(board.company),
            url=url,
            location=_location(row, info),
            is_remote=_is_remote(values.text(inside(info, "remoteType") or row.get("remoteType"))),
            employment_type=values.employment_type(inside(info, "timeType")),
            description=values.text(inside(info, "jobDescription")),
            posted_on=values.day(inside(info, "startDate"))
            or _day(values.text(row.get("postedOn")), self.today()),
        )


def _location(row: Row, info: object) -> str:
    others = inside(info, "additionalLocations")
    places = [inside(info, "location"), *(others if isinstance(others, list) else [])]
    said = values.text(row.get("locationsText"))
    only = "" if re.fullmatch(r"\d+ Locations", said) else said
    return joined([values.text(place) for place in places], "; ") or only


def _is_remote(words: str) -> bool | None:
    """Read the company's own words: “Fully Remote”, “Hybrid”, “On-site”."""
    kinds = (("hybrid", False), ("remote", True), ("on-?site|office", False))
    found = (is_remote for kind, is_remote in kinds if re.search(kind, words, re.IGNORECASE))
    return next(found, None)


def _day(words: str, today: date) -> date | None:
    """Read “Posted Yesterday”, “Posted 3 Days Ago”; of “30+ Days” the latest day that it can be."""
    found = re.search(r"\b(today|yesterday|\d{1,3})\b", words, re.IGNORECASE)
    if found is None:
        return None
    said = found[1].lower()
    return today - timedelta(days=_DAYS_AGO[said] if said in _DAYS_AGO else int(said))

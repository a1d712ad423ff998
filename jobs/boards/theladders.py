"""The Ladders: the search page, whose results stand as JSON in its `__NEXT_DATA__` script.

Not documented by the site: the rows are recognised by what they hold, wherever they stand.

# Reference: https://nextjs.org/docs/pages/building-your-application/rendering
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from jobs.boards.answers import embedded_json, inner
from jobs.boards.base import Posting, Search, Web, changed
from jobs.boards.reading import Row, joined, postings
from jobs.importing import values

_MOST_PAGES = 40
_MOST_DEPTH = 8
_TITLES = ("title", "jobTitle")
_IDS = ("jobLocationId", "jobId", "id")


@dataclass(frozen=True, slots=True)
class TheLadders:
    name: str = "theladders"
    label: str = "The Ladders"
    host: str = "www.theladders.com"
    base_url: str = "https://www.theladders.com"
    gap_seconds: float = 5
    obeys_robots: bool = True

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        asked: dict[str, str | int] = {
            "keywords": search.title,
            "order": "PUBLICATION_DATE",
            "daysPublished": max(search.hours_old // 24, 1),
        }
        if search.location:
            asked["location"] = search.location
        if search.is_remote_only:
            asked["remoteFlags"] = "Remote"
        seen: set[str] = set()
        for page in count(1):
            answer = web.get(
                f"{self.base_url}/jobs/searchresults-jobs", params=asked | {"page": page}
            )
            found = _rows(inner(embedded_json(answer.text, "__NEXT_DATA__"), "props", "pageProps"))
            if found is None:
                raise changed(self.label)
            new = [row for row in found if _first(row, _IDS) not in seen]
            left = search.most_results - len(seen)
            yield from postings(new[:left], self._posting, label=self.label)
            seen.update(_first(row, _IDS) for row in new)
            if not new or len(seen) >= search.most_results or page >= _MOST_PAGES:
                return

    def _posting(self, row: Row) -> Posting | None:
        number, title = _first(row, _IDS), _first(row, _TITLES)
        if not (number and title):
            return None
        pay = inner(row, "compensation") or row
        least = values.amount(_first(pay, ("min", "baseMin", "minSalary", "salaryMin")))
        most = values.amount(_first(pay, ("max", "baseMax", "maxSalary", "salaryMax")))
        has_pay = least is not None or most is not None
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=_first(row, ("companyName", "company", "employer")),
            url=self._address(row),
            location=_location(row),
            is_remote=_is_remote(row),
            description=_first(row, ("description", "jobDescription", "descriptionSnippet")),
            posted_on=values.day(
                _first(row, ("publicationDate", "datePosted", "postedDate", "updateTime"))
            ),
            salary_min=least,
            salary_max=most,
            salary_currency="USD" if has_pay else "",  # it lists jobs in the United States only
            salary_period="year" if has_pay else "",
        )

    def _address(self, row: Row) -> str:
        url = _first(row, ("url", "jobUrl", "canonicalUrl", "seoJobLink"))
        return values.web_address(f"https://{self.host}{url}" if url.startswith("/") else url)


def _rows(data: Any, depth: int = 0) -> list[Row] | None:
    """Return the first list of jobs in the page's data; empty where the page says it has none."""
    if depth > _MOST_DEPTH or not isinstance(data, dict):
        return None
    for key, value in data.items():
        if isinstance(value, list) and (value or "job" in key.lower()):
            rows = [row for row in value if isinstance(row, dict)]
            if any(_first(row, _IDS) and _first(row, _TITLES) for row in rows) or not value:
                return rows
    deeper = (_rows(value, depth + 1) for value in data.values())
    return next((rows for rows in deeper if rows is not None), None)


def _first(row: Row, keys: tuple[str, ...]) -> str:
    return next((found for key in keys if (found := values.text(row.get(key)))), "")


def _location(row: Row) -> str:
    place = row.get("location")
    if isinstance(place, dict) and place.get("city"):
        return joined([values.text(place.get("city")), values.text(place.get("state"))], ", ")
    return values.text(place) or _first(row, ("locationName", "formattedLocation"))


def _is_remote(row: Row) -> bool | None:
    said = values.yes_or_no(row.get("isRemote", row.get("remote")))
    if said is None and (flag := _first(row, ("remoteFlag", "workplaceType"))):
        return flag.lower() == "remote"
    return said

"""Himalayas: a search over remote postings, page by page.

Its terms ask for a link back to the posting on Himalayas and its name as the source.

# Reference: https://himalayas.app/docs/data-dictionary
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from jobs.boards.answers import rows_at
from jobs.boards.base import Posting, Search, Web
from jobs.boards.reading import Row, postings
from jobs.importing import values

_PER_PAGE = 20  # more is not given
_COUNTRIES = {"usa": "United States", "uk": "United Kingdom", "türkiye": "Turkey"}


@dataclass(frozen=True, slots=True)
class Himalayas:
    name: str = "himalayas"
    label: str = "Himalayas"
    host: str = "himalayas.app"
    base_url: str = "https://himalayas.app"
    gap_seconds: float = 2

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        asked: dict[str, str | int] = {
            "q": search.title,
            "country": _COUNTRIES.get(search.country, search.country.title()),
            "sort": "recent",
            "limit": _PER_PAGE,
        }
        seen: set[str] = set()
        for page in count(1):
            answer = web.get(f"{self.base_url}/jobs/api/search", params=asked | {"page": page})
            found = rows_at(answer.json(), "jobs", label=self.label)
            new = [row for row in found if values.text(row.get("guid")) not in seen]
            left = search.most_results - len(seen)
            yield from postings(new[:left], self._posting, label=self.label)
            seen.update(values.text(row.get("guid")) for row in new)
            is_last = len(new) < _PER_PAGE  # or the same page again
            if is_last or len(seen) >= search.most_results:
                return

    def _posting(self, row: Row) -> Posting | None:
        guid, title = values.web_address(row.get("guid")), values.text(row.get("title"))
        apply_url = values.web_address(row.get("applicationLink"))
        url = guid or apply_url
        if not (title and url):
            return None
        least, most = values.amount(row.get("minSalary")), values.amount(row.get("maxSalary"))
        has_pay = least is not None or most is not None
        return Posting(
            board=self.name,
            native_id=url.partition("/companies/")[2].strip("/").lower(),
            title=title,
            company=values.text(row.get("companyName")),
            url=url,
            apply_url=apply_url if apply_url != url else "",
            location=values.text(row.get("locationRestrictions")),
            is_remote=True,
            employment_type=values.employment_type(row.get("employmentType")),
            description=values.text(row.get("description") or row.get("excerpt")),
            posted_on=values.day(row.get("pubDate")),
            salary_min=least,
            salary_max=most,
            salary_currency=values.currency(row.get("currency")) if has_pay else "",
            # Yearly unless said otherwise, says the data dictionary.
            salary_period=(values.period(row.get("salaryPeriod")) or "year") if has_pay else "",
        )

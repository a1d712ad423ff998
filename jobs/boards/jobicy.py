"""Jobicy: the newest hundred remote postings in one JSON object.

Its terms: a link back to the posting on Jobicy, which is named as the source, and a few fetches a
day at most.

# Reference: https://jobicy.com/jobs-rss-feed
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.boards.answers import rows_at
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, postings
from jobs.importing import values

_MOST = 100


@dataclass(frozen=True, slots=True)
class Jobicy:
    name: str = "jobicy"
    label: str = "Jobicy"
    host: str = "jobicy.com"
    base_url: str = "https://jobicy.com"
    gap_seconds: float = 5

    def read(self, web: Web) -> Iterator[Posting]:
        answer = web.get(f"{self.base_url}/api/v2/remote-jobs", params={"count": _MOST}).json()
        found = rows_at(answer, "jobs", label=self.label)
        yield from postings(found, self._posting, label=self.label)

    def _posting(self, row: Row) -> Posting | None:
        number, title = values.text(row.get("id")), values.text(row.get("jobTitle"))
        url = values.web_address(row.get("url"))
        if not (number and title and url):
            return None
        # The pay was called annual once; now it has a period of its own.
        least = values.amount(row.get("salaryMin") or row.get("annualSalaryMin"))
        most = values.amount(row.get("salaryMax") or row.get("annualSalaryMax"))
        is_yearly = row.get("annualSalaryMin") or row.get("annualSalaryMax")
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=values.text(row.get("companyName")),
            url=url,
            location=values.text(row.get("jobGeo")),
            is_remote=True,
            employment_type=values.employment_type(row.get("jobType")),
            description=values.text(row.get("jobDescription") or row.get("jobExcerpt")),
            posted_on=values.day(row.get("pubDate")),
            salary_min=least,
            salary_max=most,
            salary_currency=values.currency(row.get("salaryCurrency")),
            salary_period="year" if is_yearly else values.period(row.get("salaryPeriod")),
        )

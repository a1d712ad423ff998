"""Remotive: every open posting in one JSON object.

Its terms: a link back to the posting on Remotive, which is named as the source, and at most four
fetches a day; postings come a day late.

# Reference: https://github.com/remotive-com/remote-jobs-api
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jobs.boards.answers import rows_at
from jobs.boards.base import BoardError, Posting, Web
from jobs.boards.reading import Row, postings
from jobs.importing import values

_MOST_PER_DAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Remotive:
    name: str = "remotive"
    label: str = "Remotive"
    host: str = "remotive.com"
    base_url: str = "https://remotive.com"
    gap_seconds: float = 5
    asked_today: Callable[[], int]

    def read(self, web: Web) -> Iterator[Posting]:
        if self.asked_today() >= _MOST_PER_DAY:
            raise BoardError(
                "Remotive may be asked four times a day, and that has been done today. "
                "Search again tomorrow; what it gave is kept.",
                kind="rate_limited",
            )
        answer = web.get(f"{self.base_url}/api/remote-jobs").json()
        found = rows_at(answer, "jobs", label=self.label)
        yield from postings(found, self._posting, label=self.label)

    def _posting(self, row: Row) -> Posting | None:
        number, title = values.text(row.get("id")), values.text(row.get("title"))
        url = values.web_address(row.get("url"))
        if not (title and url):
            return None
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=values.text(row.get("company_name")),
            url=url,
            location=values.text(row.get("candidate_required_location")),
            is_remote=True,
            employment_type=values.employment_type(row.get("job_type")),
            description=values.text(row.get("description")),
            posted_on=values.day(row.get("publication_date")),
            salary_text=values.text(row.get("salary")),
        )

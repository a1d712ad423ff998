"""Arbeitnow: postings in Germany and Europe, newest first, page by page.

Descriptions are HTML that is escaped once more; intake reads through both. Its terms ask for a link
back.

# Reference: https://www.arbeitnow.com/api/job-board-api
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.boards.answers import inner, rows_at
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, postings
from jobs.importing import values


@dataclass(frozen=True, slots=True)
class Arbeitnow:
    name: str = "arbeitnow"
    label: str = "Arbeitnow"
    host: str = "www.arbeitnow.com"
    base_url: str = "https://www.arbeitnow.com"
    gap_seconds: float = 2
    most_pages: int = 100

    def read(self, web: Web) -> Iterator[Posting]:
        for page in range(1, self.most_pages + 1):
            answer = web.get(f"{self.base_url}/api/job-board-api", params={"page": page}).json()
            found = rows_at(answer, "data", label=self.label)
            yield from postings(found, self._posting, label=self.label)
            if not found or not inner(answer, "links").get("next"):
                return

    def _posting(self, row: Row) -> Posting | None:
        slug, title = values.text(row.get("slug")), values.text(row.get("title"))
        if not (slug and title):
            return None
        return Posting(
            board=self.name,
            native_id=slug.lower(),
            title=title,
            company=values.text(row.get("company_name")),
            url=values.web_address(row.get("url")) or f"https://{self.host}/view/{slug}",
            location=values.text(row.get("location")),
            is_remote=values.yes_or_no(row.get("remote")),
            employment_type=values.employment_type(row.get("job_types")),
            description=values.text(row.get("description")),
            posted_on=values.day(row.get("created_at")),
        )

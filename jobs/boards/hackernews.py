"""Hacker News: the newest “Ask HN: Who is hiring?”, one posting for each answer to it.

# Reference: https://hn.algolia.com/api
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.boards import hackernews_header
from jobs.boards.answers import rows_at
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row
from jobs.importing import values


@dataclass(frozen=True, slots=True)
class HackerNews:
    name: str = "hackernews"
    label: str = "Hacker News “Who is hiring?”"
    host: str = "hn.algolia.com"
    base_url: str = "https://hn.algolia.com"
    page_url: str = "https://news.ycombinator.com/item?id="

    def read(self, web: Web) -> Iterator[Posting]:
        story = self._newest_story(web)
        if not story:
            return
        answer = web.get(f"{self.base_url}/api/v1/items/{story}").json()
        for comment in rows_at(answer, "children", label=self.label):
            if posting := self._posting(comment):
                yield posting

    def _newest_story(self, web: Web) -> str:
        """Return the number of this month's question.

        Asked for so little that the answer stays the same until somebody answers the question.
        """
        found = web.get(
            f"{self.base_url}/api/v1/search_by_date",
            params={
                "tags": "story,author_whoishiring",
                "hitsPerPage": 10,
                "attributesToRetrieve": "title,num_comments",
                "attributesToHighlight": "",
                "responseFields": "hits",
            },
        )
        for hit in rows_at(found.json(), "hits", label=self.label):
            if "who is hiring" in values.text(hit.get("title")).lower():
                return values.text(hit.get("objectID"))
        return ""

    def _posting(self, comment: Row) -> Posting | None:
        number, text = values.text(comment.get("id")), values.text(comment.get("text"))
        header = hackernews_header.read(text)
        if not (number and header):
            return None
        return Posting(
            board=self.name,
            native_id=number,
            title=header.title,
            company=header.company,
            url=f"{self.page_url}{number}",
            apply_url=header.apply_url,
            location=header.location,
            is_remote=header.is_remote,
            employment_type=header.employment_type,
            description=text,
            posted_on=values.day(comment.get("created_at")),
            salary_text=header.salary_text,
        )

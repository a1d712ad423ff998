"""Company boards on BambooHR.

The list comes at once without texts; texts are asked for one by one, for at most `most_details`
postings. Both are what the careers page itself asks for.

Reference: https://documentation.bamboohr.com/docs (which leaves these two out)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Details, Row, inside, joined, postings, rows
from jobs.importing import values

_REMOTE = {"0": False, "1": True, "2": False}  # on site, remote, hybrid
_OWN_HOSTS = frozenset({"documentation", "resources"})


@dataclass(frozen=True, slots=True)
class BambooHR:
    name: str = "bamboohr"
    label: str = "BambooHR"
    host: str = "bamboohr.com"
    base_url: str = "https://{token}.bamboohr.com"
    most_details: int = 100

    def recognise(self, url: str) -> str | None:
        return tokens.subdomain(tokens.address(url).host, "bamboohr.com", kept=_OWN_HOSTS)

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "", "-")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        home = f"{self.base_url.format(token=tokens.in_path(token))}/careers"
        found = rows(web.get(f"{home}/list").json(), "result", label=self.label)
        details = Details(web, most=self.most_details)
        return postings(
            found, lambda row: self._posting(row, token, home, details), label=self.label
        )

    def _posting(self, row: Row, token: str, home: str, details: Details) -> Posting | None:
        title, number = values.text(row.get("jobOpeningName")), values.text(row.get("id"))
        if not title or not number:
            return None
        path = tokens.in_path(number)
        detail = inside(details.ask(f"{home}/{path}/detail", title=title), "result", "jobOpening")
        workplace = values.text(row.get("locationType"))
        return Posting(
            board=self.name,
            native_id=f"{token}/{number}".lower(),
            title=title,
            company=tokens.company_name(token),
            url=f"https://{token}.bamboohr.com/careers/{path}",
            location=_location(detail) or _location(row),
            is_remote=_REMOTE.get(workplace, values.yes_or_no(row.get("isRemote"))),
            employment_type=values.employment_type(row.get("employmentStatusLabel")),
            description=values.text(inside(detail, "description")),
            posted_on=values.day(inside(detail, "datePosted")),
            salary_text=values.text(inside(detail, "compensation")),
        )


def _location(row: Any) -> str:
    parts = (("city",), ("state", "province"), ("addressCountry", "country"))
    return joined([_first(row, names) for names in parts], ", ")


def _first(row: Any, names: tuple[str, ...]) -> str:
    found = (
        values.text(inside(row, place, name))
        for place in ("location", "atsLocation")
        for name in names
    )
    return next(filter(None, found), "")

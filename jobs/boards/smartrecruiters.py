"""Company boards on SmartRecruiters.

The list comes in pages of 100 without texts; texts are asked for one by one, for at most
`most_details` postings. An unknown company answers with an empty list, not with 404.

Reference: https://developers.smartrecruiters.com/docs/posting-api
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Details, Row, inside, joined, postings, rows
from jobs.importing import values

_PER_PAGE = 100  # more is not given
_PAGES = "https://jobs.smartrecruiters.com"
_HOSTS = frozenset({"careers.smartrecruiters.com", "jobs.smartrecruiters.com"})
_OWN_PATHS = frozenset({"job-search", "my-applications", "oneclick-ui", "sr-jobs", "static"})
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


@dataclass(frozen=True, slots=True)
class SmartRecruiters:
    name: str = "smartrecruiters"
    label: str = "SmartRecruiters"
    host: str = "api.smartrecruiters.com"
    base_url: str = "https://api.smartrecruiters.com/v1/companies"
    most_postings: int = 20_000
    most_details: int = 100

    def recognise(self, url: str) -> str | None:
        host, parts, _ = tokens.address(url)
        if host == "api.smartrecruiters.com":
            return tokens.token(tokens.after(parts, "v1", "companies"))
        if host not in _HOSTS:
            return None
        in_form = tokens.after(parts, "oneclick-ui", "company")
        return tokens.token(in_form or tokens.after(parts), kept=_OWN_PATHS)

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "", "-")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        url = f"{self.base_url}/{tokens.in_path(token)}/postings"
        details = Details(web, most=self.most_details)
        for offset in range(0, self.most_postings, _PER_PAGE):
            answer = web.get(url, params={"limit": _PER_PAGE, "offset": offset}).json()
            found = rows(answer, "content", label=self.label)
            yield from postings(
                found, lambda row: self._posting(row, url, token, details), label=self.label
            )
            total = values.amount(answer.get("totalFound")) or 0
            if not found or offset + _PER_PAGE >= total:
                return

    def _posting(self, row: Row, url: str, token: str, details: Details) -> Posting | None:
        title, number = values.text(row.get("name")), values.text(row.get("id"))
        if not title or not number:
            return None
        path = tokens.in_path(number)
        detail = details.ask(f"{url}/{path}", title=title)
        company = tokens.in_path(values.text(inside(row, "company", "identifier")) or token)
        return Posting(
            board=self.name,
            native_id=number.lower(),
            title=title,
            company=values.text(inside(row, "company", "name")) or tokens.company_name(token),
            url=f"{_PAGES}/{company}/{path}",
            apply_url=values.web_address(inside(detail, "applyUrl")),
            location=_location(row),
            is_remote=values.yes_or_no(inside(row, "location", "remote")),
            employment_type=values.employment_type(inside(row, "typeOfEmployment", "label")),
            description=_description(detail),
            posted_on=values.day(row.get("releasedDate")),
        )


def _location(row: Row) -> str:
    city, region, country = (
        values.text(inside(row, "location", part)) for part in ("city", "region", "country")
    )
    whole = values.text(inside(row, "location", "fullLocation"))
    return whole or joined([city, region, country.upper()], ", ")


def _description(detail: Any) -> str:
    sections = [inside(detail, "jobAd", "sections", name) for name in _SECTIONS]
    return "\n".join(
        f"<h3>{escape(values.text(inside(section, 'title')))}</h3>\n{text}"
        for section in sections
        if (text := values.text(inside(section, "text")))
    )

"""Company boards on Teamtailor.

Every career site has its postings as a JSON Feed, each with the JobPosting of schema.org that its
page carries. Of a company on another than the European servers the token has two parts, “acme.na”.

Reference: https://www.jsonfeed.org/version/1.1/, https://schema.org/JobPosting
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, inside, joined, postings, rows
from jobs.importing import values

_MOST_PAGES = 200
_OWN_HOSTS = frozenset({"tt"})
_REGIONAL = re.compile(r"[a-z0-9-]+\.[a-z]{2}")
_ADDRESS = ("addressLocality", "addressRegion", "addressCountry")


@dataclass(frozen=True, slots=True)
class Teamtailor:
    name: str = "teamtailor"
    label: str = "Teamtailor"
    host: str = "teamtailor.com"
    base_url: str = "https://{token}.teamtailor.com"

    def recognise(self, url: str) -> str | None:
        host = tokens.address(url).host
        regional = host.removesuffix(".teamtailor.com")
        return (
            regional
            if regional != host and _REGIONAL.fullmatch(regional)
            else tokens.subdomain(host, "teamtailor.com", kept=_OWN_HOSTS)
        )

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "", "-")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        url = f"{self.base_url.format(token=tokens.in_path(token))}/jobs.json"
        home = urlsplit(url)[:2]
        for _ in range(_MOST_PAGES):
            answer = web.get(url).json()
            found = rows(answer, "items", label=self.label)
            yield from postings(found, lambda row: self._posting(row, token), label=self.label)
            url = values.web_address(answer.get("next_url"))
            if not found or urlsplit(url)[:2] != home:
                return

    def _posting(self, row: Row, token: str) -> Posting | None:
        title = values.text(row.get("title")) or values.text(inside(row, "_jobposting", "title"))
        url = values.web_address(row.get("url"))
        number = re.search(r"/jobs/(\d+)", url)
        if not title or not number:
            return None
        schema = inside(row, "_jobposting")
        company = values.text(inside(schema, "hiringOrganization", "name"))
        kind = values.text(inside(schema, "employmentType")).replace("_", " ").lower()
        return Posting(
            board=self.name,
            native_id=number[1],
            title=title,
            company=company or tokens.company_name(token.partition(".")[0]),
            url=url,
            location=_location(schema),
            is_remote=True if inside(schema, "jobLocationType") == "TELECOMMUTE" else None,
            employment_type=values.employment_type(kind),
            description=values.text(row.get("content_html") or inside(schema, "description")),
            posted_on=values.day(row.get("date_published") or inside(schema, "datePosted")),
            salary_min=values.amount(inside(schema, "baseSalary", "value", "minValue")),
            salary_max=values.amount(inside(schema, "baseSalary", "value", "maxValue")),
            salary_currency=values.currency(inside(schema, "baseSalary", "currency")),
            salary_period=values.period(inside(schema, "baseSalary", "value", "unitText")),
        )


def _location(schema: object) -> str:
    found = inside(schema, "jobLocation")
    places = found if isinstance(found, list) else [found]
    return joined(
        [
            joined([values.text(inside(place, "address", part)) for part in _ADDRESS], ", ")
            for place in places
        ],
        "; ",
    )

"""Company boards on Lever, and on its European host, whose tokens begin with “eu/” here.

One request brings the whole board with its texts; it does not say the company's name.

Reference: https://github.com/lever/postings-api
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from jobs.boards import tokens
from jobs.boards.base import Posting, SalaryPeriod, Web, changed
from jobs.boards.reading import Row, inside, joined, listed, postings
from jobs.importing import values

_EU = "eu/"
_REGIONS = {
    "jobs.lever.co": "",
    "api.lever.co": "",
    "jobs.eu.lever.co": _EU,
    "api.eu.lever.co": _EU,
}
_REMOTE = {"remote": True, "hybrid": False, "on-site": False, "onsite": False}


@dataclass(frozen=True, slots=True)
class Lever:
    name: str = "lever"
    label: str = "Lever"
    host: str = "api.lever.co"
    base_url: str = "https://api.lever.co/v0/postings"
    eu_base_url: str = "https://api.eu.lever.co/v0/postings"

    def recognise(self, url: str) -> str | None:
        host, parts, _ = tokens.address(url)
        if host not in _REGIONS:
            return None
        beginning = ("v0", "postings") if host.startswith("api.") else ()
        site = tokens.token(tokens.after(parts, *beginning))
        return f"{_REGIONS[host]}{site}" if site else None

    def guesses(self, company: str) -> list[str]:
        plain = tokens.guesses(company, "", "-")[:2]
        return [*plain, *(f"{_EU}{site}" for site in plain[:1])]

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        site = token.removeprefix(_EU)
        base_url = self.eu_base_url if token.startswith(_EU) else self.base_url
        found = web.get(f"{base_url}/{tokens.in_path(site)}", params={"mode": "json"}).json()
        if not isinstance(found, list):
            raise changed(self.label)
        return postings(found, lambda row: self._posting(row, site), label=self.label)

    def _posting(self, row: Row, site: str) -> Posting | None:
        url = values.web_address(inside(row, "hostedUrl"))
        title = values.text(inside(row, "text"))
        number = values.text(inside(row, "id")) or url.rpartition("/")[2]
        if not title or not number:
            return None
        places = inside(row, "categories", "allLocations") or inside(row, "categories", "location")
        return Posting(
            board=self.name,
            native_id=number.lower(),
            title=title,
            company=tokens.company_name(site),
            url=url,
            apply_url=values.web_address(row.get("applyUrl")),
            location=values.text(places),
            is_remote=_REMOTE.get(values.text(row.get("workplaceType")).lower()),
            employment_type=values.employment_type(inside(row, "categories", "commitment")),
            description=_description(row),
            posted_on=values.day(row.get("createdAt")),
            salary_text=values.text(row.get("salaryDescriptionPlain")),
            salary_min=values.amount(inside(row, "salaryRange", "min")),
            salary_max=values.amount(inside(row, "salaryRange", "max")),
            salary_currency=values.currency(inside(row, "salaryRange", "currency")),
            salary_period=_period(values.text(inside(row, "salaryRange", "interval"))),
        )


def _description(row: Row) -> str:
    lists = [
        f"<h3>{escape(values.text(each.get('text')))}</h3>"
        f"<div>{values.text(each.get('content'))}</div>"
        for each in listed(row, "lists")
    ]
    opening = values.text(row.get("description")) or values.text(row.get("descriptionPlain"))
    closing = values.text(row.get("additional")) or values.text(row.get("additionalPlain"))
    return joined([opening, *lists, closing], "\n\n")


def _period(interval: str) -> SalaryPeriod:
    """Read “per-year-salary” and “per-hour-wage”; “bi-weekly-salary” is none of ours."""
    found = re.match(r"per-([a-z]+)", interval)
    return values.period(found[1]) if found else ""

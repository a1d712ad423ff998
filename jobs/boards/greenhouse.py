"""Company boards on Greenhouse.

One request brings the whole board with its texts. Boards of European customers have pages of their
own (job-boards.eu.greenhouse.io) and the same API.

Reference: https://developers.greenhouse.io/job-board.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, inside, listed, postings, rows
from jobs.importing import values

_APIS = frozenset({"boards-api.greenhouse.io", "api.greenhouse.io"})
_PAGES = frozenset(
    f"{kind}{region}.greenhouse.io" for kind in ("boards", "job-boards") for region in ("", ".eu")
)


@dataclass(frozen=True, slots=True)
class Greenhouse:
    name: str = "greenhouse"
    label: str = "Greenhouse"
    host: str = "boards-api.greenhouse.io"
    base_url: str = "https://boards-api.greenhouse.io/v1/boards"

    def recognise(self, url: str) -> str | None:
        host, parts, fields = tokens.address(url)
        if host in _APIS:
            return tokens.token(tokens.after(parts, "v1", "boards"))
        if host not in _PAGES:
            return None
        is_embedded = parts[:1] in ((), ("embed",))
        return tokens.token(fields.get("for", "") if is_embedded else parts[0])

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "", "-")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        page = web.get(
            f"{self.base_url}/{tokens.in_path(token)}/jobs",
            params={"content": "true", "pay_transparency": "true"},
        )
        found = rows(page.json(), "jobs", label=self.label)
        return postings(found, lambda row: self._posting(row, token), label=self.label)

    def _posting(self, row: Row, token: str) -> Posting | None:
        title, number = values.text(row.get("title")), values.text(row.get("id"))
        if not title or not number:
            return None
        page = f"https://job-boards.greenhouse.io/{tokens.in_path(token)}/jobs/{number}"
        least, most, currency = _pay(listed(row, "pay_input_ranges"))
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=values.text(row.get("company_name")) or tokens.company_name(token),
            url=values.web_address(row.get("absolute_url")) or page,
            location=values.text(inside(row, "location", "name")),
            employment_type=values.employment_type(_own_field(row, "employment type")),
            description=values.text(row.get("content")),
            posted_on=values.day(row.get("first_published")),
            salary_min=least,
            salary_max=most,
            salary_currency=currency,
        )


def _own_field(row: Row, name: str) -> Any:
    """Return the value of a field that the company made itself."""
    fields = listed(row, "metadata")
    named = (each for each in fields if values.text(each.get("name")).lower() == name)
    return next(named, {}).get("value")


def _pay(ranges: list[Row]) -> tuple[Decimal | None, Decimal | None, str]:
    """Return the widest range in the first currency: each area may have its own."""
    currency = values.currency(ranges[0].get("currency_type")) if ranges else ""
    if not currency:
        return None, None, ""
    ours = [each for each in ranges if values.currency(each.get("currency_type")) == currency]
    least = [cents for each in ours if (cents := values.amount(each.get("min_cents")))]
    most = [cents for each in ours if (cents := values.amount(each.get("max_cents")))]
    return min(least) / 100 if least else None, max(most) / 100 if most else None, currency

"""Company boards on Recruitee.

One request brings the whole board with its texts.

Reference: https://docs.recruitee.com/reference/intro-to-careers-site-api
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, inside, joined, listed, postings, rows
from jobs.importing import values

_OWN_HOSTS = frozenset({"careers-analytics"})


@dataclass(frozen=True, slots=True)
class Recruitee:
    name: str = "recruitee"
    label: str = "Recruitee"
    host: str = "recruitee.com"
    base_url: str = "https://{token}.recruitee.com"

    def recognise(self, url: str) -> str | None:
        return tokens.subdomain(tokens.address(url).host, "recruitee.com", kept=_OWN_HOSTS)

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "", "-")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        home = self.base_url.format(token=tokens.in_path(token))
        found = rows(web.get(f"{home}/api/offers/").json(), "offers", label=self.label)
        public = [row for row in found if row.get("status", "published") == "published"]
        return postings(public, lambda row: self._posting(row, token), label=self.label)

    def _posting(self, row: Row, token: str) -> Posting | None:
        title, slug = values.text(row.get("title")), values.text(row.get("slug"))
        if not title or not slug:
            return None
        page = f"https://{token}.recruitee.com/o/{tokens.in_path(slug)}"
        texts = [values.text(row.get(part)) for part in ("description", "requirements")]
        return Posting(
            board=self.name,
            native_id=f"{token}/{slug}".lower(),
            title=title,
            company=values.text(row.get("company_name")) or tokens.company_name(token),
            url=values.web_address(row.get("careers_url")) or page,
            apply_url=values.web_address(row.get("careers_apply_url")),
            location=_location(row),
            is_remote=values.yes_or_no(row.get("remote")),
            employment_type=_employment_type(row),
            description=joined(texts, "\n\n"),
            posted_on=values.day(row.get("published_at")) or values.day(row.get("created_at")),
            salary_min=values.amount(inside(row, "salary", "min")),
            salary_max=values.amount(inside(row, "salary", "max")),
            salary_currency=values.currency(inside(row, "salary", "currency")),
            salary_period=values.period(inside(row, "salary", "period")),
        )


def _location(row: Row) -> str:
    places = [
        joined([values.text(place.get(part)) for part in ("city", "state", "country")], ", ")
        for place in listed(row, "locations")
    ]
    city_and_country = joined([values.text(row.get(part)) for part in ("city", "country")], ", ")
    return joined(places, "; ") or values.text(row.get("location")) or city_and_country


def _employment_type(row: Row) -> str:
    """Return "Full-time, fixed term" for “fulltime_fixed_term”."""
    kind, _, terms = values.text(row.get("employment_type_code")).partition("_")
    return values.employment_type(joined([kind, terms.replace("_", " ")], ", "))

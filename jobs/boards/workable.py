"""Company boards on Workable.

One request brings the whole board with its texts. A posting in several places comes once for each.

Reference: https://help.workable.com/hc/en-us/articles/115012771647
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobs.boards import tokens
from jobs.boards.base import Posting, Web
from jobs.boards.reading import Row, joined, listed, postings, rows
from jobs.importing import values

_HOSTS = frozenset({"apply.workable.com", "workable.com"})
_API_PATHS = (
    ("api", "accounts"),
    ("api", "v1", "accounts"),
    ("api", "v1", "widget", "accounts"),
    ("api", "v3", "accounts"),
)
_OWN_PATHS = frozenset({"api", "j", "jobs", "signin", "view"})
_OWN_HOSTS = frozenset({"jobs", "resources", "careers"})


@dataclass(frozen=True, slots=True)
class Workable:
    name: str = "workable"
    label: str = "Workable"
    host: str = "apply.workable.com"
    base_url: str = "https://apply.workable.com/api/v1/widget/accounts"
    gap_seconds: float = 3

    def recognise(self, url: str) -> str | None:
        host, parts, _ = tokens.address(url)
        if host in _HOSTS and parts[:1] == ("api",):
            found = (tokens.after(parts, *beginning) for beginning in _API_PATHS)
            return tokens.token(next(filter(None, found), ""))
        if host == "apply.workable.com":
            return tokens.token(tokens.after(parts), kept=_OWN_PATHS)
        return tokens.subdomain(host, "workable.com", kept=_OWN_HOSTS)

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "-", "")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        page = web.get(f"{self.base_url}/{tokens.in_path(token)}", params={"details": "true"})
        answer = page.json()
        found = rows(answer, "jobs", label=self.label)
        company = values.text(answer.get("name")) or tokens.company_name(token)
        first: dict[str, Posting] = {}
        places: dict[str, list[str]] = {}
        for posting in postings(found, lambda row: self._posting(row, company), label=self.label):
            first.setdefault(posting.native_id, posting)
            places.setdefault(posting.native_id, []).append(posting.location)
        for code, posting in first.items():
            yield replace(posting, location=joined(places[code], "; "))

    def _posting(self, row: Row, company: str) -> Posting | None:
        title, code = values.text(row.get("title")), values.text(row.get("shortcode"))
        if not title or not code:
            return None
        page = f"https://apply.workable.com/j/{tokens.in_path(code)}"
        return Posting(
            board=self.name,
            native_id=code.lower(),
            title=title,
            company=company,
            url=values.web_address(row.get("url")) or page,
            apply_url=values.web_address(row.get("application_url")),
            location=_location(row),
            is_remote=values.yes_or_no(row.get("telecommuting")),
            employment_type=values.employment_type(row.get("employment_type")),
            description=values.text(row.get("description")),
            posted_on=values.day(row.get("published_on")) or values.day(row.get("created_at")),
        )


def _location(row: Row) -> str:
    shown = [place for place in listed(row, "locations") if not place.get("hidden")]
    return joined([_place(place, "region") for place in shown], "; ") or _place(row, "state")


def _place(row: Row, region: str) -> str:
    return joined([values.text(row.get(part)) for part in ("city", region, "country")], ", ")

"""Company boards on Personio.

One request brings the whole board with its texts, in English where the company wrote it in English.
Most companies answer on both hosts of Personio, some on one only.

Reference: https://developer.personio.de/docs/retrieving-open-job-positions
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from jobs.boards import tokens
from jobs.boards.base import BoardError, Page, Posting, Web, changed
from jobs.boards.reading import joined, postings
from jobs.importing import values

_DOMAINS = ("jobs.personio.de", "jobs.personio.com")


@dataclass(frozen=True, slots=True)
class Personio:
    name: str = "personio"
    label: str = "Personio"
    host: str = "jobs.personio.de"
    base_url: str = "https://{token}.{domain}"

    def recognise(self, url: str) -> str | None:
        host = tokens.address(url).host
        found = (tokens.subdomain(host, domain) for domain in _DOMAINS)
        return next(filter(None, found), None)

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "-", "", legal_form=True)

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        domain, page = self._page(token, web)
        root = page.xml()
        if root.tag != "workzag-jobs":
            raise changed(self.label)
        # With several offices, some companies have the same position several times.
        positions = {_text(each, "id"): each for each in root.iter("position")}
        return postings(
            list(positions.values()),
            lambda each: self._posting(each, token, domain),
            label=self.label,
        )

    def _page(self, token: str, web: Web) -> tuple[str, Page]:
        first, second = _DOMAINS
        try:
            return first, self._ask(token, first, web)
        except BoardError as error:
            if error.kind != "not_found":
                raise
        return second, self._ask(token, second, web)

    def _ask(self, token: str, domain: str, web: Web) -> Page:
        home = self.base_url.format(token=tokens.in_path(token), domain=domain)
        return web.get(f"{home}/xml", params={"language": "en"})

    def _posting(self, position: Element, token: str, domain: str) -> Posting | None:
        title, number = _text(position, "name"), _text(position, "id")
        if not title or not number:
            return None
        offices = [values.text(each.text) for each in position.iterfind("additionalOffices/office")]
        kinds = [_text(position, "employmentType"), _text(position, "schedule")]
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=_text(position, "subcompany") or tokens.company_name(token),
            url=f"https://{token}.{domain}/job/{tokens.in_path(number)}",
            location=joined([_text(position, "office"), *offices], "; "),
            employment_type=values.employment_type(joined(kinds, ", ")),
            description=_description(position),
            posted_on=values.day(_text(position, "createdAt")),
        )


def _description(position: Element) -> str:
    parts = position.iterfind("jobDescriptions/jobDescription")
    return "\n".join(
        f"<h3>{escape(_text(part, 'name'))}</h3>\n{text}"
        for part in parts
        if (text := _text(part, "value"))
    )


def _text(element: Element, name: str) -> str:
    return values.text(element.findtext(name))

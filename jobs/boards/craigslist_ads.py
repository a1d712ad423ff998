"""The ads in an answer of Craigslist.

The feed is RSS 1.0, which is RDF. The search page has a list for browsers without JavaScript, and
the same ads as JSON-LD, which knows their places and not their addresses.

Pure: imports no Django.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from jobs.boards.answers import embedded_json, inner
from jobs.boards.base import Page, changed
from jobs.boards.reading import Row, joined, listed
from jobs.importing import values

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS = "{http://purl.org/rss/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PLACE_BEHIND = re.compile(r"(?P<title>.*\S)\s*\((?P<place>[^()]{2,60})\)")
_NUMBER = re.compile(r"/(\d{8,})\.html$")


@dataclass(slots=True)
class Ad:
    url: str = ""
    title: str = ""
    location: str = ""
    description: str = ""
    posted_on: date | None = None

    @property
    def number(self) -> str:
        """Return the ad's number, empty where the address leads to no ad."""
        found = _NUMBER.search(values.web_address(self.url).partition("?")[0])
        return found[1] if found else ""


def from_feed(page: Page) -> list[Ad]:
    root = page.xml()
    if root.tag != f"{_RDF}RDF":
        raise changed(page.label)
    ads = []
    for item in root.iterfind(f"{_RSS}item"):
        words = values.text(item.findtext(f"{_RSS}title"))
        behind = _PLACE_BEHIND.fullmatch(words)
        ads.append(
            Ad(
                url=values.text(item.findtext(f"{_RSS}link") or item.get(f"{_RDF}about")),
                title=behind["title"] if behind else words,
                location=behind["place"] if behind else "",
                description=values.text(item.findtext(f"{_RSS}description")),
                posted_on=values.day(item.findtext(f"{_DC}date")),
            )
        )
    return ads


def from_page(page: Page) -> list[Ad]:
    results = _Results()
    results.feed(page.text)
    index = inner(embedded_json(page.text, "ld_searchpage_results"))
    if "itemListElement" not in index and not results.has_list:
        raise changed(page.label)
    places = dict(_named_places(listed(index, "itemListElement")))
    for ad in results.ads:
        ad.location = ad.location or places.get(ad.title, "")
    return results.ads


class _Results(HTMLParser):
    """Reads `li.cl-static-search-result`: its `a`, `div.title` and `div.location`."""

    def __init__(self) -> None:
        super().__init__()
        self.ads: list[Ad] = []
        self.has_list = False
        self._field = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        self._field = ""
        if tag == "ol":
            self.has_list |= "cl-static-search-results" in names
        elif tag == "li" and "cl-static-search-result" in names:
            self.has_list = True
            self.ads.append(Ad())
        elif self.ads and tag == "a" and not self.ads[-1].url:
            self.ads[-1].url = given.get("href") or ""
        elif self.ads and tag == "div":
            self._field = next((name for name in ("title", "location") if name in names), "")

    def handle_endtag(self, tag: str) -> None:
        self._field = ""

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if self._field == "title":
            self.ads[-1].title = joined([self.ads[-1].title, words], " ")
        elif self._field == "location":
            self.ads[-1].location = joined([self.ads[-1].location, words], " ")


def _named_places(entries: list[Row]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        item = inner(entry, "item")
        address = inner(item, "offers", "availableAtOrFrom", "address") or inner(item, "address")
        words = [values.text(address.get(k)) for k in ("addressLocality", "addressRegion")]
        if place := joined(words, ", "):
            yield values.text(item.get("name")), place

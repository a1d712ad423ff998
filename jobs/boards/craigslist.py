"""Craigslist: the job section of each city that config/craigslist.yaml names.

Asked for as a feed (RSS 1.0, which is RDF). Where the feed is gone, the search page is read: its
list for browsers without JavaScript, with the places of its JSON-LD.

# Reference: https://www.craigslist.org/about/rss
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from itertools import islice
from typing import Final, Protocol

from jobs.boards.answers import embedded_json, inner
from jobs.boards.base import BoardError, Page, Posting, Search, Unchanged, Web, changed
from jobs.boards.reading import Row, joined, listed
from jobs.importing import values

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS = "{http://purl.org/rss/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PLACE_BEHIND = re.compile(r"(?P<title>.+\S)\s*\((?P<place>[^()]{2,60})\)\s*")
_NUMBER = re.compile(r"/(\d{8,})\.html$")
_GONE: Final = ("refused", "not_found", "changed")


class Places(Protocol):
    """What config/craigslist.yaml says."""

    @property
    def cities(self) -> Sequence[str]: ...

    @property
    def categories(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Craigslist:
    name: str = "craigslist"
    label: str = "Craigslist"
    host: str = "www.craigslist.org"
    base_url: str = "https://{city}.craigslist.org"
    gap_seconds: float = 5
    obeys_robots: bool = True
    places: Callable[[], Places]

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        places = self.places()
        sections = [(city, kind) for city in places.cities for kind in places.categories]
        if not sections:
            raise BoardError(
                "Craigslist has a site for each city, and none is chosen. Write the cities into "
                "config/craigslist.yaml, such as portland for https://portland.craigslist.org.",
                kind="needs_key",
            )
        has_feeds = True
        unchanged = 0
        for city, kind in sections:
            url = f"{self.base_url.format(city=city)}/search/{kind}"
            try:
                page, has_feeds = self._ask(url, search, web, has_feeds=has_feeds)
            except Unchanged:
                unchanged += 1
                continue
            postings = self._from_feed(page) if has_feeds else self._from_page(page)
            yield from islice(postings, search.most_results)
        if unchanged == len(sections):
            raise Unchanged

    def _ask(self, url: str, search: Search, web: Web, *, has_feeds: bool) -> tuple[Page, bool]:
        """Return the answer, and whether it is a feed."""
        asked: dict[str, str | int] = {"query": search.title, "sort": "date"}
        if search.is_remote_only:
            asked["is_telecommuting"] = 1
        if has_feeds:
            try:
                page = web.get(url, params=asked | {"format": "rss"}, starts_list=True)
            except BoardError as error:
                if error.kind not in _GONE:
                    raise
            else:
                return page, "<rdf:RDF" in page.text[:2000]
        return web.get(url, params=asked, starts_list=True), False

    def _from_feed(self, page: Page) -> Iterator[Posting]:
        root = page.xml()
        if root.tag != f"{_RDF}RDF":
            raise changed(self.label)
        for item in root.iterfind(f"{_RSS}item"):
            words = values.text(item.findtext(f"{_RSS}title"))
            behind = _PLACE_BEHIND.fullmatch(words)
            url = values.text(item.findtext(f"{_RSS}link") or item.get(f"{_RDF}about"))
            posting = self._posting(
                url=url,
                title=behind["title"] if behind else words,
                location=behind["place"] if behind else "",
                description=values.text(item.findtext(f"{_RSS}description")),
                posted_on=values.day(item.findtext(f"{_DC}date")),
            )
            if posting:
                yield posting

    def _from_page(self, page: Page) -> Iterator[Posting]:
        results = _Results()
        results.feed(page.text)
        index = inner(embedded_json(page.text, "ld_searchpage_results"))
        if "itemListElement" not in index and not results.has_list:
            raise changed(self.label)
        places = dict(_named_places(listed(index, "itemListElement")))
        for result in results.found:
            location = result.location or places.get(result.title, "")
            posting = self._posting(url=result.url, title=result.title, location=location)
            if posting:
                yield posting

    def _posting(
        self,
        *,
        url: str,
        title: str,
        location: str,
        description: str = "",
        posted_on: date | None = None,
    ) -> Posting | None:
        url = values.web_address(url)
        number = _NUMBER.search(url.partition("?")[0])
        if not (title and number):
            return None
        return Posting(
            board=self.name,
            native_id=number[1],
            title=title,
            company="",  # said in the text at most
            url=url,
            location=location,
            description=description,
            posted_on=posted_on,
        )


@dataclass(slots=True)
class _Result:
    url: str = ""
    title: str = ""
    location: str = ""


class _Results(HTMLParser):
    """Reads `li.cl-static-search-result`: its `a`, `div.title` and `div.location`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Result] = []
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
            self.found.append(_Result())
        elif self.found and tag == "a" and not self.found[-1].url:
            self.found[-1].url = given.get("href") or ""
        elif self.found and tag == "div":
            self._field = next((name for name in ("title", "location") if name in names), "")

    def handle_endtag(self, tag: str) -> None:
        self._field = ""

    def handle_data(self, data: str) -> None:
        if self._field and (words := " ".join(data.split())):
            said = getattr(self.found[-1], self._field)
            setattr(self.found[-1], self._field, f"{said} {words}".strip())


def _named_places(entries: list[Row]) -> Iterator[tuple[str, str]]:
    """Yield title and place of each entry of the page's JSON-LD, which has no addresses."""
    for entry in entries:
        item = inner(entry, "item")
        address = inner(item, "offers", "availableAtOrFrom", "address") or inner(item, "address")
        words = [values.text(address.get(k)) for k in ("addressLocality", "addressRegion")]
        if place := joined(words, ", "):
            yield values.text(item.get("name")), place

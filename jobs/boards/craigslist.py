"""Craigslist: the job section of each city that config/craigslist.yaml names.

Asked for as a feed; where the feed is gone, the search page is read instead.

# Reference: https://www.craigslist.org/about/rss
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Protocol

from jobs.boards import craigslist_ads
from jobs.boards.base import BoardError, Page, Posting, Search, Unchanged, Web
from jobs.boards.craigslist_ads import Ad
from jobs.boards.reading import postings

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
                "config/craigslist.yaml, such as portland for https://portland.craigslist.org."
            )
        share = ceil(search.most_results / len(sections))
        has_feeds = True
        unchanged = 0
        for city, kind in sections:
            url = f"{self.base_url.format(city=city)}/search/{kind}"
            try:
                page, has_feeds = self._ask(url, search, web, has_feeds=has_feeds)
            except Unchanged:
                unchanged += 1
                continue
            read = craigslist_ads.from_feed if has_feeds else craigslist_ads.from_page
            yield from postings(read(page)[:share], self._posting, label=self.label)
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

    def _posting(self, ad: Ad) -> Posting | None:
        if not (ad.title and ad.number):
            return None
        return Posting(
            board=self.name,
            native_id=ad.number,
            title=ad.title,
            company="",  # said in the text at most
            url=ad.url,
            location=ad.location,
            description=ad.description,
            posted_on=ad.posted_on,
        )

"""Craigslist by its feed where there is one, by its page where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from jobs.boards.base import BoardError, Posting, Search, Unchanged
from jobs.boards.craigslist import Craigslist
from jobs.dedupe import native_identity
from tests.jobs.boards.server import Asked, Reply, Route, StandIn, stand_in, web

pytestmark = pytest.mark.django_db

SEARCH = Search(title="Data Engineer", most_results=25)
SITE = "https://portland.craigslist.org"


@dataclass(frozen=True)
class Places:
    cities: Sequence[str] = ("portland",)
    categories: Sequence[str] = ("sof",)


def board(server: StandIn, **places: Any) -> Craigslist:
    return Craigslist(base_url=f"{server.url}/{{city}}", places=lambda: Places(**places))


def search(craigslist: Craigslist, asked: Search = SEARCH) -> list[Posting]:
    return list(craigslist.search(asked, web(craigslist.label)))


def feed(*items: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#">
<channel rdf:about="{SITE}/search/sof?format=rss"><title>craigslist portland</title></channel>
{"".join(items)}</rdf:RDF>"""


def item(number: int, title: str = "Data Engineer (SE Portland)") -> str:
    address = f"{SITE}/mlt/sof/d/portland-data-engineer/{number}.html"
    return f"""<item rdf:about="{address}">
<title><![CDATA[{title}]]></title><link>{address}</link>
<description><![CDATA[We move numbers from A to B.]]></description>
<dc:date>2026-11-20T09:30:00-08:00</dc:date><dc:type>text</dc:type>
<enc:enclosure resource="https://images.example/1.jpg" type="image/jpeg"/></item>"""


PAGE = f"""<!doctype html><html><head><script type="application/ld+json" id="ld_searchpage_results">
{{"@type": "ItemList", "itemListElement": [
 {{"position": "0", "item": {{"@type": "Product", "name": "Data Engineer",
   "offers": {{"availableAtOrFrom": {{"address": {{"addressLocality": "Gresham",
   "addressRegion": "OR"}}}}}}}}}},
 {{"position": "1", "item": {{"name": "Analyst &amp; Engineer"}}}}]}}
</script></head><body><ol class="cl-static-search-results">
<li class="cl-static-hub-links"><div>see also</div></li>
<li class="cl-static-search-result" title="Data Engineer">
 <a href="{SITE}/mlt/sof/d/gresham-data-engineer/7812345601.html">
  <div class="title">Data Engineer</div>
  <div class="details"><div class="price">$0</div></div></a></li>
<li class="cl-static-search-result" title="Analyst &amp; Engineer">
 <a href="{SITE}/mlt/sof/d/portland-analyst/7812345602.html">
  <div class="title">Analyst &amp; Engineer</div>
  <div class="details"><div class="location">
    Downtown   Portland </div></div></a></li>
<li class="cl-static-search-result"><a href="/about">no posting</a></li>
</ol></body></html>"""


def test_the_feed_is_read_with_its_namespaces() -> None:
    with stand_in({"/portland/search/sof": feed(item(7812345678))}) as server:
        (posting,) = search(board(server))
    assert posting == Posting(
        board="craigslist",
        native_id="7812345678",
        title="Data Engineer",
        company="",
        url=f"{SITE}/mlt/sof/d/portland-data-engineer/7812345678.html",
        location="SE Portland",
        description="We move numbers from A to B.",
        posted_on=date(2026, 11, 20),
    )
    assert native_identity(posting.url) == ("craigslist", "7812345678")
    assert server.asked[0].fields == {"query": "Data Engineer", "sort": "date", "format": "rss"}


def test_a_title_without_a_place_behind_it_is_taken_whole() -> None:
    with stand_in(
        {"/portland/search/sof": feed(item(7812345678, "Data (ETL) Engineer"))}
    ) as server:
        (posting,) = search(board(server))
    assert (posting.title, posting.location) == ("Data (ETL) Engineer", "")


def test_an_empty_feed_has_no_postings() -> None:
    with stand_in({"/portland/search/sof": feed()}) as server:
        assert search(board(server)) == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_where_the_feed_is_gone_the_page_is_read(status: int) -> None:
    def answer(asked: Asked) -> Route:
        return Reply(status=status) if "format" in asked.fields else PAGE

    with stand_in({"/portland/search/sof": answer, "/seattle/search/sof": answer}) as server:
        found = search(board(server, cities=("portland", "seattle")))
    assert [asked.fields.get("format") for asked in server.asked] == ["rss", None, None]
    first, second = found[:2]
    assert (first.native_id, first.title) == ("7812345601", "Data Engineer")
    assert first.location == "Gresham, OR"  # from the JSON-LD
    assert (second.title, second.location) == ("Analyst & Engineer", "Downtown Portland")
    assert len(found) == 4


def test_a_page_instead_of_the_feed_is_read_as_it_is() -> None:
    with stand_in({"/portland/search/sof": PAGE}) as server:
        assert len(search(board(server))) == 2
    assert len(server.asked) == 1


def test_a_page_without_a_list_has_changed() -> None:
    other = {"/portland/search/sof": "<html><p>hello</p></html>"}
    with stand_in(other) as server, pytest.raises(BoardError) as refusal:
        search(board(server))
    assert refusal.value.kind == "changed"


def test_every_city_and_section_gives_its_share() -> None:
    many = feed(*[item(7812345600 + n) for n in range(40)])
    routes = {
        f"/{city}/search/{kind}": many for city in ("portland", "salem") for kind in ("sof", "eng")
    }
    with stand_in(routes) as server:
        found = search(
            board(server, cities=("portland", "salem"), categories=("sof", "eng")),
            replace(SEARCH, is_remote_only=True),
        )
    assert sorted(server.paths) == sorted(routes)
    assert len(found) == 4 * 7  # each its share of 25
    assert server.asked[0].fields["is_telecommuting"] == "1"


def test_a_city_with_nothing_new_does_not_hide_the_next() -> None:
    routes = {
        "/portland/search/sof": feed(item(7812345601)),
        "/salem/search/sof": feed(item(7812345602)),
    }
    with stand_in(routes) as server:
        craigslist, first = board(server, cities=("portland", "salem")), web()
        assert len(list(craigslist.search(SEARCH, first))) == 2
        with pytest.raises(Unchanged):
            list(craigslist.search(SEARCH, web(known=first.marks)))
        routes["/salem/search/sof"] = feed(item(7812345603))
        (posting,) = craigslist.search(SEARCH, web(known=first.marks))
    assert posting.native_id == "7812345603"


def test_without_a_city_it_says_where_to_write_one() -> None:
    with stand_in() as server, pytest.raises(BoardError, match=r"config/craigslist\.yaml"):
        search(board(server, cities=()))
    assert server.asked == []

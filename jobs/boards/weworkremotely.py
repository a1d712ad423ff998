"""We Work Remotely: one RSS 2.0 feed of the newest postings.

Titles are “Company: Title”. Its terms ask that applying goes through its own pages, so those are
the only addresses of a posting here.

# Reference: https://weworkremotely.com/remote-job-rss-feed
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from jobs.boards.base import Posting, Web, changed
from jobs.boards.reading import postings
from jobs.importing import values


@dataclass(frozen=True, slots=True)
class WeWorkRemotely:
    name: str = "weworkremotely"
    label: str = "We Work Remotely"
    host: str = "weworkremotely.com"
    base_url: str = "https://weworkremotely.com"
    gap_seconds: float = 5

    def read(self, web: Web) -> Iterator[Posting]:
        root = web.get(f"{self.base_url}/remote-jobs.rss").xml()
        channel = root.find("channel")
        if root.tag != "rss" or channel is None:
            raise changed(self.label)
        yield from postings(channel.findall("item"), self._posting, label=self.label)

    def _posting(self, item: Element) -> Posting | None:
        company, title = _company_and_title(item.findtext("title") or "")
        url = values.web_address(item.findtext("link") or item.findtext("guid"))
        if not (title and url):
            return None
        return Posting(
            board=self.name,
            native_id=url.partition("?")[0].rstrip("/").rpartition("/")[2].lower(),
            title=title,
            company=company,
            url=url,
            location=values.text(item.findtext("region")) or values.text(item.findtext("country")),
            is_remote=True,
            employment_type=values.employment_type(item.findtext("type")),
            description=values.text(item.findtext("description")),
            posted_on=_day(item.findtext("pubDate") or ""),
        )


def _company_and_title(words: str) -> tuple[str, str]:
    """Split “Company: Title”, or “Title at Company” as copies of the feed write it."""
    company, colon, title = words.partition(": ")
    if colon:
        return company.strip(), title.strip()
    if found := re.fullmatch(r"(.+) at (.+)", words.strip()):
        return found[2], found[1]
    return "", words.strip()


def _day(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words.strip()).date()
    except ValueError:
        return None

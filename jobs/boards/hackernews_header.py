"""The first line of an answer to “Who is hiring?”: “Company | Title | Place | REMOTE | pay”.

People write the parts in any order, with anything in between. A part that is recognised is taken
over in their words; one that is not stays in the description only. Nothing is made up.

Pure: imports no Django.
"""

import html
import re
from typing import Final, NamedTuple

from jobs.dedupe import native_identity
from jobs.dedupe.place import read_place
from jobs.importing import values
from jobs.salary import parse_salary

_ROLE = re.compile(
    r"\b(?:engineers?|engineering|developers?|designers?|managers?|scientists?|analysts?|"
    r"architects?|administrators?|researchers?|consultants?|specialists?|writers?|marketers?|"
    r"recruiters?|directors?|leads?|head of|co-?founders?|interns?|programmers?|swe|sre|sdet|"
    r"devops|[cv][etpo]o|vp|product owner|full[- ]?stack|front[- ]?end|back[- ]?end|positions?|"
    r"roles?)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"\bremote\b", re.IGNORECASE)
_NOT_REMOTE = re.compile(r"\b(?:no|not|non)[- ]remote\b", re.IGNORECASE)
_AT_THE_OFFICE = re.compile(r"\b(?:hybrid|on-?site|in[- ](?:person|office))\b", re.IGNORECASE)
_TYPE = re.compile(
    r"\b(?:full[- ]?time|part[- ]?time|contract(?:or)?|freelance|internship|temporary)\b",
    re.IGNORECASE,
)
_CITIES: Final = frozenset(
    {
        "amsterdam", "atlanta", "austin", "barcelona", "bay area", "bengaluru", "berlin", "boston",
        "brooklyn", "chicago", "cologne", "copenhagen", "denver", "dublin", "hamburg", "helsinki",
        "lisbon", "london", "los angeles", "madrid", "melbourne", "miami", "milan", "montreal",
        "munich", "new york", "oslo", "palo alto", "paris", "portland", "prague", "san diego",
        "san francisco", "seattle", "sf bay", "singapore", "stockholm", "sydney", "tel aviv",
        "tokyo", "toronto", "vancouver", "vienna", "warsaw", "washington", "zurich",
        # not cities, and places all the same
        "apac", "emea", "eu", "europe", "latam", "north america", "worldwide",
    }
)  # fmt: skip
_LINK = re.compile(r"""\bhref\s*=\s*["']([^"']{8,2000})["']""", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"\(?\s*(?:https?://|www\.)\S+")
_BULLET = re.compile(r"^(?:[-*•–—]|\d+[.)])\s*")
_LONGEST_TITLE = 90  # characters; what is longer is a sentence
_MOST_TITLES = 5
_FEWEST_PARTS = 3  # of a line that is split at its dashes


class Header(NamedTuple):
    """What the line says. Empty string or None: it does not."""

    company: str
    title: str
    location: str
    is_remote: bool | None
    employment_type: str
    salary_text: str
    apply_url: str


def read(text: str) -> Header | None:
    """Read an answer (HTML). None when it names no company and no title."""
    lines = [_plain(line) for line in re.split(r"<p>|\n", text[:20_000])]
    parts = _parts(lines[0])
    company = _WEB_ADDRESS.sub("", parts[0]).strip(" ()") if parts else ""
    rest = parts[1:]
    pay = [part for part in rest if parse_salary(part)]
    titles = [part for part in rest if part not in pay and _ROLE.search(part)]
    others = [part for part in rest if part not in pay and part not in titles]
    title = ", ".join(titles or _titles_below(lines[1:]))
    if not (company and title):
        return None
    return Header(
        company=company,
        title=title,
        location=_location(others),
        is_remote=_is_remote(rest),
        employment_type=_employment_type(rest),
        salary_text=pay[0] if pay else "",
        apply_url=_apply_url(text),
    )


def _plain(line: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", line)).split())


def _parts(line: str) -> list[str]:
    parts = [part.strip() for part in re.split("[|│¦｜]", line)]
    if len(parts) == 1:
        parts = re.split(r"\s+[-–—]\s+", line)
        parts = parts if len(parts) >= _FEWEST_PARTS else []
    return [part for part in parts if part]


def _titles_below(lines: list[str]) -> list[str]:
    """Return the titles that the text lists below a line which has none."""
    listed = [_BULLET.sub("", line) for line in lines if _BULLET.match(line)]
    titles = [line for line in listed if len(line) <= _LONGEST_TITLE and _ROLE.search(line)]
    return titles[:_MOST_TITLES]


def _location(parts: list[str]) -> str:
    places = [part for part in parts if not _REMOTE.search(part) and _is_place(part)]
    return "; ".join(places or [part for part in parts if _REMOTE.search(part)])


def _is_place(part: str) -> bool:
    if _TYPE.search(part) or "://" in part:
        return False
    # “Berlin or Munich, ONSITE” is two places and a mode: one known place is enough.
    for piece in re.split(r"\s*(?:/|&|\bor\b|\band\b|;)\s*", _AT_THE_OFFICE.sub(" ", part)):
        place = read_place(piece)
        if place.country or place.city in _CITIES or (place.region and "," in piece):
            return True
    return False


def _is_remote(parts: list[str]) -> bool | None:
    said = " | ".join(parts)
    if _NOT_REMOTE.search(said):
        return False
    if _REMOTE.search(said):
        return True
    return False if _AT_THE_OFFICE.search(said) else None


def _employment_type(parts: list[str]) -> str:
    found = [found[0].lower() for part in parts for found in _TYPE.finditer(part)]
    return values.employment_type(", ".join(dict.fromkeys(found)))


def _apply_url(text: str) -> str:
    """Return the one link that leads to a posting of a board that we know.

    A company's home page would make all its postings look like one.
    """
    links = {html.unescape(found) for found in _LINK.findall(text)}
    known = ((link, native_identity(link)) for link in links)
    postings = [link for link, found in known if found and found.board != "hackernews"]
    return values.web_address(postings[0]) if len(postings) == 1 else ""

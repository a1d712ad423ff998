"""Suggestions from what a page calls itself: OpenGraph, its title, its headings.

Everything here is a guess, for the person to confirm.

Reference: https://ogp.me
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jobs.capturing.document import Document, text_of, visible_texts
from jobs.capturing.partial import PartialPosting, fields_of, seen_at
from jobs.dedupe import company_key
from jobs.posting_text import clean_line

_SEPARATOR = re.compile(r"\s+[|–—·•»:]+\s+|\s+-+\s+")
_NOT_A_NAME_WORDS = """
careers career jobs job karriere stellenangebote stellenangebot vacancies vacancy empleo carrieres
emplois job-details apply application home openings hiring recruiting recruitment candidate-portal
job-posting job-board
"""
_NOT_A_NAME: Final = frozenset(_NOT_A_NAME_WORDS.split())
# What boards and the makers of careers pages call themselves: never the employer.
_NOT_AN_EMPLOYER_WORDS = """
linkedin indeed glassdoor ziprecruiter monster stepstone xing greenhouse lever ashby ashbyhq
workable smartrecruiters recruitee personio teamtailor bamboohr workday myworkdayjobs icims jobvite
talentclue peoplestrong jobylon facebook google welcometothejungle wellfound angellist dice
simplyhired careerbuilder totaljobs reed seek jooble adzuna jobs careers career karriere boards
apply job-boards www com org net
"""
_NOT_AN_EMPLOYER: Final = frozenset(_NOT_AN_EMPLOYER_WORDS.split())
_HIRING = re.compile(
    r"(?P<company>.{2,80}?)\s+(?:is\s+)?hiring\s+(?P<title>.{3,150})", re.IGNORECASE
)
_APPLICATION = re.compile(r"^(?:job )?application for\s+", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|@|bei|chez)\s+(?=\S)", re.IGNORECASE)
_IN = re.compile(r"\s+in\s+(?=[^\W\d_])", re.IGNORECASE)
_LONGEST_NAME = 60
_SHORTEST_HOST_NAME = 4
_LEAST_OF_HOST = 0.6  # share of a host's name that a company's name must make up


def read(document: Document) -> PartialPosting:
    """Return what the page calls itself, all of it marked as guessed."""
    title, company, location = split_title(_headline(document), _site(document), document.host)
    posting = replace(
        seen_at(document.url),
        title=title,
        company=company or _site(document) or _named_like_host(document),
        location=location,
    )
    guesses = frozenset(fields_of(posting)) & {"title", "company", "location"}
    return PartialPosting(posting=posting, guesses=guesses)


def split_title(headline: str, site: str, host: str) -> tuple[str, str, str]:
    """Split “X at Y | Z” into title, company and place; "" for what it does not surely say.

    A part is only taken off when it is known what it is: the site's name, a word such as “Careers”,
    a name that the host carries too. “Engineer - Backend - Berlin” stays whole.
    """
    parts = [part for part in _SEPARATOR.split(headline) if part.strip()]
    seams = _SEPARATOR.findall(headline)
    company = ""
    while len(parts) > 1 and (said := _is_no_title(parts[-1], site, host)):
        if said == "company":
            company = company or parts[-1].strip()
        parts.pop()
    title = parts[0] if parts else ""
    for seam, part in zip(seams, parts[1:], strict=False):
        title += seam + part
    title = _APPLICATION.sub("", title)
    if hiring := _HIRING.fullmatch(title):  # “Northwind hiring Data Engineer in Portland, OR”
        title, _, location = _rpartition(hiring["title"], _IN)
        return title, hiring["company"], location
    before, at, after = _rpartition(title, _AT)
    if at and len(after) <= _LONGEST_NAME:
        return before, after, ""
    return title, company, ""


def _is_no_title(part: str, site: str, host: str) -> str:
    """Say what a part is that is no part of the title: “site”, “company”, or "" for neither."""
    name = company_key(part)
    words = name.split()
    if name and name == company_key(site):
        return "site"
    if set(words) <= _NOT_A_NAME | _NOT_AN_EMPLOYER or "-".join(words) in _NOT_A_NAME:
        return "site"
    without = "".join(word for word in words if word not in _NOT_A_NAME)
    return "company" if _share_of_host(without, host) >= _LEAST_OF_HOST else ""


def _rpartition(text: str, separator: re.Pattern[str]) -> tuple[str, str, str]:
    found = list(separator.finditer(text))
    if not found:
        return text, "", ""
    last = found[-1]
    return text[: last.start()].strip(), last[0], text[last.end() :].strip()


def _headline(document: Document) -> str:
    for name in ("og:title", "twitter:title", "title"):
        if said := document.metas.get(name):
            return clean_line(said, limit=300)
    for tag in ("h1", "title"):
        for element in document.root.iter(tag):
            if said := clean_line(text_of(element), limit=300):
                return said
    return ""


def _site(document: Document) -> str:
    """Return the site's name where it can be an employer's."""
    name = clean_line(document.metas.get("og:site_name", ""), limit=_LONGEST_NAME)
    words = company_key(name).split()
    telling = [word for word in words if word not in _NOT_A_NAME]
    return "" if not telling or set(telling) & _NOT_AN_EMPLOYER else name


def _named_like_host(document: Document) -> str:
    """Return the words on the page that the host is named after: “Acme Foods”, acmefoods.com."""
    best, best_share = "", _LEAST_OF_HOST
    for text in _short_texts(document):
        share = _share_of_host(company_key(text).replace(" ", ""), document.host)
        if share > best_share or (share == best_share and 0 < len(text) < len(best)):
            best, best_share = text, share
    return best


def _short_texts(document: Document) -> Iterator[str]:
    for piece in visible_texts(document.root):
        text = " ".join(piece.split()) if len(piece) < 4 * _LONGEST_NAME else ""
        if _SHORTEST_HOST_NAME <= len(text) <= _LONGEST_NAME:
            yield text


def _share_of_host(name: str, host: str) -> float:
    """Return how much of the longest part of `host` that holds `name` it makes up."""
    if len(name) < _SHORTEST_HOST_NAME or name in _NOT_AN_EMPLOYER:
        return 0
    labels = [label for label in host.split(".")[:-1] if label not in _NOT_AN_EMPLOYER]
    shares = [len(name) / len(label) for label in labels if name in label.replace("-", "")]
    return max(shares, default=0)

"""In what a posting wants years and degrees, and whether a position or a degree names it. Pure.

A simple comparison of words: what it does not find is for the person to judge, and never counted
against them.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jobs.matching.years import NUMBERS

_FILE: Final = Path(__file__).with_name("fields.toml")
_STEM: Final = 5  # letters that “analyst” and “analysis” have in common
_ENDING: Final = re.compile(r"(?<=\w{4})(?:['’]s|ing|ers?|es?|s)$")  # of “nurse” and “nursing”
_SHORT: Final = 2  # letters: “IT”, “Go”; only as they are written
_LONGEST: Final = 90  # characters of a field
_MOST_KINDS: Final = 5  # words before “experience”
_WORD: Final = re.compile(r"[^\W_](?:[\w+#]|[.'’](?=\w))*")
_DOTTED: Final = re.compile(r"\b(?:[BM]\.(?:[AS]\b|Sc\b|Eng\b)|Ph\.D\b)\.?")


def of_years(posting: str, years: int) -> str:
    """Return in what a posting wants that many years: “nursing”, or "" when it does not say."""
    for found in _years().finditer(posting):
        if _number(found["number"]) == years and (field := _field_of_years(found, posting)):
            return field
    return ""


def of_degree(posting: str, degree: re.Pattern[str]) -> str:
    """Return in what a posting wants a degree: “Statistics, Mathematics”; "" when in anything."""
    posting = _DOTTED.sub(lambda short: short[0].replace(".", ""), posting)
    for named in (degree, _any_degree()):
        for found in named.finditer(posting):
            behind = _behind_degree().match(posting, found.end())
            if behind and (field := _cut(posting[behind.end() :])):
                return field
    return ""


def is_in_title(field: str, title: str) -> bool:
    """Tell whether a title, or the name of a degree, has a word of a field."""
    return bool(_words(field) & _words(title))


def is_in_text(field: str, text: str) -> bool:
    """Tell whether a text has all the words of a field, or of one of those that are listed."""
    told = _words(text)
    return any(words and words <= told for words in map(_words, _alternatives(field)))


def _field_of_years(found: re.Match[str], posting: str) -> str:
    """Return what stands before “experience”, else behind “experience in”."""
    before = _cut(found["kind"] or "")
    return before or (_cut(posting[found.end() :]) if found["link"] or found["bare"] else "")


def _cut(text: str) -> str:
    """Return a field without what goes on behind it; "" when its words say nothing."""
    ends = _ends().search(text)
    field = text[: ends.start()] if ends else text
    if len(field) > _LONGEST:
        field = field[: field.rfind(" ", 0, _LONGEST)] + " …"
    said = " ".join(field.split()).strip(" ,–—-").split(" ")
    while said and not _words(said[0]):
        said.pop(0)
    return " ".join(said)


def _words(text: str) -> set[str]:
    """Return what words that say something begin with."""
    found = set()
    for word in _WORD.findall(text):
        low = word.casefold()
        if low in _silent():
            continue
        if len(word) > _SHORT:
            found.add(_ENDING.sub("", low)[:_STEM])
        elif word[0].isupper():
            found.add(word)
    return found


def _alternatives(field: str) -> Iterable[str]:
    return _or().split(field)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else NUMBERS[written.casefold()]


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    told = _told()
    return frozenset([*told["silent"], *told["links"], *told["experience"]])


@lru_cache(maxsize=1)
def _years() -> re.Pattern[str]:
    """Return what finds “10+ years of … experience in”."""
    told = _told()
    number = rf"(?<![\w.,])(?P<number>\d{{1,2}}|{_any(NUMBERS)})"
    more = (
        rf"\s?(?:\(\d{{1,2}}\+?\))?\s?(?:\+|{_any(told['more'])})?\s?(?:[-–]\s?\d{{1,2}}\s?\+?)?\s?"
    )
    years = rf"(?:{_any(told['years'])})\b['’]?\s+(?:(?:{_any(told['of'])})(?:\s+|(?<=['’])))?"
    kind = rf"(?P<kind>(?:[\w+#/&’'-]+,?\s+){{0,{_MOST_KINDS}}}?)"
    used = rf"(?:{_any(told['experience'])})\b"
    link = rf"(?:{_any(told['links'])})\s+"
    behind = rf"(?:{kind}{used}(?P<link>\s+{link})?|(?P<bare>{link}))"
    return re.compile(number + more + years + behind, re.IGNORECASE)


@lru_cache(maxsize=1)
def _any_degree() -> re.Pattern[str]:
    """Return what finds the word; “a degree of autonomy” is none."""
    words = _any(_told()["any_degree"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w|\s+of\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _behind_degree() -> re.Pattern[str]:
    """Return what may stand between a degree and its field: “’s or Master’s degree in”."""
    told = _told()
    between = rf"(?:[\s,/’'()-]|(?:{_any(told['degrees'])})(?!\w))*"
    return re.compile(rf"{between}\s(?:{_any(told['degree_links'])})\s+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    told = _told()
    marks = r"[.;:!?\n•|()*](?!\w)|\(|\s[–—-]\s"
    return re.compile(rf"{marks}|[\s,]+(?:{_any(told['ends'])})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _or() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;/]\s*|\s+(?:{_any(_told()['or'])})\s+", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

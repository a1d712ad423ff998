"""A posting on its way in: cleaned, filtered, scored, and put into the form that dedupe compares.

Everything here works without the database.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

from jobs import dedupe
from jobs.boards.base import Posting, SalaryPeriod
from jobs.bulk import Told
from jobs.dedupe import NativeId
from jobs.limits import Hidden
from jobs.matching import Facts, Found, Part, Scored
from jobs.matching.score import Need
from jobs.models import HiddenPosting, Job
from jobs.pay_in_text import find_pay
from jobs.places import country_of
from jobs.posting_text import clean_description, clean_line
from jobs.rules import Rules, Scorers
from jobs.salary import Salary, parse_salary

NO_TITLE = "Untitled posting"
NO_COMPANY = "Company not named"
CLOSED = Hidden(HiddenPosting.Rule.CLOSED.value, "the list says that it is over")
SCORE_FIELDS = (
    "score", "matched", "gaps", "score_parts", "asks", "languages", "scored_with",
)  # fmt: skip

_ToldRow = tuple[dict[str, Any], str]  # and its JSON
_MOST_ROWS: Final = 50_000

_ADDRESS = re.compile(
    r"https?://[^\s/\x00-\x20<>\"][^\x00-\x20\x7f-\xa0<>\"\ud800-\udfff]*", re.IGNORECASE
)
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Incoming:
    posting: Posting  # clean
    company_key: str
    title_key: str
    place_key: str
    url_key: str
    apply_key: str
    native_ids: frozenset[NativeId]
    hidden: Hidden | None
    scored: Scored | None
    scored_with: str
    found_by: str = ""  # the search profile
    scorers: Scorers | None = None

    @property
    def has_telling_id(self) -> bool:
        """Tell whether another id on the same board means another job."""
        return bool(self.posting.native_id) and self.posting.board not in dedupe.COLLECTORS

    @property
    def identity(self) -> str:
        """Return a digest of what this posting is known by, for hidden ones."""
        posting = self.posting
        if posting.native_id:
            known_by = f"id {posting.board} {posting.native_id}"
        elif self.url_key:
            known_by = f"url {self.url_key}"
        else:
            known_by = f"words {self.company_key} | {self.title_key} | {self.place_key}"
        return hashlib.sha256(known_by.encode()).hexdigest()


def read(posting: Posting, rules: Rules) -> Incoming:
    posting = _clean(posting)
    url_key = dedupe.url_key(posting.url)
    is_one_address = posting.apply_url == posting.url
    hidden = CLOSED if posting.is_closed else rules.filters.check(posting)
    return Incoming(
        posting=posting,
        company_key=dedupe.company_key(posting.company),
        title_key=dedupe.title_key(posting.title),
        place_key=dedupe.place_key(posting.location),
        url_key=url_key,
        apply_key=url_key if is_one_address else dedupe.url_key(posting.apply_url),
        native_ids=frozenset(_native_ids(posting)),
        hidden=hidden,
        scored=rules.scorer.score(score_facts(posting)) if rules.scorer else None,
        scored_with=rules.scorer.digest if rules.scorer else "",
        found_by=rules.found_by,
        scorers=rules.scorers,
    )


def _native_ids(posting: Posting) -> Iterator[NativeId]:
    if posting.native_id:
        yield NativeId(posting.board, posting.native_id)
    for url in {posting.url, posting.apply_url}:
        if url and (found := dedupe.native_identity(url)):
            yield found


def scored_for(incoming: Incoming, found_by: str) -> dict[str, Any]:
    """Return the score as the columns of a job that the profile `found_by` found; {} for none."""
    if incoming.scored is None:
        return {}
    if incoming.scorers and found_by != incoming.found_by:
        scorer = incoming.scorers.of(found_by)
        if scorer.digest != incoming.scored_with:
            return score_fields(scorer.score(score_facts(incoming.posting)), scorer.digest)
    return score_fields(incoming.scored, incoming.scored_with)


def score_facts(source: Posting | Job) -> Facts:
    """Return what the score looks at."""
    pay = Salary(
        source.salary_min,
        source.salary_max,
        source.salary_currency,
        cast("SalaryPeriod", source.salary_period),
    )
    return Facts(source.title, source.description, source.location, source.is_remote, pay)


def score_fields(scored: Scored, digest: str) -> dict[str, Any]:
    """Return a score with its reasons as the columns of a job."""
    match = scored.match
    return {
        "score": scored.score,
        "matched": Told.of([_found_row(found) for found in match.matched]),
        "gaps": Told.of([_found_row(found) for found in match.gaps]),
        "score_parts": Told.of([_part_row(part) for part in scored.parts]),
        "asks": list(match.asked.in_words),
        "languages": [spoken.as_row() for spoken in match.asked.languages],
        "scored_with": digest,
    }


def _found_row(found: Found) -> _ToldRow:
    """Return a find as it is kept; what goes without saying is left out."""
    kept = _rows.get(id(found))  # the matcher gives the same object for the same find
    if kept is not None and kept[0] is found:
        return kept[1]
    row: dict[str, Any] = {"word": found.word, "count": found.count}
    if found.need is not Need.MENTIONED:
        row["need"] = found.need.value
    if found.because:
        row["because"] = found.because
    if found.others:
        row["others"] = list(found.others)
    if found.weight:
        row["weight"] = found.weight
    if len(_rows) >= _MOST_ROWS:
        _rows.clear()
    made = row, json.dumps(row)
    _rows[id(found)] = found, made
    return made


_rows: dict[int, tuple[Found, _ToldRow]] = {}


@lru_cache(maxsize=_MOST_ROWS)
def _part_row(part: Part) -> _ToldRow:
    row = part._asdict()
    return row, json.dumps(row)


def _clean(posting: Posting) -> Posting:
    """Return the posting as it can be stored: plain text, no control characters, bounded."""
    description = clean_description(posting.description)
    pay, pay_in_words = _pay(posting, description)
    return Posting(
        board=clean_line(posting.board, limit=40),
        native_id=clean_line(posting.native_id, limit=200),
        title=clean_line(posting.title, limit=300) or NO_TITLE,
        company=clean_line(posting.company, limit=200),
        url=_address(posting.url),
        apply_url=_address(posting.apply_url),
        location=clean_line(posting.location, limit=300),
        is_remote=posting.is_remote,
        employment_type=clean_line(posting.employment_type, limit=60),
        description=description,
        posted_on=posting.posted_on,
        salary_text=pay_in_words,
        salary_min=pay.min,
        salary_max=pay.max,
        salary_currency=pay.currency,
        salary_period=pay.period,
        is_closed=posting.is_closed,
        source=clean_line(posting.source, limit=200),
    )


def _pay(posting: Posting, description: str) -> tuple[Salary, str]:
    """Return the pay as numbers and in words, read from those where the board gave no numbers."""
    low, high = posting.salary_min, posting.salary_max
    words = clean_line(posting.salary_text, limit=200)
    if low is None and high is None:
        if words and (salary := parse_salary(words, country=country_of(posting.location))):
            return salary, words
        if not words and (found := find_pay(description, country=country_of(posting.location))):
            return found.pay, clean_line(found.words, limit=200)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Salary(low, high, posting.salary_currency, posting.salary_period), words


def _address(url: str) -> str:
    url = url.strip()
    return url if len(url) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(url) else ""

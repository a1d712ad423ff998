"""What every board yields, raises, and may do with the network. Pure: imports no Django.

There are three kinds of boards. A `SearchBoard` answers questions (a title at a place). A `Feed`
hands out everything it has. A `CompanyBoard` hands out all postings of one company, which it knows
under a token. Adding one is a file here, a line in `registry.py`, and a line in
docs/integrations.md.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Protocol
from xml.etree import ElementTree

SalaryPeriod = Literal["year", "month", "week", "day", "hour", ""]

# XML allows a document type only before the first element, behind comments and instructions of any
# length, and entities are declared nowhere else.
_DOCUMENT_TYPE = re.compile(r"(?:\s++|\ufeff|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One posting as a board showed it. Empty string or None: the board did not say."""

    board: str
    title: str
    company: str
    native_id: str = ""  # the board's own id, unique within `board`
    url: str = ""
    apply_url: str = ""
    location: str = ""
    is_remote: bool | None = None
    employment_type: str = ""
    description: str = ""  # text, Markdown or HTML, as it came
    posted_on: date | None = None
    salary_text: str = ""
    salary_min: Decimal | None = None
    salary_max: Decimal | None = None
    salary_currency: str = ""  # ISO 4217
    salary_period: SalaryPeriod = ""
    is_closed: bool = False  # the board itself says that it is over
    source: str = ""  # which list of the board it stood in; discovery says it, no board

    def as_json(self) -> dict[str, Any]:
        """Return all fields as JSON types; `from_json` takes it back."""
        fields = asdict(self)
        fields["posted_on"] = self.posted_on.isoformat() if self.posted_on else None
        for name in ("salary_min", "salary_max"):
            fields[name] = None if fields[name] is None else str(fields[name])
        return fields

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> "Posting":
        values = dict(fields)
        if values.get("posted_on"):
            values["posted_on"] = date.fromisoformat(values["posted_on"])
        for name in ("salary_min", "salary_max"):
            if values.get(name) is not None:
                values[name] = Decimal(values[name])
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One question to one board."""

    title: str
    location: str = ""  # empty: anywhere
    country: str = "usa"
    is_remote_only: bool = False
    most_results: int = 50
    hours_old: int = 72
    wants_descriptions: bool = False  # also where each costs a request of its own
    proxies: tuple[str, ...] = ()  # for the boards that JobSpy reads
    proxy_ca_file: str = ""  # of a proxy that looks into HTTPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A complete answer of a board, below 400."""

    label: str  # of the board, for what it is told about
    url: str  # after redirects
    status: int
    content_type: str  # without its parameters, in lower case
    text: str  # decoded as the answer says, or as it must be meant

    def json(self) -> Any:
        """Return the parsed body. Raises BoardError when it is not JSON."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            raise changed(self.label) from None

    def xml(self) -> ElementTree.Element:
        """Return the root of the parsed body. Raises BoardError when it is not XML.

        No feed needs a document type, and with one a small body can unfold into a huge one.
        """
        if _DOCUMENT_TYPE.match(self.text):
            raise changed(self.label)
        try:
            return ElementTree.fromstring(self.text.strip())  # noqa: S314  (none declared, see above)
        except (ElementTree.ParseError, ValueError, RecursionError):
            raise changed(self.label) from None


class Web(Protocol):
    """What a board may do with the network. Waits its turn at each host, and raises BoardError.

    The first request of a question is conditional: when the answer is the same as the last time,
    `Unchanged` is raised. A board lets it pass, and nothing is downloaded or parsed twice. A board
    that reads several lists for one question says `starts_list` at the first page of each, catches
    `Unchanged` around each, and goes on with the next.
    """

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        starts_list: bool = False,
    ) -> Page: ...

    def post_json(
        self, url: str, payload: object, *, headers: Mapping[str, str] | None = None
    ) -> Page: ...

    def lent_to_library(self, proxies: Sequence[str] = ()) -> AbstractContextManager[list[str]]:
        """Lead what a library asks by itself past the same guards and into the same record.

        Gives the proxies to tell it about. Without `proxies` of the person there are none: it finds
        its way in the environment.
        """

    def wants(self, title: str) -> bool:
        """Tell whether a posting of this title is worth a request of its own."""


class Source(Protocol):
    """What all boards have.

    A board may also say `gap_seconds` (least time between two requests, otherwise one second),
    `obeys_robots` (ask the host's robots.txt first, as one must where pages are read), and `sends`
    (names of `net.Personal`: what of the person's data goes along beside the words of a search).
    """

    @property
    def name(self) -> str:
        """As in config/search_profiles.yaml and in `Posting.board`."""

    @property
    def label(self) -> str: ...

    @property
    def host(self) -> str:
        """Whom we talk to, for the record of outgoing connections."""


class SearchBoard(Source, Protocol):
    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        """Yield what the board answers. Raises BoardError, also after some postings."""


class Feed(Source, Protocol):
    def read(self, web: Web) -> Iterator[Posting]:
        """Yield everything it has. Raises BoardError, also after some postings."""


class CompanyBoard(Source, Protocol):
    def recognise(self, url: str) -> str | None:
        """Return the company's token if this is the address of its board here. Pure."""

    def guesses(self, company: str) -> list[str]:
        """Return at most three tokens that a company of this name may have, best first. Pure."""

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        """Yield the company's whole board.

        Raises BoardError, also after some postings; of the kind `not_found` for an unknown token.
        """


BoardErrorKind = Literal["refused", "rate_limited", "needs_key", "changed", "not_found", "failed"]


class BoardError(Exception):
    """A board did not answer; the message can be shown to the person.

    `BoardOutcome.Status` says the kinds in words. `retry_after`: seconds the board asked to wait.
    """

    def __init__(
        self,
        message: str,
        *,
        kind: BoardErrorKind = "failed",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.kind: BoardErrorKind = kind
        self.retry_after = retry_after


class Unchanged(Exception):
    """The board answers just what it answered the last time."""


def changed(label: str) -> BoardError:
    """Return the error for an answer of another shape than expected."""
    return BoardError(
        f"{label} answered in a way that Peregrine does not know: it may have changed. "
        "What it gave before is kept.",
        kind="changed",
    )

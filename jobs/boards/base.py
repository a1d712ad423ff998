"""What every board yields and raises. Pure: imports no Django."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Protocol

SalaryPeriod = Literal["year", "month", "week", "day", "hour", ""]


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


class Board(Protocol):
    """A source of postings. Adding one: a file here, a line in `registry.py`, a docs line."""

    @property
    def name(self) -> str:
        """As in config/search_profiles.yaml and in `Posting.board`."""

    @property
    def label(self) -> str: ...

    @property
    def host(self) -> str:
        """Whom we talk to, for the record of outgoing connections."""

    def search(self, search: Search) -> Iterator["Posting"]:
        """Yield what the board answers. Raises BoardError, also after some postings."""


class BoardError(Exception):
    """A board did not answer a search; the message can be shown to the person.

    `kind` is one of `refused`, `rate_limited`, `failed` (BoardOutcome.Status says them in words).
    """

    def __init__(
        self, message: str, *, kind: Literal["refused", "rate_limited", "failed"] = "failed"
    ) -> None:
        super().__init__(message)
        self.kind = kind

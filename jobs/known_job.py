"""One job as dedupe sees it: its names, its text, and where it was seen."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from jobs.dedupe import JobFacts, NativeId, native_identity
from jobs.incoming import Incoming
from jobs.reposts import is_months_later

SightingKey = tuple[str, str, str]  # board, native id, and without one the url key


@dataclass(slots=True)
class Known:
    """A job that a posting may be another sighting of.

    One that the person joined into another, its `keeper`, lends that one its names and its text.
    """

    pk: int
    company_key: str
    title_key: str
    place_key: str
    location: str
    sketch: bytes | None = None  # not made yet
    description: str = ""  # of those without a sketch
    is_saved: bool = True
    boards: set[str] = field(default_factory=set)
    native_ids: set[NativeId] = field(default_factory=set)
    url_keys: set[str] = field(default_factory=set)
    urls: list[str] = field(default_factory=list)
    sightings: dict[SightingKey, int] = field(default_factory=dict)
    posted_on: date | None = None  # the latest
    seen_at: datetime | None = None  # the latest; none yet
    keeper: "Known | None" = None
    other_postings: set[SightingKey] = field(default_factory=set)  # the person said: not this job
    has_double: bool = False  # the person told another job apart from it
    seen_from: dict[str, JobFacts] = field(default_factory=dict)

    @property
    def shown(self) -> "Known":
        """The job that has the sightings."""
        return self.keeper or self

    @property
    def has_text(self) -> bool:
        """Tell whether there is enough text to compare."""
        return bool(self.sketch or self.description)

    def facts(self, incoming: Incoming, now: datetime) -> JobFacts:
        """Return what to compare `incoming` with: has its board shown this job before?

        What was posted months ago had another id then, so that it is compared without its ids.
        """
        shown, board = self.shown, incoming.posting.board
        board = board if board in shown.boards else ""
        # What the keeper has seen may grow, so only a job's own facts are kept.
        facts = self.seen_from.get(board)
        if facts is None:
            native_ids = shown.native_ids.union(filter(None, map(native_identity, shown.urls)))
            facts = JobFacts(
                board=board,
                company_key=self.company_key,
                title_key=self.title_key,
                location=self.location,
                native_ids=frozenset(native_ids),
                url_keys=frozenset(shown.url_keys),
                sketch=self.sketch or b"",
            )
            if self.keeper is None:
                self.seen_from[board] = facts
        if self.is_posted_again(incoming, now):
            return replace(facts, board="", native_ids=frozenset())
        return facts

    def is_posted_again(self, incoming: Incoming, now: datetime) -> bool:
        """Tell whether `incoming` comes months after all that was seen of this job."""
        shown = self.shown
        return shown.seen_at is not None and is_months_later(
            posted_on=incoming.posting.posted_on,
            seen_at=now,
            last_posted_on=shown.posted_on,
            last_seen_at=shown.seen_at,
        )

    def is_told_apart(self, incoming: Incoming) -> bool:
        """Tell whether the board of `incoming` shows this job under another id."""
        return incoming.has_telling_id and incoming.posting.board in self.shown.boards

    def may_be(self, incoming: Incoming) -> bool:
        """Tell whether the person has not said that `incoming` is another job."""
        key = sighting_key(incoming)
        return key not in self.other_postings and key not in self.shown.other_postings

    def set_text(self, description: str, sketch: bytes | None = None) -> None:
        self.description, self.sketch = description, sketch
        self.seen_from.clear()

    def date(self, posted_on: date | None, seen_at: datetime) -> None:
        """Note when it was posted and seen."""
        if posted_on:
            self.posted_on = max(posted_on, self.posted_on or posted_on)
        self.seen_at = max(seen_at, self.seen_at or seen_at)


def sighting_key(incoming: Incoming) -> SightingKey:
    return as_key(incoming.posting.board, incoming.posting.native_id, incoming.url_key)


def as_key(board: str, native_id: str, url_key: str) -> SightingKey:
    return board, native_id, "" if native_id else url_key

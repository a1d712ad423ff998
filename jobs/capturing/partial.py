"""What a page says of a posting, as far as it could be read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from jobs.boards.base import Posting
from jobs.dedupe import native_identity
from jobs.posting_text import clean_description, clean_line

WEB_PAGE: Final = "web_page"  # the board of a page that is on no board
BY_HAND: Final = "by_hand"  # that of what has no page: a mail, a notice in a window
_LONGEST_LINE = 2_000
# What a job cannot do without: where it was not read, the person is asked.
_NEEDED: Final = ("title", "company", "description")
# What one page may add to what another part of it said.
_FILLABLE: Final = (
    "title", "company", "location", "is_remote", "employment_type", "description", "posted_on",
    "apply_url",
)  # fmt: skip
_PAY: Final = ("salary_text", "salary_min", "salary_max", "salary_currency", "salary_period")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialPosting:
    """A posting with gaps. `guesses` names the fields that are suggestions, not readings."""

    posting: Posting
    guesses: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed fields that the page did not say, or that are guesses only."""
        return tuple(
            name
            for name in _NEEDED
            if name in self.guesses or not str(getattr(self.posting, name)).strip()
        )

    @property
    def sure(self) -> Posting:
        """The posting without what is only guessed; guessed are texts only."""
        return replace(self.posting, **dict.fromkeys(self.guesses, ""))  # type: ignore[arg-type]

    @property
    def clean(self) -> "PartialPosting":
        """The same as it can be stored and shown: plain text of bounded length."""
        texts = {
            name: clean_description(value)
            if name == "description"
            else clean_line(value, limit=_LONGEST_LINE)
            for name, value in asdict(self.posting).items()
            if isinstance(value, str)
        }
        posting = replace(self.posting, **texts)  # type: ignore[arg-type]
        return PartialPosting(posting=posting, guesses=self.guesses)

    def filled_from(self, others: Iterable["PartialPosting"]) -> "PartialPosting":
        """Return this with its gaps filled by `others`, the first one first."""
        posting, guesses = self.posting, set(self.guesses)
        for other in others:
            gaps = {name for name in _FILLABLE if getattr(posting, name) in (None, "")}
            if not any(getattr(posting, name) for name in _PAY):
                gaps.update(_PAY)
            added = {name: value for name in gaps if (value := getattr(other.posting, name))}
            posting = replace(posting, **added)
            guesses |= other.guesses & added.keys()
            posting = replace(posting, is_closed=posting.is_closed or other.posting.is_closed)
        return PartialPosting(posting=posting, guesses=frozenset(guesses))

    def as_json(self) -> dict[str, Any]:
        return {"posting": self.posting.as_json(), "guesses": sorted(self.guesses)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> "PartialPosting":
        return cls(
            posting=Posting.from_json(fields["posting"]), guesses=frozenset(fields["guesses"])
        )


def seen_at(url: str) -> Posting:
    """Return a posting of which only the address is known, and with it the board if it says."""
    identity = native_identity(url)
    return Posting(
        board=identity.board if identity else WEB_PAGE,
        native_id=identity.id if identity else "",
        url=url,
        title="",
        company="",
    )


def fields_of(posting: Posting) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in asdict(posting).items() if value not in (None, "")}

"""The life of a job as data: the stages and the moves between them.

Pure: imports no Django. `Job.move_to()` is the one caller that writes.
"""

from enum import StrEnum


class Stage(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    APPLIED = "applied"
    SURVEY = "survey"
    PHONE_SCREEN = "phone_screen"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    HIRED = "hired"
    REJECTED = "rejected"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    Stage.PENDING: "To review",
    Stage.APPROVED: "Approved",
    Stage.APPLIED: "Applied",
    Stage.SURVEY: "Survey",
    Stage.PHONE_SCREEN: "Phone screen",
    Stage.INTERVIEWING: "Interviewing",
    Stage.OFFER: "Offer",
    Stage.HIRED: "Hired",
    Stage.REJECTED: "Rejected",
    Stage.ARCHIVED: "Archived",
}

CHOICES = [(stage.value, label) for stage, label in LABELS.items()]

# The columns of the interview board, in order.
BOARD = (
    Stage.APPLIED,
    Stage.SURVEY,
    Stage.PHONE_SCREEN,
    Stage.INTERVIEWING,
    Stage.OFFER,
    Stage.HIRED,
)
IN_PLAY = BOARD[:-1]
# From here on it does not matter any more whether the posting is still open.
OVER = (Stage.HIRED, Stage.REJECTED, Stage.ARCHIVED)

_CLOSED = frozenset({Stage.REJECTED, Stage.ARCHIVED})

# Forward steps may be skipped once applied: some companies go straight from a mail to an offer.
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.PENDING: frozenset({Stage.APPROVED, Stage.APPLIED}) | _CLOSED,
    Stage.APPROVED: frozenset({Stage.PENDING, Stage.APPLIED}) | _CLOSED,
    Stage.APPLIED: frozenset(BOARD[1:]) | {Stage.APPROVED} | _CLOSED,
    Stage.SURVEY: frozenset(BOARD) - {Stage.SURVEY} | _CLOSED,
    Stage.PHONE_SCREEN: frozenset(BOARD) - {Stage.PHONE_SCREEN} | _CLOSED,
    Stage.INTERVIEWING: frozenset(BOARD) - {Stage.INTERVIEWING} | _CLOSED,
    Stage.OFFER: frozenset(BOARD) - {Stage.OFFER} | _CLOSED,
    Stage.HIRED: frozenset({Stage.OFFER}) | _CLOSED,
    # Coming back: where it was when it was closed is always allowed too, see `is_allowed`.
    Stage.REJECTED: frozenset({Stage.PENDING, Stage.APPROVED, Stage.ARCHIVED}),
    Stage.ARCHIVED: frozenset({Stage.PENDING, Stage.APPROVED}),
}


class RejectReason(StrEnum):
    NOT_FOR_ME = "not_for_me"
    THEY_SAID_NO = "they_said_no"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


REJECT_REASONS = [
    (RejectReason.NOT_FOR_ME.value, "Not for me"),
    (RejectReason.THEY_SAID_NO.value, "They said no"),
    (RejectReason.WITHDRAWN.value, "I withdrew"),
    (RejectReason.NO_ANSWER.value, "No answer"),
]


class InvalidMove(Exception):
    """A stage change that the table does not allow; the message can be shown to the person."""


class MovedMeanwhile(InvalidMove):
    """The job is no longer where the person saw it: another tab, a mail or a double click."""

    def __init__(self, current: Stage) -> None:
        super().__init__(f"This job is in “{current.label}” by now, so nothing was changed.")
        self.current = current


def is_allowed(current: Stage, target: Stage, *, closed_from: Stage | None = None) -> bool:
    """Tell whether a job may go from `current` to `target`.

    `closed_from` is the stage a rejected or archived job came from: it may always go back there.
    """
    if current in _CLOSED and target == closed_from:
        return True
    return target in MOVES[current]


def allowed_moves(current: Stage, *, closed_from: Stage | None = None) -> list[Stage]:
    """Return the stages that a job in `current` may move to, in the order of the stages."""
    return [stage for stage in Stage if is_allowed(current, stage, closed_from=closed_from)]


def refusal(current: Stage, target: Stage) -> str:
    """Say in one sentence why `current` → `target` is refused, and what to do instead."""
    if current == target:
        return f"This job is already in “{current.label}”."
    if target in BOARD and Stage.APPLIED not in (current, target) and current not in BOARD:
        return (
            f"A job in “{current.label}” has not been applied for yet. "
            f"Mark it as applied first, then move it to “{target.label}”."
        )
    if current == Stage.HIRED:
        return "You were hired for this job. Move it back to “Offer” first if that was a mistake."
    return f"A job in “{current.label}” cannot move to “{target.label}”."

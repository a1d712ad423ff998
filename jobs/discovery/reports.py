"""What a board answered, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from jobs.boards.base import BoardError
from jobs.models import BoardOutcome

Status = BoardOutcome.Status
REST = timedelta(minutes=15)  # for a board that asks to slow down and does not say how long
LONGEST_REST = timedelta(hours=24)


def close(
    outcome: BoardOutcome,
    label: str,
    *,
    error: BoardError | None,
    unchanged: int | None,
    not_asked: int,
) -> None:
    """Write on `outcome` how it ended.

    `unchanged` is how many known postings stand in lists that did not change; None: all were read.
    `not_asked` counts the questions that were left when it failed.
    """
    outcome.status, outcome.message = _ending(outcome, label, error, unchanged)
    if error is None:
        return
    if outcome.found_count:
        outcome.message += f" Before that it gave {outcome.found_count}: {_counts(outcome)}."
    if not_asked:
        searches = "1 more search" if not_asked == 1 else f"{not_asked} more searches"
        outcome.message += f" It was not asked {searches} of this profile."
    if error.kind == "rate_limited":
        asked = REST if error.retry_after is None else timedelta(seconds=error.retry_after)
        outcome.rest_until = timezone.now() + min(asked, LONGEST_REST)
        outcome.message += f" It is left alone until {_clock(outcome.rest_until)}."


def resting(label: str, until: datetime) -> str:
    return (
        f"{label} asked us to slow down a while ago. It is left alone until {_clock(until)}; "
        "a search after that asks it again."
    )


def gave_up(label: str, seconds: float) -> BoardError:
    return BoardError(
        f"{label} did not answer within {_duration(seconds)}, so it was left. "
        "Search again later, or leave it out of the profile if this goes on."
    )


STOPPED = "The search was stopped before it had answered. What it gave until then is kept."

CUT_OFF = (
    "The program was stopped in the middle of this search. What came in until then is kept, and "
    "the search was started again as a new one."
)


def _ending(
    outcome: BoardOutcome, label: str, error: BoardError | None, unchanged: int | None
) -> tuple[str, str]:
    if error is not None:
        return Status(error.kind), str(error)
    if outcome.found_count:
        return Status.FOUND, f"{_counts(outcome)}."
    if unchanged is not None:
        return Status.UNCHANGED, (
            f"{label} answered just what it answered the last time: "
            f"{unchanged} known postings are still there."
        )
    if outcome.other_count:
        return Status.EMPTY, (
            f"{label} has {outcome.other_count} postings, none with your titles. "
            "Shorter titles find more."
        )
    if outcome.company:
        return Status.EMPTY, f"{label} has no open postings now."
    return Status.EMPTY, (
        f"{label} has no postings for this search. Try other titles, a larger place or more hours."
    )


def _counts(outcome: BoardOutcome) -> str:
    words = (
        f"{outcome.new_count} new, {outcome.sighting_count} known already, "
        f"{outcome.hidden_count} hidden"
    )
    if outcome.other_count:
        words += f", {outcome.other_count} that you do not look for"
    return words


def _clock(at: datetime) -> str:
    local = timezone.localtime(at)
    is_today = local.date() == timezone.localdate()
    return f"{local:%H:%M}" if is_today else f"{local:%d %B, %H:%M}"


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes > 1 else f"{seconds:g} s"

"""Have texts written for a job: in the background, words as they come."""

from jobs.drafting.cover_letter import (
    active_task,
    settle,
    settle_all,
    start_draft,
    start_refinement,
    stop_draft,
    write_draft,
)
from jobs.drafting.letter_prompt import letter_prompt
from jobs.drafting.streaming import CUT_SHORT, STOPPED

__all__ = [
    "CUT_SHORT",
    "STOPPED",
    "active_task",
    "letter_prompt",
    "settle",
    "settle_all",
    "start_draft",
    "start_refinement",
    "stop_draft",
    "write_draft",
]

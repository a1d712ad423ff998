"""Have a model write into a row, words as they come, and keep what was written whatever happens.

The row says how far it is: `writing` while a task is active, then `ready` or `interrupted`. Text
that was written is never thrown away. Any kind of text on any `Written` row goes through here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from jobs.drafting.facts import without_names
from jobs.models.written import Written
from peregrine.conf import ConfigError
from peregrine.llm import Completion, Interrupted, LLMRouter, LLMUnavailable
from peregrine.llm.prompts import Prompt
from peregrine.models import BackgroundTaskQuerySet, LLMCall, TaskStatus
from peregrine.tasks import Cancelled, TaskFailed, TaskHandle

SAVE_SECONDS = 0.25  # the growing text is written at most this often

STOPPED = "You stopped it. What was written until then is kept."
CUT_OFF = "The writing was cut off. What was written until then is kept."
NOTHING_CAME = "The model answered without a word. Try again, or choose another model in Settings."
CUT_SHORT = "The model reached its length limit: the end may be missing."


def write(row: Written, make_prompt: Callable[[], Prompt], task: TaskHandle) -> None:
    """Write `row` from the prompt. Raises TaskFailed or Cancelled; the words so far are kept."""
    text = _GrowingText(row, task)
    try:
        prompt = make_prompt()
        completion = LLMRouter.from_config().complete(
            prompt, system=prompt.system, on_text=text.add
        )
    except (LLMUnavailable, ConfigError) as failure:
        interrupt(row, text=text.so_far, error=str(failure))
        raise TaskFailed(str(failure)) from failure
    except Interrupted as failure:
        row.backend, row.model = failure.backend, failure.model
        interrupt(row, text=failure.partial_text, error=str(failure))
        raise TaskFailed(str(failure)) from failure
    except Cancelled:
        call = LLMCall.objects.filter(task=task.row).order_by("pk").last()
        row.backend = call.backend if call else row.backend
        interrupt(row, text=text.so_far, error=STOPPED)
        raise
    if not completion.text.strip():
        interrupt(row, text="", error=NOTHING_CAME)
        raise TaskFailed(NOTHING_CAME)
    _finish(row, completion)


def settle(rows: QuerySet[Any], tasks: BackgroundTaskQuerySet) -> bool:
    """Mark rows as interrupted that nobody writes any more; tell whether there were any.

    A worker may be killed, or a task cancelled before it began: the task row knows, the text does
    not. `tasks` are those that could be writing these rows.
    """
    writing = rows.filter(status=Written.Status.WRITING)
    pks = list(writing.values_list("pk", flat=True))  # not one that is started meanwhile
    if not pks or tasks.active().exists():
        return False
    last = tasks.recent().first()
    was_stopped = last is not None and last.status == TaskStatus.CANCELLED
    error = STOPPED if was_stopped else (last.error if last else "") or CUT_OFF
    return bool(writing.filter(pk__in=pks).update(status=Written.Status.INTERRUPTED, error=error))


def interrupt(row: Written, *, text: str, error: str) -> None:
    """Keep what was written, and say why it ends there."""
    row.text, row.error = without_names(text.replace("\x00", "")), error
    row.status = Written.Status.INTERRUPTED
    row.save(update_fields=["text", "error", "status", "backend", "model"])


class _GrowingText:
    """The text so far, saved now and then, so that the page can show it."""

    def __init__(self, row: Written, task: TaskHandle) -> None:
        self.row, self.task = row, task
        self.so_far = ""
        self._next_save = 0.0

    def add(self, piece: str) -> None:
        """Take the next piece. Raises Cancelled when the person asked to stop."""
        self.so_far += piece.replace("\x00", "")
        now = time.monotonic()
        if now < self._next_save:
            return
        self._next_save = now + SAVE_SECONDS
        self.task.progress(f"Writing: {len(self.so_far.split())} words")
        still_ours = self.row.rows().filter(status=Written.Status.WRITING)
        if not still_ours.update(text=self.so_far):
            raise Cancelled


def _finish(row: Written, completion: Completion) -> None:
    row.text = without_names(completion.text.replace("\x00", "")).strip()
    row.status = Written.Status.READY
    row.error = CUT_SHORT if completion.is_cut_short else ""
    row.backend, row.model = completion.backend, completion.model
    row.is_template, row.seconds = completion.is_template, completion.seconds
    row.save(
        update_fields=[
            "text", "status", "error", "backend", "model", "is_template", "seconds",
        ]
    )  # fmt: skip

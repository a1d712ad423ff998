"""The review queue as a table with checkboxes: many decisions at once."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jobs import reviewing
from jobs.queue import Queue, Sort
from jobs.reviewing import Decision, Outcome
from jobs.views.review import asked_place, asked_queue, undo_sentence
from peregrine.htmx import page

ROWS = 50
_DECISIONS = {decision.value: decision for decision in Decision}


@require_GET
def review_bulk(request: HttpRequest) -> HttpResponse:
    queue = asked_queue(request)
    window = queue.window(asked_place(request), before=ROWS, after=ROWS)
    return page(
        request,
        "jobs/review_bulk.html",
        {
            "section": "review",
            "queue": queue,
            "jobs": [job for job in [window.current, *window.after[: ROWS - 1]] if job],
            "previous": window.before[0] if window.before else None,
            "following": window.after[-1] if len(window.after) == ROWS else None,
            "count": queue.count(),
            "sorts": [(sort, queue.sorted_by(sort)) for sort in Sort],
            "undoable": reviewing.last_undoable(),
        },
    )


@require_POST
def decide_bulk(request: HttpRequest) -> HttpResponse:
    decision = _DECISIONS.get(request.POST.get("decision", ""))
    if decision is None:
        return HttpResponseBadRequest("Choose what to do with the selected jobs.")
    chosen = [int(pk) for pk in request.POST.getlist("job")[:ROWS] if pk.isdecimal()]
    if not chosen:
        messages.warning(request, "Nothing was selected. Tick the jobs to decide on first.")
    else:
        messages.success(request, _sentence(decision, reviewing.decide_many(chosen, decision)))
    return redirect(_address(asked_queue(request)))


@require_POST
def undo_bulk(request: HttpRequest) -> HttpResponse:
    try:
        batch = uuid.UUID(request.POST.get("batch", ""))
    except ValueError:
        return HttpResponseBadRequest("That decision is not known. Reload the page and try again.")
    messages.success(request, undo_sentence(reviewing.undo(batch)))
    return redirect(_address(asked_queue(request)))


def _sentence(decision: Decision, outcome: Outcome) -> str:
    """Say what happened: “7 approved, 1 skipped: already decided.”"""
    said = f"{len(outcome.done)} {decision.past}"
    return f"{said}, {outcome.refused} skipped: already decided." if outcome.refused else f"{said}."


def _address(queue: Queue) -> str:
    return f"{reverse('jobs:review-bulk')}?{queue.query}"

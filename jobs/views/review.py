"""The review queue: one card after the other."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jobs import hidden as hiding
from jobs import reviewing
from jobs.models import Job
from jobs.queue import Queue, Sort, Window, as_cards
from jobs.reviewing import Decision, Outcome
from jobs.stages import MovedMeanwhile
from peregrine.htmx import page, wants_fragment

WORDS_UP_TO = 100  # characters in the filter box
_SORTS = {sort.value: sort for sort in Sort}


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    return _show(request, asked_queue(request), at=asked_place(request))


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, Decision.APPROVE)


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, Decision.REJECT)


@require_POST
def skip(request: HttpRequest, pk: int) -> HttpResponse:
    job = _job(pk)
    try:
        job.skip()
    except MovedMeanwhile as meanwhile:
        return _go_on(request, pk, _already(job, meanwhile))
    return _go_on(request, pk, f"Put off {job}.", is_undoable=True)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a decision: the batch of moves that the form names, or having put off `pk`."""
    job, batch = _job(pk), request.POST.get("batch", "")
    if not batch:
        try:
            job.unskip()
        except MovedMeanwhile as meanwhile:
            return _go_on(request, pk, _already(job, meanwhile))
        return _go_on(request, pk, f"{job} is back in the queue.")
    try:
        outcome = reviewing.undo(uuid.UUID(batch))
    except ValueError:
        return HttpResponseBadRequest("That decision is not known. Reload the page and try again.")
    return _go_on(request, pk, undo_sentence(outcome))


def asked_queue(request: HttpRequest) -> Queue:
    """Return the queue that the address asks for; the order is remembered for the next visit."""
    remembered = request.session.get("review_sort", Sort.BEST.value)
    sort = _SORTS.get(request.GET.get("sort", ""), _SORTS.get(remembered, Sort.BEST))
    if sort.value != remembered:
        request.session["review_sort"] = sort.value
    return Queue(
        sort=sort,
        words=request.GET.get("q", "").replace("\0", "").strip()[:WORDS_UP_TO],
        is_put_off=request.GET.get("view") == "put-off",
    )


def asked_place(request: HttpRequest) -> int | None:
    """Return the job that the address wants to look at."""
    at = request.GET.get("at", "")[:18]
    return int(at) if at.isdecimal() else None


def undo_sentence(outcome: Outcome) -> str:
    done, refused = outcome.done, outcome.refused
    if not done and not refused:
        return "That was taken back already. Nothing was changed."
    if not done:
        return "That job has moved on since, so it stays where it is."
    said = (
        f"{done[0]} is back in the queue."
        if len(done) == 1
        else f"{len(done)} jobs are back in the queue."
    )
    return f"{said} {refused} moved on since and stayed where they are." if refused else said


def _job(pk: int) -> Job:
    return get_object_or_404(Job.objects.select_related("company").defer("description"), pk=pk)


def _decide(request: HttpRequest, pk: int, decision: Decision) -> HttpResponse:
    job = _job(pk)
    try:
        reviewing.decide(job, decision)
    except MovedMeanwhile as meanwhile:
        return _go_on(request, pk, _already(job, meanwhile))
    return _go_on(request, pk, f"{decision.past.capitalize()} {job}.", is_undoable=True)


def _already(job: Job, meanwhile: MovedMeanwhile) -> str:
    return f"{job} was decided already: it is in “{meanwhile.current.label}”. Nothing was changed."


def _go_on(
    request: HttpRequest, pk: int, sentence: str, *, is_undoable: bool = False
) -> HttpResponse:
    """Show the card at the place of `pk`: that job if it waits again, or the one after it."""
    queue = asked_queue(request)
    if wants_fragment(request):
        said = {"said": sentence, "is_undoable": is_undoable}
        return _show(request, queue, at=pk, extra=said)
    messages.success(request, sentence)
    return redirect(_address(queue, queue.window(pk, after=0)))


def _show(
    request: HttpRequest, queue: Queue, *, at: int | None, extra: dict[str, Any] | None = None
) -> HttpResponse:
    window, count = queue.window(at), queue.count()
    card, next_card = as_cards(window.current, window.following)
    context = {
        "section": "review",
        "queue": queue,
        "window": window,
        "card": card,
        "next_card": next_card,
        "count": count,
        "time_left": None if count.is_more else reviewing.time_left(count.number),
        "hidden": hiding.in_words(),
        "put_off": Queue(is_put_off=True).count(),
        "undoable": reviewing.last_undoable(),
        "sorts": [(sort, queue.sorted_by(sort)) for sort in Sort],
        **(extra or {}),
    }
    response = page(request, "jobs/review.html", context, partial="answer")
    if wants_fragment(request):
        response["HX-Replace-Url"] = _address(queue, window)
    return response


def _address(queue: Queue, window: Window) -> str:
    """Return the address of this place; the top of the queue needs no place in it."""
    at = f"&at={window.current.pk}" if window.current and window.before else ""
    return f"{reverse('jobs:review')}?{queue.query}{at}"

"""The kanban board of applications under way."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from interviews.board import read_board, rejected_after_applying
from jobs import stages
from jobs.forms import MoveForm, UndoForm
from jobs.models import Job, StageChange
from jobs.stages import BOARD, InvalidMove, MovedMeanwhile, Stage
from peregrine.htmx import page, wants_fragment

OK = 200
REJECTED_SHOWN = 50
_COLUMNS = {stage.value: stage for stage in BOARD}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_GET
def rejected(request: HttpRequest) -> HttpResponse:
    pages = Paginator(rejected_after_applying(), REJECTED_SHOWN)
    context = {"section": "interviews", "page": pages.get_page(request.GET.get("page"))}
    return render(request, "interviews/rejected.html", context)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a card. Refused: 422 when no such move exists, 409 when the card has left meanwhile."""
    job, form = _job(pk), MoveForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("That stage is not known. Reload the page and try again.")
    try:
        change = form.move(job)
    except MovedMeanwhile as meanwhile:
        return _answer(request, job, str(meanwhile), status=409)
    except InvalidMove as refused:
        return _answer(request, job, str(refused), status=422)
    return _answer(request, job, f"Moved {job} to “{job.current_stage.label}”.", undoable=change)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the move that the form names, while it is still the latest."""
    job, form = _job(pk), UndoForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("That move is not known. Reload the page and try again.")
    try:
        form.undo(job)
    except InvalidMove as refused:
        return _answer(request, job, str(refused), status=409)
    return _answer(request, job, f"{job} is in “{job.current_stage.label}” again.")


def _job(pk: int) -> Job:
    return get_object_or_404(Job.objects.select_related("company").defer("description"), pk=pk)


def _answer(
    request: HttpRequest,
    job: Job,
    sentence: str,
    *,
    status: int = 200,
    undoable: StageChange | None = None,
) -> HttpResponse:
    """Say what was done, and show the board as it is now: a refused card is back in its place."""
    if wants_fragment(request):
        said = {"said": sentence, "said_of": job, "undoable": undoable, "is_refused": status != OK}
        return _show(request, status=status, extra=said)
    tell = messages.success if status == OK else messages.error
    tell(request, sentence)
    return redirect(f"{reverse('interviews:board')}{_again(_whole(request))}")


def _show(
    request: HttpRequest, *, status: int = 200, extra: dict[str, Any] | None = None
) -> HttpResponse:
    whole = _whole(request)
    context = {
        "section": "interviews",
        "board": read_board(now=timezone.now(), whole=whole),
        "whole": whole,
        "again": _again(whole),
        "reject_reasons": stages.REJECT_REASONS,
        **(extra or {}),
    }
    return page(request, "interviews/board.html", context, partial="answer", status=status)


def _whole(request: HttpRequest) -> Stage | None:
    """Return the column that is shown without a limit."""
    return _COLUMNS.get(request.GET.get("all", ""))


def _again(whole: Stage | None) -> str:
    """Return what an address needs to keep that column open."""
    return f"?all={whole}" if whole else ""

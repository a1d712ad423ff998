"""Everything about one job, and its moves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jobs import stages
from jobs.applied_before import note_applied_before
from jobs.forms import MoveForm, UndoForm
from jobs.history import read_history
from jobs.models import Job
from jobs.stages import InvalidMove, Stage


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    jobs = Job.objects.select_related("company").prefetch_related("sightings")
    job = get_object_or_404(jobs, pk=pk)
    if job.joined_into_id is not None:
        return redirect("jobs:detail", job.joined_into_id)
    allowed = job.allowed_moves
    note_applied_before([job])
    can_apply = Stage.APPLIED in allowed or job.current_stage in stages.BOARD
    letters = job.letters.defer("text")
    context = {
        "job": job,
        "moves": [stage for stage in allowed if stage != Stage.REJECTED],
        "can_reject": Stage.REJECTED in allowed,
        "reject_reasons": stages.REJECT_REASONS,
        "can_apply": can_apply,
        # What was written stays in reach, whatever became of the job.
        "has_workspace": can_apply or bool(letters) or job.documents.exists(),
        "has_drafts": can_apply or job.drafts.exists(),
        "history": read_history(job),
        "undoable": job.last_standing_change(),
        "letters": letters,
        "tasks": job.tasks.select_related("job__company").recent(),
    }
    return render(request, "jobs/detail.html", context)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.defer("description"), pk=pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("That stage is not known. Reload the page and try again.")
    try:
        form.move(job)
    except InvalidMove as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Moved to “{job.current_stage.label}”.")
    return redirect(job)


@require_POST
def undo_move(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.defer("description"), pk=pk)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("That move is not known. Reload the page and try again.")
    try:
        form.undo(job)
    except InvalidMove as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Taken back: it is in “{job.current_stage.label}” again.")
    return redirect(job)

"""The model's note on the match: written, watched, removed and brought back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from jobs.gaps import noting
from jobs.models import Job, MatchNote
from jobs.views.beside import Beside
from jobs.views.found import find_job
from peregrine.htmx import page, wants_fragment
from peregrine.llm import has_model


@require_safe
def match_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the note as it is now, for the page that watches it grow."""
    job = find_job(pk)
    if not wants_fragment(request):
        return redirect(Beside.of(request, job).address)
    return _shown(request, Beside.of(request, job))


@require_POST
def write_match_note(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    beside = Beside.of(request, job)
    if beside.resume is None:
        messages.error(request, noting.NO_RESUME)
        return redirect(beside.address)
    if not has_model():
        messages.error(request, noting.NO_MODEL)
        return redirect(beside.address)
    noting.start(job, beside.chosen)
    return _after(request, job)


@require_POST
def stop_match_note(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    noting.stop(job)
    return _after(request, job)


@require_POST
def remove_match_note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    job = find_job(pk)
    noting.remove(get_object_or_404(MatchNote, pk=note, job=job))
    return _after(request, job)


@require_POST
def restore_match_note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    job = find_job(pk)
    noting.bring_back(get_object_or_404(MatchNote, pk=note, job=job))
    return _after(request, job)


def context_of(job: Job) -> dict[str, Any]:
    return {"job": job, "note": noting.note_of(job), "has_model": has_model()}


def _after(request: HttpRequest, job: Job) -> HttpResponse:
    beside = Beside.of(request, job)
    return _shown(request, beside) if wants_fragment(request) else redirect(beside.address)


def _shown(request: HttpRequest, beside: Beside) -> HttpResponse:
    context = context_of(beside.job) | {"beside": beside}
    return page(request, "jobs/_match_note.html", context)

"""The notes on a job. They stand on its page and in its workspace, and have a page of their own."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from jobs import notes as keeping
from jobs.models import Job, Note
from jobs.notes import CannotNote
from peregrine.htmx import page, wants_fragment

KEPT_BESIDE = "This note was changed meanwhile, so your text was kept as a note of its own."


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the notes on a job, and take a new one."""
    job = _job(pk)
    if request.method != "POST":
        return page(request, "jobs/notes.html", {"job": job}, partial="notes")
    text = request.POST.get("note", "")
    try:
        keeping.write(job, text, token=_token(request.POST.get("token", "")))
    except CannotNote as refused:
        return _refuse(request, job, str(refused), typed=text)
    return _answer(request, job)


@require_POST
def edit_note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    job = _job(pk)
    found = get_object_or_404(Note, pk=note, job=job)
    text, revision = request.POST.get("note", ""), request.POST.get("revision", "")
    try:
        saved = keeping.edit(found, text, revision=int(revision[:9]) if revision.isdecimal() else 0)
    except CannotNote as refused:
        return _refuse(request, job, str(refused), editing=found, typed=text)
    return _answer(request, job, KEPT_BESIDE if saved.is_beside else "")


@require_POST
def remove_note(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    job = _job(pk)
    keeping.remove(get_object_or_404(Note, pk=note, job=job))
    return _answer(request, job)


@require_POST
def bring_note_back(request: HttpRequest, pk: int, note: int) -> HttpResponse:
    job = _job(pk)
    keeping.bring_back(get_object_or_404(Note, pk=note, job=job))
    return _answer(request, job)


def _job(pk: int) -> Job:
    return get_object_or_404(Job.objects.select_related("company").defer("description"), pk=pk)


def _token(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def _answer(request: HttpRequest, job: Job, said: str = "") -> HttpResponse:
    if wants_fragment(request):
        return render(request, "jobs/_notes.html", {"job": job, "said": said, "is_answer": True})
    if said:
        messages.warning(request, said)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(f"{back}#notes" if is_ours else "jobs:notes", *([] if is_ours else [job.pk]))


def _refuse(
    request: HttpRequest, job: Job, why: str, *, typed: str, editing: Note | None = None
) -> HttpResponse:
    """Say why the text was not kept, and hand it back."""
    context = {"job": job, "refused": why, "typed": typed, "editing": editing}
    return page(request, "jobs/notes.html", context, partial="notes", status=422)

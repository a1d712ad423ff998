"""Other wordings for one job: ask for them, accept or leave each."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from jobs.gaps import rewording
from jobs.gaps.rewording import CannotDecide
from jobs.models import Rewording
from jobs.resumes.facts import Fact, facts_of
from jobs.views.beside import Beside
from jobs.views.found import find_job
from peregrine.htmx import page, wants_fragment
from peregrine.llm import has_model

_LONGEST_WORD = 100
OUT_OF_DATE = "That is not known here. Reload the page and try again."


@require_safe
def rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the part of the page that watches the model."""
    beside = Beside.of(request, find_job(pk))
    if not wants_fragment(request):
        return redirect(beside.address)
    return page(request, "jobs/gaps.html", context_of(beside), partial="rewordings")


@require_POST
def write_rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    beside = Beside.of(request, find_job(pk))
    if beside.resume is None:
        messages.error(request, rewording.NO_RESUME)
        return redirect(beside.address)
    if not has_model():
        messages.error(request, rewording.NO_MODEL)
        return redirect(beside.address)
    rewording.start(beside.job, beside.chosen)
    return _after(request, beside)


@require_POST
def stop_rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    beside = Beside.of(request, find_job(pk))
    rewording.stop(beside.job)
    return _after(request, beside)


@require_POST
def decide(request: HttpRequest, pk: int, wording: int) -> HttpResponse:
    """Accept a wording, or leave its line as it is; either can be changed again."""
    beside = Beside.of(request, find_job(pk))
    row = get_object_or_404(Rewording.objects.of_lines(), pk=wording, job=beside.job)
    choice = request.POST.get("choice")
    if choice not in ("accept", "leave"):
        return HttpResponseBadRequest(OUT_OF_DATE)
    if choice == "leave":
        rewording.leave(row)
        return _after(request, beside)
    try:
        rewording.accept(row, _facts(beside))
    except CannotDecide as refused:
        if wants_fragment(request):
            context = context_of(beside) | {"refused": str(refused)}
            return page(request, "jobs/gaps.html", context, partial="rewordings", status=422)
        messages.error(request, str(refused))
    return _after(request, beside)


@require_POST
def choose_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Use the posting's word for a skill, or leave the person's own."""
    job = find_job(pk)
    yours, theirs = request.POST.get("yours", ""), request.POST.get("theirs", "")
    choice = request.POST.get("choice")
    is_known = 0 < len(yours) <= _LONGEST_WORD and 0 < len(theirs) <= _LONGEST_WORD
    if not is_known or choice not in ("use", "leave"):
        return HttpResponseBadRequest(OUT_OF_DATE)
    (rewording.use_word if choice == "use" else rewording.leave_word)(job, yours, theirs)
    return redirect(Beside.of(request, job).address)


def context_of(beside: Beside) -> dict[str, Any]:
    """Return what the part about wordings shows."""
    content = beside.resume.content if beside.resume else None
    return {
        "job": beside.job,
        "beside": beside,
        "content": content,
        "wordings": rewording.wordings_of(beside.job, _facts(beside)),
        "has_model": has_model(),
    }


def _facts(beside: Beside) -> list[Fact]:
    return facts_of(beside.resume.content) if beside.resume else []


def _after(request: HttpRequest, beside: Beside) -> HttpResponse:
    if not wants_fragment(request):
        return redirect(beside.address)
    return page(request, "jobs/gaps.html", context_of(beside), partial="rewordings")

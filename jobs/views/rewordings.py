"""Other wordings for one job: ask for them, accept or leave each."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from jobs.gaps import rewording
from jobs.gaps.rewording import CannotDecide
from jobs.models import Job, Rewording
from jobs.resume_choice import resume_of
from jobs.resumes.facts import Fact, facts_of
from jobs.views.found import find_job
from peregrine.htmx import page, wants_fragment
from peregrine.llm import has_model

_LONGEST_WORD = 100
OUT_OF_DATE = "That is not known here. Reload the page and try again."


@require_safe
def rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the part of the page that watches the model."""
    job = find_job(pk)
    if not wants_fragment(request):
        return redirect("jobs:gaps", pk)
    return page(request, "jobs/gaps.html", context_of(job), partial="rewordings")


@require_POST
def write_rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    if resume_of(job) is None:
        messages.error(request, rewording.NO_RESUME)
        return redirect("jobs:gaps", pk)
    if not has_model():
        messages.error(request, rewording.NO_MODEL)
        return redirect("jobs:gaps", pk)
    rewording.start(job)
    return _after(request, job)


@require_POST
def stop_rewordings(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    rewording.stop(job)
    return _after(request, job)


@require_POST
def decide(request: HttpRequest, pk: int, wording: int) -> HttpResponse:
    """Accept a wording, or leave its line as it is; either can be changed again."""
    job = find_job(pk)
    row = get_object_or_404(Rewording.objects.of_lines(), pk=wording, job=job)
    choice = request.POST.get("choice")
    if choice not in ("accept", "leave"):
        return HttpResponseBadRequest(OUT_OF_DATE)
    if choice == "leave":
        rewording.leave(row)
        return _after(request, job)
    try:
        rewording.accept(row, _facts(job))
    except CannotDecide as refused:
        if wants_fragment(request):
            context = context_of(job) | {"refused": str(refused)}
            return page(request, "jobs/gaps.html", context, partial="rewordings", status=422)
        messages.error(request, str(refused))
    return _after(request, job)


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
    return redirect("jobs:gaps", pk)


def context_of(job: Job) -> dict[str, Any]:
    """Return what the part about wordings shows."""
    resume = resume_of(job)
    content = resume.content if resume else None
    return {
        "job": job,
        "content": content,
        "wordings": rewording.wordings_of(job, facts_of(content) if content else []),
        "has_model": has_model(),
    }


def _facts(job: Job) -> list[Fact]:
    resume = resume_of(job)
    return facts_of(resume.content) if resume else []


def _after(request: HttpRequest, job: Job) -> HttpResponse:
    if not wants_fragment(request):
        return redirect("jobs:gaps", job.pk)
    return page(request, "jobs/gaps.html", context_of(job), partial="rewordings")

"""One job beside the resume: what is asked for, what is shown, and what a machine reads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobs.documents import DocumentError
from jobs.documents.formats import RESUME_FORMATS
from jobs.gaps.analysis import analyse
from jobs.gaps.exporting import export
from jobs.gaps.rewording import used_swaps
from jobs.models import Job, JobDocument
from jobs.stages import Stage
from jobs.views import match_note, rewordings
from jobs.views.beside import Beside
from jobs.views.downloads import download
from jobs.views.found import find_job
from peregrine.conf import ConfigError
from peregrine.htmx import page

MADE = "made"
_LONGEST = 18  # digits of a key


@require_safe
def gaps(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    if job.joined_into_id is not None:
        return redirect("jobs:gaps", job.joined_into_id)
    beside = Beside.of(request, job)
    analysis = analyse(job, timezone.localdate(), beside.resume)
    swaps = analysis.swaps if analysis else []
    used = used_swaps(job, swaps)
    context = {
        **rewordings.context_of(beside),
        **match_note.context_of(job),
        "section": "apply" if job.current_stage == Stage.APPROVED else "",
        "analysis": analysis,
        "swaps": [(swap, swap not in used) for swap in swaps],
        "formats": RESUME_FORMATS,
        "documents": job.documents.filter(kind=JobDocument.Kind.RESUME),
        "made": _made(job, request.GET.get(MADE, "")),
    }
    return page(request, "jobs/gaps.html", context, partial="analysis")


@require_POST
def export_resume(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Make the resume for this job as a file, and keep it.

    Answers the page, which says what a machine reads otherwise and hands out the file; or the file
    itself, where it could not be kept.
    """
    job = find_job(pk)
    wanted = next((each for each in RESUME_FORMATS if each.name == form), None)
    if wanted is None:
        raise Http404
    today = timezone.localdate()
    beside = Beside.of(request, job)
    analysis = analyse(job, today, beside.resume)
    if analysis is None:
        messages.error(request, "There is no resume yet. Upload one first.")
        return redirect(beside.address)
    try:
        made = export(analysis, wanted, on=today)
    except (DocumentError, ConfigError) as refused:
        messages.error(request, str(refused))
        return redirect(beside.address)
    for note in made.notes:
        messages.warning(request, note)
    if made.kept is None:
        return download(made.filename, made.content, wanted.content_type)
    joint = "&" if beside.query else "?"
    return redirect(f"{beside.address}{joint}{MADE}={made.kept.pk}#made-title")


def _made(job: Job, pk: str) -> JobDocument | None:
    """Return the document that was just made."""
    return job.documents.filter(pk=pk).first() if pk.isdecimal() and len(pk) < _LONGEST else None

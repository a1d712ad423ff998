"""Have a resume read again, by a model or by the reader, and tick what to take over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from jobs import rereading_files, rereading_resumes, resume_proposals
from jobs.keeping_resumes import ResumeChanged
from jobs.models import Resume, ResumeProposal
from peregrine.htmx import page
from peregrine.llm import has_model
from peregrine.models import BackgroundTask

_SECTION = {"section": "settings"}
_PAGE = "jobs:resume-reread"
_TASKS = (rereading_files.TASK, rereading_resumes.TASK)


@require_http_methods(["GET", "HEAD", "POST"])
def reread(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far it is and what it found; a POST begins it."""
    resume = get_object_or_404(Resume.objects.kept(), pk=pk)
    is_possible = has_model()
    if request.method == "POST":
        if request.POST.get("by") == "reader":
            if resume.original_sha256:
                rereading_files.start(resume)
        elif resume.text and is_possible:
            rereading_resumes.start(resume)
        return redirect(_PAGE, pk)
    tasks = BackgroundTask.objects.filter(task_type__in=_TASKS, subject=str(pk))
    proposal = resume_proposals.open_proposal(resume)
    task = tasks.order_by("-pk").first()
    context = _SECTION | {
        "resume": resume,
        "has_model": is_possible,
        "task": task,
        "is_by_model": task is not None and task.task_type == rereading_resumes.TASK,
        "proposal": proposal,
        "offers": resume_proposals.offers(proposal) if proposal else [],
    }
    return page(request, "jobs/resume_reread.html", context, partial="reading")


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over what is ticked, or leave all as it is."""
    proposal = get_object_or_404(
        ResumeProposal.objects.select_related("resume"),
        pk=_number(request.POST.get("proposal", "")),
        resume=pk,
        settled_at=None,
    )
    if request.POST.get("do") == "leave":
        resume_proposals.settle(proposal)
        messages.info(request, "All stays as it was.")
        return redirect("jobs:resume", pk)
    keys = set(request.POST.getlist("take"))
    if not keys:
        messages.error(request, "Tick what to take over first, or leave all as it is.")
        return redirect(_PAGE, pk)
    try:
        count = resume_proposals.take_over(
            proposal, keys, seen=_number(request.POST.get("seen", ""))
        )
    except ResumeChanged as refused:
        messages.error(request, str(refused))
        return redirect(_PAGE, pk)
    taken = "1 difference is" if count == 1 else f"{count} differences are"
    messages.success(request, f"{taken} taken over. The version before it is kept.")
    return redirect("jobs:resume", pk)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else -1

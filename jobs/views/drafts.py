"""The short texts beside a letter: ask for one, watch it grow, edit it, copy it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jobs import draft_kinds, fact_check
from jobs.draft_kinds import DraftKind
from jobs.drafting import drafts
from jobs.forms import DraftTextForm, OtherDraftForm
from jobs.models import Draft, Job
from jobs.views.apply import find_job
from jobs.workspace import letterhead
from peregrine.htmx import page, wants_fragment


@require_GET
def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    if job.joined_into_id is not None:
        return redirect("jobs:drafts", job.joined_into_id)
    kind = draft_kinds.find(request.GET.get("kind", "")) or draft_kinds.KINDS[0]
    return _show(request, job, kind, named=request.GET.get("draft", ""))


@require_POST
def write_draft(request: HttpRequest, pk: int) -> HttpResponse:
    job, form = find_job(pk), OtherDraftForm(request.POST)
    kind = draft_kinds.find(request.POST.get("kind", ""))
    if not form.is_valid() or kind is None:
        return _show(request, job, kind or draft_kinds.KINDS[0], form=form, status=422)
    asked = form.cleaned_data
    drafts.start(job, kind, given=asked["given"], wish=asked["wish"], language=asked["language"])
    return _after(request, job, kind)


@require_GET
def draft_progress(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    """Answer the page that watches a draft grow; nothing (204) while no word was added."""
    job = find_job(pk)
    drafts.settle(job)
    watched = _find(job, draft)
    if not wants_fragment(request):
        return redirect(_address(job, watched.of_kind))
    if not watched.is_writing:
        response = _show(request, job, watched.of_kind)
        response["HX-Retarget"], response["HX-Reswap"] = "#draft", "outerHTML"
        return response
    if str(len(watched.text)) == request.GET.get("seen"):
        return HttpResponse(status=204)
    return page(request, "jobs/drafts.html", {"job": job, "draft": watched}, partial="draft-words")


@require_POST
def stop_draft(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    job = find_job(pk)
    stopped = _find(job, draft)
    drafts.stop(stopped)
    return _after(request, job, stopped.of_kind)


@require_POST
def draft_again(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    """Have the same written once more, as a draft of its own."""
    job = find_job(pk)
    repeated = drafts.again(_find(job, draft))
    return _after(request, job, repeated.of_kind)


@require_POST
def save_draft(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    """Save what was typed, as a draft of its own where the text was not the person's."""
    job = find_job(pk)
    edited, form = _find(job, draft), DraftTextForm(request.POST)
    if not form.is_valid():
        return _refuse(request, job, edited, "This text is too long, or the page is out of date.")
    try:
        saved = drafts.save_edit(
            edited, form.cleaned_data["text"], revision=form.cleaned_data["revision"]
        )
    except drafts.StillWritten as refused:
        return _refuse(request, job, edited, str(refused))
    if saved.has_conflict:
        messages.warning(
            request,
            "This was changed in another tab meanwhile. Nothing is lost: your text is a draft of "
            "its own now, and the other one is in the list.",
        )
    else:
        messages.success(request, "Your text is saved.")
    return redirect(f"{_address(job, edited.of_kind)}&draft={saved.draft.pk}")


def _refuse(request: HttpRequest, job: Job, draft: Draft, sentence: str) -> HttpResponse:
    return _show(
        request,
        job,
        draft.of_kind,
        named=str(draft.pk),
        status=422,
        refused=sentence,
        typed=request.POST.get("text", ""),
    )


def _after(request: HttpRequest, job: Job, kind: DraftKind) -> HttpResponse:
    if not wants_fragment(request):
        return redirect(_address(job, kind))
    return _show(request, job, kind)


def _show(
    request: HttpRequest,
    job: Job,
    kind: DraftKind,
    *,
    named: str = "",
    form: OtherDraftForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    drafts.settle(job)
    every = list(job.drafts.all())
    of_kind = [draft for draft in every if draft.kind == kind.code]
    draft = next((each for each in of_kind if str(each.pk) == named), None)
    draft = draft or next(iter(of_kind), None)
    profile = letterhead()
    context = {
        "section": "apply",
        "job": job,
        "kind": kind,
        "kinds": draft_kinds.KINDS,
        "draft": draft,
        "drafts": every,
        "task": drafts.active_task(draft) if draft and draft.is_writing else None,
        "form": form or OtherDraftForm(initial=_initial(kind, draft)),
        "kept_back": profile.nda.companies_in(draft.text) if draft else [],
        "doubtful": fact_check.doubts_in(draft, profile) if draft and not draft.is_writing else [],
        **more,
    }
    return page(request, "jobs/drafts.html", context, partial="draft", status=status)


def _initial(kind: DraftKind, draft: Draft | None) -> dict[str, str]:
    """Return what was asked for last, to be changed a little and asked for again."""
    if draft is None:
        return {"kind": kind.code}
    return {
        "kind": kind.code,
        "given": draft.given,
        "wish": draft.wish,
        "language": draft.language,
    }


def _find(job: Job, pk: int) -> Draft:
    return get_object_or_404(Draft.objects.select_related("job__company"), pk=pk, job=job)


def _address(job: Job, kind: DraftKind) -> str:
    return f"{reverse('jobs:drafts', args=[job.pk])}?kind={kind.code}"

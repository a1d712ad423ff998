"""The short texts beside a letter: ask for one, watch it grow, edit it, copy it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jobs import draft_kinds, fact_check
from jobs.draft_kinds import DraftKind
from jobs.drafting import drafts
from jobs.forms import DraftTextForm, OtherDraftForm
from jobs.models import Draft, Job
from jobs.views.found import find_job
from jobs.workspace import letterhead
from peregrine.conf import ConfigError, store
from peregrine.htmx import page, wants_fragment


@require_GET
def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    if job.joined_into_id is not None:
        return redirect("jobs:drafts", job.joined_into_id)
    return _show(request, job, _kind(request.GET.get("kind", ""), job), named=_named(request))


@require_GET
def own_drafts(request: HttpRequest) -> HttpResponse:
    """Show the texts about the person, whatever the job."""
    return _show(request, None, _kind(request.GET.get("kind", ""), None), named=_named(request))


@require_POST
def write_draft(request: HttpRequest, pk: int) -> HttpResponse:
    return _write(request, find_job(pk))


@require_POST
def write_own_draft(request: HttpRequest) -> HttpResponse:
    return _write(request, None)


@require_GET
def draft_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the page that watches a draft grow; nothing (204) while no word was added."""
    drafts.settle(_find(pk).job)
    watched = _find(pk)
    if not wants_fragment(request):
        return redirect(watched)
    if not watched.is_writing:
        response = _show(request, watched.job, watched.of_kind)
        response["HX-Retarget"], response["HX-Reswap"] = "#draft", "outerHTML"
        return response
    if str(len(watched.text)) == request.GET.get("seen"):
        return HttpResponse(status=204)
    return page(request, "jobs/drafts.html", {"draft": watched}, partial="draft-words")


@require_POST
def stop_draft(request: HttpRequest, pk: int) -> HttpResponse:
    stopped = _find(pk)
    drafts.stop(stopped)
    return _after(request, stopped)


@require_POST
def draft_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the same written once more, as a draft of its own."""
    return _after(request, drafts.again(_find(pk)))


@require_POST
def save_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed, as a draft of its own where the text was not the person's."""
    edited, form = _find(pk), DraftTextForm(request.POST)
    if not form.is_valid():
        return _refuse(request, edited, "This text is too long, or the page is out of date.")
    try:
        saved = drafts.save_edit(
            edited, form.cleaned_data["text"], revision=form.cleaned_data["revision"]
        )
    except drafts.StillWritten as refused:
        return _refuse(request, edited, str(refused))
    if saved.has_conflict:
        messages.warning(
            request,
            "This was changed in another tab meanwhile. Nothing is lost: your text is a draft of "
            "its own now, and the other one is in the list.",
        )
    elif request.POST.get("then") == "voice" and edited.of_kind.keeps_as_voice:
        _keep_as_voice(request, saved.draft)
    else:
        messages.success(request, "Your text is saved.")
    return redirect(f"{edited.get_absolute_url()}&draft={saved.draft.pk}")


def _keep_as_voice(request: HttpRequest, draft: Draft) -> None:
    try:
        store.update("user", {"voice": draft.text.strip()})
    except ConfigError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Drafts follow it from now on. It stands in your profile.")


def _write(request: HttpRequest, job: Job | None) -> HttpResponse:
    form, kind = OtherDraftForm(request.POST), draft_kinds.find(request.POST.get("kind", ""))
    if not form.is_valid() or kind is None or kind.is_about_job != (job is not None):
        shown = _kind(request.POST.get("kind", ""), job)
        return _show(request, job, shown, form=form, status=422)
    asked = form.cleaned_data
    draft = drafts.start(
        job, kind, given=asked["given"], wish=asked["wish"], language=asked["language"]
    )
    return _after(request, draft)


def _refuse(request: HttpRequest, draft: Draft, sentence: str) -> HttpResponse:
    return _show(
        request,
        draft.job,
        draft.of_kind,
        named=str(draft.pk),
        status=422,
        refused=sentence,
        typed=request.POST.get("text", ""),
    )


def _after(request: HttpRequest, draft: Draft) -> HttpResponse:
    if not wants_fragment(request):
        return redirect(draft)
    return _show(request, draft.job, draft.of_kind)


def _show(
    request: HttpRequest,
    job: Job | None,
    kind: DraftKind,
    *,
    named: str = "",
    form: OtherDraftForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    drafts.settle(job)
    every = list(Draft.objects.filter(job=job).select_related("job__company"))
    of_kind = [draft for draft in every if draft.kind == kind.code]
    draft = next((each for each in of_kind if str(each.pk) == named), None)
    draft = draft or next(iter(of_kind), None)
    profile = letterhead()
    context = {
        "section": "apply" if job else "settings",
        "job": job,
        "kind": kind,
        "kinds": draft_kinds.of(is_about_job=job is not None),
        "draft": draft,
        "drafts": every,
        "task": drafts.active_task(draft) if draft and draft.is_writing else None,
        "form": form or OtherDraftForm(initial=_initial(kind, draft)),
        "kept_back": profile.nda.companies_in(draft.text) if draft else [],
        "faults": drafts.faults_of(draft) if draft and draft.text else [],
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


def _find(pk: int) -> Draft:
    return get_object_or_404(Draft.objects.select_related("job__company"), pk=pk)


def _kind(code: str, job: Job | None) -> DraftKind:
    """Return the kind that is asked for, or the first one that belongs on the page."""
    kinds = draft_kinds.of(is_about_job=job is not None)
    return next((kind for kind in kinds if kind.code == code), kinds[0])


def _named(request: HttpRequest) -> str:
    return request.GET.get("draft", "")

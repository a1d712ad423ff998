"""The Apply workspace: one job, its letter, and sending it off."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jobs import drafting, fact_check, filing, letters
from jobs.applied_before import note_applied_before
from jobs.documents import DocumentError, formats
from jobs.drafting import languages
from jobs.drafting.letter_prompt import language_of
from jobs.fact_check import FactCheck, UnseenDoubts
from jobs.forms import DraftForm, LetterForm, RejectForm, UndoForm
from jobs.gaps import noting
from jobs.letters import LetterError, SaveOutcome
from jobs.models import CoverLetter, Job, JobDocument
from jobs.stages import REJECT_REASONS, InvalidMove, RejectReason
from jobs.views.downloads import ANY_FILE, download
from jobs.views.found import find_job, find_letter
from jobs.wishes import WISHES
from jobs.workspace import Workspace, jobs_to_apply_for, letterhead, open_workspace
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.htmx import page, wants_fragment
from peregrine.llm import has_model

JOBS_ON_A_PAGE = 50
OUT_OF_DATE = "This page is out of date. Copy your text, reload the page and paste it again."


@require_GET
def apply_list(request: HttpRequest) -> HttpResponse:
    drafting.settle_all()
    jobs = Paginator(jobs_to_apply_for(), JOBS_ON_A_PAGE).get_page(request.GET.get("page"))
    note_applied_before(jobs)
    return page(request, "jobs/apply_list.html", {"section": "apply", "jobs": jobs})


@require_GET
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    if job.joined_into_id is not None:
        return redirect("jobs:apply", job.joined_into_id)
    return show(request, open_workspace(job, version=request.GET.get("version", "")))


@require_GET
def letter_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the page that watches a letter grow; nothing (204) while no word was added."""
    workspace = open_workspace(find_job(pk))
    if not wants_fragment(request):
        return redirect("jobs:apply", pk)
    if not workspace.is_writing:
        response = show(request, workspace, has_just_ended=True)
        response["HX-Retarget"], response["HX-Reswap"] = "#workspace", "outerHTML"
        return response
    if workspace.seen == request.GET.get("seen"):
        return HttpResponse(status=204)
    return page(request, "jobs/apply.html", _context(workspace), partial="words")


@require_POST
def draft_letter(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return show(request, open_workspace(job), draft_form=form, status=422)
    asked = form.cleaned_data
    drafting.start_draft(job, language=asked["language"], count=asked["count"] or 1)
    return answer_after(request, job)


@require_POST
def stop_letter(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    drafting.stop_draft(job)
    return answer_after(request, job)


@require_POST
def save_letter(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    form = LetterForm(request.POST)
    try:
        saved = save_typed(job, form)
    except LetterError as refused:
        return refuse(request, job, form, str(refused))
    if not wants_fragment(request):
        if saved and saved.outcome == SaveOutcome.CONFLICT:
            messages.warning(request, _kept_beside(saved.letter))
        return redirect("jobs:apply", pk)
    context = _context(open_workspace(job)) | {"saved": saved, "is_autosave": True}
    if saved:
        kept_back = letters.kept_back(saved.letter, context["profile"])
        context |= {
            "letter": saved.letter,
            "editing": _editing(saved.letter),
            "kept_back": kept_back,
            "fact_check": _fact_check(saved.letter, context["profile"]),
        }
    return page(request, "jobs/apply.html", context, partial="status")


@require_POST
def restore_letter(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    try:
        letter = letters.restore(find_letter(job, request.POST.get("letter", "")))
    except LetterError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Version {letter.version} is the current one now.")
    return redirect("jobs:apply", pk)


@require_POST
def export_letter(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Save what the form holds, then answer the letter as a file, which is kept as well."""
    job = find_job(pk)
    wanted = formats.find(form)
    if wanted is None:
        raise Http404
    typed = LetterForm(request.POST)
    try:
        letter = letter_to_work_on(job, typed)
        export = letters.export(letter, wanted, on=timezone.localdate())
    except LetterError as refused:
        return refuse(request, job, typed, str(refused))
    except UnseenDoubts as refused:
        return redirect(before_it_leaves(refused.check.letter, form))
    except (DocumentError, ConfigError) as refused:
        messages.error(request, str(refused))
        return redirect("jobs:apply", pk)
    if export.note:
        messages.warning(request, export.note)
    return download(export.filename, export.content, wanted.content_type)


@require_GET
def document(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Answer a document that was kept."""
    kept = get_object_or_404(JobDocument, pk=document, job=pk)
    form = formats.find(kept.format)
    try:
        content = filing.content_of(kept)
    except filing.CannotFile as refused:
        messages.error(request, str(refused))
        return redirect("jobs:apply", pk)
    return download(kept.name, content, form.content_type if form else ANY_FILE)


@require_POST
def mark_applied(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    try:
        letters.mark_applied(job)
    except InvalidMove as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Good luck with {job}. It is on the interview board now.")
    return redirect("jobs:apply", pk)


@require_POST
def reject_application(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return show(request, open_workspace(job), reject_form=form, status=422)
    try:
        letters.reject(job, RejectReason(form.cleaned_data["reason"]))
    except InvalidMove as refused:
        messages.error(request, str(refused))
    return redirect("jobs:apply", pk)


@require_POST
def undo_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the move that the page names: applied, or rejected."""
    job = find_job(pk)
    form = UndoForm(request.POST)
    if not form.is_valid():
        messages.error(request, "That move is not known any more. Nothing was changed.")
        return redirect("jobs:apply", pk)
    try:
        form.undo(job)
    except InvalidMove as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Taken back: it is in “{job.current_stage.label}” again.")
    return redirect("jobs:apply", pk)


def before_it_leaves(letter: CoverLetter, form: str = "") -> str:
    """Return the address of the fact check of a letter, on the way to its export in a format."""
    address = reverse("jobs:check-letter", args=[letter.job_id])
    return f"{address}?{urlencode({'version': letter.version, 'form': form})}"


def save_typed(job: Job, form: LetterForm) -> letters.Saved | None:
    """Save the text of the form; None when there is nothing to keep. Raises LetterError."""
    if not form.is_valid():
        raise LetterError(str(form.errors["text"][0]) if "text" in form.errors else OUT_OF_DATE)
    text, letter = form.cleaned_data["text"], form.cleaned_data["letter"]
    if letter:
        revision = form.cleaned_data["revision"] or 0
        return letters.save_edit(find_letter(job, str(letter)), text, revision=revision)
    if not text.strip():
        return None
    return letters.Saved(letters.start_blank(job, text), SaveOutcome.NEW_VERSION)


def letter_to_work_on(job: Job, form: LetterForm) -> CoverLetter:
    """Return the version that the form names, with its text saved. Raises LetterError."""
    if "text" not in form.data:  # an older version, shown without an editor
        return find_letter(job, form.data.get("letter", ""))
    saved = save_typed(job, form)
    if saved is None:
        raise LetterError("There is no letter yet. Write something first.")
    return saved.letter


def answer_after(request: HttpRequest, job: Job) -> HttpResponse:
    if not wants_fragment(request):
        return redirect("jobs:apply", job.pk)
    return show(request, open_workspace(job))


def show(
    request: HttpRequest, workspace: Workspace, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = _context(workspace) | {"is_fragment": wants_fragment(request)} | more
    return page(request, "jobs/apply.html", context, partial="workspace", status=status)


def refuse(
    request: HttpRequest, job: Job, form: LetterForm, sentence: str, **more: Any
) -> HttpResponse:
    """Say why the text was not saved, and hand it back where the page is drawn again."""
    workspace = open_workspace(job)
    context = _context(workspace) | {
        "refused": sentence,
        "typed": form.data.get("text"),
        "editing": form.data,  # not the newest version: the next save must still notice a conflict
        **more,
    }
    return page(request, "jobs/apply.html", context, partial="status", status=422)


def _context(workspace: Workspace) -> dict[str, Any]:
    profile = letterhead()
    return {
        "section": "apply",
        "workspace": workspace,
        "job": workspace.job,
        "letter": workspace.shown,
        "editing": _editing(workspace.shown),
        "profile": profile,
        "kept_back": letters.kept_back(workspace.shown, profile),
        "fact_check": _fact_check(workspace.shown, profile),
        "draft_form": DraftForm(initial={"language": workspace.language}),
        "posting_language": languages.find(language_of(workspace.job)),
        "today": timezone.localdate(),
        "reject_reasons": REJECT_REASONS,
        "formats": formats.FORMATS,
        "wishes": WISHES,
        "documents": workspace.job.documents.all(),
        "note": noting.note_of(workspace.job),
        "has_model": has_model(),
    }


def _editing(letter: CoverLetter | None) -> dict[str, int]:
    """Return what the form must name, so that a save knows what was on the screen."""
    return {"letter": letter.pk, "revision": letter.revision} if letter else {}


def _fact_check(letter: CoverLetter | None, profile: UserProfile) -> FactCheck | None:
    if letter is None or letter.is_writing or not letter.text.strip():
        return None
    return fact_check.check(letter, profile)


def _kept_beside(letter: CoverLetter) -> str:
    return (
        "This letter was changed in another tab meanwhile. Nothing is lost: "
        f"your text was kept as version {letter.version}."
    )

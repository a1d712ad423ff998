"""The pages of resumes: the list with its upload, one resume, its file, default, delete, undo."""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from jobs import keeping_resumes, profile_offers, resume_files
from jobs.documents import DocumentError
from jobs.documents.formats import RESUME_FORMATS
from jobs.keeping_resumes import CannotKeep, Renamed
from jobs.models import Resume
from jobs.resume_choice import Choices
from jobs.resume_forms import RenameForm, UploadForm
from jobs.resume_proposals import open_proposal
from jobs.views.downloads import ANY_FILE, download
from peregrine.conf import ConfigError
from peregrine.htmx import page, wants_fragment
from peregrine.models import BackgroundTask

_SECTION = {"section": "settings"}


@require_http_methods(["GET", "HEAD", "POST"])
def resumes(request: HttpRequest) -> HttpResponse:
    """List the resumes, or take in another one."""
    is_post = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_post else UploadForm()
    if is_post and form.is_valid() and (task := form.start()):
        return redirect("jobs:resume-reading", task.pk)
    choices = Choices.load()
    kept = list(Resume.objects.kept().defer("text", "notes", "data"))
    deleted = _just_deleted(request)
    context = _SECTION | {
        "form": form,
        "rows": [{"resume": each, "profiles": choices.profiles_of(each)} for each in kept],
        "deleted": deleted,
        "heir": next(iter(kept), None) if deleted and deleted.was_default else None,
    }
    status = 422 if form.errors else 200
    return page(request, "jobs/resumes.html", context, partial="upload", status=status)


@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the reading of a file is; when it is done, the resume."""
    task = get_object_or_404(BackgroundTask, pk=pk, task_type="read_resume")
    result = task.result or {}
    known = result.get("known_resume", 0)
    if found := Resume.objects.kept().filter(pk=known or result.get("resume", 0)).first():
        if known:
            messages.info(
                request,
                f"The same file is here already, as “{found}”, so it was not taken in twice. "
                "For another resume of it, make a copy.",
            )
        done = redirect("jobs:resume", found.pk)
        return HttpResponseClientRedirect(done.url) if wants_fragment(request) else done
    context = _SECTION | {"task": task, "form": UploadForm()}
    return page(request, "jobs/resume_reading.html", context, partial="reading")


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a resume says; give it another name."""
    kept = _kept(pk)
    form = RenameForm(request.POST) if request.method == "POST" else RenameForm.of(kept)
    if form.is_bound and form.is_valid() and (renamed := form.save(kept)):
        _tell_of_rename(request, renamed)
        return redirect("jobs:resume", pk)
    context = _SECTION | {
        "resume": kept,
        "content": kept.content,
        "form": form,
        "formats": RESUME_FORMATS,
        "profiles": Choices.load().profiles_of(kept),
        "proposal": open_proposal(kept),
        "missing": profile_offers.missing(kept.content),
    }
    status = 422 if form.errors else 200
    return page(request, "jobs/resume.html", context, partial="rename", status=status)


@require_POST
def make_default(request: HttpRequest, pk: int) -> HttpResponse:
    kept = _kept(pk)
    try:
        keeping_resumes.make_default(kept)
    except CannotKeep as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"“{kept}” is the default now.")
    return redirect("jobs:resumes")


@require_POST
def duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    copy = keeping_resumes.duplicate(_kept(pk))
    messages.success(request, f"“{copy}” is a copy: change it, and name it as you like.")
    return redirect("jobs:resume", copy.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask first; the list then offers to undo it."""
    kept = _kept(pk)
    if request.method != "POST":
        context = _SECTION | {"resume": kept, "heir": keeping_resumes.heir_of(kept)}
        return page(request, "jobs/resume_delete.html", context)
    keeping_resumes.delete(kept)
    request.session["deleted_resume"] = kept.pk
    return redirect("jobs:resumes")


@require_POST
def undo_delete(request: HttpRequest, pk: int) -> HttpResponse:
    deleted = get_object_or_404(Resume, pk=pk)
    keeping_resumes.bring_back(deleted)
    request.session.pop("deleted_resume", None)
    deleted.refresh_from_db()
    default = ", and the default again" if deleted.is_default else ""
    messages.success(request, f"“{deleted}” is back{default}.")
    return redirect("jobs:resumes")


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the file that the resume was read from, as it came."""
    kept = _kept(pk)
    try:
        content = keeping_resumes.original(kept)
    except CannotKeep as refused:
        messages.error(request, str(refused))
        return redirect("jobs:resume", pk)
    return download(kept.original_name, content, ANY_FILE)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the resume as a JSON Resume file."""
    kept = _kept(pk)
    content = json.dumps(kept.data, ensure_ascii=False, indent=2).encode()
    return download(f"{kept.name}.json", content, "application/json")


@require_safe
def document(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Answer the resume as it stands as a PDF or a Word file."""
    kept = _kept(pk)
    wanted = next((each for each in RESUME_FORMATS if each.name == form), None)
    if wanted is None:
        raise Http404
    try:
        name, made = resume_files.make_as_it_stands(kept, wanted, on=timezone.localdate())
    except (DocumentError, ConfigError) as refused:
        messages.error(request, str(refused))
        return redirect("jobs:resume", pk)
    for note in made.notes:
        messages.warning(request, f"{name}: {note}")
    return download(name, made.content, wanted.content_type)


def _tell_of_rename(request: HttpRequest, renamed: Renamed) -> None:
    if renamed.problem:
        messages.error(request, f"It is called “{renamed.name}” now. {renamed.problem}")
        return
    if names := " and ".join(f"“{each}”" for each in renamed.profiles):
        messages.success(request, f"The new name is saved, and {names} names it by it.")
    else:
        messages.success(request, "The new name is saved.")


def _kept(pk: int) -> Resume:
    return get_object_or_404(Resume.objects.kept(), pk=pk)


def _just_deleted(request: HttpRequest) -> Resume | None:
    pk = request.session.get("deleted_resume")
    return Resume.objects.exclude(deleted_at=None).filter(pk=pk).first() if pk else None

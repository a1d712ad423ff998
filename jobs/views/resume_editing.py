"""The form over a whole resume, and its earlier versions: looked at, compared, brought back."""

import hashlib
import json
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from jobs import keeping_resumes
from jobs.keeping_resumes import ResumeChanged
from jobs.models import Resume, ResumeVersion
from jobs.resume_form import ResumeForm
from jobs.resumes.differences import differences, made_by, taken_over
from jobs.resumes.json_resume import JsonResume
from peregrine.htmx import page, wants_fragment

_SECTION = {"section": "settings"}
_SAVE: Final = "save"
_BRING_BACK: Final = "bring-back"
_MERGE: Final = "merge"  # save what is ticked of the differences to what another tab saved
CONFLICT, INVALID = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, do what one of its small buttons asks, or save."""
    if request.method != "POST":
        kept = get_object_or_404(Resume.objects.kept(), pk=pk)
        return _form(request, kept, ResumeForm(kept))
    resume = get_object_or_404(Resume, pk=pk)  # a deleted one, too: what was typed must not be lost
    action = request.POST.get("do", _SAVE)
    if action == _BRING_BACK:
        keeping_resumes.bring_back(resume)
        resume.refresh_from_db()
        messages.success(request, f"“{resume}” is back. What you typed is not saved yet.")
    if action not in (_SAVE, _MERGE):
        return _form(request, resume, ResumeForm(resume, request.POST, action=action))
    form = ResumeForm(resume, request.POST)
    if not form.is_valid():
        return _form(request, resume, form, status=INVALID)
    return _save(request, resume, form, is_merge=action == _MERGE)


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """List what the resume said before each edit, and what the edit changed."""
    kept = get_object_or_404(Resume.objects.kept(), pk=pk)
    rows, after = [], kept.content
    for version in kept.versions.all():
        content = JsonResume.read(version.data)
        rows.append({"version": version, "changed": differences(content, after)})
        after = content
    context = _SECTION | {"resume": kept, "rows": rows}
    return page(request, "jobs/resume_versions.html", context)


@require_safe
def version(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """Show an earlier version, and what is different now."""
    earlier = _version(pk, revision)
    content = JsonResume.read(earlier.data)
    context = _SECTION | {
        "resume": earlier.resume,
        "version": earlier,
        "content": content,
        "differences": differences(content, earlier.resume.content),
    }
    return page(request, "jobs/resume_version.html", context)


@require_POST
def restore(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
    """Make an earlier version the present one, unless another tab changed it in the meantime."""
    earlier = _version(pk, revision)
    seen = request.POST.get("seen", "")
    try:
        keeping_resumes.restore(earlier, seen=int(seen) if seen.isdecimal() else -1)
    except ResumeChanged as refused:
        messages.error(request, f"{refused} Look at it, then decide again.")
        return redirect("jobs:resume-version", pk, revision)
    messages.success(
        request, f"Version {revision} is back. What was there before is kept as a version, too."
    )
    return redirect("jobs:resume", pk)


def _version(pk: int, revision: int) -> ResumeVersion:
    versions = ResumeVersion.objects.select_related("resume").filter(resume__deleted_at=None)
    return get_object_or_404(versions, resume=pk, revision=revision)


def _save(
    request: HttpRequest, resume: Resume, form: ResumeForm, *, is_merge: bool = False
) -> HttpResponse:
    """Save the form; of a merge only what is ticked, over what the other tab saved."""
    mine = form.content()
    try:
        wanted = _merged(request, resume, mine, form.seen) if is_merge else mine
        saved = keeping_resumes.edit(resume, wanted, seen=form.seen)
    except ResumeChanged as refused:
        resume.refresh_from_db()
        form.seen = resume.revision
        found = differences(resume.content, mine)
        more = {
            "conflict": refused,
            "differences": found,
            "ticked": made_by(form.was, mine, found),
            "compared": _fingerprint(mine),
        }
        # htmx shows what a 422 says, and reports a 409 as a failure.
        status = INVALID if wants_fragment(request) else CONFLICT
        return _form(request, resume, form, status=status, more=more)
    if saved.revision == form.seen:
        messages.info(request, "Nothing was changed.")
    else:
        messages.success(
            request, f"The resume is saved.{form.understood} Its earlier version is kept."
        )
    done = redirect("jobs:resume", resume.pk)
    return HttpResponseClientRedirect(done.url) if wants_fragment(request) else done


def _merged(request: HttpRequest, resume: Resume, mine: JsonResume, seen: int) -> JsonResume:
    """Raises ResumeChanged when the ticks were made for something else than what is there now."""
    if resume.revision != seen or request.POST.get("compared") != _fingerprint(mine):
        raise ResumeChanged("What is compared has changed since. Nothing was saved yet.")
    return taken_over(resume.content, mine, request.POST.getlist("mine"))


def _fingerprint(resume: JsonResume) -> str:
    return hashlib.sha256(json.dumps(resume.as_json(), sort_keys=True).encode()).hexdigest()


def _form(
    request: HttpRequest,
    resume: Resume,
    form: ResumeForm,
    *,
    status: int = 200,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    context = _SECTION | {"resume": resume, "form": form} | (more or {})
    return page(request, "jobs/resume_edit.html", context, partial="resume-form", status=status)

"""Versions of a letter: change one as wished, read several, see what changed between two."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jobs import comparing, drafting, letters
from jobs.forms import CompareForm, LetterForm, RefineForm
from jobs.letters import LetterError
from jobs.models import CoverLetter, Job
from jobs.views.apply import answer_after, letter_to_work_on, refuse
from jobs.views.found import find_job, find_letter
from peregrine.htmx import page

MOST_BESIDE = 3  # letters that can be read next to each other


@require_POST
def refine_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed, and have a version written that changes it as wished."""
    job, form, typed = find_job(pk), RefineForm(request.POST), LetterForm(request.POST)
    if not form.is_valid():
        return _refuse(request, job, typed, str(next(iter(form.errors.values()))[0]))
    try:
        letter = letter_to_work_on(job, typed)
        drafting.start_refinement(letter, form.cleaned_data["wish_code"], form.cleaned_data["wish"])
    except LetterError as refused:
        return _refuse(request, job, typed, str(refused))
    return answer_after(request, job)


def _refuse(request: HttpRequest, job: Job, typed: LetterForm, sentence: str) -> HttpResponse:
    response = refuse(request, job, typed, sentence, wish=request.POST.get("wish", ""))
    response["HX-Retarget"], response["HX-Reswap"] = "#letter-status", "outerHTML"
    return response


@require_POST
def like_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a version as good, or take that back."""
    job = find_job(pk)
    letter = find_letter(job, request.POST.get("letter", ""))
    is_good = request.POST.get("good") == "yes"
    try:
        letters.mark_as_good(letter, is_good=is_good)
    except LetterError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            "Marked as good: drafts for similar jobs are shown its style."
            if is_good
            else "It is not shown to a model any more.",
        )
    is_current = letter == job.letters.first()
    address = reverse("jobs:apply", args=[pk])
    return redirect(address if is_current else f"{address}?version={letter.version}")


@require_GET
def side_by_side(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the drafts that were asked for together, or those that are named."""
    job = find_job(pk)
    wanted = [number for number in request.GET.getlist("version") if number.isdecimal()]
    beside = list(job.letters.filter(version__in=wanted[:MOST_BESIDE]).order_by("version"))
    if len(beside) < 2:  # noqa: PLR2004  (two can be compared)
        messages.info(request, "Choose two or three versions to read next to each other.")
        return redirect("jobs:apply", pk)
    context = {"section": "apply", "job": job, "letters": beside, "current": _current(job)}
    return page(request, "jobs/side_by_side.html", context)


@require_GET
def compare_letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Show word by word what changed from one version to another."""
    job = find_job(pk)
    versions = list(job.letters.defer("text"))
    if len(versions) < 2:  # noqa: PLR2004
        messages.info(request, "There is only one version so far: nothing to compare.")
        return redirect("jobs:apply", pk)
    form = CompareForm(request.GET or _latest_two(versions))
    if not form.is_valid():
        raise Http404
    old, new = (_version(job, form.cleaned_data[name]) for name in ("old", "new"))
    context = {
        "section": "apply",
        "job": job,
        "versions": versions,
        "old": old,
        "new": new,
        "difference": comparing.compare(old.text, new.text),
        "current": versions[0],
    }
    return page(request, "jobs/compare_letters.html", context)


def _latest_two(versions: list[CoverLetter]) -> dict[str, int]:
    """Return the current version, and the one that it was made from or that came before."""
    new = versions[0]
    old = next((each for each in versions if each.pk == new.based_on_id), versions[1])
    return {"old": old.version, "new": new.version}


def _version(job: Job, number: int) -> CoverLetter:
    letter = job.letters.filter(version=number).first()
    if letter is None:
        raise Http404
    return letter


def _current(job: Job) -> CoverLetter | None:
    return job.letters.defer("text").first()

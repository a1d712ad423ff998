"""Before a letter leaves: its doubtful sentences, what bears out the rest, and the way out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jobs import fact_check, letters
from jobs.documents import DocumentError, formats
from jobs.fact_check import UnseenDoubts
from jobs.letters import LetterError
from jobs.models import CoverLetter, Job, VouchedSentence
from jobs.views.apply import before_it_leaves
from jobs.views.downloads import download
from jobs.views.found import find_job, find_letter
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile
from peregrine.htmx import page


@require_GET
def check_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version sentence by sentence; `form` is the format that it is to be exported in."""
    job = find_job(pk)
    letter = _version(job, request.GET.get("version", ""))
    if letter is None or letter.is_writing or not letter.text.strip():
        messages.info(request, "There is no letter to check yet.")
        return redirect("jobs:apply", pk)
    try:
        checked = fact_check.check(letter, UserProfile.load())
    except ConfigError as refused:
        messages.error(request, str(refused))
        return redirect("jobs:apply", pk)
    context = {
        "section": "apply",
        "job": job,
        "letter": letter,
        "check": checked,
        "form": formats.find(request.GET.get("form", "")),
        "formats": formats.FORMATS,
        "vouched": VouchedSentence.objects.all(),
        "is_current": letter == job.letters.first(),
    }
    return page(request, "jobs/check_letter.html", context)


@require_POST
def vouch_for(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sentence of the letter for true, in this letter and in later ones."""
    letter = find_letter(find_job(pk), request.POST.get("letter", ""))
    sentence = request.POST.get("sentence", "")
    if not sentence.strip() or sentence not in letter.text:
        messages.error(request, "That sentence is not in this letter any more.")
    else:
        fact_check.vouch(sentence)
        messages.success(request, "Taken for true from now on. You can take it back below.")
    return redirect(before_it_leaves(letter, request.POST.get("form", "")))


@require_POST
def doubt_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a sentence is true."""
    letter = find_letter(find_job(pk), request.POST.get("letter", ""))
    number = request.POST.get("vouched", "")
    if fact_check.take_back(int(number) if number.isdecimal() else 0):
        messages.success(request, "That sentence is checked like any other again.")
    return redirect(before_it_leaves(letter, request.POST.get("form", "")))


@require_POST
def let_out(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Keep that the person saw the doubtful sentences that the page showed, and export."""
    letter = find_letter(find_job(pk), request.POST.get("letter", ""))
    wanted = formats.find(form)
    if wanted is None:
        raise Http404
    try:
        checked = fact_check.check(letter, UserProfile.load())
        fact_check.see(checked, request.POST.getlist("seen"))
        export = letters.export(letter, wanted, on=timezone.localdate())
    except UnseenDoubts:
        messages.warning(request, "The letter was changed meanwhile. Look at it once more.")
        return redirect(before_it_leaves(letter, form))
    except (LetterError, DocumentError, ConfigError) as refused:
        messages.error(request, str(refused))
        return redirect(before_it_leaves(letter, form))
    if export.note:
        messages.warning(request, export.note)
    return download(export.filename, export.content, wanted.content_type)


def _version(job: Job, number: str) -> CoverLetter | None:
    kept = job.letters.select_related("job__company")
    return kept.filter(version=int(number)).first() if number.isdecimal() else kept.first()

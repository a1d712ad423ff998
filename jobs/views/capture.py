"""Capture: jobs from pasted addresses, what came of each, and what the person adds."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobs import capture as capturing
from jobs import enrich as enriching
from jobs.capturing import PartialPosting
from jobs.editing import edit
from jobs.models import Capture, Job
from jobs.posting_form import PostingForm
from jobs.rules import load_rules
from jobs.views.found import find_job
from peregrine.conf import ConfigError
from peregrine.htmx import page, wants_fragment
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task

SHOWN = 30


class AddressesForm(forms.Form):
    urls = forms.CharField(
        label="Addresses of postings, one per line",
        max_length=50_000,
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": "https://", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": "Paste the address of a posting first."},
    )

    def clean_urls(self) -> list[str]:
        found, others = capturing.addresses_in(self.cleaned_data["urls"])
        if others:
            raise forms.ValidationError(
                f"“{others[0][:80]}” is not a web address. Copy it from the browser’s address bar, "
                "or fill the posting in by hand: what you pasted becomes its text."
            )
        if len(found) > capturing.AT_ONCE:
            raise forms.ValidationError(
                f"These are {len(found)} addresses. Paste at most {capturing.AT_ONCE} at a time."
            )
        if long := next((url for url in found if len(url) > Capture.LONGEST_URL), ""):
            raise forms.ValidationError(f"This address is too long: “{long[:80]}…”")
        return found


@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: HttpRequest) -> HttpResponse:
    offered = request.GET.get("url", "").replace("\0", "").strip()[: Capture.LONGEST_URL]
    form = AddressesForm(request.POST or None, initial={"urls": offered})
    if request.method == "POST" and form.is_valid():
        capturing.start(form.cleaned_data["urls"])
        return redirect("jobs:capture")
    captures = list(Capture.objects.recent()[:SHOWN])
    active = BackgroundTask.objects.active().filter(task_type__in=["capture", "enrich"])
    tasks = {(task.task_type, task.subject): task for task in active}
    for each in captures:
        each.is_live = each.is_waiting and ("capture", str(each.batch)) in tasks
    context = {
        "section": "jobs-in",
        "form": form,
        "known": capturing.known_by_address(offered) if offered else None,
        "captures": captures,
        "is_live": any(each.is_live for each in captures),
        "enrich_task": tasks.get(("enrich", "")),
        "lacking_count": 0 if wants_fragment(request) else enriching.lacking().count(),
        "bookmarklet": _bookmarklet(request),
    }
    status = 422 if form.errors else 200
    return page(request, "jobs/capture.html", context, partial="captures", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what could be read of one page, and take what the person makes of it."""
    row = get_object_or_404(Capture.objects.select_related("job__company"), pk=pk)
    readings = [PartialPosting.from_json(reading) for reading in row.readings]
    if row.job is not None:
        return redirect(row.job)
    if len(readings) > 1:
        return _choose(request, row, readings)
    reading = readings[0] if readings else capturing.unread(row.url)
    form = PostingForm.of_reading(reading, request.POST or None)
    return _ask(request, row, reading, form)


@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest) -> HttpResponse:
    """Ask for a posting that has no page; what was pasted as an address is its text."""
    is_sent = request.method == "POST" and "urls" not in request.POST
    reading = capturing.told("" if is_sent else request.POST.get("urls", ""))
    form = PostingForm.of_reading(reading, request.POST if is_sent else None)
    row = Capture(message="For what has no page to read: a mail, a call, a notice in a window.")
    if form.is_valid():
        row.url = form.cleaned_data["url"]
    return _ask(request, row, reading, form)


def _ask(
    request: HttpRequest, row: Capture, reading: PartialPosting, form: PostingForm
) -> HttpResponse:
    """Keep what was sent, or show the form with what is wrong."""
    if form.is_valid():
        try:
            return _keep(request, row, reading, form)
        except ConfigError as error:
            form.add_error(None, str(error))
    context = {"section": "jobs-in", "capture": row, "form": form, "reading": reading}
    status = 422 if form.errors else 200
    return page(request, "jobs/capture_complete.html", context, status=status)


def _keep(
    request: HttpRequest, row: Capture, reading: PartialPosting, form: PostingForm
) -> HttpResponse:
    posting, was_read = form.posting(reading), bool(row.readings)
    job, is_new = capturing.keep(row, posting, load_rules(), was_read=was_read)
    if is_new:
        edit(job, form.typed(reading))
        messages.success(request, f"{job} is in your review queue now.")
        _warn_of_unread_pay(request, job, form)
    else:
        messages.info(
            request,
            f"You have this one already: {job}, in “{job.current_stage.label}”. "
            "What you typed was not written over it.",
        )
    return redirect(job)


def _choose(request: HttpRequest, row: Capture, readings: list[PartialPosting]) -> HttpResponse:
    """Let the person pick from several postings on one page."""
    if request.method == "POST":
        numbers = {int(each) for each in request.POST.getlist("posting") if each.isdecimal()}
        chosen = [reading for number, reading in enumerate(readings) if number in numbers]
        if chosen:
            try:
                capturing.take_chosen(row, chosen, load_rules())
            except ConfigError as error:
                messages.error(request, str(error))
            return redirect("jobs:capture")
        messages.error(request, "Choose at least one posting.")
    context = {"section": "jobs-in", "capture": row, "readings": readings}
    return page(request, "jobs/capture_choose.html", context)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    capturing.again(get_object_or_404(Capture, pk=pk))
    return redirect("jobs:capture")


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    Capture.objects.filter(pk=pk).delete()
    return redirect("jobs:capture")


@require_GET
def bookmarklet(request: HttpRequest) -> HttpResponse:
    context = {"section": "jobs-in", "bookmarklet": _bookmarklet(request)}
    return page(request, "jobs/capture_bookmarklet.html", context)


@require_POST
def enrich(request: HttpRequest) -> HttpResponse:
    submit_task("enrich")
    return redirect("jobs:capture")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_job(request: HttpRequest, pk: int) -> HttpResponse:
    job = find_job(pk)
    form = PostingForm.of_job(job, request.POST or None)
    if request.method == "POST" and form.is_valid():
        edit(job, form.changes)
        if form.changes:
            messages.success(request, "Saved. No later posting will change what you typed.")
            _warn_of_unread_pay(request, job, form)
        return redirect(job)
    context = {"section": "jobs-in", "job": job, "form": form}
    status = 422 if form.errors else 200
    return page(request, "jobs/edit.html", context, status=status)


def _warn_of_unread_pay(request: HttpRequest, job: Job, form: PostingForm) -> None:
    if "salary" in form.changes and job.has_unread_pay:
        messages.warning(
            request,
            f"“{job.salary_text}” is no pay that can be read with certainty. It is kept as you "
            "wrote it, and the score leaves it out.",
        )


def _bookmarklet(request: HttpRequest) -> str:
    """Return the address that, as a bookmark, opens the page on screen in Capture."""
    here = request.build_absolute_uri(reverse("jobs:capture"))
    return f"javascript:void(open('{here}?url='+encodeURIComponent(location.href)))"

"""One job or two: parting a posting from its job, joining two jobs, and taking either back."""

from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST

from jobs import joining, splitting
from jobs.joining import CannotJoin
from jobs.models import Job, Sighting, Verdict
from jobs.models.job_queryset import JobQuerySet
from peregrine.htmx import page

SHOWN = 30  # those whose titles are most alike
LOOKED_AT = 300
WORDS_UP_TO = 100
QUERY_UP_TO = 1_000


@require_GET
def same_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the person pick the job that this one is: of its company first, or by words."""
    job = get_object_or_404(_jobs(), pk=pk)
    words = request.GET.get("q", "").replace("\0", "").strip()[:WORDS_UP_TO]
    others = _jobs().filter(joined_into=None).exclude(pk=pk)
    found = others.search(f"{words}*") if words else others.filter(company_key=job.company_key)
    newest = list(found.order_by("-pk")[:LOOKED_AT])
    title = set(job.title_key.split())
    newest.sort(key=lambda other: len(title.symmetric_difference(other.title_key.split())))
    context = {
        "job": job,
        "words": words,
        "found": newest[:SHOWN],
        "from_review": _queue(request.GET.get("queue", "")),
    }
    return page(request, "jobs/same_as.html", context, partial="found")


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(_jobs(), pk=pk)
    other = request.POST.get("other", "")[:18]
    another = get_object_or_404(_jobs(), pk=int(other) if other.isdecimal() else 0)
    try:
        joined = joining.join(job, another)
    except CannotJoin as refused:
        messages.error(request, str(refused))
        return _go_back(request, job, to=job)
    messages.success(
        request,
        f"{joined.other} is the same job now: its letters and postings are here. "
        "The history can take that back.",
    )
    return _go_back(request, job, to=joined.keeper)


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(_jobs(), pk=pk)
    number = request.POST.get("sighting", "")[:18]
    postings = Sighting.objects.filter(job=job)
    sighting = get_object_or_404(postings, pk=int(number) if number.isdecimal() else 0)
    try:
        new = splitting.split(sighting)
    except CannotJoin as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            format_html(
                "<a href='{}'>{}</a> is a job of its own now and waits for review.",
                new.get_absolute_url(),
                new,
            ),
        )
    return _go_back(request, job, to=job)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    involved = Q(job=pk) | Q(other=pk) | Q(job__joined_into=pk)
    number = request.POST.get("verdict", "")[:18]
    verdicts = Verdict.objects.filter(involved).select_related("job__company", "other__company")
    verdict = get_object_or_404(verdicts.distinct(), pk=int(number) if number.isdecimal() else 0)
    try:
        both = joining.take_back(verdict)
    except CannotJoin as refused:
        messages.error(request, str(refused))
        return redirect("jobs:detail", pk)
    if verdict.is_same:
        link = format_html("<a href='{}'>{}</a>", both.other.get_absolute_url(), both.other)
        said = format_html("Taken back: {} is a job of its own again.", link)
    else:
        said = format_html("Taken back: {} is one job again.", both.keeper)
    messages.success(request, said)
    return redirect(reverse("jobs:detail", args=[both.keeper.pk]))


def _go_back(request: HttpRequest, job: Job, *, to: Job) -> HttpResponse:
    """Go to a job's page, or to the place of `job` in the review if the person came from there."""
    queue = _queue(request.POST.get("queue", ""))
    if not queue:
        return redirect(to)
    return redirect(f"{reverse('jobs:review')}?{queue}&at={job.pk}")


def _queue(asked: str) -> str:
    """Return the part of an address that names a review queue, without what does not belong."""
    said = parse_qsl(asked[:QUERY_UP_TO])
    return urlencode([(name, value) for name, value in said if name in {"sort", "q", "view"}])


def _jobs() -> JobQuerySet:
    return Job.objects.select_related("company").defer("description", "matched", "gaps")

"""One job beside the resume: what is asked for, what is shown, and what a machine reads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobs.gaps.analysis import analyse
from jobs.models import Job
from peregrine.htmx import page


@require_safe
def gaps(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.select_related("company"), pk=pk)
    if job.joined_into_id is not None:
        return redirect("jobs:gaps", job.joined_into_id)
    analysis = analyse(job, timezone.localdate())
    context = {"section": "apply", "job": job, "analysis": analysis}
    return page(request, "jobs/gaps.html", context, partial="analysis")

"""The library: any question about all jobs, whatever their stage."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from jobs.models import Job
from jobs.views import library_page
from peregrine.htmx import wants_fragment


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Show a view of the library. What a form left empty is not kept in the address."""
    has_empty = any(not each for _, values in request.GET.lists() for each in values)
    if not has_empty:
        return library_page.show(request, request.GET)
    short = library_page.short_address(request.GET)
    if not wants_fragment(request):
        return redirect(short)
    answer = library_page.show(request, request.GET)
    answer["HX-Push-Url"] = short
    return answer


@require_POST
def star(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a job, or take the mark away. Twice the same changes nothing."""
    job = get_object_or_404(Job.objects.only("pk", "starred_at"), pk=pk)
    wanted = request.POST.get("on") == "1"
    if wanted != (job.starred_at is not None):
        job.starred_at = timezone.now() if wanted else None
        job.save(update_fields=["starred_at"])
    if wants_fragment(request):
        return render(request, "jobs/_star.html", {"job": job})
    return _back(request, job)


def _back(request: HttpRequest, job: Job) -> HttpResponse:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else job)

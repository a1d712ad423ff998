"""The library: any question about all jobs, whatever their stage."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from jobs.boards import registry
from jobs.library import columns, exporting, paging
from jobs.library.changing import Action
from jobs.library.forms import ViewForm
from jobs.models import Job, SavedView, Sighting
from jobs.stages import REJECT_REASONS
from jobs.views.library_bulk import changes_to_show
from peregrine.htmx import page, wants_fragment


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    form = ViewForm(request.GET)
    view = form.view()
    views = list(SavedView.objects.filter(removed_at=None))
    shown_columns = columns.of_view(view, views)
    shown = paging.read_page(
        view,
        request.GET.get("at", "")[:100],
        columns=shown_columns,
        with_text=bool(view.query.wanted),
    )
    found = paging.count(view)
    context: dict[str, Any] = {
        "section": "library",
        "form": form,
        "view": view,
        "page": shown,
        "count": max(found.number, len(shown.jobs)),
        "is_more": found.is_more and not shown.is_all,
        "has_jobs": bool(shown.jobs) or Job.objects.exists(),
        "views": [(each, "") for each in views if not each.is_default],
        "shown": view.address,
        "current": columns.saved_view(view, views),
        "columns": shown_columns,
        "boards": _boards(),
        "actions": Action.choices,
        "reject_reasons": REJECT_REASONS,
        "formats": exporting.FORMATS,
        "token": uuid.uuid4(),
    }
    if not wants_fragment(request):
        context |= changes_to_show()
    return page(request, "jobs/library.html", context, partial="results")


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


def _boards() -> list[tuple[str, str]]:
    names = Sighting.objects.order_by("board").values_list("board", flat=True).distinct()
    return [(name, registry.label(name)) for name in names]


def _back(request: HttpRequest, job: Job) -> HttpResponse:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else job)

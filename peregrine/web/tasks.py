"""Background work: the badge in the sidebar, the list, and one task as it goes on."""

import json

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from peregrine.htmx import wants_fragment
from peregrine.models import ACTIVE_STATUSES, BackgroundTask, BackgroundTaskQuerySet
from peregrine.tasks import cancel, retry, words
from peregrine.web.badge import Badge

ACTIVE_SHOWN = 50
PAGE_SIZE = 25


@require_safe
def task_badge(request: HttpRequest) -> HttpResponse:
    badge = Badge.now()
    if request.GET.get("seen") == badge.state:
        return HttpResponse(status=204)
    return render(request, "_task_badge.html", {"badge": badge})


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    rows = _with_jobs()
    active = rows.active().order_by("-status", "pk")  # running, then waiting in their order
    finished = Paginator(rows.exclude(status__in=ACTIVE_STATUSES).recent(), PAGE_SIZE)
    active_count = active.count()
    context = {
        "active": active[:ACTIVE_SHOWN],
        "active_count": active_count,
        "more_count": max(0, active_count - ACTIVE_SHOWN),
        "finished": finished.get_page(request.GET.get("page")),
    }
    return render(request, "tasks/tasks.html", context)


@require_safe
def task_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one task as it stands, or nothing when the page shows just that."""
    task = get_object_or_404(_with_jobs(), pk=pk)
    if request.GET.get("seen") == words.state(task):
        return HttpResponse(status=204)
    response = render(request, "_progress.html", {"task": task})
    if not task.is_active:
        # For the page around it: {"task-finished": {"pk": 3, "status": "completed"}}
        detail = {"pk": task.pk, "status": task.status}
        response["HX-Trigger"] = json.dumps({"task-finished": detail})
    return response


@require_POST
def task_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(_with_jobs(), pk=pk)
    cancel(task)
    return _answer(request, task, "Stopped." if not task.is_active else "Stopping…")


@require_POST
def task_retry(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(_with_jobs(), pk=pk)
    try:
        again = retry(task)
    except LookupError:
        return _answer(request, task, "This version of Peregrine cannot do that any more.")
    return _answer(request, again, "Trying again.")


def _answer(request: HttpRequest, task: BackgroundTask, sentence: str) -> HttpResponse:
    if wants_fragment(request):
        return render(request, "_progress.html", {"task": task, "is_answer": True})
    messages.info(request, sentence)
    return redirect("tasks")


def _with_jobs() -> BackgroundTaskQuerySet:
    return BackgroundTask.objects.select_related("job__company").defer("job__description")

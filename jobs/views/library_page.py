"""The page of the library: shown for an address, and again with what was refused."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone

from jobs.boards import registry
from jobs.library import columns, exporting, paging
from jobs.library.changing import CHUNK, TASK, UNDO_TASK, Action
from jobs.library.forms import ViewForm
from jobs.library.headings import headings
from jobs.models import BulkChange, Job, SavedView, Sighting
from jobs.rules import usual_currency
from jobs.stages import REJECT_REASONS
from peregrine.htmx import page, wants_fragment
from peregrine.models import ACTIVE_STATUSES, BackgroundTask

_LATEST = 5
_SAID_FOR = timedelta(minutes=5)  # that a change is taken back, or was in vain


@dataclass(frozen=True, slots=True)
class Refused:
    """A name under which a view could not be saved, and why."""

    name: str
    why: str


def show(
    request: HttpRequest, asked: QueryDict, *, refused: Refused | None = None, status: int = 200
) -> HttpResponse:
    """Answer the jobs of the view that `asked` describes, or only the results for htmx."""
    form = ViewForm(asked)
    view, home = form.view(), reverse("jobs:library")
    views = list(SavedView.objects.filter(removed_at=None))
    shown_columns = columns.of_view(view, views)
    shown = paging.read_page(
        view,
        asked.get("at", "")[:100],
        columns=shown_columns,
        with_text=bool(view.query.wanted),
    )
    found = paging.count(view)
    context: dict[str, Any] = {
        "section": "library",
        "form": form,
        "view": view,
        "here": short_address(asked) if request.path == home else address_of(view.address),
        "page": shown,
        "count": max(found.number, len(shown.jobs)),
        "is_more": found.is_more and not shown.is_all,
        "has_jobs": bool(shown.jobs) or Job.objects.exists(),
        "views": [(each, "") for each in views if not each.is_default],
        "shown": view.address,
        "current": columns.saved_view(view, views),
        "columns": shown_columns,
        "headings": headings(shown_columns, view),
        "boards": _boards(),
        "actions": Action.choices,
        "reject_reasons": REJECT_REASONS,
        "formats": exporting.FORMATS,
        "token": uuid.uuid4(),
        "refused": refused,
    }
    if not wants_fragment(request):
        context |= changes_to_show()
        context["currency"] = view.currency if view.pay is not None else usual_currency()
    return page(request, "jobs/library.html", context, partial="results", status=status)


def refuse(request: HttpRequest, asked: QueryDict, why: str) -> HttpResponse:
    """Answer the page of a view that was not understood, with why nothing was done for it."""
    messages.error(request, why)
    return show(request, asked, status=422)


def short_address(asked: QueryDict) -> str:
    """Return the address of the same page without the fields that are empty in it."""
    form = ViewForm(asked)
    kept = QueryDict(mutable=True) if form.unclear else QueryDict(form.view().address, mutable=True)
    for name in asked.keys() if form.unclear else {"at"} & asked.keys():
        kept.setlist(name, [each for each in asked.getlist(name) if each])
    return address_of(kept.urlencode())


def address_of(query: str) -> str:
    """Return the address of the library with a query behind it."""
    return reverse("jobs:library") + (f"?{query}" if query else "")


def changes_to_show() -> dict[str, Any]:
    """Return the latest changes, each with the task that still does it, and what is taken back."""
    since = timezone.now() - _SAID_FOR
    said = Q(status__in=ACTIVE_STATUSES) | Q(task_type=UNDO_TASK, finished_at__gte=since)
    tasks = list(BackgroundTask.objects.filter(said, task_type__in=[TASK, UNDO_TASK]))
    doing = {task.params.get("change"): task for task in tasks if task.task_type == TASK}
    changes = [
        (change, doing.pop(change.pk, None)) for change in BulkChange.objects.undoable()[:_LATEST]
    ]
    return {
        "changes": changes,
        # Of a small one a message has said so.
        "changes_in_vain": BulkChange.objects.in_vain(since=since).filter(total__gt=CHUNK),
        "change_tasks": [*doing.values(), *(each for each in tasks if each.task_type != TASK)],
        "is_changing": any(task.is_active for task in tasks),
    }


def _boards() -> list[tuple[str, str]]:
    names = Sighting.objects.order_by("board").values_list("board", flat=True).distinct()
    return [(name, registry.label(name)) for name in names]

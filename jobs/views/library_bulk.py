"""The library with checkboxes: one thing done to many jobs, and taken back."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from jobs.library import changing, paging
from jobs.library.changing import Action
from jobs.library.forms import ViewForm
from jobs.models import BulkChange
from jobs.stages import RejectReason
from jobs.views import library_page
from peregrine.htmx import page, wants_fragment

_MOST_TICKED = 500
_LONGEST_COUNT = 10


@require_POST
def change_many(request: HttpRequest) -> HttpResponse:
    """Do one thing to the ticked jobs, or to all jobs of the view."""
    if request.POST.get("action") not in Action.values:
        return HttpResponseBadRequest("Choose what to do with the jobs.")
    action = Action(request.POST["action"])
    reason = request.POST.get("reason", "") if action is Action.REJECT else ""
    if reason not in ("", *RejectReason):
        return HttpResponseBadRequest("That reason is not known.")
    if request.POST.get("scope") == "view":
        return _change_view(request, action, reason)
    ticked = request.POST.getlist("job")[:_MOST_TICKED]
    chosen = [int(pk) for pk in ticked if pk.isdecimal() and len(pk) < 16]  # noqa: PLR2004
    if not chosen:
        messages.warning(request, "No job is ticked. Tick some, or choose all jobs of the view.")
        return redirect(_back(request))
    return _begin(request, action, reason, chosen, str(chosen))


def _change_view(request: HttpRequest, action: Action, reason: str) -> HttpResponse:
    """Change all jobs of a view; ask first when they are more than the page has counted."""
    address = request.POST.get("view", "")
    form = ViewForm(asked := QueryDict(address))
    if not form.is_clear:
        return library_page.refuse(request, asked, "Nothing was changed.")
    view = form.view()
    keys = changing.of_view(view)
    counted = request.POST.get("counted", "")[:_LONGEST_COUNT]
    if len(keys) > (int(counted) if counted.isdecimal() else paging.COUNT_UP_TO):
        context = {"action": action, "reason": reason, "view": view, "count": len(keys)}
        context |= {"section": "library", "token": request.POST.get("token", "")}
        return page(request, "jobs/change_sure.html", context | {"back": _back(request)})
    return _begin(request, action, reason, keys, f"view {address}")


def _begin(
    request: HttpRequest, action: Action, reason: str, keys: list[int], asked: str
) -> HttpResponse:
    asked = f"{request.POST.get('token', '')[:40]}\n{asked}"
    change = changing.begin(action, lambda: keys, asked=asked, reason=reason)
    if change.is_finished and not change.done:
        messages.warning(request, change.sentence)
    return redirect(_back(request))


@require_POST
def undo_change(request: HttpRequest, pk: int) -> HttpResponse:
    change = changing.begin_undo(get_object_or_404(BulkChange, pk=pk))
    if change.total <= changing.CHUNK:
        messages.success(request, change.undo_sentence)
    return redirect(_back(request))


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Answer how the changes stand, which the library asks for when one of them has ended."""
    if not wants_fragment(request):
        return redirect("jobs:library")
    shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    is_library = shown.path == reverse("jobs:library")
    context = library_page.changes_to_show() | {
        "here": library_page.address_of(shown.query if is_library else ""),
        "is_news": True,
    }
    return page(request, "jobs/library.html", context, partial="changes")


def _back(request: HttpRequest) -> str:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if is_ours else reverse("jobs:library")

"""The library with checkboxes: one thing done to many jobs, and taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jobs.library import changing
from jobs.library.changing import Action
from jobs.library.forms import ViewForm
from jobs.models import BulkChange
from jobs.stages import RejectReason
from jobs.views import library_page

_MOST_TICKED = 500


@require_POST
def change_many(request: HttpRequest) -> HttpResponse:
    """Do one thing to the ticked jobs, or to all jobs of the view."""
    if request.POST.get("action") not in Action.values:
        return HttpResponseBadRequest("Choose what to do with the jobs.")
    action = Action(request.POST["action"])
    ticked = request.POST.getlist("job")[:_MOST_TICKED]
    chosen = [int(pk) for pk in ticked if pk.isdecimal() and len(pk) < 16]  # noqa: PLR2004
    address = request.POST.get("view", "")
    is_view = request.POST.get("scope") == "view"
    reason = request.POST.get("reason", "") if action is Action.REJECT else ""
    if reason not in ("", *RejectReason):
        return HttpResponseBadRequest("That reason is not known.")
    asked = f"{request.POST.get('token', '')[:40]}\n{f'view {address}' if is_view else chosen}"
    if is_view:
        form = ViewForm(wanted := QueryDict(address))
        if not form.is_clear:
            return library_page.refuse(request, wanted, "Nothing was changed.")
        view = form.view()
        change = changing.begin(action, lambda: changing.of_view(view), asked=asked, reason=reason)
    elif chosen:
        change = changing.begin(action, lambda: chosen, asked=asked, reason=reason)
    else:
        messages.warning(request, "No job is ticked. Tick some, or choose all jobs of the view.")
        return redirect(_back(request))
    if change.is_finished and not change.done:
        messages.warning(request, change.sentence)
    return redirect(_back(request))


@require_POST
def undo_change(request: HttpRequest, pk: int) -> HttpResponse:
    change = changing.begin_undo(get_object_or_404(BulkChange, pk=pk))
    if change.total <= changing.CHUNK:
        messages.success(request, change.undo_sentence)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if is_ours else reverse("jobs:library")

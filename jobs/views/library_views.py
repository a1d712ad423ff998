"""The saved views of the library: to look at, to rename, to put in order, to remove."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from jobs.library import saved
from jobs.library.forms import SavedViewForm, ViewForm
from jobs.library.saved import CannotSave
from jobs.models import SavedView
from jobs.views import library_page
from peregrine.htmx import page, wants_fragment

_NEEDS_A_NAME = "Give the view a name of at most 60 letters."


@require_safe
def saved_views(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_safe
def view_counts(request: HttpRequest) -> HttpResponse:
    """Answer the list of views with how many jobs each has, which the library asks for later."""
    if not wants_fragment(request):
        return redirect("jobs:saved-views")
    views = list(SavedView.objects.standing())
    counts = saved.count_all(views)
    context = {
        "views": [(each, counts.get(each.pk, "")) for each in views],
        "shown": request.GET.get("shown", ""),
        "is_counted": True,
    }
    return render(request, "jobs/_saved_views.html", context)


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the view that is shown under a name; a name that another view has is refused."""
    asked = ViewForm(request.POST)
    if not asked.is_clear:
        return library_page.refuse(request, request.POST, "Nothing was saved.")
    view, form = asked.view(), SavedViewForm(request.POST)
    if not form.is_valid():
        return _not_saved(request, _NEEDS_A_NAME)
    try:
        kept = saved.save(view, form.cleaned_data["name"])
    except CannotSave as refused:
        return _not_saved(request, str(refused))
    messages.success(request, f"“{kept}” is saved.")
    return redirect(library_page.address_of(view.address))


@require_POST
def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.standing(), pk=pk)
    form = SavedViewForm(request.POST)
    if not form.is_valid():
        return _show(request, refused=pk, why=_NEEDS_A_NAME)
    name = form.cleaned_data["name"]
    try:
        saved.rename(view, name)
    except CannotSave as refused:
        return _show(request, refused=pk, why=str(refused))
    messages.success(request, f"It is called “{name}” now.")
    return redirect("jobs:saved-views")


@require_POST
def move_view(request: HttpRequest, pk: int) -> HttpResponse:
    step = {"up": -1, "down": 1}.get(request.POST.get("way", ""))
    if step is None:
        return HttpResponseBadRequest("A view moves up or down.")
    saved.move(get_object_or_404(SavedView.objects.standing(), pk=pk), step)
    return redirect("jobs:saved-views")


@require_POST
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    saved.remove(get_object_or_404(SavedView, pk=pk, is_default=False))
    return redirect("jobs:saved-views")


@require_POST
def bring_view_back(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, is_default=False)
    saved.bring_back(view)
    messages.success(request, f"“{view.name}” is back.")
    return redirect("jobs:saved-views")


def _not_saved(request: HttpRequest, why: str) -> HttpResponse:
    refused = library_page.Refused(request.POST.get("name", ""), why)
    return library_page.show(request, request.POST, refused=refused, status=422)


def _show(request: HttpRequest, *, refused: int = 0, why: str = "") -> HttpResponse:
    views = list(SavedView.objects.standing())
    context = {
        "section": "library",
        "views": _with_counts(views, saved.count_all(views)),
        "removed": SavedView.objects.just_removed(),
        "refused": refused,
        "why": why,
        "typed": request.POST.get("name", ""),
    }
    return page(request, "jobs/saved_views.html", context, status=422 if refused else 200)


def _with_counts(
    views: list[SavedView], counts: dict[int, str]
) -> list[tuple[SavedView, str, list[str]]]:
    """Return each view with its count and what narrows it down."""
    return [
        (each, counts.get(each.pk, ""), [part.label for part in saved.view_of(each).parts()])
        for each in views
    ]

"""Which columns the library shows, and in which order: for a saved view, or for all others."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from jobs.library import columns
from jobs.models import SavedView
from jobs.views import library_page
from peregrine.htmx import page


@require_http_methods(["GET", "HEAD", "POST"])
def choose_columns(request: HttpRequest) -> HttpResponse:
    """Show the columns to tick and to move; each press of an arrow keeps what is ticked."""
    saved = _saved_view(request)
    if request.method == "POST":
        _keep(request, saved)
        if not {"up", "down", "usual"} & set(request.POST):
            return redirect(library_page.address_of(saved.query))
        asked = urlencode({"view": saved.pk} if saved.pk else {})
        return redirect(f"{reverse('jobs:columns')}?{asked}")
    chosen = columns.named(saved.columns) or list(columns.USUAL)
    offered = [each for each in columns.COLUMNS if each.is_on_page and each not in chosen]
    context = {"section": "library", "saved": saved, "chosen": chosen, "offered": offered}
    return page(
        request, "jobs/columns.html", context | {"back": library_page.address_of(saved.query)}
    )


def _keep(request: HttpRequest, saved: SavedView) -> None:
    """Write down what is ticked, in the order of the form, after one step up or down."""
    names = [each.name for each in columns.named(request.POST.getlist("column"))]
    for way, step in (("up", -1), ("down", 1)):
        moved = request.POST.get(way, "")
        if moved in names:
            place = names.index(moved)
            names.insert(max(0, place + step), names.pop(place))
    saved.columns = [] if "usual" in request.POST else names
    if saved.pk:
        saved.save(update_fields=["columns"])
    else:
        values = {"name": saved.name, "columns": saved.columns}
        SavedView.objects.update_or_create(is_default=True, defaults=values)


def _saved_view(request: HttpRequest) -> SavedView:
    """Return the saved view that the address names; without one, that of all other views."""
    asked = request.GET.get("view") or request.POST.get("view") or ""
    if asked.isdecimal():
        return get_object_or_404(SavedView, removed_at=None, pk=int(asked[:15]))
    default = SavedView.objects.filter(is_default=True).first()
    return default or SavedView(name="All jobs", is_default=True)

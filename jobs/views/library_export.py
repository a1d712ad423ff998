"""A view of the library as a file."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobs.library import columns, exporting
from jobs.library.forms import ViewForm
from jobs.models import SavedView
from jobs.views import library_page
from jobs.views.downloads import stream


@require_safe
def export_view(request: HttpRequest, form: str) -> HttpResponseBase:
    """Answer all jobs of a view with its columns; with `all`, everything that is known of them."""
    wanted = exporting.BY_NAME.get(form)
    if wanted is None:
        raise Http404
    asked = ViewForm(request.GET)
    if not asked.is_clear:
        return library_page.refuse(request, request.GET, "Nothing was exported.")
    view = asked.view()
    saved = list(SavedView.objects.filter(removed_at=None))
    chosen = list(columns.COLUMNS) if request.GET.get("all") else columns.of_view(view, saved)
    kept = columns.saved_view(view, saved)
    filename = exporting.filename(view, kept.name if kept else "", wanted, on=timezone.localdate())
    return stream(filename, exporting.export(view, wanted, chosen), wanted.content_type)

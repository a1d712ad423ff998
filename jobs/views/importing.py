"""Import a file: choose it, say what its columns mean where they are not known, and go."""

from pathlib import Path
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jobs.filters import Filters
from jobs.importing import preview, uploads
from jobs.importing.columns import DATES, ROLE_NAMES, Columns
from jobs.importing.forms import ColumnsForm, ImportForm
from jobs.importing.remembering import remember, remembered
from jobs.importing.text import UnreadableFile
from jobs.models import DiscoveryRun
from jobs.rules import load_rules
from peregrine import conf
from peregrine.htmx import page

_NAME_UP_TO = 255
_CHOSEN = "chosen"  # in the address: the columns are the person's, not a guess


@require_http_methods(["GET", "HEAD", "POST"])
def import_postings(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.keep():
        if form.cleaned_data["look"] or not form.is_known:
            columns_page = reverse("jobs:import-columns", args=[form.token])
            return redirect(f"{columns_page}?{urlencode({'file': form.name})}")
        run = uploads.start_import(
            form.token, name=form.name, format_name=form.cleaned_data["format"]
        )
        return redirect("jobs:run", run.pk)
    recent = DiscoveryRun.objects.select_related("task").filter(kind=DiscoveryRun.Kind.IMPORT)[:5]
    context = {"section": "jobs-in", "form": form, "recent": recent}
    status = 422 if form.errors else 200
    return page(request, "jobs/import.html", context, partial="import", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the rows become with the columns as chosen; import them when told to."""
    path = _path_of(token)
    if not path.exists():
        messages.warning(request, "The uploaded file is no longer here. Choose it again.")
        return redirect("jobs:import")
    is_post = request.method == "POST"
    asked = request.POST if is_post else request.GET
    name = asked.get("file", "").replace("\0", "")[:_NAME_UP_TO] or "file"
    chosen = _chosen(asked.dict()) if asked.get(_CHOSEN) else None
    try:
        shown = _look(path, chosen)
    except UnreadableFile as error:
        messages.error(request, str(error))
        return redirect("jobs:import")
    form = ColumnsForm(shown, asked.dict() if is_post and chosen is not None else None)
    if is_post and (shown.is_known or form.is_valid()):
        if "show" not in request.POST:
            if not shown.is_known:
                remember(shown.names, form.cleaned_data)
            run = uploads.start_import(
                token, name=name, columns={} if shown.is_known else form.cleaned_data
            )
            return redirect("jobs:run", run.pk)
        return redirect(f"{request.path}?{urlencode({'file': name, _CHOSEN: 1} | shown.columns)}")
    context = {"section": "jobs-in", "look": shown, "form": form, "name": name}
    status = 422 if is_post else 200
    return page(request, "jobs/import_columns.html", context, partial="columns", status=status)


def _path_of(token: str) -> Path:
    try:
        return uploads.path_of(token)
    except ValueError:
        raise Http404 from None


def _chosen(asked: dict[str, str]) -> Columns:
    wanted = ROLE_NAMES | {DATES}
    return {role: name for role, name in asked.items() if role in wanted and name}


def _look(path: Path, chosen: Columns | None) -> preview.Look:
    """Read the file as the person chose, as they chose for such a file before, or by a guess."""
    try:
        filters = load_rules().filters
    except conf.ConfigError:
        filters = Filters()  # the import itself says that, and lets nothing in
    found = preview.look(path, columns=chosen, filters=filters)
    if chosen is None and not found.is_known and (before := remembered(found.names)):
        return preview.look(path, columns=before, filters=filters)
    return found

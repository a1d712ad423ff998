"""Settings: what is searched for, where, and the boards that need something."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobs import schedule
from jobs.boards import registry
from jobs.models import Job
from jobs.resume_choice import Choices
from jobs.schedule import Entry
from peregrine.conf import ConfigError, store
from peregrine.conf.schemas import SearchProfile
from peregrine.setup import searches
from peregrine.setup.blocklist import NewRules
from peregrine.setup.board_keys import AdzunaForm, CraigslistForm, USAJobsForm, try_board
from peregrine.setup.forms import SettingsForm
from peregrine.setup.search_form import NEEDS, ByItselfForm, SearchForm
from peregrine.setup.views import CONFLICT, INVALID, edit_file
from peregrine.tasks import submit_task

LIST = "settings:searches"


@dataclass(frozen=True, slots=True)
class Row:
    """A profile as the list shows it."""

    profile: SearchProfile
    boards: list[str]
    entry: Entry | None  # when it runs by itself
    resume_warning: str  # when the resume that it names is not there


@require_safe
def search_list(request: HttpRequest) -> HttpResponse:
    snapshot = store.snapshot(searches.FILE)
    context = {"section": "settings", "file": snapshot, "rows": [], "now": timezone.now()}
    if snapshot.config is not None:
        context |= {"rows": _rows(), "form": ByItselfForm.of(snapshot)}
    return render(request, "setup/searches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def by_itself(request: HttpRequest) -> HttpResponse:
    """Save what holds for all profiles; the form stands on the list."""
    return edit_file(request, ByItselfForm, "setup/by_itself.html", "Saved.", back=reverse(LIST))


@require_http_methods(["GET", "HEAD", "POST"])
def search_add(request: HttpRequest) -> HttpResponse:
    snapshot = store.snapshot(searches.FILE)
    if request.method == "POST":
        return _save(request, "is added")
    form = SearchForm.blank(snapshot.version) if snapshot.config else None
    return _show(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def search_edit(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _save(request, "is saved")
    snapshot = store.snapshot(searches.FILE)
    if snapshot.config is None:
        return _show(request, None)
    try:
        profile = searches.find(request.GET.get("profile", ""))
    except searches.NotThere as gone:
        messages.error(request, str(gone))
        return redirect(LIST)
    return _show(request, SearchForm.of(profile, snapshot.version))


@require_POST
def search_switch(request: HttpRequest) -> HttpResponse:
    on = request.POST.get("on") == "1"

    def switch(name: str) -> str:
        searches.change(name, {"active": on})
        return f"“{name}” is {'active: searches use it' if on else 'switched off'}."

    return _do(request, switch)


@require_POST
def search_copy(request: HttpRequest) -> HttpResponse:
    return _do(request, lambda name: f"“{searches.copy(name)}” is a copy, switched off for now.")


@require_POST
def search_remove(request: HttpRequest) -> HttpResponse:
    def remove(name: str) -> str:
        searches.remove(name)
        history = store.snapshot(searches.FILE).history
        return f"“{name}” is removed. The file as it was before is kept in {history}."

    return _do(request, remove)


@require_http_methods(["GET", "HEAD", "POST"])
def adzuna(request: HttpRequest) -> HttpResponse:
    return _board(request, AdzunaForm)


@require_http_methods(["GET", "HEAD", "POST"])
def usajobs(request: HttpRequest) -> HttpResponse:
    return _board(request, USAJobsForm)


@require_http_methods(["GET", "HEAD", "POST"])
def craigslist(request: HttpRequest) -> HttpResponse:
    return _board(request, CraigslistForm)


@require_POST
def board_try(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the board one small question with what is saved."""
    if name not in NEEDS:
        raise Http404
    tried = try_board(name)
    (messages.success if tried.is_good else messages.error)(request, tried.sentence)
    return redirect(f"settings:{name}")


def _board(request: HttpRequest, form_class: type[SettingsForm]) -> HttpResponse:
    label = registry.label(form_class.file)
    return edit_file(
        request,
        form_class,
        "setup/board.html",
        f"What {label} needs is saved.",
        more={"label": label, "about": form_class.about()},
    )


def _rows() -> list[Row]:
    running = {entry.profile: entry for entry in schedule.entries(timezone.now())}
    labels = {board.name: board.label for board in registry.everything()}
    choices = Choices.load()
    return [
        Row(
            each,
            [labels[name] for name in each.boards],
            running.get(each.name),
            choices.warning(each.name),
        )
        for each in searches.profiles()
    ]


def _save(request: HttpRequest, what: str) -> HttpResponse:
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=INVALID)
    try:
        rules = NewRules({"title_words": excluded} if (excluded := form.new_excludes()) else {})
    except ConfigError:
        return _show(request, form, status=INVALID)  # the page says what is wrong in the file
    if preview := rules.to_show_first(request.POST.get("seen", "")):
        return _show(request, form, more={"preview": preview, "digest": rules.digest})
    if not form.save():
        return _show(request, form, status=CONFLICT if form.has_conflict else INVALID)
    name = form.cleaned_data["name"]
    if form.named and form.named != name:  # what it found is still its own
        Job.objects.filter(found_by=form.named).update(found_by=name)
    messages.success(request, f"“{name}” {what}.")
    submit_task("rescore")
    if request.POST.get("then") == "hide":
        rules.hide_known(request)
    return redirect(LIST)


def _show(
    request: HttpRequest,
    form: SearchForm | None,
    *,
    status: int = 200,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    context = {"section": "settings", "file": store.snapshot(searches.FILE), "form": form}
    return render(request, "setup/search.html", context | (more or {}), status=status)


def _do(request: HttpRequest, act: Callable[[str], str]) -> HttpResponse:
    try:
        messages.success(request, act(request.POST.get("profile", "")))
        submit_task("rescore")  # what you look for is part of the score
    except (searches.NotThere, ConfigError) as error:
        messages.error(request, str(error))
    return redirect(LIST)

"""Settings: the config files as pages."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peregrine.conf import ConfigError, store
from peregrine.conf.schemas import FILES
from peregrine.setup import suggestions
from peregrine.setup.blocklist import BlocklistPage
from peregrine.setup.forms import BlocklistForm, ContactForm, ProfileForm, SettingsForm
from peregrine.setup.keywords import KeywordsPage
from peregrine.setup.scoring import score_again

CONFLICT, INVALID = 409, 422


@dataclass(frozen=True, slots=True)
class Part:
    """One config file, as the overview lists it."""

    label: str
    icon: str
    page: str  # the name of the page that changes it; empty: only by hand, so far


PARTS = {
    "user": Part("Profile", "user", "settings:profile"),
    "resume_keywords": Part("Resume keywords", "tag", "settings:keywords"),
    "blocklist": Part("Blocklist", "eye-off", "settings:blocklist"),
    "search_profiles": Part("Search profiles", "search", "settings:searches"),
    "llm": Part("Language models", "pen", "settings:models"),
    "adzuna": Part("Adzuna", "key", "settings:adzuna"),
    "craigslist": Part("Craigslist", "pin", "settings:craigslist"),
    "usajobs": Part("USAJOBS", "key", "settings:usajobs"),
    "network": Part("Connections", "link", "connections"),
}


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    parts = [
        {"part": part, "about": FILES[name].about, "file": store.snapshot(name)}
        for name, part in PARTS.items()
    ]
    return render(request, "setup/overview.html", {"section": "settings", "parts": parts})


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    return edit_file(request, ProfileForm, "setup/profile.html", "Your profile is saved.")


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    return edit_file(request, ContactForm, "setup/contact.html", "Your contact is saved.")


@require_http_methods(["GET", "HEAD", "POST"])
def blocklist(request: HttpRequest) -> HttpResponse:
    template = "setup/blocklist.html"
    snapshot = store.snapshot("blocklist")
    if request.method != "POST":
        form = BlocklistForm.of(snapshot) if snapshot.config else None
        return _show(request, template, snapshot, form)
    form = BlocklistForm(request.POST)
    if not form.is_valid():
        return _show(request, template, snapshot, form)
    page = BlocklistPage(form)
    if preview := page.rules.to_show_first(request.POST.get("seen", "")):
        context = {"section": "settings", "file": snapshot, "form": form}
        more = {"preview": preview, "digest": page.rules.digest}
        return render(request, template, context | more)
    if not page.save(request, hides_known=request.POST.get("then") == "hide"):
        return _show(request, template, snapshot, form)
    return redirect("settings:blocklist")


@require_http_methods(["GET", "HEAD", "POST"])
def keywords(request: HttpRequest) -> HttpResponse:
    snapshot = store.snapshot("resume_keywords")
    if request.method != "POST":
        form = KeywordsPage(snapshot) if snapshot.config else None
        more = suggestions.context(snapshot, request.GET.get("resume", ""))
        return _show(request, "setup/keywords.html", snapshot, form, more)
    form = KeywordsPage(snapshot, request.POST)
    if not (form.is_valid() and form.save()):
        return _show(request, "setup/keywords.html", snapshot, form)
    if form.told:
        messages.info(request, f"{form.told} That is kept.")
    if form.same:
        messages.info(request, form.same)
    if store.snapshot("resume_keywords").version == snapshot.version:
        messages.info(request, "Nothing was changed.")
    else:
        score_again(request, "Your keywords are saved.")
    return redirect("settings:keywords")


@require_POST
def undo_keywords(request: HttpRequest) -> HttpResponse:
    """Bring the keywords and weights back that were there before the last change."""
    try:
        store.undo("resume_keywords", expected_version=request.POST.get("version", ""))
    except ConfigError as refused:
        messages.error(request, str(refused))
    else:
        score_again(request, "Your keywords are as they were before the last change.")
    return redirect("settings:keywords")


def edit_file(
    request: HttpRequest,
    form_class: type[SettingsForm],
    template: str,
    saved: str,
    *,
    back: str = "",
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Show a file as a form, or save what came back from it."""
    snapshot = store.snapshot(form_class.file)
    if request.method != "POST":
        form = form_class.of(snapshot) if snapshot.config else None
        return _show(request, template, snapshot, form, more)
    form = form_class(request.POST)
    if not (form.is_valid() and form.save()):
        return _show(request, template, snapshot, form, more)
    messages.success(request, saved)
    return redirect(back or request.path)


def _show(
    request: HttpRequest,
    template: str,
    snapshot: store.Snapshot,
    form: SettingsForm | KeywordsPage | None,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Answer with the page; without a form where the file is broken."""
    status = 200
    if request.method == "POST":
        status = CONFLICT if form and form.has_conflict else INVALID
    context = {"section": "settings", "file": snapshot, "form": form} | (more or {})
    return render(request, template, context, status=status)

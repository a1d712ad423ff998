"""Settings, Language models: the list, one backend, its consent, the orders, the budget."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peregrine.conf import ConfigError, store
from peregrine.conf.schemas.llm import BackendConfig
from peregrine.htmx import page, wants_fragment
from peregrine.llm import consent
from peregrine.llm.prompts import all_sends
from peregrine.net import Personal
from peregrine.setup.language_models import overview, saving
from peregrine.setup.language_models.forms import LIMITS, WAITS, BackendForm, BudgetForm
from peregrine.setup.language_models.trying import Trial, try_backend

CONFLICT, INVALID = 409, 422
LIST = "setup/models.html"


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    return render(request, LIST, _context())


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, "")


@require_http_methods(["GET", "HEAD", "POST"])
def backend(request: HttpRequest, name: str) -> HttpResponse:
    _backend_or_404(name)
    return _edit(request, name)


@require_POST
def remove(request: HttpRequest, name: str) -> HttpResponse:
    _backend_or_404(name)
    try:
        saving.remove_backend(name, version=request.POST.get("version", ""))
    except ConfigError as error:
        messages.error(request, str(error))
        return redirect("settings:model", name)
    consent.withdraw(name)
    messages.success(request, f"“{name}” is removed. What it wrote stays.")
    return redirect("settings:models")


@require_POST
def test(request: HttpRequest, name: str) -> HttpResponse:
    """Ask the backend something short and show what came."""
    _backend_or_404(name)
    trial = try_backend(saving.config_now(), name)
    if wants_fragment(request):
        return page(request, LIST, {"trial": trial}, partial="trial")
    return render(request, LIST, _context(trial=trial))


@require_POST
def order(request: HttpRequest, key: str) -> HttpResponse:
    """Change the order of one chain: dragged, or by one of the buttons."""
    chain = next((chain for chain in saving.CHAINS if chain.key == key), None)
    if chain is None:
        raise Http404
    wanted = request.POST.getlist("order")
    move = request.POST.get("move", "")
    if move == "add":
        move = f"add:{request.POST.get('name', '')}"
    try:
        saving.save_order(
            chain, saving.moved(wanted, move), version=request.POST.get("version", "")
        )
    except ConfigError as error:
        messages.error(request, str(error))
    if wants_fragment(request):
        return page(request, LIST, _context(), partial="orders")
    return redirect("settings:models")


@require_POST
def save_budget(request: HttpRequest) -> HttpResponse:
    form = BudgetForm(request.POST)
    if form.is_valid() and form.save():
        messages.success(request, "Your budget and the prices are saved.")
        return redirect("settings:models")
    status = CONFLICT if form.has_conflict else INVALID
    return render(request, LIST, _context(budget=form), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def consent_page(request: HttpRequest, name: str) -> HttpResponse:
    """Show exactly what a backend in the cloud would receive, and take the person's word."""
    config = _backend_or_404(name)
    wanted = consent.wanted(config)
    if request.method == "POST":
        if "withdraw" in request.POST:
            consent.withdraw(name)
            messages.success(request, f"“{name}” receives nothing of yours any more.")
            return redirect("settings:models")
        shown = set(request.POST.getlist("personal"))
        if request.POST.get("origin") == consent.origin(config.address) and shown == set(wanted):
            consent.give(name, config, wanted)
            messages.success(request, f"“{name}” may receive what was on the list.")
            return redirect("settings:models")
        messages.warning(request, "The list has changed. Please look at it again.")
    context = {
        "section": "settings",
        "name": name,
        "origin": consent.origin(config.address),
        "kinds": [(each, _prompts(each)) for each in wanted],
        "consent": consent.given(name, config),
        "has_key": bool(config.api_key),
    }
    return render(request, "setup/consent.html", context)


def _prompts(personal: Personal) -> list[str]:
    """Return the names of the prompts that send this kind of data, as a person reads them."""
    return [name.replace("_", " ") for name in all_sends().get(personal, [])]


def _edit(request: HttpRequest, name: str) -> HttpResponse:
    snapshot = store.snapshot("llm")
    if snapshot.config is None:
        return redirect("settings:models")  # which says what to repair
    form = BackendForm(request.POST if request.method == "POST" else None, backend=name)
    status = 200
    if request.method == "POST":
        if form.is_valid() and form.save():
            messages.success(request, f"“{form.cleaned_data['name']}” is saved.")
            return redirect("settings:models")
        status = CONFLICT if form.has_conflict else INVALID
    context = {
        "section": "settings",
        "file": snapshot,
        "form": form,
        "limits": [form[key] for key in LIMITS],
        "waits": [form[key] for key in WAITS],
    }
    return render(request, "setup/model.html", context, status=status)


def _context(*, trial: Trial | None = None, budget: BudgetForm | None = None) -> dict[str, Any]:
    snapshot = store.snapshot("llm")
    context: dict[str, Any] = {"section": "settings", "file": snapshot, "trial": trial}
    if snapshot.config is None:
        return context
    config = saving.config_now()
    return context | {
        "rows": overview.backend_rows(config),
        "chains": overview.chain_rows(config),
        "month": overview.this_month(config),
        "budget": budget or BudgetForm.of(config),
    }


def _backend_or_404(name: str) -> BackendConfig:
    """Return what the file says about a backend."""
    try:
        return saving.config_now().backends[name]
    except (KeyError, ConfigError):
        raise Http404 from None

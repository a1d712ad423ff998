"""Settings: how jobs are scored, what moved last, and whether the score agrees with the person."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from jobs import agreement
from jobs.agreement import Agreement
from jobs.matching.parts import LABELS
from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.schemas import ResumeKeywordsConfig
from peregrine.conf.schemas.resume_keywords import PartWeights
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task

FILE, PAGE = "resume_keywords", "settings:scoring"
CONFLICT, INVALID = 409, 422


class WeightsForm(forms.Form):
    """How much each part counts; a field for each part of the schema."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in PartWeights.model_fields.items():
            self.fields[name] = forms.IntegerField(
                label=LABELS[name], min_value=0, max_value=100, help_text=field.description or ""
            )

    def weights(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] for name in PartWeights.model_fields}


def score_again(request: HttpRequest, sentence: str) -> None:
    """Say what was saved, and that all jobs are being scored with it."""
    submit_task("rescore")
    messages.success(request, f"{sentence} All jobs are being scored again.")


@require_http_methods(["GET", "HEAD", "POST"])
def scoring(request: HttpRequest) -> HttpResponse:
    """Show the page, or save the weights that were typed."""
    snapshot = store.snapshot(FILE)
    if request.method != "POST":
        return _show(request, snapshot)
    form = WeightsForm(request.POST)
    if not form.is_valid():
        return _show(request, snapshot, form, status=INVALID)
    if form.weights() == _weights(snapshot):
        messages.info(request, "Nothing was changed.")
        return redirect(PAGE)
    try:
        store.update(FILE, {"parts": form.weights()}, expected_version=form.cleaned_data["version"])
    except ConflictError:
        snapshot = store.snapshot(FILE)
        form.add_error(
            None, "The file was changed meanwhile. Save again to put yours in its place."
        )
        form.data = dict(form.data.items()) | {"version": snapshot.version}
        return _show(request, snapshot, form, status=CONFLICT)
    except ConfigError as error:
        for problem in error.problems:
            form.add_error(None, problem.message)
        return _show(request, snapshot, form, status=INVALID)
    score_again(request, "Your weights are saved.")
    return redirect(PAGE)


@require_POST
def rescore(request: HttpRequest) -> HttpResponse:
    """Score everything again whose score rests on something older."""
    submit_task("rescore")
    messages.info(request, "All jobs are being scored again.")
    return redirect(PAGE)


@require_POST
def adopt(request: HttpRequest) -> HttpResponse:
    """Write what the person ticked of what the decisions suggest."""
    snapshot = store.snapshot(FILE)
    if snapshot.config is None:
        messages.error(request, "The file cannot be read. Repair it first.")
        return redirect(PAGE)
    found = agreement.measure(_weights(snapshot))
    changes: dict[str, Any] = {}
    if request.POST.get("weights") and found.weights:
        changes["parts"] = found.weights
    words = {each.word: each.offered for each in found.keywords if each.offered}
    chosen = {word: words[word] for word in request.POST.getlist("word") if word in words}
    if chosen:
        changes["keywords"] = _reweighed(snapshot, chosen)
    if not changes:
        messages.info(request, "Nothing was ticked, so nothing was changed.")
        return redirect(PAGE)
    try:
        store.update(FILE, changes, expected_version=request.POST.get("version", ""))
    except (ConflictError, ConfigError) as error:
        messages.error(request, str(error))
        return redirect(PAGE)
    score_again(request, "What you ticked is saved.")
    return redirect(PAGE)


def _reweighed(snapshot: store.Snapshot, chosen: Mapping[str, int]) -> list[Any]:
    """Return the keywords as the file says them, some with another weight."""
    written: list[Any] = snapshot.document.data.get("keywords") or [] if snapshot.document else []
    entries: list[Any] = []
    for entry in written:
        word = str(entry["word"] if isinstance(entry, dict) else entry)
        if word in chosen:
            entries.append(
                {**(entry if isinstance(entry, dict) else {"word": word}), "weight": chosen[word]}
            )
        else:
            entries.append(entry)
    return entries


def _weights(snapshot: store.Snapshot) -> dict[str, int]:
    config = cast("ResumeKeywordsConfig | None", snapshot.config)
    return config.parts.model_dump() if config else {}


def _show(
    request: HttpRequest,
    snapshot: store.Snapshot,
    form: WeightsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    weights = _weights(snapshot)
    found: Agreement | None = agreement.measure(weights) if weights else None
    if form is None and weights:
        form = WeightsForm(initial={**weights, "version": snapshot.version})
    tasks = BackgroundTask.objects.filter(task_type="rescore").order_by("-pk")
    last = tasks.first()
    # A run in which nothing moved replaces no report.
    report = tasks.filter(status="completed", result__largest__0__isnull=False).first() or last
    offered = _offers(found, weights)
    context = {
        "section": "settings",
        "file": snapshot,
        "form": form,
        "agreement": found,
        "offered": offered,
        "has_ticks": offered or (found and any(each.offered for each in found.keywords)),
        "report": report,
        "later": last if last != report else None,
    }
    return render(request, "setup/scoring.html", context, status=status)


def _offers(found: Agreement | None, weights: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """Return the weights that would change: part, now, offered."""
    if found is None or found.weights is None:
        return []
    return [
        (LABELS[name], weights[name], offered)
        for name, offered in found.weights.items()
        if offered != weights[name]
    ]

"""Settings › keywords: skills of the resumes, to be ticked or waved away."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobs import suggestions
from jobs.models import DismissedKeyword, Resume
from jobs.resumes.suggesting import Suggestion
from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.schemas import ResumeKeywordsConfig
from peregrine.htmx import page, wants_fragment
from peregrine.setup.keywords import USUAL_WEIGHT, WEIGHTS
from peregrine.setup.scoring import score_again

FILE = "resume_keywords"
_PAGE = "settings:keywords"
_SHOWN = 40


def context(snapshot: store.Snapshot, chosen: str = "") -> dict[str, Any]:
    """Return what the page says of suggestions; nothing while the file is broken.

    `chosen` is the key of the resume that they should come from; of any other text, all are meant.
    """
    kept = Resume.objects.kept()
    resume = kept.filter(pk=chosen).first() if chosen.isdecimal() else None
    found = _suggested(snapshot, resume)
    today = timezone.localdate()
    rows = [
        {
            "word": each.word,
            "weight": each.weight(today),
            "why": each.why(today),
            "lines": each.lines,
        }
        for each in found[:_SHOWN]
    ]
    return {
        "suggestions": rows,
        "more_suggestions": len(found) - len(rows),
        "weights": WEIGHTS,
        "dismissed": DismissedKeyword.objects.all(),
        "resumes": kept.only("name"),
        "suggested_by": resume,
    }


@require_POST
def suggested(request: HttpRequest) -> HttpResponse:
    """Add what is ticked, wave one suggestion away, or offer one again."""
    if word := request.POST.get("dismiss", ""):
        suggestions.dismiss(word)
        return _answer(request, f"“{word}” is not suggested again.")
    if word := request.POST.get("again", ""):
        suggestions.offer_again(word)
        return _answer(request, f"“{word}” is suggested again.")
    _add(request)
    return _back(request)


def _add(request: HttpRequest) -> None:
    """Write the ticked words, or all, at the end of the list; say why not when that fails."""
    snapshot = store.snapshot(FILE)
    offered = {each.word for each in _suggested(snapshot)}
    ticked = dict.fromkeys(request.POST.getlist("shown" if "all" in request.POST else "take"))
    entries = [_entry(request, word) for word in ticked if word in offered]
    if not entries:
        messages.info(request, "Nothing was ticked, so nothing was changed.")
        return
    written: list[Any] = snapshot.document.data.get("keywords") or [] if snapshot.document else []
    try:
        store.update(FILE, {"keywords": [*written, *entries]}, expected_version=snapshot.version)
    except (ConflictError, ConfigError) as error:
        messages.error(request, str(error))
        return
    words = "1 keyword is" if len(entries) == 1 else f"{len(entries)} keywords are"
    score_again(request, f"{words} added.")


def _entry(request: HttpRequest, word: str) -> Any:
    """Return a keyword as the file says it, with the weight that was chosen."""
    typed = request.POST.get(f"weight-{word}", "")
    weight = int(typed) if typed in {str(value) for value, _ in WEIGHTS} else USUAL_WEIGHT
    return word if weight == USUAL_WEIGHT else {"word": word, "weight": weight}


def _answer(request: HttpRequest, sentence: str) -> HttpResponse:
    if wants_fragment(request):
        snapshot = store.snapshot(FILE)
        return page(
            request,
            "setup/keywords.html",
            context(snapshot, request.POST.get("resume", ""))
            | {"said": sentence, "file": snapshot},
            partial="suggestions",
        )
    messages.success(request, sentence)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    resume = request.POST.get("resume", "")
    return redirect(f"{reverse(_PAGE)}?resume={resume}" if resume.isdecimal() else _PAGE)


def _suggested(snapshot: store.Snapshot, resume: Resume | None = None) -> list[Suggestion]:
    if snapshot.config is None:
        return []
    config = cast("ResumeKeywordsConfig", snapshot.config)
    return suggestions.suggested(config, timezone.localdate(), resume)

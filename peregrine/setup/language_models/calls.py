"""Every call of a month: who was asked, what came of it, what it cost."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peregrine.conf import ConfigError
from peregrine.llm import budget
from peregrine.models import LLMCall
from peregrine.setup.language_models import saving

PAGE_SIZE = 50
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    start, end = budget.month_of(_asked_month(request.GET.get("month", "")))
    rows = LLMCall.objects.filter(at__gte=start, at__lt=end)
    by_backend = (
        rows.order_by()
        .values("backend")
        .annotate(
            times=Count("pk"),
            answered=Count("pk", filter=Q(outcome=LLMCall.Outcome.ANSWERED)),
            failed=Count("pk", filter=Q(outcome=LLMCall.Outcome.FAILED)),
            asked=Sum("prompt_tokens"),
            written=Sum("completion_tokens"),
            paid=Sum("cost"),
        )
        .order_by("backend")
    )
    chosen = request.GET.get("backend", "")
    shown = rows.filter(backend=chosen) if chosen else rows
    shown = shown.select_related("task__job__company")
    context = {
        "section": "settings",
        "start": start,
        "before": start - timedelta(days=1),
        "after": end if end <= timezone.now() else None,
        "by_backend": by_backend,
        "chosen": chosen,
        "rows": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "currency": _currency(),
    }
    return render(request, "setup/calls.html", context)


def _asked_month(month: str) -> datetime | None:
    """Return a moment in a month such as 2026-11; None, which is now, for anything else."""
    try:
        day = date.fromisoformat(f"{month}-02")
    except ValueError:
        return None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    return timezone.make_aware(datetime.combine(day, time(12)))


def _currency() -> str:
    try:
        return saving.config_now().currency
    except ConfigError:
        return ""

"""What left this computer: to whom, why, how much; and the switch that stops it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peregrine.conf import ConfigError, store
from peregrine.models import EgressQuerySet, EgressRecord
from peregrine.net import airplane

PAGE_SIZE = 50
_DAYS = {"today": 0, "week": 7, "month": 30, "all": None}
PERIODS = (("today", "Today"), ("week", "7 days"), ("month", "30 days"), ("all", "All"))
_USUAL = "week"


@dataclass(frozen=True, slots=True)
class Line:
    """All connections to one host for one purpose."""

    host: str
    purpose: str
    times: int
    failed: int
    sent: int
    received: int
    last_at: datetime
    personal: list[str]


@require_safe
def connections(request: HttpRequest) -> HttpResponse:
    period = request.GET.get("period", "")
    period = period if period in _DAYS else _USUAL
    rows = EgressRecord.objects.since(_beginning(period))
    context: dict[str, Any] = {"section": "settings", "periods": PERIODS, "period": period}
    host, purpose = request.GET.get("host", ""), request.GET.get("purpose", "")
    if host:
        rows = rows.filter(host=host, **({"purpose": purpose} if purpose else {}))
        page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        context |= {"host": host, "purpose": purpose, "rows": page}
        return render(request, "connections/host.html", context)
    context |= {"lines": _lines(rows), "file": store.snapshot("network")}
    return render(request, "connections/connections.html", context)


@require_POST
def airplane_mode(request: HttpRequest) -> HttpResponse:
    """Switch it on or off. Work that is under way and needs the world outside stops by itself."""
    wanted = request.POST.get("on") == "1"
    try:
        store.update("network", {"airplane_mode": wanted})
    except ConfigError as error:
        messages.error(request, str(error))
        return redirect("connections")
    if airplane.is_on():
        messages.success(
            request,
            "Airplane mode is on: nothing leaves but to this computer and your own network.",
        )
    else:
        messages.success(request, "Airplane mode is off: Peregrine may ask the world outside.")
    return redirect("connections")


def _beginning(period: str) -> datetime | None:
    days = _DAYS[period]
    if days is None:
        return None
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days)


def _lines(rows: EgressQuerySet) -> list[Line]:
    carried = _carried(rows)
    return [
        Line(**sums, personal=carried.get((sums["host"], sums["purpose"]), []))
        for sums in rows.by_host_and_purpose()
    ]


def _carried(rows: EgressQuerySet) -> dict[tuple[str, str], list[str]]:
    """Return what of the person's data went to each host, for each purpose."""
    kinds: Iterable[tuple[str, str, list[str]]] = (
        rows.exclude(personal=[]).order_by().values_list("host", "purpose", "personal").distinct()
    )
    found: dict[tuple[str, str], set[str]] = {}
    for host, purpose, personal in kinds:
        found.setdefault((host, purpose), set()).update(personal)
    return {where: sorted(what) for where, what in found.items()}

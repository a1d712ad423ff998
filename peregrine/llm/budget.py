"""The monthly budget: no call is made whose worst case could exceed what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format

from peregrine.conf.schemas.llm import LLMConfig
from peregrine.llm.backends.base import BackendError
from peregrine.models import LLMCall


@dataclass(frozen=True, slots=True)
class Spent:
    """What a month's calls cost, those included that are being made."""

    money: Decimal
    tokens: int  # of services in the cloud: the others cost nothing


def month_of(now: datetime | None = None) -> tuple[datetime, datetime]:
    """Return the beginning and the end of the month, by the person's own clock."""
    local = timezone.localtime(now)
    start = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    year, month = divmod(start.year * 12 + start.month, 12)
    end = start.replace(tzinfo=None, year=year, month=month + 1)
    start = timezone.make_aware(start.replace(tzinfo=None))
    return start, timezone.make_aware(end)


def spent(now: datetime | None = None) -> Spent:
    start, end = month_of(now)
    tokens = Coalesce(F("prompt_tokens"), Value(0)) + Coalesce(F("completion_tokens"), Value(0))
    sums = LLMCall.objects.filter(at__gte=start, at__lt=end).aggregate(
        money=Sum("cost"), tokens=Sum(tokens, filter=Q(is_in_cloud=True))
    )
    return Spent(sums["money"] or Decimal(0), sums["tokens"] or 0)


def is_set(config: LLMConfig) -> bool:
    return bool(config.monthly_money or config.monthly_tokens)


def check(config: LLMConfig, call: LLMCall) -> None:
    """Raise BackendError when the month's calls, `call` among them, could exceed the budget.

    `call` has been saved with its worst case: of two that come at the same time, each sees the
    other, so both may be refused, and never may both be made.
    """
    found = spent()
    again = date_format(month_of()[1], "j F")
    money = Decimal(str(config.monthly_money))
    if money and call.cost is None and call.is_in_cloud:
        raise BackendError(
            f"the price of {call.model} is not known, so your budget could not be kept "
            "(prices in config/llm.yaml)",
            was_asked=False,
        )
    if money and call.cost and found.money > money:
        before = found.money - call.cost
        raise BackendError(
            f"your budget of {money:f} {config.currency} for this month does not allow it: "
            f"{before:.2f} are spent, and this call could cost {call.cost:.2f}. "
            f"It begins again on {again}",
            was_asked=False,
        )
    if config.monthly_tokens and call.is_in_cloud and found.tokens > config.monthly_tokens:
        asked = (call.prompt_tokens or 0) + (call.completion_tokens or 0)
        raise BackendError(
            f"your budget of {config.monthly_tokens:,} tokens for this month does not allow it: "
            f"{found.tokens - asked:,} are used, and this call could take {asked:,}. "
            f"It begins again on {again}",
            was_asked=False,
        )

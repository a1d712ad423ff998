"""What the page of the language models shows about each backend, and about the month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Max
from django.utils import timezone

from peregrine.conf.schemas import LLMConfig
from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm import budget, consent
from peregrine.models import CloudConsent, LLMCall
from peregrine.net import Personal
from peregrine.setup.language_models.saving import CHAINS, Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class BackendRow:
    name: str
    config: BackendConfig
    place: consent.Place
    allowed: CloudConsent | None
    missing: list[Personal]  # what prompts send and it may not receive yet
    last: LLMCall | None

    @property
    def has_model(self) -> bool:
        return self.config.type != "template"

    @property
    def needs_key(self) -> bool:
        return self.config.type == "anthropic" and not self.config.api_key

    @property
    def paused_until(self) -> datetime | None:
        """Until when the process that asked it last leaves it alone."""
        until = self.last.paused_until if self.last else None
        return until if until and until > timezone.now() else None


@dataclass(frozen=True, slots=True)
class ChainRow:
    chain: Chain
    order: list[str]
    others: list[str]


@dataclass(frozen=True, slots=True)
class Month:
    start: datetime
    spent: budget.Spent
    config: LLMConfig

    @property
    def money_percent(self) -> int:
        limit = Decimal(str(self.config.monthly_money))
        return min(100, round(100 * self.spent.money / limit)) if limit else 0

    @property
    def tokens_percent(self) -> int:
        limit = self.config.monthly_tokens
        return min(100, round(100 * self.spent.tokens / limit)) if limit else 0


def backend_rows(config: LLMConfig) -> list[BackendRow]:
    last = _last_calls(config.backends)
    given = {(row.backend, row.origin): row for row in CloudConsent.objects.all()}
    rows = []
    for name, backend in config.backends.items():
        place = consent.place(backend.address) if backend.address else "home"
        allowed = given.get((name, consent.origin(backend.address)))
        wanted = consent.wanted(backend) if place != "home" else []
        rows.append(
            BackendRow(
                name=name,
                config=backend,
                place=place,
                allowed=allowed,
                missing=[each for each in wanted if not allowed or each not in allowed.personal],
                last=last.get(name),
            )
        )
    return rows


def chain_rows(config: LLMConfig) -> list[ChainRow]:
    rows = []
    for chain in CHAINS:
        order: list[str] = getattr(config, chain.key)
        rows.append(ChainRow(chain, order, [name for name in config.backends if name not in order]))
    return rows


def this_month(config: LLMConfig) -> Month:
    return Month(budget.month_of()[0], budget.spent(), config)


def _last_calls(names: Iterable[str]) -> dict[str, LLMCall]:
    """Return the last call of each backend that was really made."""
    calls = LLMCall.objects.filter(backend__in=[name[:60] for name in names]).exclude(
        outcome__in=[LLMCall.Outcome.SKIPPED, LLMCall.Outcome.ASKING]
    )
    newest = calls.order_by().values("backend").annotate(newest=Max("pk")).values("newest")
    return {call.backend: call for call in LLMCall.objects.filter(pk__in=newest)}

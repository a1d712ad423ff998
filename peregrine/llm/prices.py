"""What a call costs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_UP, Decimal

from peregrine.conf.schemas.llm import Price
from peregrine.llm.backends.base import Usage

_PER = Decimal(1_000_000)
_SMALLEST = Decimal("0.000001")  # what the column holds


def price_of(model: str, prices: Mapping[str, Price]) -> Price | None:
    """Return the price of a model: that of its own name, or of the longest beginning of it.

    So `claude-sonnet` also prices `claude-sonnet-20991231`.
    """
    names = [name for name in prices if model.startswith(name)]
    return prices[max(names, key=len)] if names else None


def cost(price: Price, usage: Usage) -> Decimal:
    """Return what these tokens cost, rounded up."""
    prompt = Decimal(str(price.input)) * (usage.prompt_tokens or 0)
    answer = Decimal(str(price.output)) * (usage.completion_tokens or 0)
    return ((prompt + answer) / _PER).quantize(_SMALLEST, rounding=ROUND_UP)

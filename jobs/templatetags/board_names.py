"""The names of boards as people know them."""

from django import template

from jobs.boards import registry
from jobs.models import BoardOutcome

register = template.Library()


@register.filter
def board_label(name: str) -> str:
    return registry.label(name)


@register.filter
def outcome_label(outcome: BoardOutcome) -> str:
    """Return who was asked: “Indeed”, “Lever: Acme”, “Acme” while its board is not known."""
    board = registry.label(outcome.board) if outcome.board else ""
    return ": ".join(part for part in (board, outcome.company) if part)

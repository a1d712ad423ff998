"""The names of boards as people know them."""

from django import template

from jobs.boards import registry

register = template.Library()


@register.filter
def board_label(name: str) -> str:
    return registry.label(name)

"""What the form of a new note needs."""

import uuid

from django import template

register = template.Library()


@register.simple_tag
def new_token() -> str:
    """Return what tells one form from another: sent twice, it is one note."""
    return uuid.uuid4().hex

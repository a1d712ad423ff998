"""What the sidebar shows on every page."""

from typing import Any

from django.http import HttpRequest


def sidebar(request: HttpRequest) -> dict[str, Any]:
    return {}

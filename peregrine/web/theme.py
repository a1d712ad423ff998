"""Light, dark, or as the device says. A cookie, so that the first paint is right already."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "peregrine_theme"
THEMES = ("light", "dark")
ONE_YEAR = 60 * 60 * 24 * 365


def chosen_theme(request: HttpRequest) -> str:
    """Return “light” or “dark”, or nothing when the device decides."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else ""


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the colours (static/js/app.js does the same without leaving the page)."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if is_ours else "home")
    wanted = request.POST.get("theme", "")
    if wanted in THEMES:
        response.set_cookie(COOKIE, wanted, max_age=ONE_YEAR, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response

"""Error pages that help."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.template import loader

from peregrine.htmx import wants_fragment
from peregrine.web.carried import what_was_sent
from peregrine.web.signin import carried_along, send_again_page, sign_in_page


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke may be in a context processor.
    return HttpResponseServerError(loader.get_template("errors/500.html").render())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Offer to send a form of our own again: signing in elsewhere makes the open pages old."""
    is_signing_in = request.path == resolve_url("login")
    carried = carried_along(request) if is_signing_in else what_was_sent(request)
    if _comes_from_here(request) and not wants_fragment(request):
        if carried and request.user.is_authenticated:
            return send_again_page(request, carried, status=403)
        if carried:
            return sign_in_page(request, carried)
        if is_signing_in and request.user.is_authenticated:
            return redirect("home")
    return render(request, "errors/csrf.html", status=403)


def _comes_from_here(request: HttpRequest) -> bool:
    """Tell whether the browser vouches that a page of ours sent this; no other site can say so."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


class PageForWrongMethodMiddleware:
    """Show a page where Django answers a wrong method with nothing at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or wants_fragment(request):
            return response
        page = render(request, "errors/405.html", status=405)
        page.headers["Allow"] = response.headers.get("Allow", "")
        return page

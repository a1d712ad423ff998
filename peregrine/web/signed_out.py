"""Every page wants a signed-in person, unless it says that it does not."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

from peregrine.htmx import wants_fragment
from peregrine.web.carried import sent_from, what_was_sent
from peregrine.web.signin import sign_in_page


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Send strangers to the sign-in page, but never swap that page into a part of another one."""

    def handle_no_permission(  # type: ignore[override]  # the stubs know redirects only
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if wants_fragment(request):
            return HttpResponse(status=401)  # app.js says it in words; unsaved words stay
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        if carried := what_was_sent(request):
            return sign_in_page(request, carried)
        if request.path == resolve_url("logout"):
            return redirect_to_login("")  # pressed twice
        # An address that takes a form shows nothing: back to where the button was pressed.
        messages.warning(request, "You were signed out, so that was not done. Try it once more.")
        return redirect_to_login(sent_from(request) or resolve_url("home"))

"""Every page wants a signed-in person, unless it says that it does not."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from peregrine.htmx import wants_fragment


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Send strangers to the sign-in page, but never swap that page into a part of another one."""

    def handle_no_permission(  # type: ignore[override]  # the stubs know redirects only
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if wants_fragment(request):
            return HttpResponse(status=401)  # app.js says it in words; unsaved words stay
        return super().handle_no_permission(request, view_func)

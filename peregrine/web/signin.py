"""Signing in, and making the owner's account on the first visit."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, UserCreationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from peregrine.web import owner
from peregrine.web.carried import FIELD, Carried


class ClaimForm(UserCreationForm[User]):
    class Meta(UserCreationForm.Meta):
        help_texts = {
            "username": "What you will sign in with: your first name, say, in any script. "
            "No spaces, no emoji."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["invalid"] = (
            "A name to sign in with has letters, digits and @ . + - _ only: no spaces, no emoji."
        )


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class SignIn(LoginView):
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and (carried := carried_along(request)):
            return send_again_page(request, carried)  # the page was loaded once more
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        carried = carried_along(self.request)
        return send_again_page(self.request, carried) if carried else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carried = self.request.POST.get(FIELD, "")
        return super().get_context_data(**kwargs, has_owner=owner.has_owner(), carried=carried)


def carried_along(request: HttpRequest) -> Carried | None:
    """Return the form that came with a sign-in."""
    return Carried.unsealed(request.POST.get(FIELD, ""))


def sign_in_page(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Ask who it is, and carry on what was sent without a sign-in."""
    context = {
        "form": AuthenticationForm(request),
        "has_owner": owner.has_owner(),
        "next": carried.page,
        "carried": carried.seal(),
    }
    response = render(request, "registration/login.html", context, status=403)
    add_never_cache_headers(response)
    return response


def send_again_page(request: HttpRequest, carried: Carried, *, status: int = 200) -> HttpResponse:
    """Show what was sent, to be sent again with a click or left."""
    response = render(request, "registration/send_again.html", {"sent": carried}, status=status)
    add_never_cache_headers(response)
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Make the owner's account with the link from the console."""
    token = request.GET.get("token", "")
    if owner.has_owner() or not owner.is_claimable_with(token):
        return _refused(request)
    form = ClaimForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "registration/claim.html", {"form": form}, status=status)
    try:
        user = owner.claim(form.save(commit=False), token)
    except owner.ClaimRefused:
        return _refused(request)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, f"Welcome, {user.get_username()}. This Peregrine is yours now.")
    return redirect("home")


def _refused(request: HttpRequest) -> HttpResponse:
    context = {"has_owner": owner.has_owner()}
    return render(request, "registration/claim_refused.html", context, status=403)

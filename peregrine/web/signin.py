"""Signing in, and making the owner's account on the first visit."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from peregrine.web import owner


class ClaimForm(UserCreationForm[User]):
    class Meta(UserCreationForm.Meta):
        help_texts = {"username": "What you will sign in with. Your first name is fine."}


class SignIn(LoginView):
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, has_owner=owner.has_owner())


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

"""The admin site. Apart from `admin.py`: the site must exist before anything registers with it."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator


class PeregrineAdminSite(admin.AdminSite):
    site_header = "Peregrine admin"
    site_title = "Peregrine admin"
    index_title = "Bulk edits and repair"
    enable_nav_sidebar = False  # the tables need the room

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Send everybody through the one sign-in page, which is throttled."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

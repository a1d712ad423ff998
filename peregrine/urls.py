"""Every address of the app, by part."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("peregrine.web.urls")),
    path("settings/", include("peregrine.setup.urls")),
    path("jobs/", include("jobs.urls")),
    path("interviews/", include("interviews.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "peregrine.web.errors.bad_request"
handler403 = "peregrine.web.errors.permission_denied"
handler404 = "peregrine.web.errors.not_found"
handler500 = "peregrine.web.errors.server_error"

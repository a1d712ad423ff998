"""The admin site, and the admin of the machinery's own tables."""

from django.contrib import admin


class PeregrineAdminSite(admin.AdminSite):
    site_header = "Peregrine"
    site_title = "Peregrine admin"
    index_title = "Bulk edits and repair"

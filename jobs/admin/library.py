"""The admin of the library: saved views to repair, and what was done to many jobs to read."""

from django.contrib import admin

from jobs.models import BulkChange, SavedView
from peregrine.admin import ReadOnlyAdmin


@admin.register(SavedView)
class SavedViewAdmin(admin.ModelAdmin[SavedView]):
    list_display = ["name", "query", "position", "is_default", "removed_at"]
    list_filter = ["is_default"]
    search_fields = ["name", "query"]
    date_hierarchy = "created_at"
    list_per_page = 50


@admin.register(BulkChange)
class BulkChangeAdmin(ReadOnlyAdmin[BulkChange]):
    list_display = ["action", "total", "done", "created_at", "undone_at", "taken_back"]
    list_filter = ["action"]
    search_fields = ["action"]
    date_hierarchy = "created_at"

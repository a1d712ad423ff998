"""The admin of wordings and notes: to read. They are decided on the page of their job."""

from django.contrib import admin

from jobs.models import MatchNote, Rewording
from peregrine.admin import ReadOnlyAdmin


@admin.register(Rewording)
class RewordingAdmin(ReadOnlyAdmin[Rewording]):
    list_display = ["job", "line", "source", "text", "status", "model", "created_at"]
    list_filter = ["status", "backend"]
    list_select_related = ["job__company"]
    search_fields = ["source", "text", "job__title"]
    date_hierarchy = "created_at"


@admin.register(MatchNote)
class MatchNoteAdmin(ReadOnlyAdmin[MatchNote]):
    list_display = ["job", "status", "backend", "model", "created_at", "removed_at"]
    list_filter = ["status", "backend"]
    list_select_related = ["job__company"]
    search_fields = ["text", "job__title"]
    date_hierarchy = "created_at"

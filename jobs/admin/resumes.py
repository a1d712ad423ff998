"""The admin of resumes: to read. They are edited on their own pages."""

from django.contrib import admin

from jobs.models import DismissedKeyword, Resume, ResumeProposal, ResumeVersion
from peregrine.admin import ReadOnlyAdmin


@admin.register(Resume)
class ResumeAdmin(ReadOnlyAdmin[Resume]):
    list_display = ["name", "is_default", "original_name", "revision", "updated_at", "deleted_at"]
    list_filter = ["is_default", "original_kind"]
    search_fields = ["name", "text"]
    date_hierarchy = "created_at"


@admin.register(ResumeVersion)
class ResumeVersionAdmin(ReadOnlyAdmin[ResumeVersion]):
    list_display = ["resume", "revision", "created_at"]
    list_select_related = ["resume"]
    search_fields = ["resume__name"]
    date_hierarchy = "created_at"


@admin.register(DismissedKeyword)
class DismissedKeywordAdmin(admin.ModelAdmin[DismissedKeyword]):
    list_display = ["word", "dismissed_at"]
    search_fields = ["word"]
    date_hierarchy = "dismissed_at"


@admin.register(ResumeProposal)
class ResumeProposalAdmin(ReadOnlyAdmin[ResumeProposal]):
    list_display = ["resume", "backend", "model", "created_at", "settled_at"]
    list_filter = ["backend"]
    list_select_related = ["resume"]
    search_fields = ["resume__name", "model"]
    date_hierarchy = "created_at"

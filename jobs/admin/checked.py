"""The admin of what the person said to the fact check."""

from django.contrib import admin

from jobs.models import SeenDoubt, VouchedSentence
from peregrine.admin import ReadOnlyAdmin


@admin.register(VouchedSentence)
class VouchedSentenceAdmin(admin.ModelAdmin[VouchedSentence]):
    """Delete a row here to have the sentence doubted again."""

    list_display = ["text", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["text"]
    date_hierarchy = "created_at"


@admin.register(SeenDoubt)
class SeenDoubtAdmin(ReadOnlyAdmin[SeenDoubt]):
    list_display = ["sentence", "why", "letter", "seen_at"]
    list_filter = ["seen_at"]
    list_select_related = ["letter__job__company"]
    search_fields = ["sentence", "letter__job__title"]
    date_hierarchy = "seen_at"

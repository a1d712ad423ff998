"""The admin of how postings come in: searches, boards, captures and what was hidden."""

from django.contrib import admin

from jobs.models import (
    BoardOutcome,
    Capture,
    ColumnChoice,
    DiscoveryRun,
    FetchedPage,
    HiddenPosting,
    Reveal,
    TextSearch,
    WatchedCompany,
)
from peregrine.admin import ReadOnlyAdmin


class BoardOutcomeInline(admin.TabularInline[BoardOutcome, DiscoveryRun]):
    model = BoardOutcome
    extra = 0
    can_delete = False


@admin.register(DiscoveryRun)
class DiscoveryRunAdmin(ReadOnlyAdmin[DiscoveryRun]):
    list_display = [
        "source",
        "kind",
        "status",
        "new_count",
        "sighting_count",
        "hidden_count",
        "error_count",
        "started_at",
    ]
    list_filter = ["kind", "status"]
    search_fields = ["source"]
    date_hierarchy = "started_at"
    inlines = [BoardOutcomeInline]


@admin.register(Reveal)
class RevealAdmin(ReadOnlyAdmin[Reveal]):
    list_display = ["words", "rule", "shown_count", "revealed_at", "undone_at"]
    list_filter = ["rule"]
    search_fields = ["words"]
    date_hierarchy = "revealed_at"


@admin.register(ColumnChoice)
class ColumnChoiceAdmin(admin.ModelAdmin[ColumnChoice]):
    """Delete a row here to have the columns of such files guessed again."""

    list_display = ["__str__", "used_at"]
    list_filter = ["used_at"]
    search_fields = ["names"]
    date_hierarchy = "used_at"


@admin.register(FetchedPage)
class FetchedPageAdmin(ReadOnlyAdmin[FetchedPage]):
    list_display = ["board", "read_at", "etag", "last_modified"]
    list_filter = ["board"]
    search_fields = ["board"]
    date_hierarchy = "read_at"


@admin.register(WatchedCompany)
class WatchedCompanyAdmin(admin.ModelAdmin[WatchedCompany]):
    """Delete a row here to have the company looked for again."""

    list_display = ["entry", "board", "token", "probed_at"]
    list_filter = ["board"]
    search_fields = ["entry", "token"]
    date_hierarchy = "probed_at"


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin[Capture]):
    list_display = ["url", "status", "job", "message", "asked_at"]
    list_filter = ["status"]
    list_select_related = ["job__company"]
    search_fields = ["url", "message"]
    date_hierarchy = "asked_at"


@admin.register(TextSearch)
class TextSearchAdmin(admin.ModelAdmin[TextSearch]):
    """Delete a row here to have the description looked for again."""

    list_display = ["job", "problem", "tries", "tried_at", "try_again_at"]
    list_filter = ["tried_at"]
    list_select_related = ["job__company"]
    search_fields = ["job__title", "job__company__name", "problem"]
    raw_id_fields = ["job"]
    date_hierarchy = "tried_at"


@admin.register(HiddenPosting)
class HiddenPostingAdmin(ReadOnlyAdmin[HiddenPosting]):
    list_display = ["title", "company_name", "rule", "words", "board", "hidden_at"]
    list_filter = ["rule", "board", "hidden_at"]
    list_select_related = ["run", "job__company"]
    search_fields = ["title", "company_name", "words"]

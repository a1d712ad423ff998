"""The admin of the machinery's own tables."""

from typing import Any, TypeVar

from axes.models import AccessFailureLog
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Field, Model, URLField
from django.http import HttpRequest
from django_q.models import Failure, OrmQ, Schedule, Success

from peregrine.models import BackgroundTask, CloudConsent, EgressRecord, LLMCall

M = TypeVar("M", bound=Model)

HTTPS_WHERE_NOT_SAID: dict[type[Field[Any, Any]], dict[str, Any]] = {
    URLField: {"assume_scheme": "https"}
}

# One person needs no groups, and the queue's tables are told by BackgroundTask in plain words.
HIDDEN_MODELS = (Group, AccessFailureLog, Failure, OrmQ, Schedule, Success)


class ReadOnlyAdmin(admin.ModelAdmin[M]):
    """For tables that Peregrine writes: to read and search. A change here would be a lie."""

    show_full_result_count = False
    list_per_page = 50
    ordering = ["-pk"]
    formfield_overrides = HTTPS_WHERE_NOT_SAID

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False


@admin.register(BackgroundTask)
class BackgroundTaskAdmin(ReadOnlyAdmin[BackgroundTask]):
    list_display = ["task_type", "job", "status", "stage", "attempts", "created_at", "took"]
    list_filter = ["status", "task_type", "created_at"]
    list_select_related = ["job__company"]
    search_fields = ["task_type", "subject", "error", "job__title", "job__company__name"]

    @admin.display(description="took")
    def took(self, task: BackgroundTask) -> str:
        return "" if task.duration is None else f"{task.duration.total_seconds():.1f} s"


@admin.register(EgressRecord)
class EgressRecordAdmin(ReadOnlyAdmin[EgressRecord]):
    list_display = ["at", "purpose", "method", "host", "path", "status", "bytes_in", "error"]
    list_filter = ["purpose", "at"]
    search_fields = ["host", "path", "error"]


@admin.register(LLMCall)
class LLMCallAdmin(ReadOnlyAdmin[LLMCall]):
    list_display = [
        "at",
        "backend",
        "model",
        "outcome",
        "prompt_tokens",
        "completion_tokens",
        "cost",
        "seconds",
        "task",
    ]
    list_filter = ["outcome", "chain", "is_in_cloud", "at"]
    list_select_related = ["task"]
    search_fields = ["backend", "model", "detail"]


@admin.register(CloudConsent)
class CloudConsentAdmin(ReadOnlyAdmin[CloudConsent]):
    list_display = ["at", "backend", "origin", "personal"]
    list_filter = ["at"]
    search_fields = ["backend", "origin"]

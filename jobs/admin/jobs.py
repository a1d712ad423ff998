"""The admin of jobs and what hangs on one: bulk moves and repair."""

import uuid
from collections import Counter
from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from jobs.dedupe import company_key, place_key, title_key
from jobs.editing import mark_edited
from jobs.models import (
    Company,
    CoverLetter,
    Draft,
    Job,
    JobDocument,
    Note,
    Sighting,
    StageChange,
    Verdict,
)
from jobs.stages import InvalidMove, Stage
from peregrine.admin import HTTPS_WHERE_NOT_SAID, M, ReadOnlyAdmin

JobAction = Callable[["JobAdmin", HttpRequest, QuerySet[Job]], None]


class ReadOnlyInline(admin.TabularInline[M, Job]):
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class SightingInline(ReadOnlyInline[Sighting]):
    model = Sighting
    fields = ["board", "title", "location", "first_seen_at", "last_seen_at"]


class StageChangeInline(ReadOnlyInline[StageChange]):
    model = StageChange
    fk_name = "job"
    fields = ["at", "from_stage", "to_stage", "by", "reason"]


class CoverLetterInline(ReadOnlyInline[CoverLetter]):
    model = CoverLetter
    fields = ["version", "status", "backend", "model", "created_at", "sealed_at"]


def _move_action(stage: Stage) -> JobAction:
    """Make the action that moves every chosen job to `stage`, one by one."""

    @admin.action(description=f"Move to “{stage.label}”", permissions=["change"])
    def move(modeladmin: "JobAdmin", request: HttpRequest, queryset: QuerySet[Job]) -> None:
        modeladmin.move_all(request, queryset, stage)

    move.__name__ = f"move_to_{stage.value}"
    return move


_STAGE_FACTS = [
    "stage",
    "stage_changed_at",
    "closed_from",
    "reject_reason",
    "skipped_at",
    "applied_at",
]
_REASONS = ["score_parts", "matched", "gaps", "asks", "languages"]


@admin.register(Job)
class JobAdmin(admin.ModelAdmin[Job]):
    formfield_overrides = HTTPS_WHERE_NOT_SAID
    list_display = ["title", "company", "location", "match", "stage", "found_at"]
    list_filter = ["stage", "reject_reason", "is_remote", "found_at"]
    ordering = ["-pk"]
    list_select_related = ["company"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "company__name"]
    autocomplete_fields = ["company"]
    actions = [_move_action(stage) for stage in Stage]
    inlines = [StageChangeInline, SightingInline, CoverLetterInline]
    readonly_fields = [*_STAGE_FACTS, "found_at", "found_by", "match", *_REASONS, "scored_with"]
    fieldsets = [
        (None, {"fields": ["title", "company", "location", "is_remote", "employment_type"]}),
        (
            "Posting",
            {"fields": ["url", "apply_url", "posted_on", ("found_at", "found_by"), "description"]},
        ),
        (
            "Pay",
            {
                "fields": [
                    "salary_text",
                    ("salary_min", "salary_max"),
                    ("salary_currency", "salary_period"),
                ]
            },
        ),
        ("Match", {"fields": ["match", *_REASONS, "scored_with"]}),
        (
            "Stage",
            {
                "description": "A stage changes on the job’s own page or by an action on the list.",
                "fields": [*_STAGE_FACTS],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        jobs = super().get_queryset(request)
        # A list shows no descriptions, and a hundred thousand of them are heavy.
        is_one = request.resolver_match is not None and "object_id" in request.resolver_match.kwargs
        return jobs if is_one else jobs.defer("description", *_REASONS)

    def save_model(
        self,
        request: HttpRequest,
        obj: Job,
        form: ModelForm[Job],
        change: bool,  # noqa: FBT001
    ) -> None:
        obj.company_key = company_key(obj.company.name)
        obj.title_key = title_key(obj.title)
        obj.place_key = place_key(obj.location)
        mark_edited(obj, set(form.changed_data))
        super().save_model(request, obj, form, change)

    @admin.display(ordering="score")
    def match(self, job: Job) -> str:
        return str(job.score) if job.is_scored else "not scored"

    def move_all(self, request: HttpRequest, jobs: QuerySet[Job], stage: Stage) -> None:
        """Move each job through `move_to()`, in one batch, and say what came of it."""
        batch = uuid.uuid4()
        refusals: Counter[str] = Counter()
        moved = 0
        for job in jobs.order_by("pk"):
            already = job.current_stage == stage
            try:
                job.move_to(stage, by=StageChange.Mover.ADMIN, batch=batch)
            except InvalidMove as refusal:
                refusals[f"already {stage.label.lower()}" if already else str(refusal)] += 1
            else:
                moved += 1
        skipped = (f"{count} skipped: {why}" for why, count in refusals.most_common())
        level = messages.WARNING if refusals else messages.SUCCESS
        self.message_user(request, ", ".join([f"{moved} moved", *skipped]), level)


@admin.register(Company)
class CompanyAdmin(admin.ModelAdmin[Company]):
    formfield_overrides = HTTPS_WHERE_NOT_SAID
    list_display = ["name", "website", "created_at"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["name"]
    list_filter = ["created_at"]
    fields = ["name", "website", "key", "created_at"]
    readonly_fields = ["key", "created_at"]

    def save_model(
        self,
        request: HttpRequest,
        obj: Company,
        form: ModelForm[Company],
        change: bool,  # noqa: FBT001
    ) -> None:
        # An existing key stays: the jobs carry copies of it, and dedupe compares those.
        obj.key = obj.key or company_key(obj.name)
        super().save_model(request, obj, form, change)


@admin.register(Sighting)
class SightingAdmin(ReadOnlyAdmin[Sighting]):
    list_display = ["title", "company_name", "board", "job", "last_seen_at"]
    list_filter = ["board", "last_seen_at"]
    list_select_related = ["job__company"]
    search_fields = ["title", "company_name", "native_id"]


@admin.register(StageChange)
class StageChangeAdmin(ReadOnlyAdmin[StageChange]):
    list_display = ["job", "from_stage", "to_stage", "by", "reason", "at"]
    list_filter = ["by", "to_stage", "at"]
    list_select_related = ["job__company"]
    search_fields = ["job__title", "job__company__name", "reason"]


@admin.register(Verdict)
class VerdictAdmin(ReadOnlyAdmin[Verdict]):
    list_display = ["job", "other", "is_same", "said_at", "taken_back_at"]
    list_filter = ["is_same"]
    list_select_related = ["job__company", "other__company"]
    search_fields = ["job__title", "other__title"]
    date_hierarchy = "said_at"


@admin.register(CoverLetter)
class CoverLetterAdmin(ReadOnlyAdmin[CoverLetter]):
    list_display = ["job", "version", "status", "backend", "model", "created_at", "sealed_at"]
    list_filter = ["status", "is_template", "backend"]
    list_select_related = ["job__company"]
    search_fields = ["job__title", "job__company__name", "text"]
    date_hierarchy = "created_at"


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin[Draft]):
    list_display = ["kind", "job", "status", "backend", "model", "created_at"]
    list_filter = ["kind", "status", "backend"]
    list_select_related = ["job__company"]
    search_fields = ["job__title", "job__company__name", "text"]
    date_hierarchy = "created_at"


@admin.register(Note)
class NoteAdmin(ReadOnlyAdmin[Note]):
    list_display = ["__str__", "job", "written_at", "edited_at", "removed_at"]
    list_filter = ["written_at"]
    list_select_related = ["job__company"]
    search_fields = ["text", "job__title", "job__company__name"]
    date_hierarchy = "written_at"


@admin.register(JobDocument)
class JobDocumentAdmin(ReadOnlyAdmin[JobDocument]):
    list_display = ["name", "kind", "format", "job", "size", "created_at"]
    list_filter = ["kind", "format"]
    list_select_related = ["job__company"]
    search_fields = ["path", "job__title", "job__company__name"]
    date_hierarchy = "created_at"
